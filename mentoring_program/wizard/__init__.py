from . import mentoring_agreement_change
from . import mentoring_reason
