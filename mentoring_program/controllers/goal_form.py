from odoo.http import request

from .action import MentoringActions
from .typed import TypedValueError, from_html, to_date, to_html, to_number, to_text


class MentoringGoalForm(MentoringActions):
    """The form of a goal: from an idea or from nothing, and what people typed into it."""

    def _goal_owners(self, ids):
        """Whose goal it can be: the people of the reader's running relationships."""
        pairs = request.env["mentoring.relationship"].browse(ids)
        running = pairs.filtered(lambda pair: pair._is_running() and pair.my_member_id)
        return running.member_ids.filtered(lambda member: not member.left_on)

    def _goal_people(self, owners):
        """The reader's own participations among these memberships."""
        mine = owners.filtered(lambda one: one.user_id == request.env.user)
        return mine.participant_id

    def _ideas(self, owners):
        """What the reader could set as a goal: his gaps in skills, and the library."""
        people = self._goal_people(owners)
        return {"gaps": people._suggest_skills(), "library": people._goal_library()}

    def _idea(self, ideas):
        """What a chosen idea puts into the form: {field: value}; nothing for none."""
        chosen = request.params.get("idea", "")
        for template in ideas["library"]:
            if chosen == str(template.id):
                return self._template_values(template)
        for skill, level, target in ideas["gaps"]:
            if chosen == f"skill-{skill.id}":
                return {
                    "name": request.env._("Get better at: %s", skill.name),
                    "skill_id": skill.id,
                    "level_start": str(level),
                    "level_target": str(target),
                }
        return {}

    def _template_values(self, template):
        is_figure = template.value_start != template.value_target
        return {
            "name": template.name,
            "description": template.description,
            "measure": template.measure,
            "steps": "\n".join(template._steps()),
            "unit": is_figure and template.unit,
            "value_start": is_figure and self._plain(template.value_start),
            "value_target": is_figure and self._plain(template.value_target),
        }

    def _stored_values(self, goal):
        """What the form shows of a goal that exists."""
        is_figure, is_level = goal.measured_by == "figure", goal.measured_by == "level"
        return {
            "name": goal.name,
            "measure": goal.measure,
            "description": from_html(goal.description),
            "deadline": goal.deadline and goal.deadline.isoformat(),
            "unit": is_figure and goal.unit,
            "value_start": is_figure and self._plain(goal.value_start),
            "value_target": is_figure and self._plain(goal.value_target),
            "skill_id": is_level and goal.skill_id.id,
            "level_start": is_level and str(goal.level_start),
            "level_target": is_level and str(goal.level_target),
        }

    def _plain(self, value):
        """A number as a field of type “number” takes it."""
        return f"{value:.10g}"

    def _goal_skills(self, pairs):
        """The skills a goal can be about: [(id, name)] of what the reader and these pairs name.

        Of the others only what they offer is named: what somebody needs he tells himself.
        """
        # the names of skills; portal users may not read the list of skills
        pairs = pairs.sudo()
        lines = pairs.member_ids.participant_id.skill_line_ids.filtered(
            lambda line: line.kind == "offer" or line.user_id == request.env.user
        )
        goals = pairs.env["mentoring.goal"].search_fetch(
            [("relationship_id", "in", pairs.ids), ("skill_id", "!=", False)], ["skill_id"]
        )
        skills = lines.skill_id | goals.skill_id
        return [(skill.id, skill.name) for skill in skills.sorted("name")]

    def _goal_values(self, post, pairs):
        description = to_text(post, "description", request.env._("Why it matters"), required=False)
        return {
            "name": to_text(post, "name", request.env._("Goal"), limit=200),
            "measure": to_text(
                post, "measure", request.env._("How you will know"), required=False, limit=300
            ),
            "deadline": to_date(post, "deadline", request.env._("Until")),
            "description": to_html(description),
            **self._measure_values(post, pairs),
        }

    def _measure_values(self, post, pairs):
        """A figure, the level of a skill, or neither: whichever part of the form is filled in."""
        figures = [name for name in ("value_start", "value_target") if post.get(name)]
        if post.get("skill_id") and figures:
            raise TypedValueError(
                request.env._("Measure it by a figure or by the level of a skill, not by both.")
            )
        if post.get("skill_id"):
            return self._level_values(post, pairs)
        if not figures:
            return {"measured_by": "percent"}
        return {
            "measured_by": "figure",
            "unit": to_text(post, "unit", request.env._("Unit"), required=False, limit=40),
            "value_start": to_number(
                {"value_start": "0", **{name: post[name] for name in figures}},
                "value_start",
                request.env._("From"),
                float,
            ),
            "value_target": to_number(post, "value_target", request.env._("To"), float),
        }

    def _level_values(self, post, pairs):
        skills = {str(skill_id): skill_id for skill_id, _name in self._goal_skills(pairs)}
        if post["skill_id"] not in skills:
            raise TypedValueError(request.env._("Skill: please choose one of the list."))
        levels = {
            name: to_number(post, name, label)
            for name, label in (
                ("level_start", request.env._("Level today")),
                ("level_target", request.env._("Level to reach")),
            )
        }
        if not all(0 <= level <= 100 for level in levels.values()):
            raise TypedValueError(request.env._("A skill level is between 0 and 100."))
        return {"measured_by": "level", "skill_id": skills[post["skill_id"]], **levels}
