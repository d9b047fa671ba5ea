from odoo import api, models

RUNNING = ("approved", "active", "paused")


class MentoringRelationshipMemberTeam(models.AbstractModel):
    """What a line manager sees of his team: how many, never what about."""

    _name = "mentoring.relationship.member.team"
    _description = "Mentoring Membership: Team"

    @api.readonly
    def get_team(self):
        """The figures of the reader's direct reports, in the shape of a dashboard; on any records.

        They are counted from the memberships that he may read anyway.

        :return: {"tiles": [...], "cards": [...]}
        """
        self.check_access("read")
        members = self.search([("manager_user_id", "=", self.env.uid)])
        running = members.filtered(
            lambda one: one.relationship_state in RUNNING and not one.left_on
        )
        return {
            "tiles": members._team_tiles(running),
            "cards": [card for card in (running._team_roles(), members._team_programs()) if card],
        }

    def _team_tiles(self, running):
        rows = self.env["mentoring.dashboard.rows"]
        completed = self.filtered(lambda one: one.relationship_state == "completed")
        pending = self.search([("approver_id", "=", self.env.uid), ("can_approve", "=", True)])
        people = self.env["hr.employee.public"].search_count(
            [("parent_id.user_id", "=", self.env.uid)]
        )
        hours = self.env._("%(hours).1f h", hours=sum(self.mapped("hours")))
        return [
            rows._tile(self.env._("people in your team"), str(people)),
            rows._tile(
                self.env._("of them in mentoring now"),
                str(len(running.employee_id)),
                running._team_list(self.env._("In Mentoring Now")),
            ),
            rows._tile(
                self.env._("wait for your decision"),
                str(len(pending)),
                pending._team_list(self.env._("To Approve")),
                "warning" if pending else "body",
            ),
            rows._tile(
                self.env._("have completed a mentoring"),
                str(len(completed.employee_id)),
                completed._team_list(self.env._("Completed")),
            ),
            rows._tile(self.env._("spent in sessions"), hours),
        ]

    def _team_roles(self):
        """How many of the running memberships are of which role."""
        rows = self.env["mentoring.dashboard.rows"]
        labels = dict(self._fields["role"]._description_selection(self.env))
        return self and {
            "title": self.env._("Running relationships of your people"),
            "rows": [
                rows._row(
                    labels[role], len(found), len(self), action=found._team_list(labels[role])
                )
                for role, found in self.grouped("role").items()
            ],
        }

    def _team_programs(self):
        """People and hours by program."""
        by_program = self.grouped("program_id")
        # the names of programs stand in the list of memberships as well
        names = {program: program.sudo().name for program in by_program}
        most = max((sum(found.mapped("hours")) for found in by_program.values()), default=0.0)
        rows = self.env["mentoring.dashboard.rows"]
        return self and {
            "title": self.env._("Hours of your people, by program"),
            "rows": [
                rows._row(
                    names[program],
                    sum(found.mapped("hours")),
                    most,
                    self.env._(
                        "%(hours).1f h, people: %(people)s",
                        hours=sum(found.mapped("hours")),
                        people=len(found.employee_id),
                    ),
                    action=found._team_list(names[program]),
                )
                for program, found in by_program.items()
            ],
        }

    def _team_list(self, name):
        rows = self.env["mentoring.dashboard.rows"]
        return self and rows._list(name, "mentoring.relationship.member", [("id", "in", self.ids)])
