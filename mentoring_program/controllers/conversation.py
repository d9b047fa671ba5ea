from textwrap import shorten

from odoo.exceptions import UserError
from odoo.http import request, route

from .page import PAGE
from .relationship import MentoringRelationshipPage
from .typed import from_html, to_html, to_text

AT_ONCE = 20  # messages on a page


class MentoringConversation(MentoringRelationshipPage):
    """What the members of a relationship write to each other, the newest first.

    Read and written with the reader's own rights alone; the rules of messages decide.
    """

    @route("/my/mentoring/relationships/<int:relationship_id>/conversation", **PAGE)
    def mentoring_conversation(self, relationship_id, **post):
        """Show the conversation of a relationship, or write to the others."""
        pair = self._find_part(relationship_id)
        return self._answer(
            pair,
            self._pair_url(pair, "conversation"),
            self._conversation_moves(),
            post,
            self._conversation_page,
        )

    def _relationship_parts(self, pair):
        label, url = request.env._("Conversation"), self._pair_url(pair, "conversation")
        count = self._latest(pair)._count_new()
        return [
            *super()._relationship_parts(pair),
            self._part("conversation", label, url, count=count),
        ]

    def _overview_values(self, pair):
        values = super()._overview_values(pair)
        last = self._latest(pair)[:1] if self._has_parts(pair) else None
        return {**values, "last_message": last, "shorten": shorten}

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "write_message": request.env._(
                "Sent. The mail about it says nothing of what you wrote."
            ),
        }

    def _conversation_moves(self):
        return {
            "write_message": self._write_message,
            "change_message": self._change_message,
            "delete_message": lambda pair, post: self._own_message(pair, post).unlink(),
        }

    def _latest(self, pair):
        """The newest messages, of which a page shows the last, how many are new, or all."""
        return self._once("messages", lambda: self._messages(pair, limit=AT_ONCE + 1))

    def _messages(self, pair, before=None, limit=AT_ONCE):
        domain = [("relationship_id", "=", pair.id)]
        if before:
            domain.append(("id", "<", before))
        return self._search("mentoring.message", domain, limit=limit)

    def _conversation_page(self, pair, typed):
        before = request.httprequest.args.get("before", "")
        before = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else None
        messages = self._messages(pair, before, AT_ONCE + 1) if before else self._latest(pair)
        return self._show_part(
            pair,
            "portal_relationship_conversation",
            "conversation",
            typed,
            messages=messages[:AT_ONCE],
            is_older=bool(before),
            has_older=len(messages) > AT_ONCE,
            may_write=self._may_write_to(pair),
        )

    def _may_write_to(self, pair):
        return bool(pair.my_member_id) and pair.state != "ended"

    def _write_message(self, pair, post):
        if not self._may_write_to(pair):
            raise UserError(request.env._("This mentoring is over; what you wrote can be read."))
        body = to_html(to_text(post, "body", request.env._("Message"), limit=10_000))
        last = self._messages(pair, limit=1)
        if last.author_id == request.env.user and from_html(last.body) == from_html(body):
            return  # the button was pressed twice
        request.env["mentoring.message"].create({"relationship_id": pair.id, "body": body})

    def _change_message(self, pair, post):
        text = to_text(post, "body", request.env._("Message"), limit=10_000)
        self._own_message(pair, post).body = to_html(text)

    def _own_message(self, pair, post):
        own = request.env["mentoring.message"].search(
            [("relationship_id", "=", pair.id), ("author_id", "=", request.env.uid)]
        )
        return self._row(own, post, "message_id")
