from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_stuck_move import StuckMoveError

from .common import MentoringCase

START = datetime(2026, 6, 1, 12)


class StuckCase(MentoringCase):
    """Max and Tina are proposed to each other; Theo looks for a mentor as well."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls.program = cls.relationship.program_id
        cls.mentor, cls.mentee = cls._members(cls.relationship)

    def _stuck(self, kind=None, user=None):
        self.env.flush_all()
        self.env.invalidate_all()
        rows = self.env["mentoring.stuck"].with_user(user or self.carla)
        domain = [("program_id", "=", self.program.id)]
        return rows.search([*domain, ("kind", "=", kind)] if kind else domain)

    def _people(self, kind):
        return set(self._stuck(kind).participant_id.mapped("name"))

    def _apply_matching(self):
        """A matching that finds nobody for Theo, for Max has no second place."""
        self.program.action_preset_balanced()
        run = self.env["mentoring.match.run"].create({"program_id": self.program.id})
        run.action_run()
        run.action_apply()
        return run


@tagged("post_install", "-at_install")
class TestStuck(StuckCase):
    """Whoever waits is on the board with his reason, and goes when it is settled."""

    def test_each_step_of_a_pair_shows_who_holds_it_up(self):
        self.assertEqual(self._people("unanswered"), {"Max", "Tina"})
        self.mentor.with_user(self.max).action_accept()
        self.assertEqual(self._people("unanswered"), {"Tina"})
        self.mentee.with_user(self.tina).action_accept()
        self.assertFalse(self._stuck("unanswered"))
        self.assertEqual(self._people("unapproved"), {"Max", "Tina"})
        self.assertIn("Lars", self._stuck("unapproved")[0].reason)
        self.relationship.member_ids.with_user(self.lars).action_approve()
        self.assertFalse(self._stuck("unapproved"))
        self.assertEqual(self._people("unsigned"), {"Max", "Tina"})
        self.relationship.with_user(self.max).action_sign_agreement()
        self.assertEqual(self._people("unsigned"), {"Tina"})

    def test_the_board_and_the_gate_agree_about_who_is_not_trained(self):
        self._approve(self.relationship)
        untrained = self.program.sudo()._people_to_train()._untrained()
        self.assertTrue(untrained)
        self.assertEqual(self._stuck("untrained").participant_id.sudo(), untrained)
        guide = self.env.ref("mentoring_program.resource_guide_mentee")
        self.assertIn(guide.name, " ".join(self._stuck("untrained").mapped("reason")))
        guides = untrained.filtered(lambda one: one.role == "mentee")._open_resources()
        guides.filtered(lambda one: one.role == "mentee").role = "mentor"
        untrained = self.program.sudo()._people_to_train()._untrained()
        self.assertEqual(self._stuck("untrained").participant_id.sudo(), untrained)
        untrained.with_user(self.carla).action_mark_trained()
        self.assertFalse(self._stuck("untrained"))

    def test_nobody_waits_for_a_partner_before_a_matching_was_applied(self):
        theo = self._create_participant(self.program, self.theo)
        self.assertFalse(self._stuck("unmatched"))
        run = self._apply_matching()
        row = self._stuck("unmatched")
        self.assertEqual(row.participant_id, theo)
        self.assertEqual(row.suggestion_id.run_id, run)
        self.assertIn("no mentor", row.reason)
        self._create_relationship(
            self.program, self._create_participant(self.program, self.stella, "mentor"), theo
        )
        self.assertFalse(self._stuck("unmatched"))

    def test_whose_pair_failed_or_who_came_later_waits_as_well(self):
        self._create_participant(self.program, self.theo)
        self._apply_matching()
        stella = self._create_participant(self.program, self.stella)
        self.mentee.with_user(self.tina).action_decline()
        self.assertEqual(self._people("unmatched"), {"Theo", "Tina", "Stella"})
        reasons = {row.participant_id: row.reason for row in self._stuck("unmatched")}
        self.assertIn("another one", reasons[stella])
        self.assertIn("did not come about", reasons[self.mentee.participant_id])

    def test_a_completed_mentoring_leaves_nobody_waiting(self):
        self._apply_matching_without_theo()
        self._activate(self.relationship)
        self.relationship.with_user(self.tina).action_complete()
        self.assertFalse(self._stuck())

    def _apply_matching_without_theo(self):
        theo = self._create_participant(self.program, self.theo)
        self._apply_matching()
        theo.action_withdraw()

    def _store_formality(self, value):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE mentoring_program SET formality = %s WHERE id = %s", (value, self.program.id)
        )
        self.env.invalidate_all()

    def test_informal_and_closed_programs_have_no_board(self):
        self.assertTrue(self._stuck())
        # refused by now where people are at work, but the board reads what is stored
        self._store_formality("informal")
        self.assertFalse(self._stuck(user=self.mona))
        self._store_formality("formal")
        self.program.action_cancel("No budget")
        self.assertFalse(self._stuck())

    def test_days_are_counted_since_the_question_was_asked(self):
        self._accept(self.relationship)
        self.mentor._write_protected({"asked_on": START})
        self.mentee._write_protected({"asked_on": START})
        for day, age in ((date(2026, 6, 3), "new"), (date(2026, 6, 4), "late")):
            with freeze_time(day):
                row = self._stuck("unapproved")[0]
                self.assertEqual((row.days, row.age), (day.day - 1, age))
        with freeze_time(date(2026, 6, 8)):
            self.assertEqual(self._stuck("unapproved")[0].age, "very_late")

    def test_the_program_counts_whom_it_shows(self):
        program = self.program.with_user(self.carla)
        self.assertEqual(program.stuck_count, 2)
        action = program.action_view_stuck()
        rows = self.env[action["res_model"]].with_user(self.carla).search(action["domain"])
        self.assertEqual(rows, self._stuck())


@freeze_time(START)
@tagged("post_install", "-at_install")
class TestStuckMoves(StuckCase):
    """The ways out: remind once a day, let off a training, make room for another pair."""

    def test_a_person_is_reminded_once_a_day_of_all_he_is_waited_for(self):
        self._approve(self.relationship)
        before = self._mails_to(self.tina)
        rows = self._stuck().filtered(lambda row: row.participant_id == self.mentee.participant_id)
        self.assertEqual(set(rows.mapped("kind")), {"unsigned", "untrained"})
        self.assertIn("Reminded: Tina", rows.action_remind()["params"]["message"])
        again = rows.action_remind()["params"]["message"]
        self.assertIn("Reminded within a day already: Tina", again)
        self.assertEqual(self._mails_to(self.tina), before + 1)
        body = self.env["mail.mail"].search(
            [("recipient_ids", "in", self.tina.partner_id.ids)], order="id desc", limit=1
        )
        self.assertIn("signed your agreement", body.body_html)
        self.assertIn("read what is to be read", body.body_html)
        self.assertNotIn("proposed partner", body.body_html)
        with freeze_time("2026-06-02 12:00:01"):
            rows.action_remind()
        self.assertEqual(self._mails_to(self.tina), before + 2)

    def test_a_manager_gets_one_mail_for_all_who_wait_for_him(self):
        self._accept(self.relationship)
        before = self._mails_to(self.lars)
        for row in self._stuck("unapproved"):
            row.action_remind()
        self._stuck("unapproved").action_remind()
        self.assertEqual(self._mails_to(self.lars), before + 1)

    def test_who_cannot_be_reminded_is_named(self):
        theo = self._create_participant(self.program, self.theo)
        self._apply_matching()
        note = self._stuck("unmatched").action_remind()["params"]
        self.assertIn("Nobody to remind: Theo", note["message"])
        self.assertFalse(theo.nudged_on)

    def test_training_alone_can_be_waived(self):
        self._approve(self.relationship)
        with self.assertRaises(StuckMoveError) as caught:
            self._stuck().action_waive("Trained elsewhere")
        self.assertIn("Tina", str(caught.exception))
        self.assertTrue(self._stuck("untrained"), "all of them or nobody")
        rows = self._stuck("untrained")
        for _twice in range(2):
            rows.action_waive("Trained elsewhere")
            self.assertFalse(self._stuck("untrained"))
        completions = self.mentee.participant_id.completion_ids
        self.assertEqual(set(completions.mapped("waived_reason")), {"Trained elsewhere"})

    def test_replacing_frees_both_for_another_match_and_keeps_the_reason_private(self):
        self.mentor.with_user(self.max).action_accept()
        rows = self._stuck("unanswered")
        for _twice in range(2):
            rows.action_replace("Has not answered for weeks")
            self.assertEqual(self.relationship.state, "refused")
            people = self.relationship.member_ids.participant_id
            self.assertEqual(sum(people.mapped("mentor_seats_taken")), 0)
            self.assertEqual(sum(people.mapped("mentee_seats_taken")), 0)
            self.assertEqual(set(people.mapped("state")), {"accepted"})
        remarks = self.env["mentoring.remark"].with_user(self.carla)
        found = remarks.search([("relationship_id", "=", self.relationship.id)])
        self.assertEqual(found.mapped("body"), ["Has not answered for weeks"])
        self.assertEqual(found.member_id, self.mentee)

    def test_a_mentoring_that_runs_is_not_replaced_from_here(self):
        self._activate(self.relationship)
        self.relationship.with_user(self.max).action_change_agreement("<p>New</p>")
        rows = self._stuck("unsigned")
        self.assertEqual(len(rows), 2)
        with self.assertRaises(StuckMoveError):
            rows.action_replace("Too slow")
        self.assertEqual(self.relationship.state, "active")

    def test_the_dialog_finds_a_partner_for_the_one_who_waits(self):
        theo = self._create_participant(self.program, self.theo)
        self._apply_matching()
        action = self._stuck("unmatched").action_pair()
        pair = self.env[action["res_model"]].with_user(self.carla)
        dialog = pair.with_context(**action["context"]).new()
        self.assertEqual(dialog.mentee_id._origin, theo)
