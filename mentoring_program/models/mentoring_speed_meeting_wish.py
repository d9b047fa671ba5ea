from odoo import api, fields, models

from .. import exceptions

REPORTED = ("held",)


class NotMetError(exceptions.UserError):
    """A wish to see somebody again whom one has not met."""


class MentoringSpeedMeetingWish(models.AbstractModel):
    """Whom people would like to meet again: nobody learns of a wish that is not shared."""

    _name = "mentoring.speed.meeting.wish"
    _description = "Mentoring Speed Meeting: Wish to Meet Again"

    mentor_wishes = fields.Boolean(groups=fields.NO_ACCESS)
    mentee_wishes = fields.Boolean(groups=fields.NO_ACCESS)
    is_wished_by_me = fields.Boolean("I Would Like to Meet Again", compute="_compute_wishes")
    is_mutual = fields.Boolean(
        "Both Would Like to Meet Again", compute="_compute_wishes", search="_search_is_mutual"
    )

    @api.depends("mentor_wishes", "mentee_wishes")
    @api.depends_context("uid")
    def _compute_wishes(self):
        for meeting in self:
            # one's own wish, and that of the other only where both wish
            both = meeting.sudo()
            mine = (both.mentor_wishes and both.mentor_user_id == self.env.user) or (
                both.mentee_wishes and both.mentee_user_id == self.env.user
            )
            meeting.is_wished_by_me = mine
            meeting.is_mutual = both.mentor_wishes and both.mentee_wishes

    def _search_is_mutual(self, operator, value):
        if operator != "in":
            return NotImplemented
        # of a wish that is not shared nothing is found
        found = self.sudo().search([("mentor_wishes", "=", True), ("mentee_wishes", "=", True)])
        return [("id", "in", found.ids)]

    def action_wish(self):
        """Tell that one would like to meet the other again; both are told once both wish."""
        self._set_wish(True)
        return True

    def action_unwish(self):
        """Take a wish back, while it is not shared."""
        self._set_wish(False)
        return True

    def _set_wish(self, wished):
        self.check_access("read")
        for meeting in self:
            names = meeting._wish_fields()
            # his own wish in his own meeting
            meeting = meeting.sudo()
            meeting._check_met()
            if meeting.is_mutual or all(meeting[name] == wished for name in names):
                continue
            meeting._claim()
            meeting._write_protected(dict.fromkeys(names, wished))
            if meeting.mentor_wishes and meeting.mentee_wishes:
                meeting._tell_mutual()

    def _wish_fields(self):
        """The side on which the reader sits."""
        sides = {"mentor_wishes": self.mentor_user_id, "mentee_wishes": self.mentee_user_id}
        names = [name for name, user in sides.items() if user == self.env.user]
        if not names:
            raise NotMetError(self.env._("Only the two who met can wish to meet again."))
        return names

    def _check_met(self):
        if self.state not in REPORTED:
            raise NotMetError(self.env._("You can wish this after the event."))

    def _tell_mutual(self):
        template = self.env.ref("mentoring_program.mail_template_speed_mutual")
        template.send_mail(self.id, email_layout_xmlid="mail.mail_notification_light")
