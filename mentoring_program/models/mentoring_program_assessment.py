from odoo import api, fields, models

from .mentoring_quality_item import AREAS
from .radar import radar

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringProgramAssessment(models.AbstractModel):
    """The self-assessment of a program: a checklist in six areas, and its picture.

    A help to see what to do better; it certifies nothing.
    """

    _name = "mentoring.program.assessment"
    _inherit = ["mentoring.program.evidence.run"]
    _description = "Mentoring Program: Self-Assessment"

    quality_check_ids = fields.One2many(
        "mentoring.quality.check", "program_id", "Self-Assessment", groups=_COORDINATOR, copy=False
    )
    assessment_html = fields.Html(
        "Six Areas", compute="_compute_assessment_html", sanitize=False, groups=_COORDINATOR
    )

    @api.depends(
        "quality_check_ids.judgement", "quality_check_ids.found", "quality_check_ids.asked"
    )
    @api.depends_context("lang")
    def _compute_assessment_html(self):
        for program in self:
            program.assessment_html = self.env["ir.qweb"]._render(
                "mentoring_program.assessment_picture", program._assessment_values()
            )

    def _assessment_values(self):
        """What the picture needs: {"areas": [...], "radar": ..., "looked_on": ...}."""
        checks = self.quality_check_ids
        field = self.env["mentoring.quality.item"]._fields["area"]
        labels = dict(field._description_selection(self.env))
        groups = [
            (labels[area], checks.filtered(lambda one, a=area: one.area == a)) for area, _ in AREAS
        ]
        areas = [
            {
                "label": label,
                "judged": part._judged_percent(),
                "shown": part._evidence_percent(),
                "count": len(part),
                "judged_count": len(part.filtered("judgement")),
            }
            for label, part in groups
        ]
        return {
            "areas": areas,
            "checks": checks,
            "radar": radar([(one["label"], one["judged"], one["shown"]) for one in areas]),
        }

    def action_assess(self):
        """Look at the data anew and open the checklist of the self-assessment.

        What somebody judged stays. A program that is over is shown as it was looked at last.
        """
        self.ensure_one()
        self.check_access("write")
        if not self._is_final():
            self._add_quality_checks()
            self.quality_check_ids._look()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.mentoring_quality_check_action"
        )
        return {**action, "domain": [("program_id", "=", self.id)]}

    def _add_quality_checks(self):
        """Put the items of the library on the checklist that are not on it yet."""
        self._claim()  # two who open it at once would add them twice
        known = self.quality_check_ids.item_id
        items = self.env["mentoring.quality.item"].search([("id", "not in", known.ids)])
        # nobody adds lines by hand; the reader may write the program
        self.env["mentoring.quality.check"].sudo()._create_protected(
            [{"program_id": self.id, "item_id": item.id} for item in items]
        )
