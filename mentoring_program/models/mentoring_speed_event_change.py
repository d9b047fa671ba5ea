from odoo import models

from .. import exceptions


class DoubleBookingError(exceptions.ValidationError):
    """Somebody would sit at two tables in one round, or meet somebody twice."""


class MentoringSpeedEventChange(models.AbstractModel):
    """Changes of a timetable by hand, under the rules that the computer follows."""

    _name = "mentoring.speed.event.change"
    _description = "Mentoring Speed Event: Changes by Hand"

    def _swap(self, first, second, what):
        """Swap two meetings.

        :param str what: ``slots`` (round and table) or ``mentees``
        :raise DoubleBookingError: names who would be at two tables, or whom he would meet twice
        """
        names = ("mentee_id",) if what == "mentees" else ("round_id", "table_number")
        wanted = [
            (other if "round_id" in names else one, one, other if "mentee_id" in names else one)
            for one, other in ((first, second), (second, first))
        ]
        self._claim()
        self._check_places(
            [
                (place.round_id, place.table_number, mentors.mentor_id, mentees.mentee_id)
                for place, mentors, mentees in wanted
            ],
            first | second,
        )
        (first | second)._exchange(names)

    def _add_meeting(self, one_round, table, mentor, mentee, score):
        """Let two people meet in a free slot.

        :raise DoubleBookingError: one of them, or the table, is not free then
        """
        self._claim()
        self._check_places([(one_round, table, mentor, mentee)])
        if table > self.table_count:
            self._write_protected({"table_count": table})
        return self.meeting_ids._create_protected(
            [
                {
                    "event_id": self.id,
                    "round_id": one_round.id,
                    "table_number": table,
                    "mentor_id": mentor.id,
                    "mentee_id": mentee.id,
                    "score": score,
                }
            ]
        )

    def _check_places(self, places, replaced=None):
        """Refuse meetings that do not fit to the others, but for those they replace.

        :param places: [(round, table, mentor, mentee)]
        """
        others = self._standing_meetings() - (replaced or self.meeting_ids.browse())
        lines = [line for place in places for line in self._conflicts(others, *place)]
        if lines:
            raise DoubleBookingError("\n".join(lines))

    def _conflicts(self, others, one_round, table, mentor, mentee):
        for other in others.filtered(lambda one: one.round_id == one_round):
            busy = other._people() & (mentor | mentee)
            if busy:
                names = ", ".join(busy.mapped("name"))
                yield self.env._(
                    "%(name)s is at: %(meeting)s", name=names, meeting=other.display_name
                )
            elif other.table_number == table:
                yield self.env._("The table is taken: %s", other.display_name)
        for other in others.filtered(lambda one: one._people() == mentor | mentee):
            yield self.env._("They meet already: %s", other.display_name)

    def _free_table(self, one_round):
        """The first table where nobody sits in a round."""
        taken = self._standing_meetings().filtered(lambda one: one.round_id == one_round)
        numbers = set(taken.mapped("table_number"))
        return next(number for number in range(1, len(numbers) + 2) if number not in numbers)
