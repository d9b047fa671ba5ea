from odoo import api, models


class MentoringMatchingSpeed(models.AbstractModel):
    """The meetings of a speed event, from the matching to suggestions."""

    _name = "mentoring.matching.speed"
    _description = "Mentoring Matching: Rounds and Tables"

    @api.model
    def _places(self, result):
        """When and where each chosen pair meets: {(mentee, mentor): values of its suggestion}."""
        return {
            (one.pair.mentee, one.pair.mentor): {
                "round_number": one.round,
                "table_number": one.table,
            }
            for one in result.meetings
        }
