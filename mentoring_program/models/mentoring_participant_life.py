from odoo import fields, models


class MentoringParticipantLife(models.AbstractModel):
    """The way of a person into a program and out of it."""

    _name = "mentoring.participant.life"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Participant: Lifecycle"

    def action_invite(self):
        """Invite people; they apply or decline."""
        self.check_access("write")
        self._move_to("invited")
        return True

    def action_apply(self):
        """Apply for the program, with consent; by the person, or by a coordinator for him."""
        self._check_own_or_coordinated()
        # checked above; a person has no write access to his own record
        self.sudo()._move_to("applied", consent_date=fields.Datetime.now())
        return True

    def action_accept(self):
        """Accept people into the program: they may be matched from now on.

        :raise ConsentMissingError: names those whose managers are to consent first
        :raise NoPlaceError: the program has no place for all of them
        """
        self.check_access("write")
        self.filtered(lambda person: person.state != "accepted")._check_consented()
        self._move_to("accepted")
        self.program_id._update_invitations()
        return True

    def action_decline(self):
        """Decline: by the person an invitation, by a coordinator an application."""
        return self._leave("declined")

    def action_withdraw(self):
        """Withdraw from the program; running relationships lose this member."""
        return self._leave("withdrawn")

    def action_reopen(self):
        """Take back a withdrawal or a refusal; the history stays."""
        self._check_own_or_coordinated()
        # checked above; a person has no write access to his own record
        self.sudo()._move_to("draft")
        return True

    def _leave(self, target):
        self._check_own_or_coordinated()
        # checked above; a person has no write access to his own record nor to others' memberships
        for participant in self.sudo()._move_to(target):
            participant.member_ids._leave()
            participant._cancel_speed_meetings()
        # who leaves is not invited any longer; nothing is shown
        self.sudo().program_id._update_invitations()
        return True

    def _check_own_or_coordinated(self):
        """Let the person himself pass, and whoever may write the record."""
        self.check_access("read")
        others = self.filtered(lambda participant: participant.user_id != self.env.user)
        if others:  # an empty recordset would ask for the right to write any
            others.check_access("write")
