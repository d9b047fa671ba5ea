from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from odoo.addons.mentoring_program.wizard.mentoring_participant_decision import NobodyToMoveError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestDecision(MentoringCase):
    """Many applications decided at once, with a reason and a mail."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program(mail_on_status=True)
        cls.program.action_open_recruitment()
        cls.people = cls.env["mentoring.participant"]
        for user in (cls.tina, cls.theo, cls.stella):
            cls.program.with_user(user).action_join("mentee")
        cls.people = cls.program.participant_ids.sorted("id")
        cls.env["mail.mail"].search([]).unlink()

    def _dialog(self, user=None, people=None, **values):
        people = people or self.people
        dialogs = self.env["mentoring.participant.decision"].with_user(user or self.carla)
        return dialogs.with_context(
            active_model="mentoring.participant", active_ids=people.ids
        ).create(values)

    def test_all_are_accepted_and_told(self):
        self._dialog(move="accepted", reason="A good mix").action_decide()
        self.assertEqual(set(self.people.mapped("state")), {"accepted"})
        self.assertEqual(
            self.people.with_user(self.carla).remark_ids.mapped("body"), ["A good mix"] * 3
        )
        for user in (self.tina, self.theo, self.stella):
            self.assertEqual(self._mails_to(user), 1, user.login)
        mails = self.env["mail.mail"].search([])
        self.assertNotIn("A good mix", "".join(mails.mapped("body_html")))

    def test_they_need_not_be_told(self):
        self._dialog(move="declined", tell=False).action_decide()
        self.assertEqual(set(self.people.mapped("state")), {"declined"})
        self.assertFalse(self.env["mail.mail"].search([]))

    def test_who_applied_first_gets_the_places_and_the_rest_waits(self):
        self.program.mentee_places = 1
        self._dialog(move="accepted").action_decide()
        self.assertEqual(
            [(one.state, one.wait_position) for one in self.people],
            [("accepted", 0), ("waitlisted", 1), ("waitlisted", 2)],
        )

    def test_mentors_bring_places_for_the_mentees_beside_them(self):
        self.program.mentee_places_follow = True
        self.program.with_user(self.max).action_join("mentor")
        people = self.people | self.program.participant_ids
        self._dialog(people=people, move="accepted").action_decide()
        states = people.sorted("id").mapped("state")
        self.assertEqual(states, ["accepted", "waitlisted", "waitlisted", "accepted"])

    def test_who_cannot_be_moved_is_left_alone_and_named(self):
        self.program.require_consent = True
        self.people[0].sudo().consent_ids.with_user(self.lars).action_give()
        dialog = self._dialog(move="accepted")
        self.assertEqual(dialog.moved_count, 1)
        self.assertIn("Theo", dialog.left_told)
        dialog.action_decide()
        self.assertEqual(self.people.mapped("state"), ["accepted", "applied", "applied"])
        with self.assertRaises(NobodyToMoveError) as caught:
            self._dialog(move="accepted").action_decide()
        for name in ("Tina", "Theo", "Stella"):
            self.assertIn(name, str(caught.exception))

    def test_the_same_decision_twice_mails_once(self):
        self._dialog(move="waitlisted").action_decide()
        with self.assertRaises(NobodyToMoveError):
            self._dialog(move="waitlisted").action_decide()
        self.assertEqual(self._mails_to(self.tina), 1)

    def test_the_form_counts_before_anybody_presses(self):
        self.people[0].action_accept()
        dialogs = self.env["mentoring.participant.decision"].with_user(self.carla)
        context = {"active_model": "mentoring.participant", "active_ids": self.people.ids}
        with Form(dialogs.with_context(**context)) as form:
            self.assertEqual(form.moved_count, 2)
            form.move = "waitlisted"
            self.assertEqual(form.moved_count, 3)

    def test_the_board_has_a_column_for_each_step_of_the_way_in(self):
        people = self.people.with_user(self.carla).with_context(read_group_expand=True)
        groups = people.web_read_group(
            [("program_id", "=", self.program.id)], ["state"], ["__count"]
        )["groups"]
        self.assertEqual(
            [(group["state"], group["__count"]) for group in groups],
            [("invited", 0), ("applied", 3), ("waitlisted", 0), ("accepted", 0)],
        )

    def test_only_coordinators_of_the_program_decide(self):
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        with self.assertRaises(NobodyToMoveError):
            self._dialog(otto, move="accepted").action_decide()
        dialog = self._dialog(otto, move="accepted")
        with self.assertRaises(AccessError):
            dialog.participant_ids = self.people
            dialog.action_decide()
        with self.assertRaises(AccessError):
            self._dialog(self.stella, move="accepted")
        self.assertEqual(set(self.people.mapped("state")), {"applied"})

    def test_a_reason_is_kept_from_the_coordinator_it_is_about(self):
        self.employees[self.carla] = self._create_employee(self.carla)
        self.program.with_user(self.carla).action_join("mentor")
        own = self.program.participant_ids - self.people
        self._dialog(self.mona, own, move="declined", reason="Too busy").action_decide()
        for user, words in ((self.carla, []), (self.mona, ["Too busy"])):
            self.env.invalidate_all()
            self.assertEqual(own.with_user(user).remark_ids.mapped("body"), words)
