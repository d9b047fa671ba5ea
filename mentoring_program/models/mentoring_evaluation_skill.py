from odoo import models

from .. import exceptions

RATED_PHASES = ("baseline", "final")  # before and after


class SkillRatingError(exceptions.UserError):
    """A skill was rated that is not asked for, with a level it does not have, or too late."""


class MentoringEvaluationSkill(models.AbstractModel):
    """Beside the questions, before and after: the skills that the mentee wants to learn.

    Mentees rate their own, mentors at the end those of their mentees.
    """

    _name = "mentoring.evaluation.skill"
    _description = "Mentoring Evaluation: Skills"

    def _skills_to_rate(self):
        """The skills that the person asked can rate.

        :return: [(participant, skills)]; empty where no skills are rated
        """
        self.ensure_one()
        if self.phase not in RATED_PHASES:
            return []
        # of the person asked himself, or of the mentees whom he meets
        people = self.sudo()._rated_people()
        return [(person, skills) for person in people if (skills := self._needs(person))]

    def _rated_people(self):
        if self.respondent_role in ("mentee", "peer"):
            return self.participant_id
        if self.respondent_role == "mentor":
            members = self.member_id.relationship_id._current_members()
            return members.filtered(lambda member: member.role == "mentee").participant_id
        return self.participant_id.browse()

    def _needs(self, person):
        """The skills the person wants to learn now, and those he has rated before."""
        needs = person.skill_line_ids.filtered(lambda line: line.kind == "need").skill_id
        if self.participant_id == person:
            needs |= self._ratings([("participant_id", "=", person.id)]).skill_id
        return needs.sorted(lambda skill: (skill.name or "", skill.id))

    def _ratings(self, domain):
        """What the person asked has rated himself in this program, in all phases."""
        # the person's own ratings alone
        ratings = self.env["mentoring.skill.rating"].sudo()
        own = [("program_id", "=", self.program_id.id)]
        return ratings.search([*own, ("user_id", "=", self.respondent_user_id.id), *domain])

    def _skill_levels(self, skill):
        """The named levels of a skill, the lowest first: [(level, name)]."""
        levels = skill.skill_type_id.skill_level_ids.sorted("level_progress")
        return [(level.level_progress, level.name) for level in levels]

    def _rate_skills(self, levels):
        """Keep how the person asked rates the skills, in place of what he rated here before.

        :param dict levels: {(participant id, skill id): level from 0 to 100, or None to leave it}
        :raise SkillRatingError: too late, or nothing of that kind is asked
        """
        self.ensure_one()
        if self.respondent_user_id != self.env.user or not self._is_open():
            raise SkillRatingError(self.env._("These skills can no longer be rated."))
        asked = {
            (one.id, skill.id): skill for one, skills in self._skills_to_rate() for skill in skills
        }
        for key, level in levels.items():
            self._check_rating(asked.get(key), level)
        self._ratings([("evaluation_id", "=", self.id)]).unlink()
        # checked above: the person asked, for skills he is asked for, while he may answer
        self.env["mentoring.skill.rating"].sudo().create(
            [
                {
                    "evaluation_id": self.id,
                    "participant_id": person,
                    "skill_id": skill,
                    "level": level,
                }
                for (person, skill), level in levels.items()
                if level is not None
            ]
        )

    def _check_rating(self, skill, level):
        if skill is None:
            raise SkillRatingError(self.env._("This skill is not asked for here."))
        if level is not None and level not in dict(self._skill_levels(skill)):
            raise SkillRatingError(
                self.env._("Choose one of the levels that the skill “%s” has.", skill.name)
            )

    def _count(self):
        """Add to the totals of skills too what may be added now."""
        result = super()._count()
        for program in self.program_id:
            self.env["mentoring.skill.total"]._count(program)
        return result
