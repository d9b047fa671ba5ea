from odoo import api, fields, models


class MentoringParticipantWish(models.Model):
    """A ranked wish to be matched with somebody, or the wish never to be.

    An exclusion is read by its giver and by coordinators, but by nobody about himself.
    """

    _name = "mentoring.participant.wish"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Partner Wish"
    _order = "participant_id, kind desc, sequence, id"

    _fixed_fields = frozenset({"participant_id"})

    participant_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="participant_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="participant_id.company_id", store=True, index=True)
    user_id = fields.Many2one(related="participant_id.user_id", store=True, index=True)
    other_id = fields.Many2one(
        "mentoring.participant", "Other Person", ondelete="cascade", index=True
    )
    other_employee_id = fields.Many2one(
        "hr.employee",
        ondelete="cascade",
        index="btree_not_null",
        help="Whom the wish is about, also before he takes part in the program.",
    )
    other_user_id = fields.Many2one(
        "res.users",
        "Other Person's User",
        compute="_compute_other_user_id",
        compute_sudo=True,
        store=True,
        index=True,
    )
    kind = fields.Selection([("prefer", "Preferred"), ("exclude", "Excluded")], required=True)
    sequence = fields.Integer(default=1, help="1 is the most wished for.")

    _one_wish_about_a_person = models.UniqueIndex(
        "(participant_id, other_id)", "A person is either preferred or excluded, once."
    )
    _one_wish_about_an_employee = models.UniqueIndex(
        "(participant_id, other_employee_id) WHERE other_employee_id IS NOT NULL",
        "A person is either preferred or excluded, once.",
    )
    _about_somebody = models.Constraint(
        "CHECK(other_id IS NOT NULL OR other_employee_id IS NOT NULL)", "A wish is about somebody."
    )
    _not_oneself = models.Constraint(
        "CHECK(participant_id != other_id)", "Nobody is matched with himself anyway."
    )

    @api.depends("other_id.user_id", "other_employee_id.user_id")
    def _compute_other_user_id(self):
        for wish in self:
            wish.other_user_id = wish.other_id.user_id or wish.other_employee_id.user_id

    @api.model_create_multi
    def create(self, vals_list):
        """Note the employee behind a participant, and the participant that an employee is."""
        wishes = super().create(vals_list)
        for wish in wishes.sudo():  # the same person under his other number; nothing is shown
            if not wish.other_employee_id:
                wish.other_employee_id = wish.other_id.employee_id
        wishes.sudo()._link_newcomers(wishes.sudo()._participants_meant())
        return wishes

    def _participants_meant(self):
        """The participants that the employees of these wishes are by now."""
        return self.env["mentoring.participant"].search(
            [
                ("program_id", "in", self.program_id.ids),
                ("employee_id", "in", self.other_employee_id.ids),
            ]
        )

    @api.model
    def _link_newcomers(self, people):
        """Let the wishes about employees who take part by now name them as participants."""
        waiting = self.search(
            [
                ("program_id", "in", people.program_id.ids),
                ("other_id", "=", False),
                ("other_employee_id", "in", people.employee_id.ids),
            ]
        )
        found = {(one.program_id, one.employee_id): one for one in people}
        for wish in waiting:
            wish.other_id = found.get((wish.program_id, wish.other_employee_id))
