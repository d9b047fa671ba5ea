from odoo.http import request

from .page import MentoringPage
from .typed import to_text


class MentoringHonours(MentoringPage):
    """Certificates and thanks, as they are shown on the pages of their giver and receiver."""

    def _honour_moves(self):
        return {
            "thank": self._thank,
            "share_news": lambda pair, _post: pair._my_member().action_share_news(),
            "keep_news": lambda pair, _post: pair._my_member().action_keep_news(),
        }

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "share_news": request.env._("Noted. It is told only if you both agree."),
            "keep_news": request.env._("Noted: it is not told."),
        }

    def _honours_of(self, pair):
        """What the reader may see of the honours of a relationship, and whether he may thank."""
        honours = request.env["mentoring.recognition"].search([("relationship_id", "=", pair.id)])
        mine = honours.filtered(lambda one: one.receiver_user_id == request.env.user)
        return {
            "thanks": honours.filtered(lambda one: one.kind == "thanks"),
            "certificate": mine.filtered(
                lambda one: one.kind == "certificate" and one.state == "published"
            ),
            "can_thank": bool(pair.my_member_id) and pair._can_thank(),
            "can_tell_story": bool(pair.my_member_id) and pair._can_tell_story(),
            "now_mentors": self._now_mentors(pair),
        }

    def _personal_searches(self):
        mine = [
            ("receiver_user_id", "=", request.env.uid),
            ("kind", "in", ("certificate", "thanks")),
            ("state", "=", "published"),
        ]
        me = [("user_id", "=", request.env.uid)]
        latest = "published_on desc, id desc"
        return {
            **super()._personal_searches(),
            "honours": ("mentoring.recognition", mine, latest),
            "consents": ("mentoring.story.consent", [*me, ("state", "=", "asked")], None),
            "attainments": ("mentoring.attainment", [*me, ("state", "!=", "declined")], None),
        }

    def _now_mentors(self, pair):
        """The reader's former mentees who mentor by now, where both wanted it told."""
        me = pair.my_member_id
        if pair.state != "completed" or me.role != "mentor" or not me.shares_news:
            return ""
        told = pair.member_ids.filtered(lambda one: one.shares_news and one.mentors_since)
        return ", ".join(told.mapped("name"))

    def _my_honours(self):
        """What the reader was given: his certificates and thanks, and who gave the latest of them.

        :return: {"certificates", "thanks", "givers": {id of thanks: name}}
        """
        given = self._personal("honours")
        thanks = given.filtered(lambda one: one.kind == "thanks")[:3]
        return {
            "certificates": given.filtered(lambda one: one.kind == "certificate"),
            "thanks": thanks,
            # the names of those who thanked the reader
            "givers": {one.id: one.sudo().giver_id.name for one in thanks},
        }

    def _consents_asked(self):
        """The stories about which the reader is asked, as his consents to them."""
        return self._personal("consents").filtered(lambda one: one.story_id.state == "submitted")

    def _thank(self, pair, post):
        pair.action_thank(to_text(post, "body", request.env._("Thanks"), limit=5000))
