from odoo import api, fields, models
from odoo.fields import Domain

KEY = ("participant_id", "kind", "skill_id")


class MentoringParticipantPrefill(models.AbstractModel):
    """Skills and languages taken over from the HR record.

    Offered is what the person can today; needed is what the wished job asks for (else the present
    one) and the person cannot yet. Lines that somebody typed or changed here stay as they are.
    """

    _name = "mentoring.participant.prefill"
    _description = "Mentoring Participant: Skills from HR"

    @api.model_create_multi
    def create(self, vals_list):
        people = super().create(vals_list)
        people._prefill_skills()
        people.filtered(lambda person: not person.language_ids)._prefill_languages()
        return people

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"role", "target_job_id"}:
            self._prefill_skills()
        return result

    def action_refill_skills(self):
        """Bring skills and languages up to date with the HR record; what was typed here stays."""
        self.check_access("write")
        self._prefill_skills()
        self._prefill_languages()
        return True

    def _prefill_skills(self):
        """Make the lines that come from the HR record what it says today."""
        wanted = self._skills_of_hr()
        # whoever may change a participant may take over the skills; all colleagues may read them
        lines = self.sudo().skill_line_ids
        for line in lines:
            level = wanted.pop((line.participant_id.id, line.kind, line.skill_id.id), None)
            if line.is_from_hr and level is None:
                line.unlink()
            elif line.is_from_hr and level != line.level:
                line._write_protected({"level": level})
        lines._create_protected(
            [
                {**dict(zip(KEY, key, strict=True)), "level": level, "is_from_hr": True}
                for key, level in wanted.items()
            ]
        )

    def _skills_of_hr(self):
        """What the HR record says of all these people.

        :return: {(participant id, kind, skill id): level 0 to 100}
        """
        # levels alone are read, for people the caller may change
        people = self.sudo()
        jobs = {person: person.target_job_id or person.employee_id.job_id for person in people}
        able = self._levels("hr.employee.skill", people.employee_id)
        asked = self._levels("hr.job.skill", self.env["hr.job"].union(*jobs.values()))
        return {
            (person.id, kind, skill): level
            for person in people
            for kind, levels in self._offers_and_needs(
                person.role,
                able.get(person.employee_id.id, {}),
                asked.get(jobs[person].id, {}),
            ).items()
            for skill, level in levels.items()
        }

    @api.model
    def _offers_and_needs(self, role, able, asked):
        """What somebody who is able to this, and is asked for that, offers and needs in a role.

        :return: {“offer” or “need”: {skill id: level}} for the sides that the role has
        """
        sides = {}
        if role in ("mentor", "both", "peer"):
            sides["offer"] = able
        if role in ("mentee", "both", "peer"):
            sides["need"] = {
                skill: level for skill, level in asked.items() if level > able.get(skill, -1)
            }
        return sides

    @api.model
    def _levels(self, model, holders):
        """The levels that are valid today: {id of employee or job: {skill id: level}}."""
        # levels alone are read, of employees and jobs the caller works with
        Skill = self.env[model].sudo()
        holder = Skill._linked_field_name()
        today = fields.Date.context_today(self)
        rows = Skill._read_group(
            Domain(holder, "in", holders.ids)
            & (Domain("valid_from", "=", False) | Domain("valid_from", "<=", today))
            & (Domain("valid_to", "=", False) | Domain("valid_to", ">=", today))
            & Domain("skill_type_id.active", "=", True),
            [holder, "skill_id"],
            ["level_progress:max"],
        )
        found = {}
        for record, skill, level in rows:
            found.setdefault(record.id, {})[skill.id] = level
        return found

    def _prefill_languages(self):
        able = self._levels("hr.employee.skill", self.sudo().employee_id)  # ids, not shown
        skills = self.env["hr.skill"].browse({skill for has in able.values() for skill in has})
        languages = skills.filtered_domain([("skill_type_id", "=", self._language_type().id)])
        for person in self:
            # the employee's own languages are added, nothing of the employee is shown
            has = languages.browse(able.get(person.sudo().employee_id.id, ())) & languages
            if has - person.language_ids:
                person.language_ids |= has
