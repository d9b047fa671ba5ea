from datetime import datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_event_group import GroupReportError
from odoo.addons.mentoring_program.models.mentoring_event_invitation import InvitationGroupError
from odoo.addons.mentoring_program.models.mentoring_session_formats import NobodyToGroupError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestEventGroups(MentoringCase):
    """Breakout groups of a case study, and what a discussion came to."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls.program = cls.relationship.program_id.with_user(cls.carla)
        for number in range(7):
            user = cls._create_user(f"guest{number}", "base.group_user")
            cls.employees[user] = cls._create_employee(user)
            cls._create_participant(cls.program, user, "mentor" if number < 3 else "mentee")
        cls.case = cls._create_event(cls.program, kind="case_study", group_size=3)

    def _row(self, user, event=None):
        rows = (event or self.case).sudo().invitation_ids
        return rows.filtered(lambda one: one.user_id == user)

    def test_groups_hold_everybody_who_comes_once_and_are_mixed(self):
        self._row(self.tina).answer = "no"
        self.case.action_make_groups()
        groups = self.case.group_ids
        self.assertEqual(len(groups), 3)
        self.assertEqual(groups.invitation_ids, self.case.invitation_ids - self._row(self.tina))
        for role in ("mentor", "mentee"):
            counts = [
                len(group.invitation_ids.filtered(lambda one, role=role: one.role == role))
                for group in groups
            ]
            self.assertLessEqual(max(counts) - min(counts), 1, role)
        self.assertLessEqual(max(len(group.invitation_ids) for group in groups), 3)

    def test_partners_are_kept_apart_where_it_can_be_done(self):
        """Two mentors and two mentees, the first ones being a pair, in groups of two."""
        small = self._create_event(self.program, kind="case_study", group_size=2)
        others = small.invitation_ids - self._row(self.max, small) - self._row(self.tina, small)
        mentors = others.filtered(lambda one: one.role == "mentor")
        (mentors[1:] | (others - mentors)[1:]).answer = "no"
        small.action_make_groups()
        self.assertEqual(len(small.group_ids), 2)
        self.assertNotEqual(
            self._row(self.max, small).group_id, self._row(self.tina, small).group_id
        )
        small.action_drop_groups()
        others.answer = "no"
        small.action_make_groups()
        self.assertEqual(len(small.group_ids), 1, "better together than alone")
        self.assertEqual(small.group_ids.invitation_ids.user_id, self.max | self.tina)

    def test_three_pairs_in_groups_of_two_change_places_until_all_are_apart(self):
        people = self.program.participant_ids
        mentors = people.filtered(lambda one: one.role == "mentor" and one.user_id != self.max)
        mentees = people.filtered(lambda one: one.role == "mentee" and one.user_id != self.tina)
        pairs = self.relationship
        for mentor, mentee in zip(mentors[:2], mentees[:2], strict=True):
            pairs |= self._create_relationship(self.program, mentor, mentee)
        small = self._create_event(self.program, kind="case_study", group_size=2)
        coming = pairs.member_ids.participant_id
        small.invitation_ids.filtered(lambda row: row.participant_id not in coming).answer = "no"
        small.action_make_groups()
        self.assertEqual(small.group_ids.mapped(lambda one: len(one.invitation_ids)), [2, 2, 2])
        for pair in pairs:
            rows = small.invitation_ids.filtered(
                lambda row, pair=pair: row.participant_id in pair.member_ids.participant_id
            )
            self.assertEqual(len(rows.group_id), 2, "partners sit together")

    def test_making_groups_again_moves_nobody_who_stays(self):
        self.case.action_make_groups()
        before = {row: row.group_id for row in self.case.invitation_ids}
        self._row(self.max).answer = "no"
        self._create_participant(self.program, self.theo)
        for _repeated in range(2):
            self.case.action_make_groups()
        self.assertFalse(self._row(self.max).group_id)
        self.assertTrue(self._row(self.theo).group_id)
        for row, group in before.items():
            if row != self._row(self.max):
                self.assertEqual(row.group_id, group)

    def test_groups_can_be_taken_apart_and_need_people(self):
        self.case.action_make_groups()
        self.case.action_drop_groups()
        self.assertFalse(self.case.group_ids | self.case.invitation_ids.group_id)
        self.case.invitation_ids.answer = "no"
        with self.assertRaises(NobodyToGroupError):
            self.case.action_make_groups()
        with self.assertRaises(AccessError):
            self.case.with_user(self.max).action_make_groups()

    def test_a_group_of_another_event_is_refused(self):
        other = self._create_event(self.program, kind="case_study")
        other.action_make_groups()
        with self.assertRaises(InvitationGroupError):
            self._row(self.tina).with_user(self.carla).group_id = other.group_ids[:1]

    def test_the_people_of_a_group_report_and_everybody_invited_reads(self):
        self.case.action_make_groups()
        group = self._row(self.tina).group_id.with_user(self.tina)
        group.action_report("We would ask first")
        stranger = (self.case.invitation_ids - group.sudo().invitation_ids)[:1].user_id
        self.assertEqual(group.with_user(stranger).report, "We would ask first")
        for user in (stranger, self.stella, self.carla):
            with self.assertRaises(AccessError):
                group.with_user(user).action_report("Ours")
        with self.assertRaises(GroupReportError):
            group.action_report("x" * 5001)
        self.case.action_cancel()
        with self.assertRaises(GroupReportError):
            group.action_report("Late")

    def test_everybody_ticks_what_he_is_to_do_himself(self):
        talk = self._create_event(self.program, purpose="Trust", scope="Not pay")
        item = self.env["mentoring.event.outcome"].with_user(self.carla)
        item = item.create(
            {
                "session_id": talk.id,
                "kind": "action",
                "name": "Ask the canteen",
                "participant_id": self._row(self.tina, talk).participant_id.id,
            }
        )
        mine = item.with_user(self.tina)
        for method, done in (
            ("action_done", True),
            ("action_done", True),
            ("action_undone", False),
        ):
            getattr(mine, method)()
            self.assertEqual(item.done, done)
        self.assertEqual(item.with_user(self.max).owner_name, self.tina.name)
        for user in (self.max, self.stella):
            with self.assertRaises(AccessError):
                item.with_user(user).action_done()
        with self.assertRaises(AccessError):
            mine.name = "Nothing"
