from datetime import datetime, timedelta
from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import SQL

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)
WEEK = timedelta(days=7)


@tagged("post_install", "-at_install")
class TestNudge(MentoringCase):
    """Reminders follow the facts, once a week a person and matter."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(NOON - 10 * WEEK):
            cls.relationship = cls._create_relationship()
            cls._activate(cls.relationship)
        cls.program = cls.relationship.program_id.sudo()
        cls.mentor, cls.mentee = cls._members(cls.relationship)
        # others' programs (of demo data) remind nobody here
        others = cls.env["mentoring.program"].search([("id", "!=", cls.program.id)])
        others.sends_nudges = False

    def _run(self, moment=NOON):
        """Run the job at a moment; returns {(login, matter)} of the mails it wrote."""
        before = self.env["mail.mail"].search([])
        with (
            freeze_time(moment),
            patch.object(self.env.registry["ir.cron"], "_commit_progress", lambda *_args, **_kw: 1),
        ):
            self.env["mentoring.nudge"]._cron_nudge()
        mails = self.env["mail.mail"].search([]) - before
        nudges = self.env["mentoring.nudge"].browse(mails.mapped("res_id"))
        return {(one.user_id.login, one.matter) for one in nudges}

    def _make_older(self, table, column):
        """As if the rows had been written a week ago."""
        self.env.flush_all()
        query = SQL(
            "UPDATE %s SET %s = %s", SQL.identifier(table), SQL.identifier(column), NOON - WEEK
        )
        self.env.cr.execute(query)
        self.env.invalidate_all()

    def test_who_has_not_met_within_the_rhythm_is_reminded(self):
        self.assertEqual(self._run(), {("max", "rhythm"), ("tina", "rhythm")})

    def test_who_has_planned_to_meet_is_left_alone(self):
        self._create_session(self.relationship, self.tina, NOON + WEEK)
        self.assertFalse(self._run())

    def test_a_paused_relationship_rests(self):
        self.relationship.with_user(self.max).action_pause("Leave")
        self.assertFalse(self._run())

    def test_a_job_that_runs_twice_reminds_once(self):
        self.assertTrue(self._run())
        self.assertFalse(self._run())
        self.assertFalse(self._run(NOON + WEEK - timedelta(minutes=1)))
        self.assertEqual(self._run(NOON + WEEK), {("max", "rhythm"), ("tina", "rhythm")})

    def test_a_reminder_that_is_claimed_is_not_claimed_again(self):
        nudges, key = self.env["mentoring.nudge"], (self.tina.id, "rhythm")
        self.assertEqual(nudges._claim_due([key]).user_id, self.tina)
        self.assertFalse(nudges._claim_due([key]))

    def test_an_action_whose_day_has_come_reminds_the_one_who_promised(self):
        self._create_session(self.relationship, self.tina, NOON + WEEK)
        goal = self._create_goal(self.mentee, self.max)
        goal.action_ids.create(
            {"goal_id": goal.id, "member_id": self.mentee.id, "name": "Ask", "deadline": NOON}
        )
        self.assertNotIn(("tina", "action"), self._run(NOON - timedelta(days=1)))
        found = self._run()
        self.assertIn(("tina", "action"), found)
        self.assertNotIn(("max", "action"), found)

    def test_the_one_who_did_not_propose_a_goal_is_asked_to_agree(self):
        self._create_goal(self.mentee, self.tina)
        self.assertNotIn(("max", "goal"), self._run())
        self._make_older("mentoring_goal", "create_date")
        found = self._run()
        self.assertIn(("max", "goal"), found)
        self.assertNotIn(("tina", "goal"), found)

    def test_a_session_that_nobody_reported_is_asked_about(self):
        self._create_session(self.relationship, self.tina, NOON - timedelta(days=2))
        self.assertIn(("max", "report"), self._run())

    def test_an_agreement_without_a_signature_is_asked_for(self):
        self.mentor._write_protected({"agreement_date": False})
        self._make_older("mentoring_relationship_member", "write_date")
        found = self._run()
        self.assertIn(("max", "agreement"), found)
        self.assertNotIn(("tina", "agreement"), found)

    def test_the_program_turns_reminders_off(self):
        self.program.sends_nudges = False
        self.assertFalse(self._run())

    def test_a_person_turns_a_matter_off_and_on_again(self):
        self.env["mentoring.nudge"].with_user(self.tina)._choose({"goal"})
        self.assertEqual(self._run(), {("max", "rhythm")})
        self.env["mentoring.nudge"].with_user(self.tina)._choose({"rhythm"})
        self.assertEqual(self._run(), {("tina", "rhythm")})

    def test_the_mail_leads_to_the_page_and_repeats_no_words(self):
        goal = self._create_goal(self.mentee, self.max, name="Secret plan")
        goal.action_ids.create(
            {"goal_id": goal.id, "member_id": self.mentee.id, "name": "Secret", "deadline": NOON}
        )
        self._run()
        mail = self.env["mail.mail"].search([("recipient_ids", "in", self.tina.partner_id.ids)])
        bodies = "".join(mail.mapped("body_html"))
        self.assertIn(f"/my/mentoring/goals/{goal.id}", bodies)
        self.assertIn("/my/mentoring/reminders", bodies)
        self.assertNotIn("Secret", bodies + "".join(mail.mapped("subject")))

    def test_internal_users_find_an_activity_until_it_is_settled(self):
        self._run()
        kind = self.env.ref("mentoring_program.mail_activity_nudge_rhythm")
        mine = [("activity_type_id", "=", kind.id), ("res_id", "=", self.relationship.id)]
        activity = self.env["mail.activity"].search(mine)
        self.assertEqual(activity.user_id, self.max)
        self._create_session(self.relationship, self.tina, NOON + WEEK)
        self._run(NOON + timedelta(days=1))
        self.assertFalse(activity.exists())

    def test_everybody_reads_his_own_reminders_alone(self):
        self._run()
        own = self.env["mentoring.nudge"].with_user(self.tina).search([])
        self.assertEqual(own.user_id, self.tina)
