from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..models.mentoring_participant_erasure import StillTakingPartError
from .common import MentoringCase


class AnonymizeCase(MentoringCase):
    """Tina and Max, who wrote to each other, planned and met."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pair = cls._create_relationship()
        cls.program = cls.pair.program_id
        cls._activate(cls.pair)
        cls.mentee = cls.pair.member_ids.filtered(lambda one: one.role == "mentee")
        cls.tinas = cls.mentee.participant_id
        cls.tinas.motivation = "I want to lead."
        cls.message = cls._write(cls.tina, "What I fear")
        cls.reply = cls._write(cls.max, "What I did")
        cls.goal = (
            cls.env["mentoring.goal"]
            .with_user(cls.tina)
            .create(
                {
                    "relationship_id": cls.pair.id,
                    "member_id": cls.mentee.id,
                    "name": "Tina leads a team",
                }
            )
            .sudo()
        )

    @classmethod
    def _write(cls, user, words):
        messages = cls.env["mentoring.message"].with_user(user)
        return messages.create({"relationship_id": cls.pair.id, "body": words}).sudo()

    def _close(self, on="2026-12-01"):
        with freeze_time(on):
            self.program.sudo().action_cancel(reason="No money")


@tagged("post_install", "-at_install")
class TestAnonymize(AnonymizeCase):
    """Who takes no part any longer can have his name and his words removed."""

    def test_nobody_is_made_nameless_while_he_takes_part(self):
        with self.assertRaises(StillTakingPartError):
            self.tinas.with_user(self.tina).action_anonymize()
        self.assertEqual(self.tinas.name, "Tina")

    def test_only_the_person_and_mentoring_managers_remove_his_data(self):
        self._close()
        for user in (self.carla, self.max, self.lars, self.stella):
            with self.assertRaises(AccessError):
                self.tinas.with_user(user).action_anonymize()
        self.tinas.with_user(self.mona).action_anonymize()
        self.assertTrue(self.tinas.anonymized_on)

    def test_name_and_own_words_go_and_those_of_the_other_stay(self):
        self._close()
        self.tinas.with_user(self.tina).action_anonymize()
        self.assertEqual(self.tinas.name, f"Participant {self.tinas.id}")
        self.assertFalse(self.tinas.employee_id or self.tinas.user_id or self.tinas.motivation)
        self.assertFalse(self.tinas.partner_id)
        self.assertFalse(self.message.exists())
        self.assertTrue(self.reply.exists())
        self.assertEqual(self.goal.name, "—")

    def test_the_relationship_and_its_counts_stay(self):
        self._close()
        before = (self.pair.state, len(self.pair.member_ids), self.program.participant_count)
        self.tinas.with_user(self.tina).action_anonymize()
        self.env.invalidate_all()
        after = (self.pair.state, len(self.pair.member_ids), self.program.participant_count)
        self.assertEqual(before, after)

    def test_a_second_time_changes_nothing(self):
        self._close()
        self.tinas.with_user(self.mona).action_anonymize()
        day = self.tinas.anonymized_on
        with freeze_time("2030-01-01"):
            self.tinas.with_user(self.mona).action_anonymize()
        self.assertEqual(self.tinas.anonymized_on, day)

    def test_the_name_goes_out_of_the_chatter_too(self):
        self.program.sudo().message_post(body="Tina left early")
        self.tinas.sudo().message_post(body="About Tina")
        self._close()
        self.tinas.with_user(self.tina).action_anonymize()
        messages = self.env["mail.message"].search([("model", "like", "mentoring.")])
        self.assertFalse([body for body in messages.mapped("body") if "Tina" in body])

    def test_a_withdrawn_consent_ends_the_participation(self):
        self.tinas.with_user(self.tina).action_withdraw_consent()
        self.assertEqual(self.tinas.state, "withdrawn")
        self.assertFalse(self.tinas.consent_date)
        with self.assertRaises(AccessError):
            self.tinas.with_user(self.mona).action_withdraw_consent()


@tagged("post_install", "-at_install")
class TestRetention(AnonymizeCase):
    """What people wrote goes when the months of the program are over, and not a day earlier."""

    def _run(self, on):
        with (
            freeze_time(on),
            patch.object(self.env.registry["ir.cron"], "_commit_progress", lambda *_args, **_kw: 1),
        ):
            self.env["mentoring.program"]._cron_anonymize()
        self.env.invalidate_all()

    def test_the_clock_runs_from_the_day_the_program_is_over(self):
        self.program.sudo().retention_months = 6
        self._close(on="2026-12-01")
        self.assertEqual(self.program.anonymize_from, date(2027, 6, 1))
        self._run("2027-05-31")
        self.assertTrue(self.message.exists())
        self._run("2027-06-01")
        self.assertFalse((self.message | self.reply).exists())
        self.assertTrue(self.program.anonymized_on)

    def test_a_program_that_runs_keeps_everything(self):
        self._run("2046-01-01")
        self.assertTrue(self.message.exists())

    def test_all_names_go_and_the_history_stays(self):
        self._close(on="2026-12-01")
        self._run("2029-01-01")
        people = self.program.sudo().participant_ids
        self.assertTrue(all(one.anonymized_on for one in people))
        self.assertEqual(self.pair.exists().state, "ended")
        self.assertFalse(self.pair.member_ids.approver_id)

    def test_a_damaged_program_does_not_hold_up_the_others(self):
        self._close(on="2026-12-01")
        other = self._create_program(name="Other")
        with freeze_time("2026-12-01"):
            other.sudo().action_cancel(reason="No people")
        model = type(self.env["mentoring.participant"])
        anonymize = model._anonymize

        def fail(people):
            if people:
                raise ValueError("damaged")
            return anonymize(people)

        self.patch(model, "_anonymize", fail)
        with self.assertLogs("odoo.addons.mentoring_program", "ERROR"):
            self._run("2029-01-01")
        self.assertFalse(self.program.anonymized_on)
        self.assertTrue(other.anonymized_on)
        self.assertTrue(self.message.exists())
