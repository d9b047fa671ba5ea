import random
from itertools import combinations

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_skill_total import _size, _told

from .common_skill import HIGH, LOW, MIDDLE, SkillCase

LEAST = 3


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestSkillTotal(SkillCase):
    """Figures of skills are made of three people at least, and each is counted once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = cls.mentee
        for number in range(3):
            user = cls._create_user(f"learner{number}", "base.group_user")
            cls.employees[user] = cls._create_employee(user)
            cls.people |= cls._create_participant(cls.program, user)
        cls.skill_totals = cls.env["mentoring.skill.total"].with_user(cls.carla)
        for person in cls.people:
            cls._need(person, cls.coaching, cls.speaking)

    def _before_and_after(self, people, before=LOW, after=HIGH, deadline="2026-06-11", **others):
        """People rate their coaching; the questionnaires close, and the daily run comes."""
        for person in people:
            self._rate(self._evaluation("baseline", person, deadline=deadline), coaching=before)
            final = self._evaluation("final", person, deadline=deadline)
            self._rate(final, coaching=after, **others)
        self._close()

    def _close(self):
        with freeze_time("2026-06-20 09:00:00"):
            self.env["mentoring.skill.total"]._count(self.program)

    def _found(self):
        return self.skill_totals._results(self.program)

    def test_two_people_give_nothing_and_the_third_gives_all_three(self):
        self._before_and_after(self.people[:2])
        self.assertEqual(self._found(), [])
        self._before_and_after(self.people[2])
        everything, coaching = self._found()
        self.assertEqual((coaching["label"], coaching["people"]), ("Coaching", 3))
        for line in (everything, coaching):
            self.assertEqual((line["before"], line["after"]), (LOW, HIGH))
            self.assertIsNone(line["mentors"])

    def test_who_rated_only_once_is_not_compared(self):
        self._before_and_after(self.people[:2])
        self._rate(self._evaluation("final", self.people[2], deadline="2026-06-11"), coaching=HIGH)
        self._close()
        self.assertEqual(self._found(), [])

    def test_what_can_still_be_changed_is_not_counted(self):
        self._before_and_after(self.people[:3], deadline="2026-06-30")
        self.assertEqual(self._found(), [])

    def test_counting_twice_and_one_more_later_changes_nothing(self):
        self._before_and_after(self.people[:3])
        before = self._found()
        self._close()
        self._before_and_after(self.people[3], before=MIDDLE)
        self.assertEqual(self._found(), before)

    def test_the_sum_of_all_tells_nothing_of_the_skills_not_told(self):
        chance = random.Random(7)
        for _round in range(200):
            people = range(chance.randint(1, 7))
            groups = {
                skill: [(one,) for one in people if chance.random() < 0.6] for skill in "abcd"
            }
            told = _told(groups)
            if told is None:
                self.assertLess(_size(groups.values()), LEAST)
                continue
            hidden = [groups[skill] for skill in groups if skill not in told]
            self.assertNotIn(_size(hidden), range(1, LEAST))
            self.assertTrue(all(_size([groups[skill]]) >= LEAST for skill in told))

    def test_three_mentors_of_one_mentee_are_as_few_as_one_mentor_of_three(self):
        for pairs in ([("tina", name) for name in "abc"], [(name, "max") for name in "abc"]):
            self.assertIsNone(_told({"coaching": pairs}))
        pairs = list(combinations("abc", 2)) + [("c", "a")]
        self.assertEqual(_told({"coaching": pairs}), ["coaching"])
