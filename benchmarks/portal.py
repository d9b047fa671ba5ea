"""How long until the first byte of our portal pages, against Odoo's own ``/my/projects``?

One process, one database, one login: a mentee with 3 relationships, 20 sessions and 30 goals, who
follows 80 projects. Each round asks for ``/my/projects``, our pages, and ``/my/projects`` again;
the medians of all rounds are compared. The run counts if the two series of the peer differ by
less than 15 %.
"""

import re
import statistics
import sys
import time

from werkzeug.test import Client

from odoo.api import Environment
from odoo.http import root
from odoo.tools import config

from tools.environment import environment

PEER_MODULE = "project"
LOGIN = "bench.mentee"
PEER = "/my/projects"
ROUNDS, WARM_UP, MOST = 30, 3, 1.25
HERE = {"REMOTE_ADDR": "127.0.0.1"}


def main() -> int:
    """Print a line per page; the exit code tells whether all are quick enough."""
    with environment(keep=True) as env:
        pages = prepare(env)
        config["dbfilter"] = f"^{env.cr.dbname}$"
        config["list_db"] = False
    client = log_in()
    times = {page: [] for page in (PEER, *pages, "again")}
    for number in range(ROUNDS + WARM_UP):
        for page in times:
            elapsed = first_byte(client, PEER if page == "again" else page)
            if number >= WARM_UP:
                times[page].append(elapsed)
    medians = {page: statistics.median(series) for page, series in times.items()}
    peer, noise = medians[PEER], abs(medians.pop("again") / medians[PEER] - 1)
    for page in pages:
        sys.stdout.write(f"{medians[page] / peer:5.2f} x  {medians[page] * 1000:6.1f} ms  {page}\n")
    sys.stdout.write(f"{'':9}{peer * 1000:6.1f} ms  {PEER} (noise {noise:.0%})\n")
    if noise >= 0.15:
        sys.stdout.write("too noisy to tell: run it again on a machine with nothing else to do\n")
    return any(medians[page] > MOST * peer for page in pages)


def log_in() -> Client:
    """A client that has filled the login form."""
    client = Client(root)
    page = client.get("/web/login", environ_overrides=HERE).get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    form = {"login": LOGIN, "password": LOGIN, "csrf_token": token}
    answer = client.post("/web/login", data=form, environ_overrides=HERE)
    if answer.status_code != 303:
        sys.exit(f"the login failed: {answer.status}")
    return client


def first_byte(client: Client, page: str) -> float:
    """Seconds until the page is rendered; Odoo sends nothing before."""
    started = time.perf_counter()
    answer = client.get(page, environ_overrides=HERE)
    elapsed = time.perf_counter() - started
    if answer.status_code != 200:
        sys.exit(f"{page}: {answer.status}")
    return elapsed


def prepare(env: Environment) -> list[str]:
    """Make what the pages show, once; returns their addresses."""
    user = env["res.users"].search([("login", "=", LOGIN)]) or make(env)
    tina = env(user=user)
    pair = tina["mentoring.relationship"].search([], limit=1)
    session = tina["mentoring.session"].search([], limit=1)
    goal = tina["mentoring.goal"].search([], limit=1)
    home = "/my/mentoring"
    return [
        home,
        f"{home}/relationships/{pair.id}",
        f"{home}/relationships/{pair.id}/sessions",
        f"{home}/sessions/{session.id}",
        f"{home}/goals",
        f"{home}/goals/{goal.id}",
        f"{home}/programs",
        f"{home}/resources",
    ]


def make(env: Environment):
    """The mentee, his relationships, sessions and goals, and the projects he follows."""
    from odoo.addons.mentoring_program.tests.common import MentoringCast

    class Cast(MentoringCast):
        pass

    Cast.env = env
    Cast._create_cast()
    Cast.tina.write({"login": LOGIN, "password": LOGIN})
    pairs = [Cast._create_relationship() for _number in range(3)]
    for pair in pairs:
        Cast._activate(pair)
    for number in range(20):
        Cast._create_session(pairs[number % 3], Cast.tina, f"2031-01-{number + 1:02} 09:00:00")
    for number in range(30):
        member = Cast._members(pairs[number % 3])[1]
        Cast._create_goal(member, Cast.tina, name=f"Goal {number}")
    projects = env["project.project"].create(
        [{"name": f"Project {number}", "privacy_visibility": "portal"} for number in range(80)]
    )
    projects.message_subscribe(partner_ids=Cast.tina.partner_id.ids)
    return Cast.tina


if __name__ == "__main__":
    sys.exit(main())
