from datetime import date

from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalGoal(PortalCase):
    """The list of goals, and the page where a goal is worked on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        cls.mentee = cls.relationship.member_ids.filtered(lambda one: one.user_id == cls.tina)
        cls.goal = cls._create_goal(cls.mentee, cls.max, deadline=date(2026, 9, 1))
        cls.page = f"/my/mentoring/goals/{cls.goal.id}"

    def test_a_goal_is_proposed_by_one_and_agreed_by_the_other(self):
        self._login(self.tina)
        self._post(
            "/my/mentoring/goals",
            "propose",
            member_id=self.mentee.id,
            name="Write <better>",
            measure="Two reports",
            deadline="2026-10-01",
        )
        goal = self.relationship.goal_ids - self.goal
        self.assertEqual((goal.name, goal.deadline), ("Write <better>", date(2026, 10, 1)))
        path = f"/my/mentoring/goals/{goal.id}"
        self.assertNotIn("agree", self._buttons(self._get(path)))
        self._post(path, "agree", status=200)
        self.assertEqual(goal.state, "draft")
        self._login(self.max)
        self.assertIn(path, self._get("/my/mentoring").xpath("//main//a/@href"))
        self._post(path, "agree")
        self.assertEqual(goal.state, "agreed")

    def test_progress_is_set_and_shown_as_a_picture(self):
        self._login(self.tina)
        self._post(self.page, "progress", progress="40")
        self.assertEqual(self.goal.progress, 40)
        rings = self._get("/my/mentoring").xpath("//*[local-name()='svg']/@aria-label")
        self.assertIn("40 %", rings)

    def test_nonsense_progress_is_refused_and_stays_in_the_field(self):
        self._login(self.tina)
        for nonsense in ("101", "-1", "half", "", "1e3", "9" * 30):
            page = self._post(self.page, "progress", status=200, progress=nonsense)
            self.assertTrue(self._refusal(page), nonsense)
            self.assertEqual(page.xpath("//input[@name='progress']/@value"), [nonsense])
        self.assertEqual(self.goal.progress, 0)

    def test_a_figure_is_set_and_its_way_drawn_and_told(self):
        since = (NOON, self.goal.id)
        self.env.cr.execute("UPDATE mentoring_goal SET create_date = %s WHERE id = %s", since)
        self._login(self.tina)
        self._post(
            self.page, "change_goal", name="Talk", value_start="1", value_target="5", unit="talks"
        )
        for day, value in (("2026-06-02", "2"), ("2026-06-05", "4,0")):
            with freeze_time(f"{day} 12:00"):
                self._post(self.page, "progress", progress=value)
        page = self._get(self.page)
        self.assertEqual(self.goal.progress, 75)
        [line] = page.xpath("//*[local-name()='polyline']/@points")
        self.assertEqual(len(line.split()), 3)
        rows = [" ".join(row.text_content().split()) for row in page.xpath("//table//tbody/tr")]
        self.assertEqual(len(rows), 2)
        self.assertIn("75 % 4", rows[1])

    def test_a_figure_and_a_skill_at_once_are_refused(self):
        self._login(self.tina)
        skill = self.env["hr.skill"].search([], limit=1)
        for values in (
            {"value_target": "5", "skill_id": skill.id},
            {"value_target": "five"},
            {"value_target": "0"},
            {"skill_id": "0", "level_start": "1", "level_target": "5"},
            {"value_start": "5"},
        ):
            page = self._post(self.page, "change_goal", status=200, name="Talk", **values)
            self.assertTrue(self._refusal(page), values)
        self.assertEqual(self.goal.measured_by, "percent")

    def test_a_button_pressed_twice_makes_one(self):
        self._login(self.tina)
        values = {"member_id": self.mentee.id, "name": "Twice"}
        self._post("/my/mentoring/goals", "propose", **values)
        page = self._post("/my/mentoring/goals", "propose", status=200, **values)
        self.assertIn("already", self._refusal(page))
        self.assertEqual(self.relationship.goal_ids.mapped("name").count("Twice"), 1)
        for status in (303, 200):
            self._post(self.page, "add_action", status=status, name="Ask", member_id=self.mentee.id)
        self.assertEqual(len(self.goal.with_user(self.tina).action_ids), 1)

    def test_the_goals_of_one_relationship_are_listed_to_its_members(self):
        path = "/my/mentoring/goals?relationship="
        self._login(self.tina)
        self.assertEqual(len(self._goals(f"{path}{self.relationship.id}")), 1)
        for odd in ("0", "x", "-1", "9" * 30, "²"):
            self._get(path + odd, status=404)
        self._login(self.theo)
        self._get(f"{path}{self.relationship.id}", status=404)

    def test_actions_are_added_ticked_and_unticked(self):
        self._login(self.tina)
        self._post(self.page, "add_action", name="Ask for a talk", member_id=self.mentee.id)
        action = self.goal.with_user(self.tina).action_ids
        for done in ("1", "1", "0"):
            self._post(self.page, "tick", id=action.id, done=done)
            self.assertEqual(action.done, done == "1")

    def test_actions_of_other_goals_are_not_there(self):
        other = self._create_goal(self.mentee, self.tina)
        action = other.action_ids.create({"goal_id": other.id, "name": "Elsewhere"})
        self._login(self.tina)
        for move in ("tick", "remove_action"):
            for key in (action.id, "0", "abc", ""):
                self._post(self.page, move, status=200, id=key, done="1")
        self.assertTrue(action.exists())
        self.assertFalse(action.done)

    def test_a_goal_is_for_a_member_of_ones_own_relationships(self):
        program = self.program.with_user(self.carla)
        mentor = (self.relationship.member_ids - self.mentee).participant_id
        mentor.capacity = 2
        theo = self._create_participant(program, self.theo)
        foreign = self._create_relationship(self.program, mentor, theo)
        self._approve(foreign)
        self._login(self.tina)
        for member in foreign.member_ids:
            self._post(
                "/my/mentoring/goals", "propose", status=200, member_id=member.id, name="Mine"
            )
        self.assertFalse(foreign.goal_ids)

    def test_a_refused_proposal_keeps_what_was_typed(self):
        self._login(self.tina)
        page = self._post(
            "/my/mentoring/goals", "propose", status=200, member_id=self.mentee.id, measure="Two"
        )
        self.assertIn("please fill it in", self._refusal(page))
        self.assertEqual(page.xpath("//input[@name='measure']/@value"), ["Two"])

    def test_a_goal_is_changed_achieved_and_taken_up_again(self):
        self._login(self.tina)
        self._post(self.page, "agree")
        self._post(self.page, "change_goal", name="Speak well", measure="", deadline="")
        self.assertEqual((self.goal.name, self.goal.deadline), ("Speak well", False))
        self.goal.with_user(self.max).action_agree()
        self._post(self.page, "achieve")
        self.assertEqual(self.goal.progress, 100)
        self.assertNotIn("progress", self._buttons(self._get(self.page)))
        self._post(self.page, "reopen")
        self._post(self.page, "drop")
        self.assertEqual(self.goal.state, "dropped")

    def test_the_list_filters_sorts_and_turns_pages_whatever_it_is_asked(self):
        for number in range(24):
            self._create_goal(self.mentee, self.max, name=f"Goal {number}")
        self._login(self.tina)
        path = "/my/mentoring/goals"
        self.assertEqual(len(self._goals(path)), 20)
        self.assertEqual(len(self._goals(f"{path}/page/2")), 5)
        self.assertEqual(self._goals(f"{path}?filterby=achieved"), [])
        for odd in (
            "?filterby=x&sortby=y",
            "?page=-1",
            "/page/0",
            "/page/999999",
            "?sortby=progress",
        ):
            self.assertTrue(self._goals(path + odd), odd)

    def _goals(self, path):
        return self._get(path).xpath("//main//li//a[contains(@class, 'fw-bold')]/text()")
