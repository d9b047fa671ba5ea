from odoo.http import request, route

from .page import PAGE, MentoringPage

NOTHING = ""


class MentoringSkillRatingPage(MentoringPage):
    """Where a person rates the skills in question, before and after; read by him alone."""

    @route("/my/mentoring/evaluations/<int:evaluation_id>/skills", **PAGE)
    def mentoring_evaluation_skills(self, evaluation_id, **post):
        """Show the skills with the reader's own ratings; rate them."""
        own = [("respondent_user_id", "=", request.env.uid)]
        evaluation = self._find("mentoring.evaluation", evaluation_id, own)
        if not evaluation._skills_to_rate():
            raise request.not_found()
        return self._answer(
            evaluation,
            f"/my/mentoring/evaluations/{evaluation.id}/skills",
            {"rate_skills": self._rate_skills},
            post,
            self._skills_page,
        )

    def _rate_skills(self, evaluation, post):
        evaluation._rate_skills(
            {
                (person.id, skill.id): self._sent_level(post, person, skill)
                for person, skills in evaluation._skills_to_rate()
                for skill in skills
            }
        )

    def _sent_level(self, post, person, skill):
        """The level chosen; None for none, -1 for what is no level."""
        value = post.get(f"level-{person.id}-{skill.id}", NOTHING)
        if value == NOTHING:
            return None
        return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else -1

    def _skills_page(self, evaluation, typed):
        # the person's own questionnaire and ratings, and names of skills
        asked = evaluation.sudo()
        return self._show(
            "portal_evaluation_skills",
            "mentoring_evaluation",
            crumbs=[
                (asked.survey_id.title, f"/my/mentoring/evaluations/{asked.id}"),
                (request.env._("Skills"), None),
            ],
            typed=typed,
            evaluation=asked,
            is_open=asked._is_open(),
            people=asked._skills_to_rate(),
            rated=self._rated(asked, asked.phase),
            before=self._rated(asked, "baseline") if asked.phase == "final" else {},
        )

    def _rated(self, evaluation, phase):
        """What the reader chose in a phase: {(participant, skill): level}."""
        ratings = evaluation._ratings([("evaluation_id.phase", "=", phase)])
        if phase == evaluation.phase:
            ratings = ratings.filtered(lambda one: one.evaluation_id == evaluation)
        return {(one.participant_id, one.skill_id): one.level for one in ratings}

    def _done_texts(self):
        """Say that the ratings are kept, and for whom."""
        saved = request.env._("Your ratings are saved. Nobody but you sees them.")
        return {**super()._done_texts(), "rate_skills": saved}
