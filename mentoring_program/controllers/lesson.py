from odoo.fields import Domain
from odoo.http import request, route

from .page import PAGE, MentoringPage
from .typed import to_text

PAGE_SIZE = 30


class MentoringLessonPages(MentoringPage):
    """What mentors got wrong: cards that others find by their challenge."""

    @route("/my/mentoring/lessons", **PAGE)
    def mentoring_lessons(self, **post):
        """List the cards for a challenge, or share a new one as a mentor."""
        return self._answer(
            request.env["mentoring.lesson"],
            "/my/mentoring/lessons",
            {"share_lesson": self._share_lesson},
            post,
            self._lessons_page,
        )

    @route("/my/mentoring/lessons/<int:lesson_id>", **PAGE)
    def mentoring_lesson(self, lesson_id, **post):
        """Show a card; its author changes it here."""
        lesson = self._find("mentoring.lesson", lesson_id, [("is_for_reader", "=", True)])
        is_posted = request.httprequest.method == "POST"
        if is_posted and lesson.is_mine and post.get("move") == "remove_lesson":
            lesson.unlink()
            return self._redirect("/my/mentoring/lessons", "remove_lesson")
        return self._answer(
            lesson,
            f"/my/mentoring/lessons/{lesson.id}",
            {"change_lesson": self._change_lesson} if lesson.is_mine else {},
            post,
            self._lesson_page,
        )

    def _done_texts(self):
        env = request.env
        return {
            **super()._done_texts(),
            "share_lesson": env._("Your card is shared. Thank you for being honest!"),
            "change_lesson": env._("Your card is changed."),
            "remove_lesson": env._("Your card is taken back."),
        }

    def _lessons_page(self, lessons, typed):
        mine = [("is_for_reader", "=", True)]
        challenges = [
            name for [name] in lessons._read_group(mine, ["challenge"], order="challenge")
        ]
        chosen = request.params.get("challenge")
        chosen = chosen if chosen in challenges else ""
        words = (request.params.get("words") or "").replace("\0", "").strip()[:80]
        domain = Domain(mine) & self._found_by(words)
        if chosen:
            domain &= Domain("challenge", "=", chosen)
        return self._show(
            "portal_lessons",
            "mentoring_resources",
            crumbs=self._lesson_crumbs((request.env._("What mentors got wrong"), None)),
            typed=typed,
            lessons=lessons.search(domain, limit=PAGE_SIZE),
            challenges=challenges,
            chosen=chosen,
            words=words,
            can_share=bool(lessons._mentorings()),
        )

    def _found_by(self, words):
        domain = Domain.TRUE
        for word in words.split():
            names = ("challenge", "name", "body", "advice")
            domain &= Domain.OR(Domain(name, "ilike", word) for name in names)
        return domain

    def _lesson_page(self, lesson, typed):
        return self._show(
            "portal_lesson",
            "mentoring_resource",
            crumbs=self._lesson_crumbs(
                (request.env._("What mentors got wrong"), "/my/mentoring/lessons"),
                (lesson.name, None),
            ),
            typed=typed,
            lesson=lesson,
        )

    def _lesson_crumbs(self, *crumbs):
        return [(request.env._("Resources"), "/my/mentoring/resources"), *crumbs]

    def _share_lesson(self, lessons, post):
        lessons.create(self._lesson_values(post))

    def _change_lesson(self, lesson, post):
        lesson.write(self._lesson_values(post))

    def _lesson_values(self, post):
        env = request.env
        return {
            "challenge": to_text(post, "challenge", env._("The challenge"), limit=60),
            "name": to_text(post, "name", env._("What I got wrong"), limit=150),
            "body": to_text(post, "body", env._("What happened"), limit=4000),
            "advice": to_text(post, "advice", env._("What I would do today"), limit=4000),
            "show_name": bool(post.get("show_name")),
        }
