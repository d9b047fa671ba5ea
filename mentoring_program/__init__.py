from . import controllers
from . import demo
from . import models
from . import report
from . import wizard


def uninstall_hook(env):
    """Delete what would stay behind without its module, or stand in the way of its removal.

    The private events of the sessions; the programs with all that hangs on them, for grades and
    companies cannot go while somebody uses them; and the names that other modules have given to
    fields and parents of our models.
    """
    env["mentoring.session"].search([])._events().unlink()
    env.flush_all()
    # nothing guards a relationship that runs when everything goes: the foreign keys take it along
    env.cr.execute("DELETE FROM mentoring_relationship")
    env.cr.execute("DELETE FROM mentoring_program")
    env.invalidate_all()
    names = ("selection\\_\\_mentoring\\_%", "model\\_inherit\\_\\_mentoring\\_%")
    for name in names:
        env["ir.model.data"].search([("name", "=like", name)]).unlink()
