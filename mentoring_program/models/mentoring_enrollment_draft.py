import json
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

from .mentoring_program_lifecycle import FINAL_STATES

KEPT_DAYS = 365


class MentoringEnrollmentDraft(models.Model):
    """What somebody has filled in of an application and not sent yet.

    Read by himself alone, whatever rights others have: coordinators read what he sends.
    """

    _name = "mentoring.enrollment.draft"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Application Not Sent Yet"
    _rec_name = "program_id"

    _fixed_fields = frozenset({"program_id", "user_id"})

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    user_id = fields.Many2one(
        "res.users",
        required=True,
        ondelete="cascade",
        index=True,
        default=lambda self: self.env.user,
    )
    answers = fields.Text(help="What was filled in, as JSON.")

    _one_per_person = models.UniqueIndex(
        "(program_id, user_id)", "There is a draft of this application already."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Begin applications of the reader's own for programs that he may see.

        :raise AccessError: it is somebody else's; whether he has begun is not told either
        """
        vals_list = [{"user_id": self.env.uid, **vals} for vals in vals_list]
        if not self.env.su and any(vals["user_id"] != self.env.uid for vals in vals_list):
            raise AccessError(self.env._("Everybody applies for himself."))
        drafts = super().create(vals_list)
        drafts.program_id.check_access("read")  # the name of a program is shown with its draft
        return drafts

    def _given(self):
        """What was filled in until now: {name: value}."""
        return json.loads(self.answers or "{}")

    def _keep(self, values):
        """Keep these values beside those that were filled in before."""
        self.answers = json.dumps({**self._given(), **values})

    @api.autovacuum
    def _remove_old_drafts(self):
        """Forget what was not sent in time: a program that is over, or a year without a change."""
        old = fields.Datetime.now() - timedelta(days=KEPT_DAYS)
        self.search(
            ["|", ("write_date", "<", old), ("program_id.state", "in", FINAL_STATES)]
        ).unlink()
