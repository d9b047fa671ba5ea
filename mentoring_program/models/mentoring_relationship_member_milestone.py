from collections import Counter

from odoo import models


class MentoringRelationshipMemberMilestone(models.AbstractModel):
    """What people have reached over all their programs, and the milestones it makes."""

    _name = "mentoring.relationship.member.milestone"
    _description = "Mentoring Membership: Milestones"

    def _milestones(self):
        """The milestones these people have reached and do not have: [(membership, badge)].

        Each person is given each milestone once, in whichever program it was reached.
        """
        badges = self.env["gamification.badge"].search(
            [("mentoring_measure", "!=", False)], order="mentoring_measure, mentoring_least, id"
        )
        first = {}
        for member in self.filtered("user_id"):
            first.setdefault(member.user_id, member)
        reached = self._reached(self.user_id)
        held = self._milestones_held(self.user_id)
        return [
            (member, badge)
            for user, member in first.items()
            for badge in badges
            if reached[user][badge.mentoring_measure] >= badge.mentoring_least
            and (user, badge) not in held
        ]

    def _milestones_held(self, users):
        # what people have been given in other programs is looked at, not shown
        honours = self.env["mentoring.recognition"].sudo()
        held = honours.search([("receiver_user_id", "in", users.ids), ("is_milestone", "=", True)])
        return {(one.receiver_user_id, one.badge_id) for one in held}

    def _reached(self, users):
        """What each person has reached over all programs: {user: {measure: number}}."""
        # counts over relationships that the reader may not know of; only milestones are shown
        members = self.env["mentoring.relationship.member"].sudo()
        members = members.search([("user_id", "in", users.ids), ("joined_on", "!=", False)])
        goals = dict(
            members.env["mentoring.goal"]._read_group(
                [("member_id", "in", members.ids), ("state", "=", "achieved")],
                ["member_id"],
                ["__count"],
            )
        )
        reached = {user: Counter() for user in users}
        for member in members:
            reached[member.user_id].update(member._reached_here(goals.get(member, 0)))
        return reached

    def _reached_here(self, goals):
        pair = self.relationship_id
        is_over = pair.state == "completed" and not self.left_on
        mentees = pair._current_members().filtered(lambda one: one.role == "mentee")
        return {
            "sessions": pair.session_count,
            "hours": pair.hours,
            "goals": goals,
            "mentees": len(mentees) if is_over and self.role == "mentor" else 0,
            "relationships": int(is_over),
        }
