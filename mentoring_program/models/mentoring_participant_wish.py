from odoo import fields, models


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
        "mentoring.participant", "Other Person", required=True, ondelete="cascade", index=True
    )
    other_user_id = fields.Many2one(
        related="other_id.user_id", string="Other Person's User", store=True, index=True
    )
    kind = fields.Selection([("prefer", "Preferred"), ("exclude", "Excluded")], required=True)
    sequence = fields.Integer(default=1, help="1 is the most wished for.")

    _one_wish_about_a_person = models.UniqueIndex(
        "(participant_id, other_id)", "A person is either preferred or excluded, once."
    )
    _not_oneself = models.Constraint(
        "CHECK(participant_id != other_id)", "Nobody is matched with himself anyway."
    )
