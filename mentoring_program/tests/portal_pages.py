"""Visits to every page of the portal, as somebody in the middle of it all."""

import re
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.sql_db import Cursor
from odoo.tests import HttpCase

from .test_public_routes import ROUTES
from .world import MentoringWorld

# What a request writes about the login itself, whatever page it asks for.
OF_THE_LOGIN = re.compile(r'"?(res_device|res_users_log|res_device_log|ir_logging)')
KINDS_OF_EVENTS = ("kickoff", "speaker", "book_club", "case_study")
FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK")


class Listener:
    """Hears what the database is asked."""

    @contextmanager
    def _statements(self):
        """What the database is asked meanwhile, without the frame that the tests put around."""
        statements = []
        execute = Cursor.execute

        def listen(cursor, query, *args, **kwargs):
            text = getattr(query, "code", query)
            if not str(text).startswith(FRAME):
                statements.append(str(text))
            return execute(cursor, query, *args, **kwargs)

        with patch.object(Cursor, "execute", listen):
            yield statements

    def _writes(self, statements):
        """Those that change something, but for what every login leaves."""
        changes = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM) +(\S+)", re.IGNORECASE)
        found = filter(None, map(changes.match, statements))
        return [one.group(0) for one in found if not OF_THE_LOGIN.match(one.group(2))]


class PortalPages(Listener, MentoringWorld, HttpCase):
    """Tina has 3 relationships, 20 sessions and 30 goals, and one record of every other kind."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for number in range(2):
            program = cls._create_program(name=f"Second home {number}")
            cls._run_program(program, [(cls.max, cls.tina)])
        cls.relationships = (
            cls.env["mentoring.relationship.member"]
            .search([("user_id", "=", cls.tina.id)])
            .relationship_id
        )
        cls._fill()
        soon = fields.Datetime.now().replace(microsecond=0) + timedelta(days=5)
        cls.events = [
            cls._create_event(cls.program, kind=kind, start=soon) for kind in KINDS_OF_EVENTS
        ]
        cls.skill_pages = {"portal_mentee": [cls._ask_for_skills()]}
        cls.env.flush_all()

    @classmethod
    def _fill(cls):
        """Bring the sessions to 20 and the goals to 30, spread over the relationships."""
        now = fields.Datetime.now().replace(second=0, microsecond=0)
        sessions = cls.env["mentoring.session"].with_user(cls.tina)
        goals = cls.env["mentoring.goal"].with_user(cls.tina)
        for number in range(20 - sessions.search_count([("relationship_id", "!=", False)])):
            pair = cls.relationships[number % 3]
            cls._create_session(pair, cls.tina, now + timedelta(days=number - 10, hours=2))
        for number in range(30 - goals.search_count([])):
            pair = cls.relationships[number % 3]
            member = pair.member_ids.filtered(lambda one: one.user_id == cls.tina)
            cls._create_goal(member, cls.tina, name=f"Goal {number}")

    @classmethod
    def _ask_for_skills(cls):
        """The page on which Tina rates her skills beside the questions of the beginning."""
        values = {
            "program_id": cls.program.id,
            "participant_id": cls.sides[cls.tina].participant.id,
            "respondent_role": "mentee",
            "respondent_user_id": cls.tina.id,
            "phase": "baseline",
            "survey_id": cls.env.ref("mentoring_program.survey_baseline_mentee").id,
            "deadline": fields.Date.today() + timedelta(days=14),
        }
        asked = cls.env["mentoring.evaluation"]._create_protected([values])
        asked._send_out()
        return f"/my/mentoring/evaluations/{asked.id}/skills"

    def _log_in(self, kind):
        login = self.users[kind].login
        self.authenticate(login, login + "x" * (8 - len(login)))

    def _addresses(self, kind):
        """All addresses with the numbers of this person's own records."""
        records = self.places(kind)["mine"].records
        return [
            *(
                re.sub(r"<int:\w+>", str(records[model].id if model else 1), url)
                for url, (model, kinds) in ROUTES.items()
                if kind in kinds
            ),
            # what lies at the same addresses and looks different
            f"/my/mentoring/sessions/{records['mentoring.session', 'event'].id}",
            *(f"/my/mentoring/sessions/{event.id}" for event in self.events),
            *self.skill_pages.get(kind, ()),
        ]
