from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestGoalLibrary(PortalCase):
    """Ideas for goals: the library of HR, and the gap between what one needs and what one can."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        cls.mentor, cls.mentee = cls._members(cls.relationship)
        cls.list = "/my/mentoring/goals"
        kind = cls.env["hr.skill.type"].create(
            {
                "name": "Crafts",
                "skill_ids": [(0, 0, {"name": name}) for name in ("Weaving", "Pottery")],
                "skill_level_ids": [(0, 0, {"name": "Apprentice", "level_progress": 30})],
            }
        )
        cls.weaving, cls.pottery = kind.skill_ids.sorted("name", reverse=True)
        person = cls.mentee.participant_id
        person.skill_line_ids.unlink()
        for skill, level in ((cls.weaving, 80), (cls.pottery, 30)):
            person.skill_line_ids.create(
                {
                    "participant_id": person.id,
                    "skill_id": skill.id,
                    "kind": "need",
                    "level": level,
                }
            )
        for skill in kind.skill_ids:
            cls.env["hr.employee.skill"].create(
                {
                    "employee_id": cls.employees[cls.tina].id,
                    "skill_id": skill.id,
                    "skill_type_id": kind.id,
                    "skill_level_id": kind.skill_level_ids.id,
                    "valid_from": "2026-01-01",
                }
            )

    def test_a_gap_is_suggested_to_the_person_alone(self):
        person = self.mentee.participant_id
        found = person.with_user(self.tina)._suggest_skills()
        self.assertEqual([(one.id, has, need) for one, has, need in found], [self._gap()])
        for user in (self.max, self.carla, self.mona):
            self.assertFalse(person.with_user(user)._suggest_skills())
        for user, shown in ((self.tina, True), (self.max, False)):
            self._login(user)
            self.assertEqual("Weaving" in self._text(self._get(self.list)), shown)

    def _gap(self):
        return (self.weaving.id, 30, 80)

    def test_an_idea_fills_the_form_and_makes_nothing(self):
        self._login(self.tina)
        page = self._get(f"{self.list}?idea=skill-{self.weaving.id}")
        self.assertEqual(page.xpath("//input[@name='level_target']/@value"), ["80"])
        chosen = page.xpath("//select[@name='skill_id']/option[@selected]/@value")
        self.assertEqual(chosen, [str(self.weaving.id)])
        self.assertFalse(self.relationship.goal_ids)

    def test_a_goal_of_the_library_brings_its_measure_and_first_actions(self):
        template = self.env.ref("mentoring_program.goal_template_delegate")
        self._login(self.tina)
        page = self._get(f"{self.list}?idea={template.id}")
        form = page.xpath("//form[.//button[@value='propose']]")[0]
        fields = {name: form.fields[name] for name in form.fields if name not in ("csrf_token",)}
        self._post(self.list, "propose", **fields)
        goal = self.relationship.goal_ids
        self.assertEqual((goal.name, goal.measured_by), (template.name, "figure"))
        self.assertEqual((goal.value_target, goal.unit), (6.0, "tasks"))
        actions = goal.with_user(self.tina).action_ids
        self.assertEqual(set(actions.mapped("name")), set(template._steps()))

    def test_nonsense_ideas_leave_the_form_empty(self):
        self._login(self.tina)
        for odd in ("0", "-1", "x", "skill-", f"skill-{self.pottery.id}", "9" * 30):
            page = self._get(f"{self.list}?idea={odd}")
            self.assertFalse(page.xpath("//input[@name='name']/@value")[0])

    def test_mentors_are_shown_goals_for_mentors(self):
        own = self.env.ref("mentoring_program.goal_template_listen")
        other = self.env.ref("mentoring_program.goal_template_claim")
        for user, shown, hidden in ((self.max, own, other), (self.tina, other, own)):
            self._login(user)
            ideas = self._get(self.list).xpath("//select[@name='idea']//option/@value")
            self.assertIn(str(shown.id), ideas)
            self.assertNotIn(str(hidden.id), ideas)

    def test_hr_edits_the_library_and_members_do_not(self):
        template = self.env.ref("mentoring_program.goal_template_claim")
        template.with_user(self.carla).name = "Ask for it"
        for user in (self.tina, self.max):
            with self.assertRaises(AccessError):
                template.with_user(user).name = "Mine"

    def test_every_goal_of_the_library_can_be_proposed(self):
        for template in self.env["mentoring.goal.template"].search([]):
            self.assertTrue(template._steps(), template.name)
            is_counted = bool(template.unit)
            self.assertEqual(template.value_start != template.value_target, is_counted)
