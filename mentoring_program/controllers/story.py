from odoo.http import request, route

from .honours import MentoringHonours
from .page import PAGE, ROUTE
from .relationship_part import MentoringRelationshipPart
from .typed import to_text

NEWEST = 50  # stories on the wall
LONGEST = 5000


class MentoringStories(MentoringRelationshipPart, MentoringHonours):
    """The wall of stories, and the way of a story there.

    Everything is found with the reader's own rights: the rules know who is named, and who is an
    employee of which company.
    """

    @route("/my/mentoring/stories", methods=["GET"], **ROUTE)
    def mentoring_stories(self, **_query):
        """Show the wall, with the reader's own stories and those he is asked about."""
        stories = request.env["mentoring.recognition"]
        mine = stories.search([("kind", "=", "story"), ("giver_id", "=", request.env.uid)])
        return self._show(
            "portal_stories",
            "mentoring_stories",
            crumbs=[(request.env._("Stories"), None)],
            stories=stories.search(
                [("is_on_wall", "=", True)], order="published_on desc, id desc", limit=NEWEST
            ),
            mine=mine.filtered(lambda one: one.state != "published"),
            asked=self._consents_asked().story_id,
        )

    @route("/my/mentoring/stories/<int:story_id>", **PAGE)
    def mentoring_story(self, story_id, **post):
        """Show a story; its writer changes it here, and whoever is named agrees or does not."""
        story = self._find("mentoring.recognition", story_id, [("kind", "=", "story")])
        return self._answer(
            story,
            f"/my/mentoring/stories/{story.id}",
            self._story_moves(story),
            post,
            self._story_page,
        )

    @route("/my/mentoring/relationships/<int:relationship_id>/story", **PAGE)
    def mentoring_relationship_story(self, relationship_id, **post):
        """Tell the story of a relationship, in a guided form."""
        pair = self._find_part(relationship_id)
        story = pair._my_story()
        if story:
            # what was just done is said there
            told = "?done=tell_story" if request.params.get("done") == "tell_story" else ""
            return request.redirect(f"/my/mentoring/stories/{story.id}{told}")
        moves = {"tell_story": self._tell_story}
        return self._answer(pair, self._pair_url(pair, "story"), moves, post, self._story_form_page)

    def _relationship_parts(self, pair):
        parts = super()._relationship_parts(pair)
        if pair.state != "completed" or not (pair._can_tell_story() or pair._my_story()):
            return parts
        label, url = request.env._("Story"), self._pair_url(pair, "story")
        return [*parts, self._part("story", label, url)]

    def _my_consent(self, story):
        # searched: what the reader may not read would be missing in the list of all who are named
        own = [("story_id", "=", story.id), ("user_id", "=", request.env.uid)]
        return self._search("mentoring.story.consent", own)

    def _story_moves(self, story):
        if story.giver_id == request.env.user:
            return {
                "save_story": lambda one, post: one.action_save_story(self._story_values(post)),
                "submit_story": lambda one, _post: one.action_submit(),
                "withdraw_story": lambda one, _post: one.action_withdraw_story(),
            }
        if self._my_consent(story):
            return {
                "give_consent": lambda one, _post: self._my_consent(one).action_give(),
                "refuse_consent": lambda one, _post: self._my_consent(one).action_refuse(),
            }
        return {}

    def _done_texts(self):
        env = request.env
        return {
            **super()._done_texts(),
            "tell_story": env._("Saved. Read it once more, then ask those who are named."),
            "save_story": env._("Saved. Whoever is named is asked again."),
            "submit_story": env._("Everybody who is named is asked now."),
            "withdraw_story": env._("Your story is taken back; only you can read it."),
            "give_consent": env._("Thank you: you agree."),
            "refuse_consent": env._("Noted: the story is not published."),
        }

    def _story_page(self, story, typed):
        is_mine = story.giver_id == request.env.user
        return self._show(
            "portal_story",
            "mentoring_story",
            crumbs=[(request.env._("Stories"), "/my/mentoring/stories"), (story.title, None)],
            typed=typed,
            story=story,
            is_mine=is_mine,
            my_consent=self._my_consent(story),
            # who was asked is for the writer; he named them
            consents=story.consent_ids if is_mine else (),
            labels=story._story_labels(),
            names=story._story_names(),
            others="\n".join(self._other_addresses(story)) if is_mine else "",
            # whether the program of the writer goes on
            is_open=not story.sudo().program_id._is_final(),
        )

    def _other_addresses(self, story):
        """The addresses of people named beside the members, as the writer has typed them."""
        # the writer gave these addresses himself
        others = story.sudo().consent_ids.user_id - story.sudo()._current_people()
        return filter(None, others.employee_ids.mapped("work_email"))

    def _story_form_page(self, pair, typed):
        return self._show_part(
            pair,
            "portal_relationship_story",
            "story" if pair.state == "completed" else "overview",
            typed,
            story=None,
            others="",
            can_tell=pair._can_tell_story() and bool(pair.my_member_id),
            labels=request.env["mentoring.recognition"]._story_labels(),
        )

    def _tell_story(self, pair, post):
        pair.action_tell_story(self._story_values(post))

    def _story_values(self, post):
        env = request.env
        labels = env["mentoring.recognition"]._story_labels()
        needed = ("story_start", "story_change")
        return {
            "title": to_text(post, "title", env._("Title"), limit=120),
            "others": to_text(post, "others", env._("Who else is named"), False, 1000),
            "shows_names": bool(post.get("shows_names")),
            **{
                name: to_text(post, name, label, name in needed, LONGEST)
                for name, label in labels.items()
            },
        }
