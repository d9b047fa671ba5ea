from odoo.http import request

from .program_event import MentoringProgramEvents
from .typed import to_text

QUESTION_KINDS = ("speaker", "discussion")


class MentoringEventParts(MentoringProgramEvents):
    """What some kinds of events have: questions, books, groups, and what came out of them."""

    def _done_texts(self):
        env = request.env
        return {
            **super()._done_texts(),
            "ask": env._("Your question is on the list."),
            "propose": env._("Your book is on the list."),
            "remove": env._("It is off the list."),
            "vote": env._("Your vote counts."),
            "unvote": env._("Your vote is taken back."),
            "report_group": env._("Saved: everybody invited reads what your group found."),
            "item_done": env._("Done. Well done!"),
            "item_undone": env._("It is open again."),
        }

    def _session_moves(self):
        return {
            **super()._session_moves(),
            "ask": self._ask,
            "propose": self._propose_book,
            "remove": lambda event, post: self._row(event.proposal_ids, post).unlink(),
            "vote": lambda event, post: self._row(event.proposal_ids, post).action_vote(),
            "unvote": lambda event, post: self._row(event.proposal_ids, post).action_unvote(),
            "report_group": self._report_group,
            "item_done": lambda event, post: self._row(event.outcome_ids, post).action_done(),
            "item_undone": lambda event, post: self._row(event.outcome_ids, post).action_undone(),
        }

    def _event_values(self, event):
        values = super()._event_values(event)
        group = values["mine"].group_id.with_env(request.env)
        return {
            **values,
            "asks": event.kind in QUESTION_KINDS and event.state == "planned",
            "questions": self._by_votes(event.question_ids),
            "books": self._by_votes(event.book_ids),
            "group": group,
            # the names of those one works with there
            "group_names": (group.sudo().invitation_ids - values["mine"]).mapped("name"),
            "case": group.resource_id if group.resource_id.has_access("read") else None,
            "reports": event.group_ids.filtered("report"),
            "decisions": event.outcome_ids.filtered(lambda one: one.kind == "decision"),
            "items": event.outcome_ids.filtered(lambda one: one.kind == "action"),
        }

    def _by_votes(self, proposals):
        return proposals.sorted(lambda one: (-one.is_chosen, -one.vote_count, one.id))

    def _ask(self, event, post):
        label = request.env._("Your question")
        self._propose_for(event, kind="question", name=to_text(post, "name", label, limit=500))

    def _propose_book(self, event, post):
        env = request.env
        self._propose_for(
            event,
            kind="book",
            name=to_text(post, "name", env._("Title"), limit=200),
            author=to_text(post, "author", env._("Author"), required=False, limit=200),
            url=to_text(post, "url", env._("Link"), required=False, limit=500),
        )

    def _propose_for(self, event, **values):
        """Put something on the list as the reader; the same words of his twice are as once."""
        # the reader's own place at the event
        person = event._my_invitations().participant_id[:1]
        mine = event.proposal_ids.filtered(lambda one: one.participant_id.id == person.id)
        if (values["kind"], values["name"]) not in mine.mapped(lambda one: (one.kind, one.name)):
            mine.create({"session_id": event.id, "participant_id": person.id, **values})

    def _report_group(self, event, post):
        label = request.env._("What you found")
        text = to_text(post, "report", label, required=False, limit=5000)
        # the reader's own group
        event._my_invitations().group_id[:1].with_env(request.env).action_report(text)

    def _next_steps(self, values):
        return [*super()._next_steps(values), *self._item_steps()]

    def _personal_searches(self):
        mine = [("user_id", "=", request.env.uid), ("kind", "=", "action"), ("done", "=", False)]
        return {
            **super()._personal_searches(),
            "items": ("mentoring.event.outcome", mine, "deadline, id"),
        }

    def _item_steps(self):
        """What the reader is to do after a discussion."""
        for item in self._personal("items")[:3]:
            yield {
                "icon": "fa-check-square-o",
                "title": item.name,
                "text": item.session_id._event_name(),
                "url": f"/my/mentoring/sessions/{item.session_id.id}#outcome",
                "label": request.env._("Open"),
            }
