from odoo.http import request, route

from .page import PAGE
from .relationship_part import MentoringRelationshipPart
from .typed import to_html, to_number, to_text, to_utc


class MentoringRelationshipSessions(MentoringRelationshipPart):
    """The sessions of a relationship: planned and past, and planning the next one."""

    @route("/my/mentoring/relationships/<int:relationship_id>/sessions", **PAGE)
    def mentoring_relationship_sessions(self, relationship_id, **post):
        """List the sessions of a relationship, or plan one."""
        pair = self._find_part(relationship_id)
        return self._answer(
            pair,
            self._pair_url(pair, "sessions"),
            {"plan_session": self._plan_session},
            post,
            self._relationship_sessions_page,
        )

    def _relationship_parts(self, pair):
        label, url = request.env._("Sessions"), self._pair_url(pair, "sessions")
        return [*super()._relationship_parts(pair), self._part("sessions", label, url)]

    def _relationship_sessions_page(self, pair, typed):
        return self._show_part(
            pair,
            "portal_relationship_sessions",
            "sessions",
            typed,
            sessions=pair.session_ids.sorted("start", reverse=True)[:12],
        )

    def _plan_session(self, pair, post):
        agenda = to_text(post, "agenda", request.env._("Agenda"), required=False)
        request.env["mentoring.session"].create(
            {
                "relationship_id": pair.id,
                "start": to_utc(post, "start", request.env._("Start")),
                "duration": to_number(post, "minutes", request.env._("Minutes")) / 60,
                "location": to_text(
                    post, "location", request.env._("Place"), required=False, limit=200
                ),
                "video_link": to_text(
                    post, "video_link", request.env._("Link"), required=False, limit=500
                ),
                "agenda": to_html(agenda),
            }
        )
