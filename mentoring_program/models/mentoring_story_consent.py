from odoo import fields, models
from odoo.exceptions import AccessError


class MentoringStoryConsent(models.Model):
    """Whether a person who is named in a story agrees that it is published.

    Read by the person, the writer of the story, and the coordinators once all have agreed.
    """

    _name = "mentoring.story.consent"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Consent to a Story"
    _order = "story_id, id"

    _protected_fields = frozenset({"story_id", "user_id", "name", "state", "decided_on"})
    # a consent is taken back at any time
    _open_when_closed = frozenset({"state", "decided_on"})

    story_id = fields.Many2one(
        "mentoring.recognition", required=True, ondelete="cascade", index=True, readonly=True
    )
    program_id = fields.Many2one(related="story_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="story_id.company_id", store=True, index=True)
    user_id = fields.Many2one("res.users", ondelete="set null", index=True, readonly=True)
    name = fields.Char(readonly=True, help="Kept when the login is deleted.")
    state = fields.Selection(
        [("asked", "Asked"), ("given", "Agrees"), ("refused", "Does not agree")],
        required=True,
        default="asked",
        readonly=True,
        copy=False,
    )
    decided_on = fields.Date(readonly=True, copy=False)

    _person_once = models.UniqueIndex("(story_id, user_id)", "A person is asked once.")

    def action_give(self):
        """Agree to the story as it is written."""
        self._decide("given")
        return True

    def action_refuse(self):
        """Do not agree, or do so no longer; a published story is off the wall at once."""
        self._decide("refused")
        return True

    def _decide(self, state):
        self.check_access("read")
        if self.user_id - self.env.user:
            raise AccessError(self.env._("Everybody answers for himself."))
        # the reader has no right to write; he answers for himself
        consents = self.sudo()
        consents.story_id._claim()
        if state == "given":
            consents._check_program_open()
        today = fields.Date.context_today(self)
        consents._write_protected({"state": state, "decided_on": today})
        if state == "refused":
            consents._take_off_wall()
        consents.story_id._go_on_when_agreed()

    def _take_back(self):
        """Refuse in the place of people whose data is being removed; the caller checked that."""
        self._write_protected({"state": "refused", "decided_on": fields.Date.context_today(self)})
        self._take_off_wall()

    def _take_off_wall(self):
        shown = self.story_id.filtered(lambda one: one.state in ("consented", "published"))
        shown._move_to("submitted", published_on=False)

    def _ask(self):
        """Ask by mail those who have not agreed yet."""
        self._write_protected({"state": "asked", "decided_on": False})
        self.env.ref("mentoring_program.mail_template_story_consent").send_mail_batch(
            self.filtered("user_id").ids, email_layout_xmlid="mail.mail_notification_light"
        )
