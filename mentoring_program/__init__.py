from . import controllers
from . import demo
from . import models
from . import report
from . import wizard


def uninstall_hook(env):
    """Delete what would stay behind without its module: the private events of the sessions."""
    env["mentoring.session"].search([])._events().unlink()
