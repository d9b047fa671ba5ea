from . import mentoring_outcome
from . import mentoring_outcome_workbook
