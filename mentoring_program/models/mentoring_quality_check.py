from odoo import api, fields, models

from .mentoring_quality_item import AREAS

POINTS = {"met": 100.0, "partly": 50.0, "missing": 0.0}


class MentoringQualityCheck(models.Model):
    """How a program stands with one item: what its data tell, and what its coordinator thinks.

    The evidence is that of the day it was looked at. Read and judged by the coordinators of the
    program and by mentoring managers.
    """

    _name = "mentoring.quality.check"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Quality Check"
    _order = "program_id, area_rank, sequence, id"
    _rec_name = "item_id"

    _protected_fields = frozenset(
        {"found", "asked", "is_yes_no", "looked_on", "judged_by_id", "judged_on"}
    )
    _fixed_fields = frozenset({"program_id", "item_id"})

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    item_id = fields.Many2one(
        "mentoring.quality.item",
        "What a Good Program Does",
        required=True,
        ondelete="restrict",
        index=True,
    )
    area = fields.Selection(related="item_id.area", store=True)
    area_rank = fields.Integer(compute="_compute_area_rank", store=True)
    sequence = fields.Integer(related="item_id.sequence", store=True)
    evidence = fields.Char(related="item_id.evidence")
    found = fields.Integer("Number Found", readonly=True, copy=False)
    asked = fields.Integer("Number Looked At", readonly=True, copy=False)
    is_yes_no = fields.Boolean(readonly=True, copy=False)
    looked_on = fields.Datetime(readonly=True, copy=False)
    evidence_told = fields.Char("Found", compute="_compute_evidence_told")
    evidence_state = fields.Selection(
        [
            ("there", "There"),
            ("partly", "In part"),
            ("missing", "Missing"),
            ("none", "No data"),
        ],
        "In the Data",
        compute="_compute_evidence_state",
        store=True,
    )
    judgement = fields.Selection(
        [
            ("met", "Met"),
            ("partly", "In part"),
            ("missing", "Not met"),
            ("not_applicable", "Does not apply"),
        ],
        "Our Judgement",
    )
    note = fields.Text("Our Note", help="Why we judge so, and what we do about it.")
    judged_by_id = fields.Many2one("res.users", readonly=True, ondelete="set null")
    judged_on = fields.Date(readonly=True)

    _once = models.UniqueIndex("(program_id, item_id)", "This is in the self-assessment already.")

    @api.depends("area")
    def _compute_area_rank(self):
        ranks = {area: rank for rank, (area, _label) in enumerate(AREAS)}
        for check in self:
            check.area_rank = ranks.get(check.area, 0)

    @api.depends("found", "asked")
    def _compute_evidence_state(self):
        for check in self:
            state = "partly" if check.found else "missing"
            state = "there" if check.found >= check.asked else state
            check.evidence_state = state if check.asked else "none"

    @api.depends("found", "asked", "is_yes_no")
    @api.depends_context("lang")
    def _compute_evidence_told(self):
        for check in self:
            if not check.asked:
                check.evidence_told = ""
            elif check.is_yes_no:
                check.evidence_told = self.env._("yes") if check.found else self.env._("no")
            else:
                check.evidence_told = self.env._(
                    "%(found)s of %(asked)s", found=check.found, asked=check.asked
                )

    def write(self, vals):
        """Judge; who did so last, and when, is kept."""
        result = super().write(vals)
        if "judgement" in vals and self._is_guarded():
            self._write_protected(
                {
                    "judged_by_id": vals["judgement"] and self.env.uid,
                    "judged_on": vals["judgement"] and fields.Date.context_today(self),
                }
            )
        return result

    def _look(self):
        """Look anew for the evidence of these items."""
        now = fields.Datetime.now()
        # numbers alone are kept; the caller has checked that the reader runs the program
        for check in self.sudo():
            seen = check.program_id._evidence(check.item_id.code)
            check._write_protected(
                {
                    "found": seen.found if seen else 0,
                    "asked": seen.asked if seen else 0,
                    "is_yes_no": bool(seen and seen.is_yes_no),
                    "looked_on": now,
                }
            )

    def action_view_evidence(self):
        """Open what was looked at, as far as the reader may see it.

        :return: an action; False where nothing is to be looked at
        """
        self.ensure_one()
        self.check_access("read")
        # which records they are; what of them may be seen is decided with the reader's rights
        seen = self.sudo().program_id._evidence(self.sudo().item_id.code)
        if not seen or not seen.records:
            return False
        records = seen.records.sudo(False)._filtered_access("read")
        action = {
            "type": "ir.actions.act_window",
            "name": self.evidence or self.item_id.name,
            "res_model": records._name,
            "context": {"create": False},
        }
        if seen.is_yes_no:
            return {**action, "view_mode": "form", "res_id": records.id}
        return {**action, "view_mode": "list,form", "domain": [("id", "in", records.ids)]}

    def _judged_percent(self):
        """The mean of what was judged, in percent; None where nothing was."""
        points = [POINTS[one.judgement] for one in self if one.judgement in POINTS]
        return sum(points) / len(points) if points else None

    def _evidence_percent(self):
        """The mean of what the data show, in percent; None where there is nothing to look at."""
        shares = [100.0 * min(one.found / one.asked, 1.0) for one in self if one.asked]
        return sum(shares) / len(shares) if shares else None
