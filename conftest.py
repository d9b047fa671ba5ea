"""What pytest needs to know of this project.

`mentoring_program/matching` can be tested on its own where there is no Odoo. Pytest imports a test
under its full package name, and the package `mentoring_program` needs Odoo. Without the pytest-odoo
plug-in an empty package of that name stands in, so that `pytest mentoring_program/matching/tests`
finds the plain Python below it.

Where several workers test side by side, each has a database of its own, but the plug-in gives them
one file store. After each class of tests Odoo removes the files its database knows nothing of,
those of the other workers among them; so each worker gets a store of its own.
"""

import os
import shutil
import sys
from pathlib import Path
from types import ModuleType
from unittest import mock

import pytest

MODULE = "mentoring_program"


def pytest_configure(config):
    if not config.pluginmanager.has_plugin("odoo"):
        package = ModuleType(MODULE)
        package.__path__ = [str(Path(__file__).parent / MODULE)]
        sys.modules.setdefault(MODULE, package)


@pytest.fixture(scope="session", autouse=True)
def own_filestore(request):
    """Give a worker a file store of its own, as links to the files of the common one."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if not worker or not request.config.pluginmanager.has_plugin("odoo"):
        yield
        return
    request.getfixturevalue("load_registry")  # which has set the common store
    from odoo.tools import config

    common = config.filestore(config["db_name"])
    own = f"{common}-{worker}"
    shutil.rmtree(own, ignore_errors=True)
    shutil.copytree(common, own, copy_function=os.link)
    with mock.patch.object(config, "filestore", return_value=own):
        yield
    shutil.rmtree(own)
