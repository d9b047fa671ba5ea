from odoo import api, fields, models


class MentoringRequest(models.Model):
    """One person asks another to be mentor, or asks a question while he waits for one.

    Read by these two alone, whatever rights others have; coordinators see how many there are.
    """

    _name = "mentoring.request"
    _inherit = ["mentoring.request.flow"]
    _description = "Mentoring Request"
    _order = "id desc"

    _transitions = {"sent": ("accepted", "declined", "withdrawn", "expired")}
    _protected_fields = frozenset(
        {
            "program_id",
            "mentee_id",
            "mentor_id",
            "message",
            "state",
            "expires_on",
            "answered_on",
            "answer",
            "reminded_on",
            "relationship_id",
            "kind",
            "asks_next",
        }
    )

    program_id = fields.Many2one(
        "mentoring.program", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    mentee_id = fields.Many2one(
        "mentoring.participant",
        "Who Asks",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    mentor_id = fields.Many2one(
        "mentoring.participant",
        "Who Is Asked",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    mentee_user_id = fields.Many2one(
        related="mentee_id.user_id", store=True, index=True, string="User Who Asks"
    )
    mentor_user_id = fields.Many2one(
        related="mentor_id.user_id", store=True, index=True, string="User Who Is Asked"
    )
    kind = fields.Selection(
        [("mentoring", "Asks for a mentor"), ("question", "Asks a question")],
        required=True,
        default="mentoring",
        readonly=True,
    )
    asks_next = fields.Boolean(
        "Next Wish Is Asked",
        readonly=True,
        help="If the answer is no, or none comes in time, the next wish is asked in the same"
        " words.",
    )
    message = fields.Text(required=True, readonly=True)
    state = fields.Selection(
        [
            ("sent", "Sent"),
            ("accepted", "Accepted"),
            ("declined", "Declined"),
            ("withdrawn", "Withdrawn"),
            ("expired", "Expired"),
        ],
        required=True,
        default="sent",
        readonly=True,
        index=True,
        copy=False,
    )
    expires_on = fields.Date(readonly=True, copy=False, help="The last day it can be answered.")
    answered_on = fields.Datetime(readonly=True, copy=False)
    answer = fields.Text("Reason of the Answer", readonly=True, copy=False)
    reminded_on = fields.Datetime(readonly=True, copy=False)
    relationship_id = fields.Many2one(
        "mentoring.relationship",
        ondelete="set null",
        index="btree_not_null",
        readonly=True,
        copy=False,
    )

    _one_open_per_pair = models.UniqueIndex(
        "(mentee_id, mentor_id, kind) WHERE state = 'sent'",
        "This person has been asked already and has not answered yet.",
    )
    _open_idx = models.Index("(expires_on) WHERE state = 'sent'")

    @api.depends("mentee_id.name", "mentor_id.name")
    def _compute_display_name(self):
        # the names of the two; nobody else reads the request
        for request in self.sudo():
            request.display_name = f"{request.mentee_id.name} – {request.mentor_id.name}"
