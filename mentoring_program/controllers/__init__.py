from . import certificate
from . import evaluation
from . import survey
