from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..exceptions import UserError

SHOWN = ("about", "in_directory", "offers_minutes")
PLAIN = ("motivation", "target_job_id", "capacity", "quota")
LINKED = ("topic_ids", "language_ids")
MOST_WISHES = 5


class ProfileError(UserError):
    """Something that a person tells of himself and that cannot be."""


class MentoringParticipantProfile(models.AbstractModel):
    """What a person tells of himself, for finding a partner: skills, topics, wishes."""

    _name = "mentoring.participant.profile"
    _description = "Mentoring Participant: What He Tells of Himself"

    consent_text = fields.Text(
        readonly=True, copy=False, help="What the person agreed to, as he read it."
    )

    @api.model_create_multi
    def create(self, vals_list):
        people = super().create(vals_list)
        # whom somebody excluded before he came; the link is all that is written
        self.env["mentoring.participant.wish"].sudo()._link_newcomers(people)
        return people

    def _describe(self, values):
        """Write what the logged-in person tells of himself; what is left out stays as it is.

        :param dict values: about, in_directory, offers_minutes, motivation, target_job_id,
            capacity, quota, topic_ids and language_ids (ids), skills ({kind: {skill id: level, or
            None for the level there is}}), prefer (participant ids, the most wished for first),
            exclude (employee ids)
        """
        self.ensure_one()
        self.check_access("read")
        if self.user_id != self.env.user:
            raise AccessError(self.env._("Everybody tells this for himself."))
        self._check_program_open()
        person = self.sudo()  # his own record, checked above; only what is about himself is written
        person._write_protected({name: values[name] for name in SHOWN if name in values})
        person.write(
            {
                **{name: values[name] for name in PLAIN if name in values},
                **{name: [(6, 0, values[name])] for name in LINKED if name in values},
            }
        )
        for kind, levels in values.get("skills", {}).items():
            person._set_skills(kind, levels)
        person._set_wishes(values)

    def _told(self):
        """What the reader has told of himself until now, as ``_describe`` takes it."""
        self.ensure_one()
        answers = self._my_answers()
        return {
            "role": self.role,
            **{name: self[name] for name in (*SHOWN, "motivation", "capacity", "quota")},
            "target_job_id": self.sudo().target_job_id.id,  # a number alone, of his own record
            **{name: self.sudo()[name].ids for name in LINKED},
            "skills": {
                kind: {line.skill_id.id: line.level for line in self.sudo()._skills_told(kind)}
                for kind in ("offer", "need")
            },
            "prefer": self._my_wishes("prefer").other_id.ids,
            "exclude": self._my_wishes("exclude").other_employee_id.ids,
            "style": {str(one.question_id.id): one.step for one in answers},
        }

    def _my_wishes(self, kind):
        """The wishes of one kind of the reader, who is this person; links alone may be read."""
        wishes = self.env["mentoring.participant.wish"]
        return wishes.search([("participant_id", "=", self.id), ("kind", "=", kind)])

    def _skills_told(self, kind):
        """The lines of skills offered or needed; languages are told apart from them."""
        languages = self._language_type()
        return self.skill_line_ids.filtered(
            lambda line: line.kind == kind and line.skill_id.skill_type_id != languages
        )

    def _set_skills(self, kind, levels):
        """Make these the skills offered or needed: {skill id: level, or None to keep it}."""
        lines = self._skills_told(kind)
        lines.filtered(lambda line: line.skill_id.id not in levels).unlink()
        has = {line.skill_id.id: line for line in self.skill_line_ids if line.kind == kind}
        for skill_id, line in has.items():
            if levels.get(skill_id) not in (None, line.level):
                line.level = levels[skill_id]
        lines.create(
            [
                {
                    "participant_id": self.id,
                    "kind": kind,
                    "skill_id": skill_id,
                    **({} if level is None else {"level": level}),
                }
                for skill_id, level in sorted(levels.items())
                if skill_id not in has
            ]
        )

    def _skill_commands(self):
        """What the person typed in about skills, for another round: commands that create it."""
        typed = self.skill_line_ids.filtered(lambda line: not line.is_from_hr)
        return [
            (
                0,
                0,
                {
                    "kind": line.kind,
                    "skill_id": line.skill_id.id,
                    "level": line.level,
                    "weight": line.weight,
                },
            )
            for line in typed
        ]

    def _set_wishes(self, values):
        """Make these the person's wishes and exclusions, which are given together.

        Wishes for people who are not shown to him were noted by others; they come last.
        """
        if not values.keys() >= {"prefer", "exclude"}:
            return
        excluded = self.env["hr.employee"].browse(values["exclude"])
        shown = self.program_id._shown_mentors(self)
        chosen = (shown.browse(values["prefer"]) & shown)[:MOST_WISHES]
        self._check_excluded(excluded, chosen)
        others = (self.preferred_ids - shown).filtered(lambda one: one.employee_id not in excluded)
        self.wish_ids.unlink()
        self._write_wishes("prefer", chosen | others)
        self.wish_ids.create(
            [
                {"participant_id": self.id, "other_employee_id": one.id, "kind": "exclude"}
                for one in excluded
            ]
        )

    def _check_excluded(self, excluded, chosen):
        if self.employee_id in excluded:
            raise ProfileError(self.env._("Nobody is matched with himself anyway."))
        if both := excluded & chosen.employee_id:
            raise ProfileError(
                self.env._(
                    "You wish for these people and exclude them as well: %s",
                    ", ".join(both.mapped("name")),
                )
            )
