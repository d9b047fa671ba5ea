"""Builds the scripts and style sheets that browser tours load, once for all workers.

Without it each tour builds them anew, because a test rolls back what it wrote.
"""

import re

from tools.environment import environment

NOT_IN_TOURS = re.compile("qunit|unit_tests|tests_assets|dark|discuss_public")


def main():
    """Build them in the database that PGDATABASE names."""
    with environment(keep=True) as env:
        qweb = env["ir.qweb"]
        scripts, styles = qweb._get_bundles_to_pregenarate()
        for bundle in sorted(name for name in scripts if not NOT_IN_TOURS.search(name)):
            qweb._get_asset_bundle(bundle, css=False, js=True).js()
        for bundle in sorted(name for name in styles if not NOT_IN_TOURS.search(name)):
            qweb._get_asset_bundle(bundle, css=True, js=False).css()


if __name__ == "__main__":
    main()
