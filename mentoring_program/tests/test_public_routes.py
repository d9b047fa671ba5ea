import re

from odoo.http import _generate_routing_rules
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .world import KINDS, MentoringWorld

OURS = "odoo.addons.mentoring_program"
EVERYBODY = set(KINDS) - {"public"}
MEMBERS = {"portal_mentee", "portal_mentor", "mentee", "mentor", "boss_mentor"}
# Who finds something at an address with the number of his own: {address: (model, kinds)}.
ROUTES = {
    "/my/mentoring": (None, EVERYBODY),
    "/my/mentoring/achievements": (None, EVERYBODY),
    "/my/mentoring/stories": (None, EVERYBODY),
    "/my/mentoring/stories/<int:story_id>": (("mentoring.recognition", "story"), MEMBERS),
    "/my/mentoring/relationships/<int:relationship_id>/story": ("mentoring.relationship", MEMBERS),
    "/my/mentoring/concerns/<int:concern_id>": ("mentoring.concern", MEMBERS),
    "/my/mentoring/programs/<int:program_id>/concern": ("mentoring.program", MEMBERS),
    "/my/mentoring/relationships/<int:relationship_id>/book": ("mentoring.relationship", MEMBERS),
    "/my/mentoring/certificates/<int:certificate_id>": ("mentoring.recognition", set()),
    "/my/mentoring/evaluations/<int:evaluation_id>": ("mentoring.evaluation", MEMBERS),
    "/my/mentoring/evaluations/<int:evaluation_id>/skills": ("mentoring.evaluation", set()),
    "/my/mentoring/events/<int:event_id>": ("mentoring.speed.event", MEMBERS),
    "/my/mentoring/directory": (None, EVERYBODY),
    "/my/mentoring/directory/page/<int:page>": (None, EVERYBODY),
    "/my/mentoring/evidence/<int:evidence_id>": ("mentoring.goal.evidence", MEMBERS),
    "/my/mentoring/goals": (None, EVERYBODY),
    "/my/mentoring/goals/page/<int:page>": (None, EVERYBODY),
    "/my/mentoring/goals/<int:goal_id>": ("mentoring.goal", MEMBERS),
    "/my/mentoring/office-hours": (None, MEMBERS),
    "/my/mentoring/practice/<int:practice_id>": (
        "mentoring.practice",
        {"portal_mentor", "mentor", "line_manager", "boss_mentor"},
    ),
    "/my/mentoring/lessons": (None, EVERYBODY),
    "/my/mentoring/lessons/<int:lesson_id>": ("mentoring.lesson", MEMBERS),
    "/my/mentoring/programs": (None, EVERYBODY),
    "/my/mentoring/programs/<int:program_id>": ("mentoring.program", MEMBERS),
    "/my/mentoring/programs/<int:program_id>/apply": ("mentoring.program", MEMBERS),
    "/my/mentoring/programs/<int:program_id>/identity": ("mentoring.program", MEMBERS),
    "/my/mentoring/programs/<int:program_id>/values": ("mentoring.program", MEMBERS),
    "/my/mentoring/relationships/<int:relationship_id>": ("mentoring.relationship", MEMBERS),
    "/my/mentoring/relationships/<int:relationship_id>/agreement": (
        "mentoring.relationship",
        MEMBERS,
    ),
    "/my/mentoring/relationships/<int:relationship_id>/conversation": (
        "mentoring.relationship",
        MEMBERS,
    ),
    "/my/mentoring/relationships/<int:relationship_id>/end": ("mentoring.relationship", MEMBERS),
    "/my/mentoring/relationships/<int:relationship_id>/network": (
        "mentoring.relationship",
        MEMBERS,
    ),
    "/my/mentoring/relationships/<int:relationship_id>/notes": ("mentoring.relationship", MEMBERS),
    "/my/mentoring/relationships/<int:relationship_id>/sessions": (
        "mentoring.relationship",
        MEMBERS,
    ),
    # no session of theirs is still to come
    "/my/mentoring/relationships/<int:relationship_id>/sessions/calendar.ics": (
        "mentoring.relationship",
        set(),
    ),
    "/my/mentoring/requests/<int:request_id>": ("mentoring.request", MEMBERS),
    "/my/mentoring/privacy": (None, EVERYBODY),
    "/my/mentoring/privacy/export": (None, EVERYBODY),
    "/my/mentoring/reminders": (None, EVERYBODY),
    "/my/mentoring/resources": (None, EVERYBODY),
    "/my/mentoring/resources/<int:resource_id>": ("mentoring.resource", MEMBERS),
    "/my/mentoring/resources/<int:resource_id>/file": ("mentoring.resource", MEMBERS),
    "/my/mentoring/sessions/<int:session_id>": ("mentoring.session", MEMBERS),
    "/my/mentoring/sessions/<int:session_id>/calendar.ics": ("mentoring.session", MEMBERS),
}
# A page of Odoo that ours only closes; the tests of anonymity open it.
CLOSED = {'/survey/results/<model("survey.survey"):survey>'}
NO_RECORDS = (0, 2**31 - 1, 2**31, 2**63, "-1", "x", "1 OR 1=1")

# Where a record of a model is not the reader's: another program, another company.
FOREIGN = {"mentoring.lesson": ("company",)}  # cards are for all programs of a company


@tagged("post_install", "-at_install")
class TestPublicRoutes(MentoringWorld, HttpCase):
    """Every address of the module: who finds something there, and who finds nothing."""

    def test_every_route_is_in_the_table(self):
        modules = sorted(self.registry._init_modules)
        found = {
            url
            for url, endpoint in _generate_routing_rules(modules, nodb_only=False)
            if endpoint.func.__func__.__module__.startswith(OURS)
        }
        self.assertEqual(found, ROUTES.keys() | CLOSED)

    @mute_logger("odoo.http")
    def test_everybody_finds_what_the_table_says_and_nothing_else(self):
        wrong = []
        for kind in KINDS:
            self._log_in(kind)
            wrong += [
                f"{kind}, {url}, {what}: {status} instead of {expected}"
                for url, (model, kinds) in ROUTES.items()
                for what, number, reachable in self._numbers(model, kind)
                for expected in [self._expected(kind, number, reachable and kind in kinds)]
                for status in [self._status(url, number)]
                if status != expected
            ]
        self.assertFalse(wrong)

    def _log_in(self, kind):
        login = self.users[kind].login
        if kind == "public":
            self.authenticate(None, None)
        else:
            self.authenticate(login, login + "x" * (8 - len(login)))

    def _expected(self, kind, number, finds):
        """Visitors are sent to the login; what is not one's own does not exist."""
        if kind == "public" and str(number).lstrip("-").isdigit():
            return 303
        return 200 if finds else 404

    def _numbers(self, model, kind):
        """What to put into an address: [(name, number, whether it may be the reader's)]."""
        if not model:
            return [("no record", 1, True)]
        places = self.places(kind)
        foreign = [
            (place, places[place].records[model].id, False)
            for place in FOREIGN.get(model, ("foreign", "company"))
        ]
        own = ("mine", places["mine"].records[model].id, True)
        return [own, *foreign, *(("none", number, False) for number in NO_RECORDS)]

    def _status(self, url, number):
        address = re.sub(r"<int:\w+>", str(number), url)
        return self.url_open(address, allow_redirects=False).status_code
