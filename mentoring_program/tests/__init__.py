from . import test_grade
from . import test_import
from . import test_import_file
from . import test_lifecycle
from . import test_matching_pure
from . import test_participant
