from math import cos, pi, sin
from urllib.parse import quote

from odoo.http import request, route
from odoo.tools import email_normalize

from .page import PAGE
from .relationship_part import MentoringRelationshipPart
from .typed import TypedValueError, to_text

DRAWN = 12  # people in the picture


class MentoringNetwork(MentoringRelationshipPart):
    """The people whom the members of a relationship have come to know through each other.

    Read and written with the reader's own rights alone; the rules of introductions decide.
    """

    @route("/my/mentoring/relationships/<int:relationship_id>/network", **PAGE)
    def mentoring_network(self, relationship_id, **post):
        """Show the network that a relationship has grown, or introduce somebody."""
        pair = self._find_part(relationship_id)
        return self._answer(
            pair,
            self._pair_url(pair, "network"),
            self._network_moves(),
            post,
            self._network_page,
        )

    def _relationship_parts(self, pair):
        label, url = request.env._("Network"), self._pair_url(pair, "network")
        return [*super()._relationship_parts(pair), self._part("network", label, url)]

    def _network_moves(self):
        return {
            "introduce": self._introduce,
            "made": lambda pair, post: self._set_introduction(pair, post, "made"),
            "met": lambda pair, post: self._set_introduction(pair, post, "met"),
            "remove_introduction": self._remove_introduction,
        }

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "introduce": request.env._("Noted. The ready text is below: send it from your mail."),
            "made": request.env._("Well done! Tell here when the two are in touch."),
        }

    def _introductions(self, pair):
        return request.env["mentoring.introduction"].search([("relationship_id", "=", pair.id)])

    def _introduced(self, pair):
        """Whom the reader can introduce: those who learn, else everybody, but not himself."""
        others = pair.member_ids.filtered(lambda one: not one.left_on and not one.is_invited)
        others -= pair.my_member_id
        return others.filtered(lambda one: one.role != "mentor")

    def _network_page(self, pair, typed):
        introductions = self._introductions(pair)
        return self._show_part(
            pair,
            "portal_relationship_network",
            "network",
            typed,
            introductions=introductions,
            picture=self._picture(introductions),
            introduced=self._introduced(pair) if pair.my_member_id else pair.member_ids.browse(),
            may_change=bool(pair.my_member_id) and pair.state != "ended",
            mail_link=self._mail_link,
            **self._practice_of(pair),
        )

    def _practice_of(self, pair):
        """What the page shows of chances to practice; they have a controller of their own."""
        return {}

    def _picture(self, introductions):
        """Where each person stands around the pair: [(x, y, initials, whether in touch)]."""
        found = introductions[:DRAWN]
        return [
            (
                round(160 + 125 * cos(2 * pi * place / len(found) - pi / 2), 1),
                round(85 + 62 * sin(2 * pi * place / len(found) - pi / 2), 1),
                "".join(word[0] for word in one.name.split()[:2]).upper(),
                one.state == "met",
            )
            for place, one in enumerate(found)
        ]

    def _mail_link(self, introduction):
        """An address that opens the ready text in the mail program of the reader."""
        subject, text = introduction._ready_text()
        # the address of the member who is introduced, which the reader has on the overview
        copy = introduction.member_id.sudo().participant_id.work_email or ""
        to, cc = quote(introduction.email or "", safe="@"), quote(copy, safe="@")
        return f"mailto:{to}?cc={cc}&subject={quote(subject)}&body={quote(text)}", text

    def _introduce(self, pair, post):
        env, people = request.env, self._introduced(pair)
        email = to_text(post, "email", env._("Mail address"), required=False, limit=200)
        if email and not email_normalize(email):
            raise TypedValueError(env._("Mail address: please give one address, or none."))
        env["mentoring.introduction"].create(
            {
                "relationship_id": pair.id,
                "member_id": self._row(people, post, "member_id").id,
                "name": to_text(post, "name", env._("Name"), limit=200),
                "email": email and email_normalize(email),
                "about": to_text(post, "about", env._("What this person does"), False, 200),
                "reason": to_text(post, "reason", env._("Why"), limit=1000),
            }
        )

    def _set_introduction(self, pair, post, state):
        one = self._row(self._introductions(pair), post)
        if one.state != "met":  # who is in touch stays in touch
            one.state = state

    def _remove_introduction(self, pair, post):
        own = self._introductions(pair).filtered(lambda one: one.author_id == request.env.user)
        self._row(own, post).unlink()
