import random
from itertools import combinations

import numpy
from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_evaluation_total import LEAST, _told

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestAnonymityOfDifferences(EvaluationCase):
    """A coordinator takes figures from each other, groups and exports them, and looks every day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.carla.group_ids |= cls.env.ref("base.group_allow_export")

    def test_no_sum_or_difference_of_figures_is_about_one_or_two_people(self):
        chance = random.Random(5)
        for _round in range(60):
            groups = self._random_groups(chance)
            told = [groups[key] for key in _told(groups)]
            people = sorted(groups["all"])
            rows = numpy.array([[one in group for one in people] for group in told], dtype=float)
            for size in range(1, LEAST):
                for few in combinations(people, size):
                    wanted = numpy.array([one in few for one in people], dtype=float)
                    self.assertFalse(self._is_sum_of(rows, wanted), (groups, few))

    def _random_groups(self, chance):
        """Everybody, people of three roles, and questions that some leave out."""
        people = range(chance.randint(1, 11))
        roles = {one: chance.choice(("mentee", "mentee", "mentor", "manager")) for one in people}
        asked = {f"question {number}": chance.random() for number in range(5)}
        groups = {"all": set(people)}
        for role in ("mentee", "mentor", "manager"):
            groups[role] = {one for one in people if roles[one] == role}
        for question, share in asked.items():
            groups[question] = {one for one in people if chance.random() < 0.5 + share}
        return groups

    def _is_sum_of(self, rows, wanted):
        if not len(rows):
            return False
        rank = numpy.linalg.matrix_rank
        return rank(numpy.vstack([rows, wanted])) == rank(rows)

    def test_the_guard_tells_something_where_it_may(self):
        groups = {"all": set(range(9)), "mentee": {0, 1, 2, 3}, "mentor": {4, 5, 6, 7, 8}}
        self.assertEqual(_told(groups), ["all", "mentee", "mentor"])

    def test_a_question_that_one_left_out_or_was_not_asked_tells_nothing_of_him(self):
        learned = self.env.ref("mentoring_program.survey_final_mentee_learned")
        for evaluation in self._ask("mentee", "mentee", "mentee", "mentor"):
            answer = evaluation.sudo().user_input_id
            for question in self._scales(self.survey.question_ids):
                if question != learned or evaluation.respondent_role == "mentee":
                    answer._save_lines(question, "6")
            answer._mark_done()
        results = self._results()
        self.assertEqual(results["count"], 4)
        alone = self.survey.question_ids - learned
        theme = learned.mentoring_theme
        if theme not in alone.mapped("mentoring_theme"):
            self.assertNotIn(theme, results["themes"])
        for role in ("mentee", "mentor"):
            self.assertIsNone(self._results(role))

    def test_who_looks_after_every_answer_sees_the_figures_move_by_three_at_least(self):
        asked = self._ask(*["mentee"] * 4, *["mentor"] * 5)
        seen = {}
        for number, evaluation in enumerate(asked):
            self._answer(evaluation, number)
            self._look(seen)
        late = self._ask("mentee", "mentee", deadline="2026-08-01")
        self._answer_all(late, [0, 10])
        self._look(seen)
        asked[0].unlink()
        self.env["mentoring.evaluation"]._cron_follow_up()
        self._look(seen)
        self.assertEqual(seen["all", "all"], 9)

    def _look(self, seen):
        groups = self.totals.formatted_read_group(
            [("program_id", "=", self.program.id)], ["role", "level"], ["answer_count:sum"]
        )
        for group in groups:
            key, count = (group["role"], group["level"]), group["answer_count:sum"]
            self.assertNotIn(count - seen.get(key, 0), range(1, LEAST))
            self.assertGreaterEqual(count, seen.get(key, 0))
            seen[key] = count

    def test_no_filter_grouping_or_export_of_totals_is_about_fewer_than_three(self):
        self._answer_all(self._ask(*["mentee"] * 3, "mentor", "manager"), [1, 5, 9, 2, 8])
        totals = self.totals.search([])
        self.assertTrue(totals)
        for row in totals.export_data(["answer_count", "role", "level"])["datas"]:
            self.assertGreaterEqual(row[0], LEAST)
            self.assertEqual(row[1], "All")
        for name in ("role", "level", "wave", "create_date:day"):
            for group in self.totals.formatted_read_group([], [name], ["answer_count:min"]):
                self.assertGreaterEqual(group["answer_count:min"], LEAST)

    def test_the_list_of_questionnaires_groups_by_nothing_that_was_answered(self):
        self._answer_all(self._ask("mentee", "mentee", "mentee"), [1, 5, 9])
        evaluations = self.env["mentoring.evaluation"].with_user(self.carla)
        fields = evaluations.fields_get()
        told = [
            name
            for name, field in fields.items()
            if field["type"] in ("float", "json", "html") and name != "answers_html"
        ]
        self.assertFalse(told)
        rows = evaluations.search([]).export_data(["id", "state", "answers_html"])["datas"]
        self.assertFalse([row for row in rows if row[2]])
