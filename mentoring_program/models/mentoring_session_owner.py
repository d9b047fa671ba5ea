from odoo import models


class MentoringSessionOwner(models.AbstractModel):
    """What sessions belong to: a relationship or a program.

    The database deletes sessions together with their owner, past the ORM; their calendar events
    would stay behind.
    """

    _name = "mentoring.session.owner"
    _description = "Mentoring Owner of Sessions"

    _session_link = None  # the field of mentoring.session that points here
    _session_domain = []  # which of these sessions its people are invited to

    def unlink(self):
        # only what belongs to the records is touched, and only when they could be deleted
        sessions = (
            self.env["mentoring.session"].sudo().search([(self._session_link, "in", self.ids)])
        )
        events = sessions._events()
        result = super().unlink()
        events.unlink()
        return result

    def _update_invitations(self):
        """Invite to what is planned those who joined, and no longer those who left."""
        # called when people come or go; who is invited is not shown to anybody here
        sessions = self.env["mentoring.session"].sudo()
        own = [(self._session_link, "in", self.ids), ("state", "=", "planned")]
        sessions.search(own + self._session_domain)._write_events()
