"""Nonsense handed to the solver: a typed error that says what and where."""

import sys
import unittest
from functools import partial
from unittest.mock import patch

import numpy as np
from ortools.graph.python import min_cost_flow

from .. import errors
from ..assignment import solve

GOOD = {
    "mentees": [0, 0, 1],
    "mentors": [0, 1, 1],
    "scores": [1.0, 2.0, 3.0],
    "mentee_quota": [1, 1],
    "mentor_capacity": [1, 1],
    "aim": "coverage",
}


class TestAssignmentInput(unittest.TestCase):
    def assert_refused(self, error, saying, **changed):
        with self.assertRaises(error) as caught:
            solve(**GOOD | changed)
        self.assertIsInstance(caught.exception, ValueError)
        self.assertIn(saying, str(caught.exception))
        return caught.exception

    def test_lengths_that_differ(self):
        self.assert_refused(errors.LengthMismatch, "2 mentees", mentees=[0, 1])
        self.assert_refused(errors.LengthMismatch, "4 mentors", mentors=[0, 1, 1, 0])
        self.assert_refused(errors.LengthMismatch, "0 scores", scores=[])

    def test_an_index_out_of_range(self):
        self.assert_refused(errors.BadIndex, "mentees[2] is 2", mentees=[0, 0, 2])
        self.assert_refused(errors.BadIndex, "mentors[0] is -1", mentors=[-1, 1, 1])
        self.assert_refused(errors.BadIndex, "mentors[1] is", mentors=[0, 10**30, 1])
        self.assert_refused(errors.BadIndex, "mentees[0] is 0", mentee_quota=[])
        self.assert_refused(errors.BadIndex, "locked[0] is 3", locked=[3])

    def test_an_index_that_is_no_whole_number(self):
        for strange in (0.5, None, "1", float("nan"), [1]):
            with self.subTest(strange=strange):
                self.assert_refused(errors.BadIndex, "mentees", mentees=[0, strange, 1])
        self.assert_refused(errors.BadIndex, "mentors", mentors=3)
        self.assert_refused(errors.BadIndex, "mentors", mentors=np.zeros((3, 1), int))

    def test_a_score_that_is_no_finite_number_from_zero_up(self):
        for strange in (-0.5, float("nan"), float("inf"), -float("inf")):
            with self.subTest(strange=strange):
                refused = self.assert_refused(errors.BadScore, "scores[1]", scores=[1, strange, 3])
                self.assertEqual(refused.details["index"], 1)
        for strange in ("much", None, [1, 2]):
            with self.subTest(strange=strange):
                self.assert_refused(errors.BadScore, "scores", scores=[1, strange, 3])

    def test_a_score_too_large_to_be_exact(self):
        self.assert_refused(errors.BadScore, "scores[2]", scores=[1, 2, 1e300])
        self.assert_refused(errors.BadScore, "too large", scores=[1, 2.000001, 4e12])

    def test_places_that_are_negative_or_no_whole_number(self):
        self.assert_refused(errors.BadCapacity, "mentee_quota[1] is -1", mentee_quota=[1, -1])
        self.assert_refused(
            errors.BadCapacity, "mentor_capacity[0]", mentor_capacity=[-(10**30), 1]
        )
        for strange in (1.5, float("inf"), "2", None):
            with self.subTest(strange=strange):
                self.assert_refused(
                    errors.BadCapacity, "mentor_capacity[1]", mentor_capacity=[1, strange]
                )

    def test_an_aim_nobody_knows(self):
        for aim in ("happiness", "", None, "Coverage"):
            with self.subTest(aim=aim):
                self.assert_refused(errors.UnknownAim, repr(aim), aim=aim)

    def test_the_same_pair_twice(self):
        for order in ([0, 1, 2], [2, 0, 1], [1, 2, 0]):
            mentees, mentors = np.array([0, 1, 0])[order], np.array([1, 1, 1])[order]
            with self.subTest(order=order):
                refused = self.assert_refused(
                    errors.DuplicatePair, "mentee 0 with mentor 1", mentees=mentees, mentors=mentors
                )
                named = (refused.details["first"], refused.details["second"])
                self.assertEqual({order[k] for k in named}, {0, 2})

    def test_more_locked_pairs_than_places(self):
        self.assert_refused(errors.BadLock, "mentor 1", locked=[1, 2])
        self.assert_refused(errors.BadLock, "mentee 0", locked=[0, 1])

    def test_lists_tuples_arrays_and_whole_floats_are_all_welcome(self):
        kinds = (tuple, np.array, partial(np.array, dtype=float), partial(np.array, dtype=np.uint8))
        for kind in kinds:
            changed = {name: kind(value) for name, value in GOOD.items() if name != "aim"}
            self.assertEqual(solve(**GOOD | changed), solve(**GOOD))

    def test_the_input_is_left_as_it_was(self):
        arrays = {name: np.array(value) for name, value in GOOD.items() if name != "aim"}
        before = {name: value.copy() for name, value in arrays.items()}
        solve(**GOOD | arrays, locked=[0])
        for name, value in arrays.items():
            self.assertTrue((value == before[name]).all(), name)

    def test_a_solver_that_gives_up_is_an_error_and_no_result(self):
        class GivesUp(min_cost_flow.SimpleMinCostFlow):
            def solve_max_flow_with_min_cost(self):
                return self.INFEASIBLE

        given_up = patch.object(min_cost_flow, "SimpleMinCostFlow", GivesUp)
        with given_up, self.assertRaises(errors.SolverFailure) as caught:
            solve(**GOOD)
        self.assertIn("INFEASIBLE", caught.exception.details["status"])

    def test_a_missing_library_is_a_message(self):
        gone = patch.dict(sys.modules, {"ortools.graph.python": None})
        with gone, self.assertRaises(errors.MissingLibrary) as caught:
            solve(**GOOD)
        self.assertIn("ortools", str(caught.exception))
