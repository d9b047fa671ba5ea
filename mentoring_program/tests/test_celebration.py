from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")
class TestCelebration(EvaluationCase):
    """The review of a celebration, and all that follows from one step."""

    def _complete(self):
        self.relationship.with_user(self.carla).action_complete()

    def _dialog(self, user=None, **values):
        dialogs = self.env["mentoring.celebration"].with_user(user or self.carla)
        return dialogs.create({"program_id": self.program.id, **values})

    def _honours(self, **values):
        domain = [("program_id", "=", self.program.id)]
        domain += [(name, "=", value) for name, value in values.items()]
        return self.env["mentoring.recognition"].search(domain)

    def test_the_review_tells_who_completed_what_for_and_what_is_missing(self):
        dialog = self._dialog()
        self.assertFalse(dialog.member_ids)
        self.assertEqual((dialog.completed_count, dialog.running_count), (0, 1))
        session = self._create_session(
            self.relationship, self.max, datetime(2026, 11, 1, 9), duration=2
        )
        session.action_hold()
        self.employees[self.tina].user_id = False
        self._complete()
        dialog = self._dialog()
        self.assertEqual((dialog.completed_count, dialog.running_count), (2, 0))
        self.assertEqual(dialog.unmeasured_count, 1)
        mentor, mentee = self._members(dialog.member_ids.relationship_id)
        self.assertEqual(mentor.honour_figures, "1 sessions, 2 h")
        self.assertFalse(mentor.honours_missing)
        self.assertIn("no login", mentee.honours_missing)

    def test_one_step_honours_asks_tells_and_invites_once(self):
        self._complete()
        before = self._mails_to(self.lars)
        start = datetime(2026, 12, 1, 16)
        self._dialog(has_event=True, event_start=start).action_confirm()
        self.assertEqual(len(self._honours(state="published", kind="certificate")), 2)
        asked_on = set(self.relationship.member_ids.mapped("looked_back_on"))
        self.assertEqual(asked_on, {date(2026, 11, 20)})
        event = self.env["mentoring.session"].search(
            [("program_id", "=", self.program.id), ("kind", "=", "celebration")]
        )
        self.assertEqual(event.start, start)
        mails = {user: self._mails_to(user) for user in (self.lars, self.tina, self.max)}
        self.assertEqual(mails[self.lars], before + 1)
        self._dialog().action_confirm()
        self.assertEqual({user: self._mails_to(user) for user in mails}, mails)
        self.assertEqual(len(self._honours(kind="certificate")), 2)

    def test_managers_read_names_and_hours_and_no_word(self):
        self._complete()
        self.relationship.with_user(self.tina).action_thank("Secret thanks")
        self._dialog().action_confirm()
        mail = self.env["mail.mail"].search(
            [("recipient_ids", "in", self.lars.partner_id.ids)], order="id desc", limit=1
        )
        for name in ("Tina", "Max", "Leadership"):
            self.assertIn(name, mail.body_html)
        self.assertNotIn("Secret", mail.body_html)

    def test_who_is_taken_off_the_list_is_not_honoured_and_can_be_later(self):
        self._complete()
        dialog = self._dialog()
        mentor, mentee = self._members(self.relationship)
        dialog.member_ids -= mentee
        dialog.action_confirm()
        self.assertEqual(self._honours().member_id, mentor)
        self._dialog().action_confirm()
        self.assertEqual(self._honours(kind="certificate").member_id, mentor | mentee)

    def test_nobody_is_honoured_who_did_not_complete_whatever_a_client_ticks(self):
        dialog = self._dialog(member_ids=[(6, 0, self.relationship.member_ids.ids)])
        with self.assertRaises(UserError):
            dialog.action_confirm()
        self.assertFalse(self._honours())

    def test_only_its_coordinators_celebrate(self):
        self._complete()
        for user in (self.max, self.lars):
            with self.assertRaises(AccessError):
                self._dialog(user)
        other = self._create_user("other", "mentoring_program.group_mentoring_coordinator")
        with self.assertRaises(AccessError):
            self._dialog(other)

    def test_an_event_in_the_past_stops_all_of_it(self):
        self._complete()
        dialog = self._dialog(has_event=True, event_start=datetime(2026, 1, 1, 9))
        with self.assertRaises(UserError), self.env.cr.savepoint():
            dialog.action_confirm()
        self.assertFalse(self._honours())

    def test_of_an_informal_program_counts_alone_are_reviewed(self):
        program, people = self._create_informal()
        request = self._request(program, self.tina, people[self.max])
        request.with_user(self.max).action_accept()
        pair = program.sudo().relationship_ids
        program.sudo()._write_protected({"state": "monitoring"})
        pair.with_user(self.max).action_complete()
        before = self._mails_to(self.lars)
        dialog = self.env["mentoring.celebration"].with_user(self.carla)
        dialog = dialog.create({"program_id": program.id})
        self.assertFalse(dialog.member_ids)
        self.assertEqual(dialog.completed_count, 2)
        dialog.action_confirm()
        self.assertEqual(set(program.recognition_ids.mapped("state")), {"published"})
        self.assertEqual(self._mails_to(self.lars), before)

    def test_milestones_are_given_once_over_all_programs(self):
        self._complete()
        badge = self.env.ref("mentoring_program.badge_three_mentees")
        self.program.action_recognize()
        self.assertFalse(self._honours(badge_id=badge.id))
        badge.mentoring_least = 1
        self.program.action_recognize()
        given = self._honours(badge_id=badge.id)
        self.assertEqual(given.receiver_user_id, self.max)
        self.assertTrue(given.badge_user_id)
        self.program.action_recognize()
        self.assertEqual(self._honours(badge_id=badge.id), given)
        self.assertFalse(self.relationship.member_ids._milestones())
