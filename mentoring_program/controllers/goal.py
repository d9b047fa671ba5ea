from odoo import fields
from odoo.http import request, route

from odoo.addons.portal.controllers.portal import pager as portal_pager

from .chart import line_chart
from .goal_form import MentoringGoalForm
from .page import PAGE
from .typed import to_number, to_text

PER_PAGE = 20
MOST_STEPS = 10  # first actions that a proposal can bring along


class MentoringGoalPages(MentoringGoalForm):
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
            "reopen": lambda goal, _post: goal.action_reopen(),
            "progress": self._set_progress,
            "change_goal": self._change_goal,
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

    def _asked_pair(self):
        """The relationship whose goals alone are asked for; none: those of all."""
        asked = request.params.get("relationship")
        pairs = request.env["mentoring.relationship"]
        if not asked:
            return pairs
        if not asked.isdecimal() or int(asked) not in self._my_relationship_ids():
            raise request.not_found()
        return pairs.browse(int(asked))

    def _goals_page(self, page, typed):
        goals, query, pair = request.env["mentoring.goal"], request.params, self._asked_pair()
        filters, orders = self._goal_filters(), self._goal_orders()
        filterby = query.get("filterby") if query.get("filterby") in filters else "open"
        sortby = query.get("sortby") if query.get("sortby") in orders else "deadline"
        ids = pair.ids or self._my_relationship_ids()
        domain = [("relationship_id", "in", ids), *filters[filterby][1]]
        pager = portal_pager(
            url="/my/mentoring/goals",
            url_args={
                "filterby": filterby,
                "sortby": sortby,
                **({"relationship": pair.id} if pair else {}),
            },
            total=goals.search_count(domain),
            page=page,
            step=PER_PAGE,
        )
        return self._show(
            "portal_goals",
            "mentoring_goals",
            crumbs=[(request.env._("Goals"), None)],
            typed=typed,
            goals=self._search(
                "mentoring.goal",
                domain,
                order=orders[sortby][1],
                limit=PER_PAGE,
                offset=max(pager["offset"], 0),
            ),
            pair=pair,
            filters=filters,
            orders=orders,
            filterby=filterby,
            sortby=sortby,
            pager=pager,
            **self._proposal(ids),
        )

    def _proposal(self, ids):
        """What the form for proposing a goal shows."""
        owners = self._goal_owners(ids)
        ideas = self._ideas(owners) if owners else {"gaps": [], "library": []}
        return {
            "choices": owners,
            "ideas": ideas,
            "was": self._idea(ideas),
            "skills": self._goal_skills(owners.relationship_id),
        }

    def _goal_page(self, goal, typed):
        return self._show(
            "portal_goal",
            "mentoring_goal",
            crumbs=[(request.env._("Goals"), "/my/mentoring/goals"), (goal.name, None)],
            typed=typed,
            goal=goal,
            **self._goal_page_values(goal),
        )

    def _goal_page_values(self, goal):
        """What the parts of the page show; other parts of mentoring add theirs."""
        pair, today = goal.relationship_id, fields.Date.context_today(goal)
        history = [(row.day, row.progress, row.value) for row in goal.progress_ids]
        return {
            "pair": pair,
            "skill": goal.sudo().skill_id.name,  # portal users may not read the list of skills
            "skills": self._goal_skills(pair) if goal.can_edit else [],
            "today": today,
            "was": self._stored_values(goal),
            "history": history,
            "chart": self._goal_chart(goal, history, today),
            # names of the people one works with, for choosing who does what
            "people": pair.sudo()._current_members(),
        }

    def _goal_chart(self, goal, history, today):
        """The way of a goal from its first day until today, or to its deadline."""
        if not history:
            return None
        first = min(goal.create_date.date(), history[0][0])
        last = max(today, history[-1][0], goal.deadline or today)
        rows = [(day, progress) for day, progress, _value in history]
        start = [] if history[0][0] == first else [(first, 0)]
        return line_chart(start + rows, first, last)

    def _propose_goal(self, goals, post):
        owner = self._row(self._goal_owners(self._my_relationship_ids()), post, "member_id")
        pair = owner.relationship_id
        values = self._goal_values(post, pair)
        self._claim_new(
            pair,
            goals,
            [
                ("member_id", "=", owner.id),
                ("name", "=", values["name"]),
                ("state", "in", ("draft", "agreed")),
            ],
        )
        steps = to_text(post, "steps", request.env._("First actions"), required=False, limit=2000)
        names = [line.strip()[:200] for line in steps.splitlines() if line.strip()]
        goals.create(
            {
                "relationship_id": pair.id,
                "member_id": owner.id,
                "action_ids": [
                    (0, 0, {"name": name, "member_id": owner.id}) for name in names[:MOST_STEPS]
                ],
                **values,
            }
        )

    def _change_goal(self, goal, post):
        goal.write(self._goal_values(post, goal.relationship_id))

    def _set_progress(self, goal, post):
        kind = float if goal.measured_by == "figure" else int
        goal.action_set_value(to_number(post, "progress", request.env._("Progress"), kind))

    def _add_goal_action(self, goal, post):
        self._add_action({"goal_id": goal.id}, goal.relationship_id, post)
