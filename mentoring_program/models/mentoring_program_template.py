from odoo import api, fields, models

from .mentoring_program import DELIVERIES, FOCUSES, FORMALITIES, FORMATS

# What a template has in fields of its own.
OWN = ("name", "description", "format", "delivery", "formality", "focus")
# What belongs to one program alone: its people, its company, its look, its audience.
LEFT_OUT = {*OWN, "objective_ids", "active", "color", "company_id", "confidant_id", "series_id"}
# Lines that a program brings along: they hold no people.
LINES = ("readiness_ids", "criterion_ids", "evaluation_plan_ids")
TOLD = (
    "session_interval",
    "session_target",
    "hours_expected",
    "mentor_capacity",
    "mentee_quota",
    "group_size_min",
    "group_size_max",
    "enrollment",
    "require_consent",
    "require_acceptance",
    "require_mentor_approval",
    "require_mentee_approval",
    "require_agreement",
)
_SIMPLE = ("boolean", "integer", "float", "selection", "many2one")


class MentoringProgramTemplate(models.Model):
    """A program to start from: how it is set up and what it wants to achieve, without people.

    What it sets is kept as the values of a program; those that today's version of the module, or
    today's records, do not know anymore are left out when a program starts.
    """

    _name = "mentoring.program.template"
    _inherit = ["mentoring.call.mixin"]
    _description = "Mentoring Program Template"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one("res.company", index=True, help="None: for all companies.")
    description = fields.Html(translate=True, help="Becomes the description of the program.")
    format = fields.Selection(FORMATS, required=True, default="one_to_one")
    delivery = fields.Selection(DELIVERIES, required=True, default="onsite")
    formality = fields.Selection(FORMALITIES, required=True, default="formal")
    focus = fields.Selection(FOCUSES, required=True, default="leadership")
    objective_ids = fields.One2many("mentoring.program.template.objective", "template_id")
    settings = fields.Json(groups="base.group_system", help="{field of the program: value}")
    settings_told = fields.Text("Set Up As", compute="_compute_settings_told", compute_sudo=True)

    @api.depends("settings")
    def _compute_settings_told(self):
        program = self.env["mentoring.program"]
        for template in self:
            settings = template._settings_valid()
            lines = [
                f"{program._fields[name]._description_string(self.env)}: "
                f"{template._tell_value(program._fields[name], settings[name])}"
                for name in TOLD
                if name in settings
            ]
            template.settings_told = "\n".join(lines)

    def _tell_value(self, field, value):
        if field.type == "boolean":
            return self.env._("yes") if value else self.env._("no")
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, value)
        return f"{value:g}"

    def action_start(self):
        """Make a program of this template, for its reader to go on with, and open it."""
        self.ensure_one()
        self.check_access("read")
        # what it sets is read for whoever may read the template; he creates with his own rights
        settings = self.sudo()._settings_valid()
        own = {name: self[name] for name in OWN}
        objectives = [(0, 0, one._values()) for one in self.objective_ids]
        program = self.env["mentoring.program"].create(
            {**settings, **own, "objective_ids": objectives}
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": "mentoring.program",
            "res_id": program.id,
            "view_mode": "form",
        }

    def _settings_valid(self):
        """The settings that a program of today can take."""
        return self._valid("mentoring.program", self.settings)

    def _valid(self, model, values):
        """Leave out fields that are gone, and links to records that are."""
        kept = {}
        known = self.env[model]._fields
        for name, value in (values or {}).items():
            field = known.get(name)
            if not field:
                continue
            if field.type == "one2many":
                value = [
                    (0, 0, self._valid(field.comodel_name, command[2])) for command in value or ()
                ]
            elif field.type == "many2many":
                ids = [one for command in value or () for one in command[2]]
                value = [(6, 0, self.env[field.comodel_name].browse(ids).exists().ids)]
            elif field.type == "many2one":
                value = self.env[field.comodel_name].browse(value or ()).exists().id
            kept[name] = value
        return kept

    @api.model
    def _make_from(self, program):
        """Keep how a program is set up, as a template of its company."""
        values = program.copy_data()[0]
        settings = {
            name: value
            for name, value in values.items()
            if name not in LEFT_OUT and (name in LINES or program._fields[name].type in _SIMPLE)
        }
        return self.create(
            {
                **{name: program[name] for name in OWN},
                "company_id": program.company_id.id,
                "settings": settings,
                "objective_ids": [
                    (0, 0, {name: one[name] for name in ("name", "measure", "baseline", "target")})
                    for one in program.objective_ids
                ],
            }
        )
