from odoo import api, fields, models


class MentoringAttainment(models.Model):
    """What somebody takes along into his employee record: a skill level, a line of the résumé.

    Offered when a program is celebrated; read by the person, and by the coordinators once the
    person has confirmed it. It is written when both have.
    """

    _name = "mentoring.attainment"
    _inherit = ["mentoring.attainment.flow"]
    _description = "Mentoring Attainment"
    _order = "member_id, kind desc, id"

    _protected_fields = frozenset(
        {
            "state",
            "member_id",
            "kind",
            "skill_id",
            "skill_level_id",
            "person_confirmed_on",
            "confirmed_by_id",
            "written_on",
        }
    )
    _transitions = {"offered": ("confirmed", "declined"), "confirmed": ("written", "declined")}

    member_id = fields.Many2one(
        "mentoring.relationship.member",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    program_id = fields.Many2one(related="member_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    user_id = fields.Many2one(
        related="member_id.user_id", store=True, index="btree_not_null", string="Login"
    )
    person = fields.Char(related="member_id.name", related_sudo=True)
    kind = fields.Selection(
        [("skill", "Skill level"), ("resume", "Résumé line")], required=True, readonly=True
    )
    name = fields.Char(compute="_compute_name", compute_sudo=True)
    skill_id = fields.Many2one(
        "hr.skill", ondelete="cascade", index="btree_not_null", readonly=True
    )
    skill_level_id = fields.Many2one(
        "hr.skill.level", ondelete="cascade", index="btree_not_null", readonly=True
    )
    state = fields.Selection(
        [
            ("offered", "Offered to the person"),
            ("confirmed", "Confirmed by the person"),
            ("written", "Written"),
            ("declined", "Declined"),
        ],
        required=True,
        default="offered",
        readonly=True,
        copy=False,
        index=True,
    )
    person_confirmed_on = fields.Date("Confirmed by the Person On", readonly=True, copy=False)
    confirmed_by_id = fields.Many2one(
        "res.users", "Confirmed by the Coordinator", readonly=True, copy=False, ondelete="set null"
    )
    written_on = fields.Date(readonly=True, copy=False)

    _once = models.UniqueIndex(
        "(member_id, kind, COALESCE(skill_id, 0))", "This was offered already."
    )

    @api.depends("kind", "skill_id.name", "skill_level_id.name", "member_id.role")
    def _compute_name(self):
        for one in self:
            if one.kind == "skill":
                one.name = f"{one.skill_id.name}: {one.skill_level_id.name}"
            else:
                one.name = one._resume_name()

    def _resume_name(self):
        """The line of the résumé."""
        program = self.program_id.name
        if self.member_id.role == "mentor":
            return self.env._("Mentor in the program “%s”", program)
        if self.member_id.role == "mentee":
            return self.env._("Mentee in the program “%s”", program)
        return self.env._("Peer mentoring in the program “%s”", program)
