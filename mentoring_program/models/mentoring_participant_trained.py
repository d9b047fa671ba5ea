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

    @api.depends("role", "program_id", "completion_ids.resource_id", "completion_ids.waived_by_id")
    def _compute_training_state(self):
        mandatory = {}  # the same for everybody of one role in one program
        for person in self:
            key = (person.program_id, person.role)
            if key not in mandatory:
                mandatory[key] = person._mandatory_resources()
            left = mandatory[key] - person.completion_ids.resource_id
            person.training_left = ", ".join(left.mapped("name"))
            person.training_state = person._training_state_of(mandatory[key], left)

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
