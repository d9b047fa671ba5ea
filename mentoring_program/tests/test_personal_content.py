import contextlib

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .world import KINDS, MentoringWorld

PAIR = {"portal_mentee", "mentor"}
COORDINATION = {"coordinator", "manager"}
PARTICIPANTS = {"portal_mentee", "portal_mentor", "mentee", "mentor", "boss_mentor"}
PROGRAM = PAIR | {"portal_mentor", "mentee", "boss_mentor"} | COORDINATION
# What Tina or somebody about her wrote: (record, field): who reads it.
READERS = {
    ("mentoring.participant", "motivation"): {"portal_mentee"} | COORDINATION,
    ("mentoring.enrollment.draft", "answers"): {"portal_mentee"},
    ("mentoring.participant.identity", "identities"): {"portal_mentee"},
    ("mentoring.participant.identity", "wish"): {"portal_mentee"},
    ("mentoring.remark", "body"): COORDINATION,
    ("mentoring.intervention", "body"): COORDINATION,
    ("mentoring.agreement", "goals"): PAIR,
    ("mentoring.note", "body"): PAIR,
    (("mentoring.note", "private"), "body"): {"portal_mentee"},
    (("mentoring.note", "journal"), "body"): {"portal_mentee"},
    ("mentoring.message", "body"): PAIR,
    ("mentoring.introduction", "reason"): PAIR,
    ("mentoring.practice", "wish"): PAIR | {"line_manager"},
    ("mentoring.lesson", "body"): PARTICIPANTS | {"manager"},
    ("mentoring.event.proposal", "name"): PROGRAM,
    ("mentoring.event.group", "report"): PROGRAM,
    ("mentoring.event.outcome", "name"): PROGRAM,
    ("mentoring.goal", "name"): PAIR | COORDINATION,
    ("mentoring.goal", "description"): PAIR | COORDINATION,
    ("mentoring.goal.action", "name"): PAIR,
    ("mentoring.goal.comment", "body"): PAIR,
    ("mentoring.recognition", "body"): {"portal_mentee"},
    (("mentoring.recognition", "story"), "body"): {"portal_mentee"},
    ("mentoring.reason", "reason"): set(),
    ("mentoring.agreement.change", "goals"): set(),
    ("mentoring.participant.import.problem", "reason"): set(),
}
# Where such words could turn up as well, in models that are not ours.
NEIGHBOURS = (
    "calendar.event",
    "hr.employee.public",
    "ir.attachment",
    "mail.activity",
    "mail.message",
    "mail.tracking.value",
    "res.partner",
    "res.users",
)


@tagged("post_install", "-at_install")
class TestPersonalContent(MentoringWorld):
    """Words that somebody wrote are read by those they are for, and found by nobody else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.words = {key: f"secret word {number}." for number, key in enumerate(READERS)}
        for (record, field), word in cls.words.items():
            written = cls.sides[cls.tina].records[record].sudo()
            written.with_context(tracking_disable=False).write({field: word})
        cls.env.flush_all()
        ours = [
            name
            for name, model in cls.registry.items()
            if model._original_module == "mentoring_program" and not model._abstract
        ]
        cls.models = sorted([*ours, *NEIGHBOURS])

    def test_everything_that_can_be_read_is_read_by_those_it_is_for(self):
        wrong = []
        for kind in KINDS:
            seen = self._all_that_is_readable(self.users[kind])
            for (record, field), word in self.words.items():
                if (word in seen) != (kind in READERS[record, field]):
                    wrong.append(f"{kind}: {record} {field} {'leaks' if word in seen else 'hides'}")
        self.assertFalse(wrong)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def _all_that_is_readable(self, user):
        """The text of all records that a user finds: of ours all fields, of others' their texts."""
        found = []
        for name in self.models:
            self.env.invalidate_all()
            model = self.env[name].with_user(user)
            if not model.has_access("read"):
                continue
            records = model.search([])
            for field, about in model.fields_get(attributes=["type"]).items():
                if name not in NEIGHBOURS or about["type"] in ("char", "html", "text"):
                    with contextlib.suppress(AccessError):
                        found.append(records.read([field]))
        return repr(found)

    def test_nobody_finds_a_word_he_may_not_read(self):
        """Neither in its own field nor by a path from a neighbour, however long the way."""
        found = []
        for (record, field), word in self.words.items():
            paths = self._paths(record if isinstance(record, str) else record[0], field)
            for kind in set(KINDS) - READERS[record, field]:
                found += [
                    f"{kind}: {model}.{path}"
                    for model, path in paths
                    if self._finds(self.env[model].with_user(self.users[kind]), path, word)
                ]
        self.assertFalse(found)

    def test_whom_a_word_is_for_finds_it(self):
        lost = [
            f"{kind}: {record} {field}"
            for (record, field), word in self.words.items()
            for kind in READERS[record, field]
            for model in [self.sides[self.tina].records[record].with_user(self.users[kind])]
            if not self._finds(model, field, word)
        ]
        self.assertFalse(lost)

    def _finds(self, model, path, word):
        self.env.invalidate_all()
        try:
            return model.search_count([(path, "ilike", word)])
        except (AccessError, ValueError):
            return False

    def _paths(self, target, field):
        """The ways to a field over at most two links: [(model, path)]."""
        near = [(model, link) for model, link in self._links_to(target)]
        far = [
            (model, f"{first}.{second}")
            for between, second in near
            for model, first in self._links_to(between)
        ]
        return [(target, field), *((model, f"{path}.{field}") for model, path in near + far)]

    def _links_to(self, target):
        """The searchable fields that lead to a model, from wherever: [(model, field)]."""
        return [
            (name, field.name)
            for name in self.models
            for field in self.env[name]._fields.values()
            if field.comodel_name == target and (field.store or field.search)
        ]

    def test_nobody_reads_what_is_said_about_himself_not_even_a_coordinator(self):
        self.employees[self.carla] = self._create_employee(self.carla)
        carla = self._create_participant(self.program, self.carla, "mentor")
        stella = self._create_participant(self.program, self.stella)
        pair = self._create_relationship(self.program, carla, stella)
        tina = self.sides[self.tina].participant
        tina.sudo().excluded_ids = carla
        about = pair.member_ids.filtered(lambda member: member.user_id == self.carla)
        about._remark("end", "Not a good mentor")
        self.env.invalidate_all()
        for user, expected in ((self.carla, 0), (self.mona, 1)):
            remarks = self.env["mentoring.remark"].with_user(user)
            self.assertEqual(remarks.search_count([("member_id", "=", about.id)]), expected)
            self.assertEqual(len(tina.with_user(user).excluded_ids), expected)
