"""Matching mentees with mentors: values in, values out."""
