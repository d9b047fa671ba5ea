from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_certificate_design import DesignColorError

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")
class TestCertificateDesign(EvaluationCase):
    """HR adapts what certificates say and how they look."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship.with_user(cls.carla).action_complete()
        cls.program.action_recognize()
        cls.certificates = cls.program.recognition_ids.filtered(
            lambda one: one.kind == "certificate"
        )
        cls.designs = cls.env["mentoring.certificate.design"].with_user(cls.mona)

    def _html(self, report="certificate", records=None):
        reports = self.env["ir.actions.report"].with_user(self.carla)
        records = records or self.certificates
        return reports._render_qweb_html(f"mentoring_program.report_{report}", records.ids)[
            0
        ].decode()

    def test_a_program_prints_in_its_design(self):
        self.program.certificate_design_id = self.designs.create(
            {
                "name": "Ours",
                "title": "With thanks",
                "text_mentor": "who gave",
                "text_mentee": "who grew",
                "color_main": "#abcdef",
                "signer_name": "Dr. Head",
                "signer_title": "Head of People",
                "closing": "We are proud.",
                "logo": self.env.ref("mentoring_program.badge_mentor").image_256,
            }
        )
        html = self._html()
        expected = ("With thanks", "who gave", "who grew", "#abcdef", "Dr. Head", "Head of People")
        for words in (*expected, "We are proud.", "data:image/png;base64"):
            self.assertIn(words, html)

    def test_without_any_design_there_is_a_certificate_all_the_same(self):
        self.env["mentoring.certificate.design"].search([]).unlink()
        html = self._html()
        for words in ("Certificate", "Tina", "Max", "as a mentee"):
            self.assertIn(words, html)

    def test_the_first_design_of_the_company_is_used_and_none_of_another(self):
        self.env["mentoring.certificate.design"].search([]).unlink()
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self.designs.sudo().create({"name": "Theirs", "title": "Theirs", "company_id": other.id})
        self.designs.create({"name": "Ours", "title": "Ours", "sequence": 5})
        self.assertIn("Ours", self._html())
        self.assertNotIn("Theirs", self._html())

    def test_a_color_is_a_color(self):
        for wrong in ("red; } body { display: none", "#12345", "", "#12345g"):
            with self.assertRaises(DesignColorError):
                self.designs.create({"name": "Bad", "color_ink": wrong})

    def test_a_design_is_looked_at_before_it_is_used(self):
        design = self.designs.create({"name": "Ours", "presented": "We honour"})
        action = design.with_user(self.carla).action_preview()
        self.assertEqual(action["report_name"], "mentoring_program.report_certificate_sample")
        html = self._html("certificate_sample", design)
        self.assertIn("We honour", html)
        self.assertIn("Robin Example", html)

    def test_managers_make_designs_and_coordinators_choose_them(self):
        design = self.designs.search([], limit=1)
        self.program.certificate_design_id = design
        with self.assertRaises(AccessError):
            design.with_user(self.carla).title = "Mine"
        with self.assertRaises(AccessError):
            design.with_user(self.max).read(["title"])
