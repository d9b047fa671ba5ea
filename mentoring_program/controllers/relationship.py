from odoo import fields
from odoo.http import request, route

from .honours import MentoringHonours
from .page import PAGE
from .relationship_part import NOT_YET, MentoringRelationshipPart
from .typed import to_text


class MentoringRelationshipPage(MentoringRelationshipPart, MentoringHonours):
    """The overview of a relationship: who, where it stands, what to decide and what is next."""

    @route("/my/mentoring/relationships/<int:relationship_id>", **PAGE)
    def mentoring_relationship(self, relationship_id, **post):
        """Show a relationship of the reader, or make a move of it."""
        pair = self._find_pair(relationship_id)
        return self._answer(
            pair, self._pair_url(pair), self._relationship_moves(), post, self._relationship_page
        )

    def _relationship_moves(self):
        return {
            "accept": lambda pair, _post: pair.action_accept_mine(),
            "decline": self._decline,
            **self._honour_moves(),
        }

    def _relationship_page(self, pair, typed):
        return self._show_part(
            pair, "portal_relationship", "overview", typed, **self._overview_values(pair)
        )

    def _overview_values(self, pair):
        """What the overview shows; other parts of mentoring add theirs."""
        return {
            **self._honours_of(pair),
            # names, jobs and addresses of the people one works with, or is asked whether to
            "people": pair.sudo()._current_members() or pair.sudo().member_ids,
            "shows_contact": pair.state not in NOT_YET,
            "why": pair._why(),
            "stages": self._stages(pair),
            **self._sessions_on_overview(pair),
            "goals": self._search(
                "mentoring.goal", [("relationship_id", "=", pair.id), ("state", "!=", "dropped")]
            ),
        }

    def _sessions_on_overview(self, pair):
        now = fields.Datetime.now()
        mine = [("relationship_id", "=", pair.id), ("state", "in", ("planned", "held"))]
        sessions = self._search("mentoring.session", mine, order="start")
        held = sessions.filtered(lambda one: one.state == "held")
        to_come = (sessions - held).filtered(lambda one: one.stop >= now)
        return {"held": held, "next_session": to_come[:1]}

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
