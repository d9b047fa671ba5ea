from collections import Counter

from odoo import api, fields, models

_COLORS = {"yes": "success", "partly": "warning", "no": "danger", False: "secondary"}


class MentoringProgramPreparation(models.AbstractModel):
    """Whether the organization is ready: the answers by area as a picture, and what is left."""

    _name = "mentoring.program.preparation"
    _description = "Mentoring Program: Readiness as a Picture"

    readiness_html = fields.Html(
        "Picture of the Readiness",
        compute="_compute_readiness_html",
        sanitize=False,
        groups="mentoring_program.group_mentoring_coordinator",
    )

    @api.depends("readiness_ids.area", "readiness_ids.answer", "readiness_ids.remedy")
    @api.depends_context("lang")
    def _compute_readiness_html(self):
        for program in self:
            program.readiness_html = self.env["ir.qweb"]._render(
                "mentoring_program.readiness_picture", program._readiness_values()
            )

    def _readiness_values(self):
        """What the picture needs: {"areas": [...], "advice": sentence, "is_ready": ...}."""
        questions = self.readiness_ids
        areas = dict(questions._fields["area"]._description_selection(self.env))
        rows = [
            self._readiness_of(label, questions.filtered(lambda one, area=area: one.area == area))
            for area, label in areas.items()
            if area in questions.mapped("area")
        ]
        is_ready, advice = self._readiness_advice()
        return {"areas": rows, "is_ready": is_ready, "advice": advice}

    @api.model
    def _readiness_of(self, label, questions):
        """One line of the picture: how many of its questions have which answer."""
        labels = dict(questions._fields["answer"]._description_selection(self.env))
        labels[False] = self.env._("Not answered")
        counts = Counter(questions.mapped("answer"))
        parts = [
            {
                "label": f"{text}: {counts[answer]}",
                "percent": 100.0 * counts[answer] / len(questions),
                "color": _COLORS[answer],
            }
            for answer, text in labels.items()
            if counts[answer]
        ]
        return {"label": label, "parts": parts, "told": ", ".join(one["label"] for one in parts)}

    def _readiness_advice(self):
        """What is left to do before people are invited: (whether nothing is, the sentence)."""
        questions = self.readiness_ids
        unanswered = questions.filtered(lambda one: not one.answer)
        bare = questions.filtered(lambda one: one.answer in ("partly", "no") and not one.remedy)
        if unanswered:
            return False, self.env._("%s questions have no answer yet.", len(unanswered))
        if bare:
            return False, self.env._(
                "%s answers are “partly” or “no”: decide what you do about it before people are"
                " invited.",
                len(bare),
            )
        return True, self.env._("Everything is answered, and every gap has a remedy.")
