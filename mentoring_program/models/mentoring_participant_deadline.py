from odoo import fields, models


class MentoringParticipantDeadline(models.AbstractModel):
    """Until when a participant has to have done what is mandatory."""

    _name = "mentoring.participant.deadline"
    _description = "Mentoring Participant: Deadlines of the Training"

    def _first_meetings(self):
        """The day of each person's first session that is planned or was held.

        :return: {participant: date}, of those who have one
        """
        members = self.member_ids
        starts = dict(
            self.env["mentoring.session"]._read_group(
                [
                    ("relationship_id", "in", members.relationship_id.ids),
                    ("state", "in", ("planned", "held")),
                ],
                ["relationship_id"],
                ["start:min"],
            )
        )
        first = {}
        for member in members.filtered(lambda one: one.relationship_id in starts):
            person, start = member.participant_id, starts[member.relationship_id]
            first[person] = min(first.get(person, start), start)
        return {
            person: fields.Datetime.context_timestamp(person, start).date()
            for person, start in first.items()
        }

    def _deadlines(self, resources, first_meeting=None):
        """Until when this person has to have done each of these resources.

        :param date first_meeting: the day of the person's first session, if there is one
        :return: {resource: date}; False where there is no day yet, only an occasion
        """
        self.ensure_one()
        return {one: self._deadline(one, first_meeting) for one in resources}

    def _deadline(self, resource, first_meeting):
        program = self.program_id
        if resource.due == "date":
            return resource.due_on
        if resource.due == "session":
            return first_meeting or self._to_come(program.date_start)
        return self._to_come(program.enrollment_deadline or program.date_start)

    def _to_come(self, day):
        """A day of the program, unless it has passed: who comes later is not late for it."""
        if not day or day < fields.Date.context_today(self):
            return False
        return day
