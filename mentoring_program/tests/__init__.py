from . import test_goal
from . import test_grade
from . import test_lifecycle
from . import test_matching_pure
from . import test_note_privacy
from . import test_participant
from . import test_session
from . import test_session_calendar
