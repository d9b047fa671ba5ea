from odoo import models

MOST = 5  # suggestions are a start, not a program of studies


class MentoringGoalSuggestion(models.AbstractModel):
    """Which goals a participant could set: from the gap in his skills, and from the library."""

    _name = "mentoring.goal.suggestion"
    _description = "Mentoring Goal: Suggestions"

    def _suggest_skills(self):
        """The widest gaps between what the reader needs in any of these roles and can today.

        Only for himself: nobody else is told what he cannot yet.

        :return: [(skill, level today, level to reach)], the widest gap first
        """
        mine = self.filtered(lambda person: person.user_id == self.env.user)
        # they are the reader's own records
        mine = mine.sudo()
        able = mine._levels("hr.employee.skill", mine.employee_id)
        gaps = {}
        for person in mine:
            has = able.get(person.employee_id.id, {})
            for line in person._skills_told("need"):
                skill, level = line.skill_id, has.get(line.skill_id.id, 0)
                if line.level > max(level, gaps.get(skill, (0, 0, 0))[2]):
                    gaps[skill] = (skill, level, line.level)
        return sorted(gaps.values(), key=lambda gap: (gap[1] - gap[2], gap[0].id))[:MOST]

    def _goal_library(self):
        """The templates for people in these roles, those for the focus of their program first."""
        roles = {"any", *self.mapped("role")}
        if "both" in roles:
            roles |= {"mentor", "mentee"}
        focuses = set(self.sudo().program_id.mapped("focus"))  # compared with those of templates
        found = self.env["mentoring.goal.template"].search_fetch([("role", "in", sorted(roles))])
        return found.sorted(lambda one: (one.focus not in focuses, one.role == "any"))
