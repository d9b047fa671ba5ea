from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from .common import MentoringCase

COLUMNS = {
    "program_id": {"fields": {"display_name": {}}},
    "role": {},
    "partner_names": {},
    "relationship_state": {},
    "joined_on": {},
    "date_end": {},
    "hours": {},
    "hours_expected": {},
    "can_approve": {},
}


@tagged("post_install", "-at_install")
class TestEmployeeForm(MentoringCase):
    """The page “Mentoring” of an employee: each reader gets the rows he may see, and no more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hugo = cls._create_user("hugo", "hr.group_hr_user")
        cls.hilda = cls._create_user("hilda", "hr.group_hr_manager")
        cls.relationship = cls._create_relationship()
        cls._accept(cls.relationship)
        cls.mentor, cls.mentee = cls._members(cls.relationship)

    def _rows(self, reader, employee_of):
        """The rows that the form loads for this reader, as the web client asks for them."""
        self.env.invalidate_all()
        model = "hr.employee" if reader.has_group("hr.group_hr_user") else "hr.employee.public"
        employee = self.env[model].with_user(reader).browse(self.employees[employee_of].id)
        spec = {"mentoring_member_ids": {"fields": COLUMNS, "limit": 40}}
        return employee.web_read(spec)[0]["mentoring_member_ids"]

    def test_a_line_manager_sees_status_dates_and_hours_of_his_reports(self):
        row = self._rows(self.lars, self.max)[0]
        self.assertEqual(row["id"], self.mentor.id)
        self.assertEqual(row["program_id"]["display_name"], "Leadership")
        self.assertEqual(row["partner_names"], "Tina")
        self.assertEqual(row["relationship_state"], "to_approve")
        self.assertEqual(row["hours_expected"], 2.0)
        self.assertTrue(row["can_approve"])

    def test_each_reader_gets_his_rows_alone(self):
        cases = [
            (self.lars, self.max, self.mentor),  # line manager
            (self.max, self.max, self.mentor),  # himself
            (self.theo, self.max, None),  # colleague
            (self.stella, self.max, None),
            (self.hugo, self.max, None),  # HR officer who does not coordinate
            (self.carla, self.max, self.mentor),
            (self.hilda, self.max, self.mentor),  # HR manager, thus mentoring manager
        ]
        for reader, employee, row in cases:
            with self.subTest(reader=reader.login):
                rows = self._rows(reader, employee)
                self.assertEqual([one["id"] for one in rows], row.ids if row else [])

    def test_only_who_may_decide_gets_the_buttons(self):
        for reader, may in ((self.lars, True), (self.max, False), (self.hilda, True)):
            with self.subTest(reader=reader.login):
                self.assertEqual(self._rows(reader, self.max)[0]["can_approve"], may)

    def test_a_line_manager_does_not_reach_the_relationship_through_a_row(self):
        self.assertFalse(self.env["mentoring.relationship"].with_user(self.lars).search([]))
        with self.assertRaises(AccessError):
            self.relationship.with_user(self.lars).read(["state"])
        with self.assertRaises(AccessError):
            self.relationship.program_id.with_user(self.lars).read(["name"])

    def test_the_page_is_hidden_where_there_is_nothing_to_show(self):
        for model, view in (
            ("hr.employee", "hr.view_employee_form"),
            ("hr.employee.public", "hr.hr_employee_public_view_form"),
        ):
            reader = self.hugo if model == "hr.employee" else self.lars
            arch = self.env[model].with_user(reader).get_view(self.env.ref(view).id)["arch"]
            page = etree.fromstring(arch).find(".//page[@name='mentoring']")
            self.assertEqual(
                page.get("invisible"),
                "not mentoring_member_ids and not mentoring_consent_ids"
                " and not mentoring_can_nominate",
            )

    def test_hours_add_up_over_all_running_relationships_of_the_person(self):
        program = self._create_program(name="Second", hours_expected=3.5)
        program.action_open_recruitment()
        self._create_relationship(
            program,
            self._create_participant(program, self.max, "mentor"),
            self._create_participant(program, self.theo),
        )
        self.assertEqual(self._rows(self.lars, self.max)[0]["hours_expected"], 5.5)

    def test_only_sessions_that_were_held_and_attended_count_as_hours(self):
        self._approve(self._create_relationship_of_theo())
        pair = self.theo_pair
        for state, people, hours in (
            ("held", pair.member_ids, 1.5),
            ("held", pair.member_ids[0], 2.0),
            ("planned", pair.member_ids, 4.0),
        ):
            session = self.env["mentoring.session"].create(
                {"relationship_id": pair.id, "start": "2026-03-02 10:00:00", "duration": hours}
            )
            if state == "held":
                session._move_to("held")
            session.attended_member_ids = people
        self.env.invalidate_all()
        self.assertEqual(pair.member_ids.mapped("hours"), [3.5, 1.5])

    def _create_relationship_of_theo(self):
        program = self._create_program(name="Second")
        program.action_open_recruitment()
        self.theo_pair = self._create_relationship(
            program,
            self._create_participant(program, self.stella, "mentor"),
            self._create_participant(program, self.theo),
        )
        return self.theo_pair

    def test_an_officer_of_hr_opens_the_private_form_without_mentoring_rights(self):
        self.assertFalse(self._rows(self.hugo, self.max))
        employee = self.employees[self.max].with_user(self.hugo)
        self.assertTrue(employee.web_read({"name": {}, "mentoring_member_ids": {"fields": {}}}))


@tagged("post_install", "-at_install")
class TestApprovalTours(MentoringCase, HttpCase):
    """A line manager without any HR right decides in the browser."""

    def setUp(self):
        super().setUp()
        self.relationship = self._create_relationship()
        self._accept(self.relationship)
        self.mentor, self.mentee = self._members(self.relationship)

    def test_he_approves_in_the_employee_form(self):
        action = self.env.ref("hr.hr_employee_public_action")
        url = f"/odoo/action-{action.id}/{self.employees[self.max].id}"
        self.start_tour(url, "mentoring_approve_in_employee_form", login="lars")
        self.assertEqual(self.mentor.approval_state, "approved")
        self.assertEqual(self.mentor.decided_by_id, self.lars)

    def test_he_refuses_in_the_employee_form_and_is_told_who_reads_it(self):
        action = self.env.ref("hr.hr_employee_public_action")
        url = f"/odoo/action-{action.id}/{self.employees[self.tina].id}"
        self.start_tour(url, "mentoring_refuse_in_employee_form", login="lars")
        self.assertEqual(self.mentee.approval_state, "refused")
        self.assertEqual(self.relationship.state, "refused")
        self.assertEqual(self.mentee.with_user(self.carla).approval_note, "No time this year")

    def test_he_approves_many_at_once_from_the_link_of_the_mail(self):
        self.start_tour("/odoo/mentoring-to-approve", "mentoring_approve_in_list", login="lars")
        self.assertEqual(self.relationship.state, "approved")

    def test_a_colleague_sees_no_page_at_all(self):
        action = self.env.ref("hr.hr_employee_public_action")
        url = f"/odoo/action-{action.id}/{self.employees[self.max].id}"
        self.start_tour(url, "mentoring_no_page_in_employee_form", login="stella")
