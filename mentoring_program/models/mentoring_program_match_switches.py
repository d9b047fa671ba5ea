from odoo import api, fields, models

from .match_presets import PRESETS, preset_points


class MentoringProgramMatchSwitches(models.AbstractModel):
    """How the form shows rules and points: as switches, and as the preset they are."""

    _name = "mentoring.program.match.switches"
    _description = "Mentoring Program: Switches of the Matching"

    asks_department = fields.Boolean(
        "A Rule on Departments", compute="_compute_asks", inverse="_inverse_asks", readonly=False
    )
    asks_company = fields.Boolean(
        "A Rule on Companies", compute="_compute_asks", inverse="_inverse_asks", readonly=False
    )
    match_preset = fields.Selection(
        [
            ("balanced", "Balanced"),
            ("skills", "Skills first"),
            ("belonging", "Belonging first"),
            ("own", "Your own points"),
        ],
        compute="_compute_match_preset",
        groups="mentoring_program.group_mentoring_coordinator",
    )
    imported_column_count = fields.Integer(compute="_compute_imported_column_count")

    @api.depends("rule_department", "rule_company")
    def _compute_asks(self):
        for program in self:
            program.asks_department = program.rule_department != "any"
            program.asks_company = program.rule_company != "any"

    def _inverse_asks(self):
        for program in self:
            program.rule_department = program._switched(
                program.asks_department, program.rule_department
            )
            program.rule_company = program._switched(program.asks_company, program.rule_company)

    @api.model
    def _switched(self, is_on, wanted):
        """What a rule asks for when its switch is set; “different” is what most mean by it."""
        if not is_on:
            return "any"
        return "different" if wanted == "any" else wanted

    @api.onchange("asks_department")
    def _onchange_asks_department(self):
        self.rule_department = self._switched(self.asks_department, self.rule_department)

    @api.onchange("asks_company")
    def _onchange_asks_company(self):
        self.rule_company = self._switched(self.asks_company, self.rule_company)

    @api.depends("criterion_ids.weight", "criterion_ids.code", "format", "delivery")
    def _compute_match_preset(self):
        for program in self:
            criteria = program.criterion_ids.filtered(lambda one: one.code != "column")
            points = {one.code: one.highest for one in criteria}
            own = "own" if points else False
            program.match_preset = next(
                (one for one in PRESETS if program._points_of_preset(one) == points), own
            )

    @api.depends("participant_properties_definition")
    def _compute_imported_column_count(self):
        for program in self:
            program.imported_column_count = len(program._imported_columns())

    def _points_of_preset(self, preset):
        """The points of a preset in this program: {criterion: points}.

        Once recruitment has begun, the identity wish keeps the points it has, or stays out.
        """
        self.ensure_one()
        points = preset_points(preset, self.format, self.delivery)
        if self.state != "objectives":
            points.pop("identity", None)
            kept = self.criterion_ids.filtered(lambda one: one.code == "identity")
            points |= {one.code: one.highest for one in kept}
        return points
