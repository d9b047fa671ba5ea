from odoo import models

MOST = 5  # suggestions are a start, not a program of studies


class MentoringGoalSuggestion(models.AbstractModel):
    """Which goals a participant could set: from the gap in his skills, and from the library."""

    _name = "mentoring.goal.suggestion"
    _description = "Mentoring Goal: Suggestions"

    def _suggest_skills(self):
        """The widest gaps between what the person needs and what he can today.

        Only for the person himself: nobody else is told what he cannot yet.

        :return: [(skill, level today, level to reach)], the widest gap first
        """
        self.ensure_one()
        if self.user_id != self.env.user:
            return []
        # it is the reader's own record
        person = self.sudo()
        able = person._levels("hr.employee.skill", person.employee_id)
        has = able.get(person.employee_id.id, {})
        gaps = [
            (line.skill_id, has.get(line.skill_id.id, 0), line.level)
            for line in person._skills_told("need")
            if line.level > has.get(line.skill_id.id, 0)
        ]
        return sorted(gaps, key=lambda gap: (gap[1] - gap[2], gap[0].id))[:MOST]

    def _goal_library(self):
        """The templates for people in these roles, those for the focus of their program first."""
        roles = {"any", *self.mapped("role")}
        if "both" in roles:
            roles |= {"mentor", "mentee"}
        focuses = set(self.program_id.mapped("focus"))
        found = self.env["mentoring.goal.template"].search([("role", "in", sorted(roles))])
        return found.sorted(lambda one: (one.focus not in focuses, one.role == "any"))
