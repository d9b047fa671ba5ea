from odoo import fields
from odoo.http import request, route

from odoo.addons.portal.controllers.portal import pager as portal_pager

from .action import MentoringActions
from .page import PAGE
from .typed import to_date, to_html, to_number, to_text

PER_PAGE = 20


class MentoringGoalPages(MentoringActions):
    """The list of one's goals, and the page of one goal."""

    @route(["/my/mentoring/goals", "/my/mentoring/goals/page/<int:page>"], **PAGE)
    def mentoring_goals(self, page=1, **post):
        """List the goals of the reader's relationships, or propose one."""
        goals = request.env["mentoring.goal"]
        return self._answer(
            goals,
            "/my/mentoring/goals",
            {"propose": self._propose_goal},
            post,
            lambda _goals, typed: self._goals_page(page, typed),
        )

    @route("/my/mentoring/goals/<int:goal_id>", **PAGE)
    def mentoring_goal(self, goal_id, **post):
        """Show a goal, or make a move of it."""
        goal = self._find_mine("mentoring.goal", goal_id)
        return self._answer(
            goal, f"/my/mentoring/goals/{goal.id}", self._goal_moves(), post, self._goal_page
        )

    def _goal_moves(self):
        return {
            "agree": lambda goal, _post: goal.action_agree(),
            "achieve": lambda goal, _post: goal.action_achieve(),
            "drop": lambda goal, _post: goal.action_drop(),
            "reopen": lambda goal, _post: goal.action_reopen(),
            "progress": self._set_progress,
            "change_goal": lambda goal, post: goal.write(self._goal_values(post)),
            "add_action": self._add_goal_action,
            "tick": lambda goal, post: self._tick(goal.action_ids, post),
            "remove_action": lambda goal, post: self._row(goal.action_ids, post).unlink(),
        }

    def _goal_filters(self):
        return {
            "open": (request.env._("Open"), [("state", "in", ("draft", "agreed"))]),
            "draft": (request.env._("To be agreed"), [("state", "=", "draft")]),
            "mine": (request.env._("My own"), [("member_id.user_id", "=", request.env.uid)]),
            "achieved": (request.env._("Achieved"), [("state", "=", "achieved")]),
            "all": (request.env._("All"), []),
        }

    def _goal_orders(self):
        return {
            "deadline": (request.env._("Deadline"), "deadline, id"),
            "progress": (request.env._("Progress"), "progress desc, id"),
            "newest": (request.env._("Newest"), "create_date desc, id desc"),
        }

    def _goals_page(self, page, typed):
        goals, query = request.env["mentoring.goal"], request.params
        filters, orders = self._goal_filters(), self._goal_orders()
        filterby = query.get("filterby") if query.get("filterby") in filters else "open"
        sortby = query.get("sortby") if query.get("sortby") in orders else "deadline"
        ids = self._my_relationship_ids()
        domain = [("relationship_id", "in", ids), *filters[filterby][1]]
        pager = portal_pager(
            url="/my/mentoring/goals",
            url_args={"filterby": filterby, "sortby": sortby},
            total=goals.search_count(domain),
            page=page,
            step=PER_PAGE,
        )
        return self._show(
            "portal_goals",
            "mentoring_goals",
            crumbs=[(request.env._("Goals"), None)],
            typed=typed,
            goals=goals.search(
                domain, order=orders[sortby][1], limit=PER_PAGE, offset=max(pager["offset"], 0)
            ),
            filters=filters,
            orders=orders,
            filterby=filterby,
            sortby=sortby,
            pager=pager,
            choices=self._goal_owners(ids),
        )

    def _goal_owners(self, ids):
        """Whose goal it can be: the people of the reader's running relationships."""
        pairs = request.env["mentoring.relationship"].browse(ids)
        running = pairs.filtered(lambda pair: pair._is_running() and pair.my_member_id)
        return running.member_ids.filtered(lambda member: not member.left_on)

    def _goal_page(self, goal, typed):
        pair = goal.relationship_id
        return self._show(
            "portal_goal",
            "mentoring_goal",
            crumbs=[(request.env._("Goals"), "/my/mentoring/goals"), (goal.name, None)],
            typed=typed,
            goal=goal,
            pair=pair,
            skill=goal.sudo().skill_id.name,  # portal users may not read the list of skills
            today=fields.Date.context_today(goal),
            # names of the people one works with, for choosing who does what
            people=pair.sudo()._current_members(),
        )

    def _propose_goal(self, goals, post):
        owner = self._row(self._goal_owners(self._my_relationship_ids()), post, "member_id")
        goals.create(
            {
                "relationship_id": owner.relationship_id.id,
                "member_id": owner.id,
                **self._goal_values(post),
            }
        )

    def _goal_values(self, post):
        description = to_text(post, "description", request.env._("Why it matters"), required=False)
        return {
            "name": to_text(post, "name", request.env._("Goal"), limit=200),
            "measure": to_text(
                post, "measure", request.env._("How you will know"), required=False, limit=300
            ),
            "deadline": to_date(post, "deadline", request.env._("Until")),
            "description": to_html(description),
        }

    def _set_progress(self, goal, post):
        goal.action_set_progress(to_number(post, "progress", request.env._("Progress")))

    def _add_goal_action(self, goal, post):
        self._add_action({"goal_id": goal.id}, goal.relationship_id, post)
