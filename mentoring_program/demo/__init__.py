from . import mentoring_demo
