from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_program import FORMATS

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestProgramTemplate(MentoringCase):
    """Programs start from templates, and become templates: their setup, never their people."""

    def _start(self, template, user=None):
        action = template.with_user(user or self.carla).action_start()
        return self.env["mentoring.program"].browse(action["res_id"])

    def _save(self, program):
        program.with_user(self.carla).action_save_as_template()
        return self.env["mentoring.program.template"].search([], order="id desc", limit=1)

    def test_one_for_each_format_is_shipped_and_its_program_can_open_recruitment(self):
        shipped = self.env["mentoring.program.template"].search([("company_id", "=", False)])
        shipped = shipped.filtered(lambda one: one.get_external_id()[one.id])
        self.assertEqual(sorted(shipped.mapped("format")), sorted(key for key, _label in FORMATS))
        for template in shipped:
            with self.subTest(template=template.name):
                program = self._start(template)
                self.assertEqual(program.coordinator_ids, self.carla)
                self.assertEqual((program.name, program.format), (template.name, template.format))
                program.write({"date_start": "2026-03-01", "date_end": "2026-12-01"})
                program.with_user(self.carla).action_open_recruitment()
                self.assertEqual(program.state, "recruitment")

    def test_a_program_started_from_a_saved_one_is_set_up_alike_without_its_people(self):
        program = self._create_program(
            name="Buddies",
            focus="onboarding",
            session_interval=9,
            require_consent=True,
            require_agreement=False,
            mentor_capacity=4,
        )
        program.action_open_recruitment()
        self.env["mentoring.participant"].with_user(self.carla).create(
            {"program_id": program.id, "employee_id": self.employees[self.max].id}
        )
        program.criterion_ids[:1].weight = 7.0
        copy = self._start(self._save(program))
        for name in ("name", "focus", "session_interval", "require_consent", "mentor_capacity"):
            self.assertEqual(copy[name], program[name], name)
        self.assertFalse(copy.require_agreement)
        self.assertEqual(
            copy.criterion_ids.mapped("weight"), program.criterion_ids.mapped("weight")
        )
        self.assertEqual(
            copy.objective_ids.mapped("measure"), program.objective_ids.mapped("measure")
        )
        self.assertEqual(copy.state, "objectives")
        self.assertFalse(copy.participant_ids or copy.date_start or copy.audience_department_ids)

    def test_what_is_gone_since_is_left_out(self):
        template = self._save(self._create_program(session_interval=9))
        template.sudo().settings = {
            **template.sudo().settings,
            "field_of_yesterday": 1,
            "final_mentee_survey_id": 10**8,
        }
        program = self._start(template)
        self.assertEqual(program.session_interval, 9)
        self.assertFalse(program.sudo().final_mentee_survey_id)

    def test_a_saved_template_stays_in_its_company(self):
        template = self._save(self._create_program(name="Ours"))
        other = self.env["res.company"].create({"name": "Elsewhere"})
        stranger = self._create_user(
            "mara",
            "mentoring_program.group_mentoring_manager",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        seen = template.with_user(stranger).search([])
        self.assertTrue(seen)
        self.assertNotIn(template, seen)
        with self.assertRaises(AccessError):
            template.with_user(stranger).action_start()

    def test_coordinators_read_templates_and_managers_edit_them(self):
        template = self._save(self._create_program())
        with self.assertRaises(AccessError):
            template.with_user(self.carla).name = "Mine"
        with self.assertRaises(AccessError):
            template.with_user(self.carla).read(["settings"])
        with self.assertRaises(AccessError):
            template.with_user(self.mona).settings = {"state": "closed"}
        template.with_user(self.mona).name = "All of ours"
        for user in (self.stella, self.tina):
            with self.assertRaises(AccessError):
                template.with_user(user).action_start()

    def test_only_coordinators_of_a_program_save_it(self):
        program = self._create_program()
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        for user in (otto, self.stella):
            with self.assertRaises(AccessError):
                program.with_user(user).action_save_as_template()
