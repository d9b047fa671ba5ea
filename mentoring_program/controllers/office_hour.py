from odoo import fields
from odoo.exceptions import UserError
from odoo.http import request, route

from .page import PAGE, MentoringPage
from .typed import reader_zone, to_number, to_text, to_utc


class MentoringOfficeHours(MentoringPage):
    """Office hours: a mentor offers them to his mentees, and each mentee books one."""

    @route("/my/mentoring/office-hours", **PAGE)
    def mentoring_office_hours(self, **post):
        """Show the hours that the reader offers or may book; offer, take back, book."""
        return self._answer(
            request.env["mentoring.office.hour"],
            "/my/mentoring/office-hours",
            {
                "offer": self._offer,
                "take_back": self._take_back,
                "book_hour": self._book_hour,
            },
            post,
            self._office_hours_page,
        )

    def _office_hours_page(self, hours, typed):
        own = hours.search(
            [("user_id", "=", request.env.uid), ("stop", ">=", fields.Datetime.now())]
        )
        bookable = hours._bookable()
        mentors = self._my_mentor_roles()
        if not self._my_relationship_ids():
            raise request.not_found()  # hours are for who has somebody to meet
        return self._show(
            "portal_office_hours",
            "mentoring_office_hours",
            crumbs=[(request.env._("Office hours"), None)],
            typed=typed,
            own=own,
            mentors=mentors,
            # the session of the mentor himself
            session_of=lambda hour: hour.sudo().session_id.id,
            **self._hour_values(bookable),
        )

    def _hour_values(self, bookable):
        """What the list of hours to book shows."""
        # the name of the reader's own mentor
        return {"hours": bookable, "host_of": lambda hour: hour.sudo().mentor_id.name}

    def _my_mentor_roles(self):
        """The reader's participations in which he mentors somebody now."""
        members = request.env["mentoring.relationship.member"].search(
            [
                ("user_id", "=", request.env.uid),
                ("role", "!=", "mentee"),
                ("left_on", "=", False),
                ("relationship_id.state", "in", ("approved", "active", "paused")),
            ]
        )
        return members.participant_id.filtered(lambda one: one.state == "accepted")

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "offer": request.env._("Your hours are offered. You get a mail when one is booked."),
            "take_back": request.env._("Taken back."),
            "book_hour": request.env._("Booked: it is a session now, and in your calendars."),
        }

    def _offer(self, hours, post):
        mentors = self._my_mentor_roles()
        if not mentors:
            raise UserError(request.env._("Office hours are offered by mentors of a program."))
        chosen = post.get("mentor_id")
        mentor = self._row(mentors, post, "mentor_id") if chosen else mentors[:1]
        hours._offer(
            {
                "mentor_id": mentor.id,
                "start": to_utc(post, "start", request.env._("First hour")),
                "duration": to_number(post, "minutes", request.env._("Minutes each")) / 60,
                "location": to_text(
                    post, "location", request.env._("Place"), required=False, limit=200
                ),
                "video_link": to_text(
                    post, "video_link", request.env._("Link"), required=False, limit=500
                ),
            },
            to_number(post, "count", request.env._("How many")),
            to_number(post, "weeks", request.env._("Weeks")),
            reader_zone(),
        )

    def _take_back(self, hours, post):
        own = hours.search([("user_id", "=", request.env.uid)])
        self._row(own, post).unlink()

    def _book_hour(self, _record, post):
        hours = request.env["mentoring.office.hour"].search([])
        self._row(hours, post).action_book()
