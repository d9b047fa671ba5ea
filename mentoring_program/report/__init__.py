from . import mentoring_outcome
