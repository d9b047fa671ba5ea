from . import mentoring_reason
