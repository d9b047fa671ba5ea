"""Tests of the matching, free of Odoo; `tests/test_matching_pure.py` runs them in Odoo too."""

from . import test_assignment
from . import test_assignment_input
from . import test_audit
from . import test_bounds
from . import test_command_line
from . import test_candidates
from . import test_criteria
from . import test_eligibility
from . import test_explanation
from . import test_figures
from . import test_fingerprint
from . import test_formats
from . import test_group_search
from . import test_groups
from . import test_limits
from . import test_lowest
from . import test_pair_formats
from . import test_peers
from . import test_people
from . import test_points
from . import test_rounds
from . import test_remedies
from . import test_scoring
from . import test_stable
from . import test_waiting
from . import test_working_time
