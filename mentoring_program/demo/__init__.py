from . import mentoring_demo
from . import mentoring_recruitment_demo
from . import mentoring_library_demo
from . import mentoring_event_demo
from . import mentoring_evaluation_demo
from . import mentoring_speed_demo
from . import mentoring_words_demo
from . import mentoring_quality_demo
