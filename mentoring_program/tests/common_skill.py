from .common_evaluation import EvaluationCase

LOW, MIDDLE, HIGH = 10, 50, 90


class SkillCase(EvaluationCase):
    """Tina wants to learn coaching and speaking; ways to be asked and to rate skills."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        levels = [("Low", LOW), ("Middle", MIDDLE), ("High", HIGH)]
        kind = cls.env["hr.skill.type"].create(
            {
                "name": "Leading",
                "skill_level_ids": [
                    (0, 0, {"name": name, "level_progress": level, "default_level": level == LOW})
                    for name, level in levels
                ],
                "skill_ids": [(0, 0, {"name": "Coaching"}), (0, 0, {"name": "Speaking"})],
            }
        )
        cls.coaching, cls.speaking = kind.skill_ids.sorted("name")
        members = cls.relationship.member_ids
        cls.mentee = members.filtered(lambda one: one.role == "mentee").participant_id
        cls.mentor = members.filtered(lambda one: one.role == "mentor").participant_id
        cls._need(cls.mentee, cls.coaching, cls.speaking)

    @classmethod
    def _need(cls, person, *skills):
        person.sudo().skill_line_ids = [(5,)] + [
            (0, 0, {"kind": "need", "skill_id": skill.id, "level": 80}) for skill in skills
        ]

    @classmethod
    def _evaluation(cls, phase, person, member=None, deadline="2026-07-01"):
        evaluation = cls.env["mentoring.evaluation"]._create_protected(
            [
                {
                    "program_id": cls.program.id,
                    "participant_id": person.id,
                    "member_id": member and member.id,
                    "respondent_role": member.role if member else "mentee",
                    "respondent_user_id": person.user_id.id,
                    "phase": phase,
                    "occurrence": 9,
                    "survey_id": cls.survey.id,
                    "deadline": deadline,
                }
            ]
        )
        evaluation._send_out()
        return evaluation

    def _rate(self, evaluation, **levels):
        """Rate the skills named by their variable, each about the people that may be rated."""
        evaluation = evaluation.with_user(evaluation.respondent_user_id)
        evaluation._rate_skills(
            {
                (person.id, getattr(self, name).id): level
                for person, _skills in evaluation._skills_to_rate()
                for name, level in levels.items()
            }
        )
