"""The Odoo environment of a script: `./dev` names the database in PGDATABASE."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from odoo.api import SUPERUSER_ID, Environment
from odoo.modules.registry import Registry
from odoo.tools import config


@contextmanager
def environment(*, keep: bool = False) -> Iterator[Environment]:
    """Yield the superuser's environment; what the script writes is rolled back unless `keep`."""
    config.parse_config(["--no-http", "--log-level=warn"], setup_logging=True)
    with Registry(os.environ["PGDATABASE"]).cursor() as cr:
        yield Environment(cr, SUPERUSER_ID, {})
        if not keep:
            cr.rollback()
