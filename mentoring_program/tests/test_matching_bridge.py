from odoo.tests import tagged

from .test_import import FOLDER, GRADES, ImportCase


class CivilServiceCase(ImportCase):
    """The civil-service program, set up as a coordinator would: rules and points as records."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program.write(
            {
                "rule_grade": True,
                "rule_grade_gap_min": 1,
                "rule_grade_gap_max": 2,
                "criterion_ids": [
                    (0, 0, {"code": "seniority", "gap_ids": cls._gaps({1: 9, 2: 12})}),
                    (0, 0, {"column": "profession", "weight": 10}),
                    (0, 0, {"code": "identity", "weight": 6}),
                    (0, 0, cls._rule("organisation")),
                ],
            }
        )

    @classmethod
    def _gaps(cls, points):
        return [(0, 0, {"gap": gap, "points": worth}) for gap, worth in points.items()]

    @classmethod
    def _rule(cls, column):
        return {"column": column, "comparison": "different", "is_required": True}

    def _run(self):
        action = self.program.with_user(self.helen).action_match()
        run = self.env["mentoring.match.run"].with_user(self.helen).browse(action["res_id"])
        run.action_run()
        return run


@tagged("post_install", "-at_install")
class TestCivilService(CivilServiceCase):
    """From the files through the import to the totals known for them."""

    def test_the_files_give_the_known_totals_for_each_capacity(self):
        files = [(FOLDER / f"{side}.csv").read_bytes() for side in ("mentors", "mentees")]
        self._import(*files, create_missing=True, grade_order=GRADES)
        known = {1: (35, 727), 2: (49, 968), 3: (50, 1003)}
        for capacity, (matched, total) in known.items():
            with self.subTest(capacity=capacity):
                self.program.mentor_capacity = capacity
                run = self._run()
                self.assertEqual(run.state, "done")
                self.assertEqual(run.allowed_pair_count, 392)
                self.assertEqual((run.matched_count, run.score_total), (matched, total))
                self.assertEqual(run.unmatched_count, 50 - matched)
                self.assertTrue(run.is_proven)
                self.assertEqual(len(run.chosen_ids), matched)
                self.assertEqual(len(run.unmatched_ids), 50 - matched)
                self.assertTrue(all(run.unmatched_ids.mapped("explanation")))
