from datetime import date, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_relationship_group import REFILL_DAYS
from odoo.addons.mentoring_program.wizard.mentoring_match_pair import ForbiddenPairError

from .common import MentoringCase

TODAY = date(2026, 4, 1)


@tagged("post_install", "-at_install")
class TestGroupSize(MentoringCase):
    """A group that has become too small waits for somebody new, but not for ever."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(TODAY))
        cls.program = cls._create_program(format="group", group_size_min=2, group_size_max=3)
        cls.program.action_open_recruitment()
        cls.mentor = cls._create_participant(cls.program, cls.max, "mentor")
        cls.mentees = cls._create_participant(cls.program, cls.tina)
        cls.mentees |= cls._create_participant(cls.program, cls.theo)
        cls.group = cls._create_relationship(cls.program, cls.mentor, cls.mentees)
        cls.newcomer = cls._create_participant(cls.program, cls.stella)

    def _member(self, user):
        return self.group.member_ids.filtered(lambda member: member.user_id == user)

    def _leave(self, user):
        self._member(user).participant_id.with_user(user).action_withdraw()

    def _dialog(self, participant, user=None):
        values = {
            "program_id": self.program.id,
            "relationship_id": self.group.id,
            "mentee_id": participant.id,
        }
        return self.env["mentoring.match.pair"].with_user(user or self.carla).create(values)

    def _end_small(self, days):
        with freeze_time(TODAY + timedelta(days=days)):
            self.env["mentoring.relationship"]._cron_end_small()

    def test_a_group_that_is_too_small_waits_and_its_coordinator_is_told(self):
        self._member(self.theo).with_user(self.theo).action_decline()
        self.assertEqual(self.group.refill_until, TODAY + timedelta(days=REFILL_DAYS))
        self.assertEqual(self.group.activity_ids.user_id, self.carla)
        for user in (self.max, self.tina):
            self._member(user).with_user(user).action_accept()
        self.assertEqual(self.group.state, "proposed")
        with self.assertRaises(UserError):
            self.group.with_user(self.carla).action_submit()

    def test_who_joins_a_proposal_is_asked_and_lets_it_go_on(self):
        self._member(self.theo).with_user(self.theo).action_decline()
        for user in (self.max, self.tina):
            self._member(user).with_user(user).action_accept()
        self._dialog(self.newcomer).action_propose()
        self.assertEqual((self.group.refill_until, self.group.state), (False, "proposed"))
        self.assertFalse(self.group.activity_ids)
        self._member(self.stella).with_user(self.stella).action_accept()
        self.assertEqual(self.group.state, "to_approve")
        self.assertEqual(self.newcomer.mentee_seats_taken, 1)

    def test_a_group_that_nobody_joins_ends_after_the_last_day(self):
        self._leave(self.theo)
        self._end_small(REFILL_DAYS)
        self.assertEqual(self.group.state, "proposed")
        for _twice in range(2):
            self._end_small(REFILL_DAYS + 1)
            self.assertEqual(self.group.state, "refused")
        self.assertEqual(self.mentor.mentor_seats_taken, 0)

    def test_a_running_group_goes_on_while_somebody_is_looked_for(self):
        self._activate(self.group)
        self._leave(self.theo)
        self.assertEqual(self.group.state, "active")
        self._end_small(REFILL_DAYS + 1)
        self.assertEqual(self.group.state, "ended")

    def test_an_approved_group_does_not_start_too_small(self):
        self._approve(self.group)
        self._leave(self.theo)
        self.assertFalse(self.group._may_start())
        self.assertEqual(self.group.state, "approved")

    def test_a_newcomer_reads_nothing_of_a_running_group_before_he_belongs_to_it(self):
        self._activate(self.group)
        session = self._create_session(self.group, self.max, "2026-04-02 10:00:00")
        self._dialog(self.newcomer).action_propose()
        invited = self._member(self.stella)
        self.assertTrue(invited.is_invited)
        self.assertTrue(self.group.with_user(self.stella).can_accept)
        self.assertFalse(self.group.with_user(self.stella).can_steer)
        session = session.with_user(self.stella)
        agreement = self.group.agreement_ids.with_user(self.stella)
        for record in (session, agreement, agreement.sudo().signature_ids.with_env(agreement.env)):
            self.assertTrue(record)
            self.assertFalse(record.has_access("read"))
        invited.with_user(self.stella).action_accept()
        self.env.invalidate_all()
        self.assertFalse(session.has_access("read"))
        invited.with_user(self.lars).action_approve()
        self.env.invalidate_all()
        self.assertTrue(session.has_access("read") and agreement.has_access("read"))
        self.assertEqual((invited.is_invited, invited.joined_on), (False, TODAY))
        self.assertEqual(self.group.state, "active")

    def test_a_newcomer_who_is_refused_or_declines_leaves_the_group_as_it_was(self):
        self._activate(self.group)
        self._dialog(self.newcomer).action_propose()
        self._member(self.stella).with_user(self.stella).action_accept()
        self._member(self.stella).with_user(self.carla).action_refuse("No time")
        self.assertEqual(self.group.state, "active")
        self.assertTrue(self._member(self.stella).left_on)
        self.assertEqual(self.newcomer.mentee_seats_taken, 0)
        self.assertFalse(self.group.with_user(self.stella).can_steer)

    def test_nobody_joins_a_full_group_or_one_that_the_rules_forbid(self):
        self.newcomer.sudo().excluded_ids = self.mentor
        with self.assertRaises(ForbiddenPairError):
            self._dialog(self.newcomer).action_propose()
        self.newcomer.sudo().excluded_ids = False
        self.program.group_size_max = 2
        with self.assertRaises(ForbiddenPairError):
            self._dialog(self.newcomer).action_propose()
        self.assertEqual(len(self.group.member_ids), 3)

    def test_only_who_runs_the_program_adds_people(self):
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        for user in (otto, self.max):
            with self.assertRaises(AccessError):
                self._dialog(self.newcomer, user).action_propose()
