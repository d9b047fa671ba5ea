from . import test_grade
from . import test_lifecycle
from . import test_matching_pure
from . import test_participant
