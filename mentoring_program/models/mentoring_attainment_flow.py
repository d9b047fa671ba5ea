from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class MentoringAttainmentFlow(models.AbstractModel):
    """Offered, confirmed by the person and by a coordinator, written to the employee record."""

    _name = "mentoring.attainment.flow"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Attainment: Flow"

    @api.model
    def _offer(self, members):
        """Offer these members what they take along, each thing once.

        :return: what is offered now
        """
        # the coordinator celebrates these members; what is offered is read by the person first
        attainments = self.sudo()
        known = {
            (one.member_id, one.kind, one.skill_id)
            for one in attainments.search([("member_id", "in", members.ids)])
        }
        # what each has reached is offered to himself; who celebrates sees names alone
        offers = [
            {"member_id": member.id, "kind": kind, "skill_id": skill.id, "skill_level_id": level.id}
            for member in members.sudo().filtered(lambda one: one.user_id and one.employee_id)
            for kind, skill, level in self._attained(member)
            if (member, kind, skill) not in known
        ]
        return attainments._create_protected(offers)

    @api.model
    def _attained(self, member):
        """What a member could take along: [(kind, skill, level)]."""
        skills, levels = self.env["hr.skill"], self.env["hr.skill.level"]
        yield "resume", skills, levels
        # of informal programs coordinators read no goals, and so confirm no levels
        if member.program_id.formality != "formal":
            return
        for skill, reached in self._levels_reached(member).items():
            # levels of a skill are configuration, which not every coordinator may read
            level = self._level_for(skill.sudo(), reached)
            if level and level.level_progress > self._level_today(member.employee_id, skill):
                yield "skill", skill, level

    @api.model
    def _levels_reached(self, member):
        """The highest level each skill has come to by the goals of a member: {skill: 0-100}."""
        goals = (
            self.env["mentoring.goal"]
            .sudo()
            .search(  # the person's own, offered to him
                [
                    ("member_id", "=", member.id),
                    ("skill_id", "!=", False),
                    ("state", "in", ("agreed", "achieved")),
                ]
            )
        )
        reached = {}
        for goal in goals:
            level = goal.level_target if goal.state == "achieved" else 0
            if goal.measured_by == "level" and goal.level_reached > goal.level_start:
                level = max(level, goal.level_reached)
            if level:
                reached[goal.skill_id] = max(level, reached.get(goal.skill_id, 0))
        return reached

    @api.model
    def _level_for(self, skill, reached):
        """The level of a skill that this percentage has come to; certifications are earned else."""
        if skill.skill_type_id.is_certification:
            return skill.env["hr.skill.level"]
        levels = skill.skill_type_id.skill_level_ids.sorted("level_progress")
        return levels.filtered(lambda one: 0 < one.level_progress <= reached)[-1:]

    @api.model
    def _level_today(self, employee, skill):
        """How far the employee record has the skill today; 0 where it is not there."""
        return max(self._skill_lines(employee, skill).mapped("level_progress"), default=0)

    @api.model
    def _skill_lines(self, employee, skill):
        today = fields.Date.context_today(self)
        # the person's own skills, compared with what he reached
        return (
            self.env["hr.employee.skill"]
            .sudo()
            .search(
                [
                    ("employee_id", "=", employee.id),
                    ("skill_id", "=", skill.id),
                    "|",
                    ("valid_to", "=", False),
                    ("valid_to", ">=", today),
                ]
            )
        )

    def action_confirm_mine(self):
        """Confirm as the person it is about; a coordinator confirms it next."""
        self._check_mine()
        # the reader confirms what is about himself
        self.sudo()._move_to("confirmed", person_confirmed_on=fields.Date.context_today(self))
        return True

    def action_decline_mine(self):
        """Do not take it along; nobody else is told."""
        self._check_mine()
        self.sudo()._move_to("declined")  # the reader decides on what is about himself
        return True

    def _check_mine(self):
        self.check_access("read")
        if self.user_id != self.env.user:
            raise AccessError(self.env._("Only the person it is about can do this."))

    def action_confirm(self):
        """Confirm as a coordinator what the people have confirmed, and write it."""
        self.check_access("read")
        self.program_id.check_access("write")
        if self.env.user in self.user_id:
            raise AccessError(self.env._("Another coordinator confirms what is about yourself."))
        today = fields.Date.context_today(self)
        # the person and the coordinator of the program have confirmed it
        moved = self.sudo()._move_to("written", confirmed_by_id=self.env.uid, written_on=today)
        for one in moved:
            one._write_to_employee(today)
        return True

    def _write_to_employee(self, today):
        employee = self.member_id.employee_id
        if not employee:
            raise UserError(self.env._("%s: the employee record is gone.", self.person))
        if self.kind == "resume":
            self._write_resume(employee, today)
        elif self.skill_level_id.level_progress > self._level_today(employee, self.skill_id):
            # the framework ends the former level and keeps it as history
            values = {
                "skill_id": self.skill_id.id,
                "skill_level_id": self.skill_level_id.id,
                "skill_type_id": self.skill_id.skill_type_id.id,
                "employee_id": employee.id,
                "valid_from": today,
            }
            employee.write({"employee_skill_ids": [(0, 0, values)]})

    def _write_resume(self, employee, today):
        relationship = self.member_id.relationship_id
        start = self.member_id.joined_on or relationship.date_start or today
        end = relationship.date_ended or today
        kind = "experience" if self.member_id.role == "mentor" else "training"
        line_type = self.env.ref(f"hr_skills.resume_type_{kind}", raise_if_not_found=False)
        person = self.with_context(lang=self.user_id.lang or self.env.lang)
        self.env["hr.resume.line"].create(
            {
                "employee_id": employee.id,
                "name": person._resume_name(),
                "date_start": min(start, end),
                "date_end": end,
                "line_type_id": line_type.id if line_type else False,
            }
        )
