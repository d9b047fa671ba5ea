from . import evaluation
from . import survey
