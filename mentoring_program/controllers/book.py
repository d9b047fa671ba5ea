import re

from odoo.http import content_disposition, request, route
from odoo.tools import html2plaintext

from .page import PAGE
from .relationship_part import MentoringRelationshipPart
from .typed import Typed, from_utc, to_text

_REPORT = "mentoring_program.action_report_book"
# what html2plaintext would mark with asterisks and slashes
_EMPHASIS = re.compile(r"</?(?:b|strong|i|em)\b[^>]*>")
_HEADING = re.compile(r"(</?)h[1-6]\b")


class MentoringBook(MentoringRelationshipPart):
    """The journey book: milestones that the reader chooses, as a file for himself.

    Gathered with the reader's own rights, printed, and kept nowhere.
    """

    @route("/my/mentoring/relationships/<int:relationship_id>/book", **PAGE)
    def mentoring_book(self, relationship_id, **post):
        """Show the milestones to choose from, or print those that are chosen."""
        pair = self._find_part(relationship_id)
        if request.httprequest.method != "POST":
            return self._book_page(pair, Typed())
        if post.get("move") != "print":
            raise request.not_found()
        chosen = set(request.httprequest.form.getlist("milestone"))
        milestones = [one for one in self._milestones(pair) if one["key"] in chosen]
        message = self._attempt(lambda _pair, sent: self._preface(sent), pair, post)
        if not milestones:
            message = message or request.env._("Please choose what belongs into your book.")
        if message:
            return self._book_page(pair, Typed(post, message))
        return self._print_book(pair, self._preface(post), milestones)

    def _relationship_parts(self, pair):
        label, url = request.env._("Journey book"), self._pair_url(pair, "book")
        return [*super()._relationship_parts(pair), self._part("book", label, url)]

    def _book_page(self, pair, typed):
        milestones = self._milestones(pair)
        chosen = set(request.httprequest.form.getlist("milestone"))
        for one in milestones:
            one["chosen"] = one["key"] in chosen if typed.message else not one["is_private"]
        return self._show_part(
            pair, "portal_book", "book", typed, milestones=milestones, day=self._book_day
        )

    def _preface(self, post):
        label = request.env._("Your own words")
        return to_text(post, "preface", label, required=False, limit=5000)

    def _book_day(self, day):
        return request.env["ir.qweb.field.date"].value_to_html(day, {"format": "long"})

    def _milestones(self, pair):
        """What happened, the oldest first.

        :return: [{"key", "day", "kind", "title", "text", "is_private"}]
        """
        found = [
            *self._milestones_of_way(pair),
            *self._milestones_of_sessions(pair),
            *self._milestones_of_goals(pair),
            *self._milestones_of_words(pair),
        ]
        return sorted(found, key=lambda one: (one["day"], one["key"]))

    def _milestone(self, key, day, kind, title, text="", is_private=False):
        words = html2plaintext(_HEADING.sub(r"\1p", _EMPHASIS.sub("", text or ""))).strip()
        return {
            "key": key,
            "day": day,
            "kind": kind,
            "title": title,
            "text": words,
            "is_private": is_private,
        }

    def _milestones_of_way(self, pair):
        for key, day, title in (
            ("start", pair.date_start, request.env._("We began")),
            ("end", pair.date_ended, request.env._("The end of our mentoring")),
        ):
            if day:
                yield self._milestone(key, day, request.env._("Our way"), title)

    def _milestones_of_sessions(self, pair):
        held = pair.session_ids.filtered(lambda one: one.state == "held").sorted("start")
        for number, session in enumerate(held, 1):
            yield self._milestone(
                f"session-{session.id}",
                session.start.date(),
                request.env._("Sessions"),
                request.env._("Session %s", number),
                session.agenda,
            )

    def _milestones_of_goals(self, pair):
        last_words = {}
        for comment in pair.goal_ids.comment_ids.filtered(lambda one: one.kind == "achieved"):
            last_words[comment.goal_id] = comment.body
        for goal in pair.goal_ids.filtered(lambda one: one.state != "dropped"):
            is_reached = goal.state == "achieved"
            title = request.env._("Reached: %s", goal.name) if is_reached else goal.name
            yield self._milestone(
                f"goal-{goal.id}",
                goal.achieved_on or goal.create_date.date(),
                request.env._("Goals"),
                title,
                last_words.get(goal) or goal.measure,
            )

    def _milestones_of_words(self, pair):
        """Thanks, and the reader's own notes; these are left out unless he chooses them."""
        thanks = request.env["mentoring.recognition"].search(
            [("relationship_id", "=", pair.id), ("kind", "=", "thanks")]
        )
        for one in thanks:
            yield self._milestone(
                f"thanks-{one.id}",
                one.published_on or one.create_date.date(),
                request.env._("Thanks"),
                # the name of the one who gives it to the reader, or of the reader
                request.env._("A word of thanks from %s", one.sudo().giver_id.name),
                one.body,
            )
        notes = request.env["mentoring.note"].search(
            [
                ("relationship_id", "=", pair.id),
                ("author_id", "=", request.env.uid),
                ("kind", "!=", "agenda"),
            ]
        )
        for note in notes:
            kind = request.env._("My own notes")
            day = note.create_date.date()
            yield self._milestone(f"note-{note.id}", day, kind, kind, note.body, is_private=True)

    def _print_book(self, pair, preface, milestones):
        book = {
            "title": self._pair_names(pair),
            "program": pair.sudo().program_id.name,  # the name of the reader's own program
            "reader": request.env.user.name,
            "preface": preface,
            "milestones": milestones,
            "day": self._book_day,
            "today": from_utc(request.env.cr.now())[:10],
        }
        # what is printed was read with the reader's rights; reports need rights on layouts
        reports = request.env["ir.actions.report"].sudo()
        can_print = reports.get_wkhtmltopdf_state() != "install"
        render = reports._render_qweb_pdf if can_print else reports._render_qweb_html
        document, kind = render(_REPORT, pair.ids, data={"book": book})
        headers = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
        if kind != "pdf":
            headers.append(("Content-Type", "text/html; charset=utf-8"))
            return request.make_response(document, headers)
        name = request.env._("Journey book %s", book["title"])
        disposition = ("Content-Disposition", content_disposition(f"{name}.pdf"))
        return request.make_response(
            document, [*headers, ("Content-Type", "application/pdf"), disposition]
        )
