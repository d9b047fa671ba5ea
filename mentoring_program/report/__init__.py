from . import mentoring_analysis
from . import mentoring_outcome
from . import mentoring_outcome_workbook
from . import mentoring_participant_report
from . import mentoring_relationship_report
from . import mentoring_session_report
