from odoo import api, fields, models


class MentoringParticipantTrained(models.AbstractModel):
    """The training of many people as coordinators see it, and what they note about it."""

    _name = "mentoring.participant.trained"
    _description = "Mentoring Participant: Training Seen by Coordinators"

    training_state = fields.Selection(
        [
            ("open", "To do"),
            ("done", "Done"),
            ("waived", "Let off"),
            ("none", "Nothing mandatory"),
        ],
        "Training",
        compute="_compute_training_state",
    )
    training_left = fields.Char("Still To Do", compute="_compute_training_state")
    training_percent = fields.Integer("Done, %", compute="_compute_training_state")
    training_due_on = fields.Date(
        "Due On", compute="_compute_training_state", help="The next day something is due."
    )

    @api.depends("role", "program_id", "completion_ids.resource_id", "completion_ids.waived_by_id")
    def _compute_training_state(self):
        meetings = self._first_meetings()
        for person, mandatory in self._mandatory_by_person().items():
            left = mandatory - person.completion_ids.resource_id
            days = person._deadlines(left, meetings.get(person)).values()
            person.training_left = ", ".join(left.mapped("name"))
            person.training_state = person._training_state_of(mandatory, left)
            person.training_percent = _percent(len(mandatory) - len(left), len(mandatory))
            person.training_due_on = min(filter(None, days), default=False)

    def _training_state_of(self, mandatory, left):
        if not mandatory:
            return "none"
        if left:
            return "open"
        waived = self.completion_ids.filtered("waived_by_id").resource_id
        return "waived" if mandatory & waived else "done"

    def action_mark_trained(self):
        """Note that people have done what is mandatory, for example together in a workshop."""
        self.check_access("write")
        self._check_program_open()
        for person in self:
            for resource in person._open_resources():
                person._complete(resource, done_on=fields.Datetime.now(), noted_by_id=self.env.uid)
        return True


def _percent(part, whole):
    """A share in whole percent that is 100 only when nothing is left; of nothing, all is done."""
    return 100 * part // whole if whole else 100
