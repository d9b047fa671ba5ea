from odoo import models

from .mentoring_practice import PracticeError


class MentoringRelationshipPractice(models.AbstractModel):
    """Asking one's line manager for a chance to practice what one learns."""

    _name = "mentoring.relationship.practice"
    _description = "Mentoring Relationship: Chance to Practice"

    def action_ask_practice(self, wish=None):
        """Ask one's line manager for a chance to practice.

        :param str wish: the words that the manager reads; nothing else is told
        :raise PracticeError: nothing is asked, or there is nobody to ask
        """
        self.ensure_one()
        member, practices = self._my_member(), self.env["mentoring.practice"]
        words = practices._checked_words(wish)
        if not words:
            raise PracticeError(self.env._("Please say what you would like to do."))
        manager = self._practice_manager(member)
        if practices.search_count([("member_id", "=", member.id), ("state", "=", "sent")]):
            raise PracticeError(self.env._("Your manager has not answered your last wish yet."))
        # members have no write access; the reader asks for himself, checked above
        asked = practices.sudo()._create_protected(
            [{"member_id": member.id, "manager_user_id": manager.id, "wish": words}]
        )
        asked._mail("asked")
        return True

    def _practice_manager(self, member):
        """The user whom a member may ask: his line manager, who is not one of the members."""
        if member.role == "mentor" or not self._is_running():
            raise PracticeError(self.env._("Only who is being mentored can ask for this."))
        # who the reader's own line manager is, and whether he is one of the members
        manager = member.sudo().manager_user_id
        if not manager.active or manager in self.sudo().member_ids.user_id:
            raise PracticeError(
                self.env._("Your line manager cannot be asked here; please ask in person.")
            )
        return manager
