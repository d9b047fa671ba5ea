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

    def test_an_employee_applies_with_consent_and_withdraws(self):
        self._login(self.stella)
        self.assertIn(self.page, self._get("/my/mentoring").xpath("//main//a/@href"))
        self._post(self.page, "join", role="mentee", motivation="I want to lead", consent="1")
        person = self._mine(self.stella)
        self.assertEqual((person.state, person.role), ("applied", "mentee"))
        self.assertEqual(person.consent_date, NOON)
        self.assertEqual(person.sudo().motivation, "I want to lead")
        self._post(self.page, "join", role="mentor", consent="1")
        self.assertEqual(len(self.open.sudo().participant_ids), 1)
        self.assertEqual(person.role, "mentee", "an application is not changed by another")
        self._post(self.page, "withdraw")
        self.assertEqual(person.state, "withdrawn")
        self._post(self.page, "join", role="mentor", consent="1")
        self.assertEqual((person.state, person.role), ("applied", "mentor"))

    def test_without_consent_nothing_is_kept_but_what_was_typed(self):
        self._login(self.stella)
        page = self._post(self.page, "join", status=200, role="mentor", motivation="I can listen")
        self.assertIn("Please agree", self._refusal(page))
        self.assertIn("I can listen", page.xpath("//textarea[@name='motivation']/text()"))
        self.assertEqual(page.xpath("//input[@name='role'][@checked]/@value"), ["mentor"])
        self.assertFalse(self._mine(self.stella))

    def test_no_role_but_those_of_the_program(self):
        self._login(self.stella)
        for role in ("", "peer", "manager"):
            self._post(self.page, "join", status=200, role=role, consent="1")
        self.assertFalse(self._mine(self.stella))

    def test_after_the_deadline_or_the_recruitment_nobody_applies(self):
        self.open.enrollment_deadline = date(2026, 5, 31)
        self._login(self.stella)
        self.assertNotIn("join", self._buttons(self._get(self.page)))
        self._post(self.page, "join", status=200, role="mentee", consent="1")
        self.assertFalse(self._mine(self.stella))
        self.open.enrollment_deadline = False
        self.open.action_cancel("No budget")
        self._get(self.page, status=404)

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
        self._post(self.page, "join", role="mentee", consent="1")
        self.assertEqual(person.state, "applied")

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
        self._post(self.page, "join", role="mentee", consent="1")
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
