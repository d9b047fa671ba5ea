from odoo import fields, models


class MentoringRelationshipEvaluation(models.AbstractModel):
    """What members answered in confidence, and what an early end does to open questionnaires."""

    _name = "mentoring.relationship.evaluation"
    _description = "Mentoring Relationship: Evaluation"

    evaluation_ids = fields.One2many(
        "mentoring.evaluation",
        "relationship_id",
        groups="mentoring_program.group_mentoring_coordinator",
    )

    def _confidential_answers(self):
        """The answers given so that the coordinators can help, the newest first.

        Only those whose givers were told that they are read by name. They come with superuser
        rights: who shows any of it has to ask :meth:`mentoring.evaluation._may_read_answers`.

        :return: ``mentoring.evaluation`` of the phases fit and pulse
        """
        # whoever calls decides who is shown it, see above
        evaluations = self.env["mentoring.evaluation"].sudo()
        return evaluations.search(
            [
                ("relationship_id", "in", self.ids),
                ("is_confidential", "=", True),
                ("state", "=", "answered"),
            ],
            order="answered_on desc, id desc",
        )

    def _finish(self, state, **values):
        """Ask nobody any more about what was ended early."""
        finished = super()._finish(state, **values)
        if state != "completed":
            # the one who may end a relationship withdraws what hangs on it; nothing is shown
            finished.sudo().evaluation_ids._withdraw()
        return finished
