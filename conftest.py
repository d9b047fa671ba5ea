"""Lets pytest run `mentoring_program/matching` on its own where there is no Odoo.

Pytest imports a test under its full package name, and the package `mentoring_program` needs Odoo.
Without the pytest-odoo plug-in an empty package of that name stands in, so that
`pytest mentoring_program/matching/tests` finds the plain Python below it.
"""

import sys
from pathlib import Path
from types import ModuleType

MODULE = "mentoring_program"


def pytest_configure(config):
    if not config.pluginmanager.has_plugin("odoo"):
        package = ModuleType(MODULE)
        package.__path__ = [str(Path(__file__).parent / MODULE)]
        sys.modules.setdefault(MODULE, package)
