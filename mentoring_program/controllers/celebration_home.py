from datetime import timedelta

from odoo import fields
from odoo.http import request

from .home import MentoringHome

LOOKS_BACK = timedelta(days=60)  # after that nobody is reminded any more


class MentoringCelebrationHome(MentoringHome):
    """On the start page: thanks and stories to give, consents to answer, what to take along."""

    def _next_steps(self, values):
        return [
            *super()._next_steps(values),
            *self._consent_steps(),
            *self._attainment_steps(),
            *self._looking_back_steps(values["completed"]),
        ]

    def _consent_steps(self):
        for consent in self._consents_asked():
            yield {
                "icon": "fa-book",
                "title": request.env._("A story names you: do you agree?"),
                "text": consent.story_id.title,
                "url": f"/my/mentoring/stories/{consent.story_id.id}",
                "label": request.env._("Read the story"),
            }

    def _attainment_steps(self):
        offered = self._personal("attainments").filtered(lambda one: one.state == "offered")
        if offered:
            yield {
                "icon": "fa-graduation-cap",
                "title": request.env._("Take along what you have reached"),
                "text": ", ".join(offered.mapped("name")),
                "url": "/my/mentoring/achievements",
                "label": request.env._("Look and confirm"),
            }

    def _looking_back_steps(self, completed):
        since = fields.Date.context_today(request.env.user) - LOOKS_BACK
        asked = completed.my_member_id.filtered(
            lambda one: one.looked_back_on and one.looked_back_on >= since
        )
        if not asked:
            return
        given = request.env["mentoring.recognition"].search(
            [
                ("giver_id", "=", request.env.uid),
                ("kind", "in", ("thanks", "story")),
                ("relationship_id", "in", asked.relationship_id.ids),
            ]
        )
        done = {(one.relationship_id, one.kind) for one in given}
        for member in asked:
            yield from self._words_missing(member, done)

    def _words_missing(self, member, done):
        pair = member.relationship_id
        step = {"text": f"{member.partner_names} · {pair.program_id.name}"}
        home = f"/my/mentoring/relationships/{pair.id}"
        if (pair, "thanks") not in done and pair._can_thank():
            yield {
                **step,
                "icon": "fa-heart-o",
                "title": request.env._("Say thank you"),
                "url": f"{home}#honours",
                "label": request.env._("Write"),
            }
        if (pair, "story") not in done and pair._can_tell_story():
            yield {
                **step,
                "icon": "fa-book",
                "title": request.env._("Tell your story"),
                "url": f"{home}/story",
                "label": request.env._("Tell it"),
            }
