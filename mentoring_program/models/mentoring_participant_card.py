from odoo import api, fields, models

# in the order of the board, and which of them are there when nobody is in them
_COLUMNS = ("draft", "invited", "applied", "waitlisted", "accepted", "declined", "withdrawn")
_ALWAYS = ("invited", "applied", "waitlisted", "accepted")


class MentoringParticipantCard(models.AbstractModel):
    """What matters of an application at one look, for the board of the coordinators."""

    _name = "mentoring.participant.card"
    _description = "Mentoring Participant: Card on the Board"

    offers_told = fields.Char("Offers", compute="_compute_skills_told")
    needs_told = fields.Char("Wants to Learn", compute="_compute_skills_told")

    @api.depends("skill_line_ids.skill_id", "skill_line_ids.kind", "skill_line_ids.level")
    def _compute_skills_told(self):
        for person in self:
            person.offers_told = person._tell_skills("offer")
            person.needs_told = person._tell_skills("need")

    def _tell_skills(self, kind, most=4):
        """The strongest skills of one kind; the rest is a number."""
        skills = self._skills_told(kind).sorted(lambda line: -line.level).skill_id
        told = ", ".join(skills[:most].mapped("name"))
        return f"{told} +{len(skills) - most}" if len(skills) > most else told

    @api.model
    def _expand_states(self, states, domain):
        """Columns of the board: the way into a program; the others only where there is somebody."""
        return [state for state in _COLUMNS if state in _ALWAYS or state in states]
