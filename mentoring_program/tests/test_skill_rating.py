import doctest

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models import mentoring_skill_total
from odoo.addons.mentoring_program.models.mentoring_evaluation_skill import SkillRatingError

from .common_skill import HIGH, LOW, SkillCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestSkillRating(SkillCase):
    """Skills before and after, beside the mentor's view; read by their givers alone."""

    def _baseline(self):
        return self._evaluation("baseline", self.mentee)

    def _final_of_mentor(self):
        member = self.relationship.member_ids.filtered(lambda one: one.role == "mentor")
        return self._evaluation("final", self.mentor, member)

    def test_the_examples_in_the_docstrings_are_true(self):
        self.assertEqual(doctest.testmod(mentoring_skill_total).failed, 0)

    def test_mentees_rate_what_they_want_to_learn_and_mentors_what_they_see_of_it(self):
        skills = self.coaching | self.speaking
        for evaluation, name in ((self._baseline(), "mentee"), (self._final_of_mentor(), "mentor")):
            with self.subTest(who=name):
                ((person, asked),) = evaluation._skills_to_rate()
                self.assertEqual((person, asked), (self.mentee, skills))

    def test_no_skills_are_asked_for_in_between_or_of_others(self):
        self.assertEqual(self._evaluation("pulse", self.mentee)._skills_to_rate(), [])
        baseline = self._evaluation("baseline", self.mentor)
        baseline.sudo()._write_protected({"respondent_role": "mentor"})
        self.assertEqual(baseline._skills_to_rate(), [])

    def test_rating_again_takes_the_place_of_what_was_rated(self):
        baseline = self._baseline()
        self._rate(baseline, coaching=LOW, speaking=LOW)
        self._rate(baseline, coaching=HIGH, speaking=None)
        ratings = self.env["mentoring.skill.rating"].search([("evaluation_id", "=", baseline.id)])
        self.assertEqual((ratings.skill_id, ratings.sudo().level), (self.coaching, HIGH))

    def test_what_is_no_level_or_no_skill_of_his_is_refused(self):
        baseline = self._baseline().with_user(self.tina)
        own = (self.coaching | self.speaking).ids
        other = self.env["hr.skill"].search([("id", "not in", own)], limit=1)
        for person, skill, level in (
            (self.mentee, self.coaching, 11),
            (self.mentee, self.coaching, -1),
            (self.mentee, other, LOW),
            (self.mentor, self.coaching, LOW),
        ):
            with self.assertRaises(SkillRatingError):
                baseline._rate_skills({(person.id, skill.id): level})

    def test_nobody_rates_in_the_name_of_another_or_too_late(self):
        baseline = self._baseline()
        for user in (self.max, self.carla, self.env.user):
            with self.assertRaises(SkillRatingError):
                baseline.with_user(user).sudo(False)._rate_skills({})
        with freeze_time("2026-07-03 09:00:00"), self.assertRaises(SkillRatingError):
            self._rate(baseline, coaching=LOW)

    def test_ratings_are_found_by_their_giver_alone(self):
        self._rate(self._baseline(), coaching=LOW)
        self._rate(self._final_of_mentor(), coaching=HIGH)
        manager = self._create_user(
            "head", "base.group_user,mentoring_program.group_mentoring_manager,base.group_system"
        )
        ratings = self.env["mentoring.skill.rating"]
        for user, found in ((self.tina, 1), (self.max, 1), (self.carla, 0), (manager, 0)):
            self.assertEqual(len(ratings.with_user(user).search([])), found)
            with self.assertRaises(AccessError):
                ratings.with_user(user).search([("level", ">", 0)])
        own = ratings.with_user(self.tina).search([])
        self.assertEqual(own.sudo().level, LOW)
        with self.assertRaises(AccessError):
            own.read(["level"])
