from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_program_application import ApplicationError

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalProgram(PortalCase):
    """Finding a program, applying for it, and what there is to read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.open = cls._create_program(name="Open to all", enrollment_deadline=date(2026, 6, 30))
        cls.open.action_open_recruitment()
        cls.page = f"/my/mentoring/programs/{cls.open.id}"

    def _mine(self, user):
        return self.open.with_user(user)._my_participation()

    def _apply(self, role="mentee", status=303):
        """Fill in the first step of the form and send it."""
        form = f"{self.page}/apply"
        self._post(f"{form}?step=role", "save", status, role=role)
        self._post(f"{form}?step=send", "send", status, consent="1")

    def test_an_employee_applies_withdraws_and_applies_again(self):
        self._login(self.stella)
        self.assertIn(self.page, self._get("/my/mentoring").xpath("//main//a/@href"))
        self._apply()
        person = self._mine(self.stella)
        self.assertEqual((person.state, person.role), ("applied", "mentee"))
        self._post(self.page, "withdraw")
        self.assertEqual(person.state, "withdrawn")
        self._apply("mentor")
        self.assertEqual((person.state, person.role), ("applied", "mentor"))

    def test_the_page_tells_what_has_happened_and_what_comes_next(self):
        self._login(self.stella)
        self._apply()
        page = self._get(self.page)
        steps = page.xpath("//main//ol[@aria-label='How your application goes on']/li")
        words = [" ".join(step.text_content().split()) for step in steps]
        self.assertIn("Done: You applied", words[0])
        self.assertIn("To come: The coordinators answer you", words[1])
        person = self._mine(self.stella).with_user(self.carla)
        person.action_waitlist()
        self.assertIn("You are number 1 on the wait list", self._text(self._get(self.page)))

    def test_a_break_is_taken_until_a_day_and_ended(self):
        self._login(self.tina)
        page = f"/my/mentoring/programs/{self.program.id}"
        refused = self._post(page, "pause", 200, until="2026-05-01")
        self.assertIn("last day of your break", self._refusal(refused))
        self._post(page, "pause", until="2026-06-20")
        person = self.program.with_user(self.tina)._my_participation()
        self.assertEqual(person.unavailable_until, date(2026, 6, 20))
        self.assertIn("06/20/2026", self._text(self._get(page)))
        self._post(page, "end_pause")
        self.assertFalse(person.unavailable_until)

    def test_programs_for_others_do_not_exist(self):
        other = self.env["hr.department"].create({"name": "Other"})
        self.open.audience_department_ids = other
        self._login(self.stella)
        self._get(self.page, status=404)
        with self.assertRaises(ApplicationError):
            self.open.with_user(self.stella).sudo().action_join("mentee")

    def test_who_is_no_employee_applies_for_nothing(self):
        customer = self._create_user("customer", "base.group_portal")
        self._login(customer)
        self._get(self.page, status=404)
        self.assertIn("no mentoring program", self._text(self._get("/my/mentoring")))

    def test_an_invitation_is_accepted_or_declined(self):
        person = self.open.participant_ids.create(
            {"program_id": self.open.id, "employee_id": self.employees[self.stella].id}
        )
        person.action_invite()
        self._login(self.stella)
        self.assertIn("You are invited", self._text(self._get("/my/mentoring")))
        self._post(self.page, "refuse")
        self.assertEqual(person.state, "declined")
        self._apply()
        self.assertEqual(person.state, "applied")

    def test_who_is_nominated_reads_by_whom_and_why_as_text(self):
        nominations = self.env["mentoring.nomination"].with_user(self.lars)
        nominations.with_context(default_employee_id=self.employees[self.stella].id).create(
            {"program": str(self.open.id), "role": "mentee", "reason": "She <b>wants</b> to lead"}
        ).action_nominate()
        self._login(self.stella)
        text = self._text(self._get(self.page))
        self.assertIn("Lars nominated you and wrote:", text)
        self.assertIn("She <b>wants</b> to lead", text)
        self._login(self.tina)
        self.assertNotIn("nominated you", self._text(self._get(self.page)))

    def test_what_is_mandatory_is_read_first_and_noted_once_for_all(self):
        self._approve(self.relationship)
        guide = self.env.ref("mentoring_program.resource_guide_mentee")
        other = self.env.ref("mentoring_program.resource_guide_mentor")
        path = f"/my/mentoring/resources/{guide.id}"
        self._login(self.tina)
        self.assertIn(guide.name, self._text(self._get("/my/mentoring")))
        self._get(f"/my/mentoring/resources/{other.id}", status=404)
        self._post(path, "complete_resource")
        self._post(path, "complete_resource")
        person = self.relationship.member_ids.participant_id.filtered(
            lambda one: one.user_id == self.tina
        )
        self.assertEqual(person.completion_ids.resource_id, guide)
        self.assertFalse(person._open_resources())
        self.assertNotIn(guide.name, self._text(self._get("/my/mentoring")))

    def test_who_waits_reads_where_he_stands_and_who_has_a_partner_does_not(self):
        self._login(self.stella)
        self._apply()
        self.assertIn("You have applied", self._text(self._get("/my/mentoring")))
        self._mine(self.stella).with_user(self.carla).action_accept()
        self.assertIn("as soon as a partner is found", self._text(self._get("/my/mentoring")))
        self._activate(self.relationship)
        self._login(self.tina)
        self.assertNotIn("as soon as a partner is found", self._text(self._get("/my/mentoring")))
        self._post(f"/my/mentoring/relationships/{self.relationship.id}/end", "complete")
        self.assertNotIn("as soon as a partner is found", self._text(self._get("/my/mentoring")))

    def test_whom_no_program_accepted_has_nothing_to_read(self):
        self._login(self.stella)
        self.assertIn(
            "as soon as you are accepted", self._text(self._get("/my/mentoring/resources"))
        )
