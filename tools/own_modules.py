"""pytest plugin: Odoo's own lint tests look at the modules of this repository only."""

from pathlib import Path

import odoo.modules
from odoo.modules import Manifest

ROOT = Path(__file__).parents[1]
OWN = sorted(manifest.parent.name for manifest in ROOT.glob("*/__manifest__.py"))

Manifest.all_addon_manifests = staticmethod(lambda: [Manifest.for_addon(name) for name in OWN])
odoo.modules.get_modules = lambda: OWN
