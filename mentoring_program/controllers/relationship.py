from odoo.exceptions import UserError
from odoo.http import request, route

from .honours import MentoringHonours
from .note import MentoringNotes
from .page import PAGE
from .typed import to_date, to_html, to_number, to_text, to_utc


class MentoringRelationshipPage(MentoringNotes, MentoringHonours):
    """One relationship: who, where it stands, the agreement, sessions, goals and notes."""

    @route("/my/mentoring/relationships/<int:relationship_id>", **PAGE)
    def mentoring_relationship(self, relationship_id, **post):
        """Show a relationship of the reader, or make a move of it."""
        pair = self._find(
            "mentoring.relationship", relationship_id, [("id", "in", self._my_relationship_ids())]
        )
        return self._answer(
            pair,
            f"/my/mentoring/relationships/{pair.id}",
            self._relationship_moves(),
            post,
            self._relationship_page,
        )

    def _relationship_moves(self):
        return {
            "accept": lambda pair, _post: pair.action_accept_mine(),
            "decline": self._decline,
            "change_agreement": self._change_agreement,
            "sign": lambda pair, _post: pair.action_sign_agreement(),
            "plan_session": self._plan_session,
            **self._note_moves(),
            **self._honour_moves(),
            "pause": self._pause,
            "resume": lambda pair, _post: pair.action_resume(),
            "complete": lambda pair, _post: pair.action_complete(),
            "end": self._end,
        }

    def _relationship_page(self, pair, typed):
        name = pair.my_member_id.partner_names or pair.name
        return self._show(
            "portal_relationship",
            "mentoring_relationship",
            crumbs=[(name, None)],
            typed=typed,
            pair=pair,
            me=pair.my_member_id,
            # names, jobs and addresses of the people one works with, or is asked whether to
            people=pair.sudo()._current_members() or pair.sudo().member_ids,
            shows_contact=pair.state not in ("proposed", "to_approve", "refused"),
            stages=self._stages(pair),
            sessions=pair.session_ids.sorted("start", reverse=True)[:12],
            notes=self._notes_of(pair, limit=40),
            end_reasons=request.env["mentoring.end.reason"].search([("is_departure", "=", False)]),
            **self._honours_of(pair),
        )

    def _stages(self, pair):
        """The way of a relationship so far: [(label, date or False, whether it is reached)]."""
        _, members = request.env._, pair.member_ids
        if pair.state == "refused":
            return [
                (request.env._("Proposed"), pair.create_date, True),
                (request.env._("Did not come about"), pair.date_ended, True),
            ]
        is_over = pair.state in ("completed", "ended")
        approved = pair.state not in ("proposed", "to_approve")
        decided = max((one.approval_date for one in members if one.approval_date), default=False)
        signed = [one.agreement_date for one in members]
        stages = [
            (request.env._("Proposed"), pair.create_date, True),
            (request.env._("Accepted by all"), False, pair.state != "proposed"),
            (request.env._("Approved"), approved and decided, approved),
            (request.env._("Agreement signed"), all(signed) and max(signed), all(signed)),
            (request.env._("Under way"), pair.date_start, bool(pair.date_start)),
            (
                request.env._("Ended") if pair.state == "ended" else request.env._("Completed"),
                pair.date_ended,
                is_over,
            ),
        ]
        asked = (True, pair.program_id.require_acceptance, True, pair.program_id.require_agreement)
        kept = [one for one, is_part in zip(stages, (*asked, True, True), strict=True) if is_part]
        return [one for one in kept if one[2]] if is_over else kept

    def _decline(self, pair, post):
        reason = to_text(post, "reason", request.env._("Reason"), required=False)
        pair._my_member().action_decline(reason)

    def _change_agreement(self, pair, post):
        text = to_text(post, "body", request.env._("Agreement"))
        pair.action_change_agreement(to_html(text))

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

    def _pause(self, pair, post):
        pair.action_pause(
            to_text(post, "reason", request.env._("Reason")),
            to_date(post, "until", request.env._("Until")),
        )

    def _end(self, pair, post):
        reasons = request.env["mentoring.end.reason"].search([("is_departure", "=", False)])
        if not post.get("end_reason_id"):
            raise UserError(request.env._("Please choose a reason; none of them blames anybody."))
        reason = self._row(reasons, post, "end_reason_id")
        words = to_text(post, "reason", request.env._("A word"), required=False)
        pair.action_end(words, end_reason_id=reason.id)
