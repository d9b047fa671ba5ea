"""Large crowds: from few candidates the same answer as from all pairs, and honest if it is not."""

import unittest
import unittest.mock
from contextlib import ExitStack
from dataclasses import replace
from random import Random

import numpy as np

from .. import pairs, scoring, widening
from ..audit import examine
from ..eligibility import Rules
from ..errors import BadLock
from ..formats import match
from ..options import Options
from ..people import Person
from ..scoring import Criterion
from . import common

UNEQUAL = [Criterion("skill", 30.1), Criterion("tenure", 3.7, years=9), Criterion("values", 7.3)]
EQUAL = [Criterion("place", 10)]
AIMS = ("coverage", "score", "stable")
PAIR_FORMATS = ("one_to_one", "network", "cascade", "reverse")


def crowded(candidates, added=1, rounds=40):
    """As if a few people were a large crowd: few candidates, few more of them in each round."""
    stack = ExitStack()
    for where, name, value in (
        (pairs, "MOST_PAIRS", -1),
        (scoring, "CANDIDATES", candidates),
        (widening, "MOST_ADDED", added),
        (widening, "MOST_ROUNDS", rounds),
    ):
        stack.enter_context(unittest.mock.patch.object(where, name, value))
    return stack


def people(rng, role):
    """People few of whom forbid each other, with places for several."""
    found = common.crowd(rng, role) + common.crowd(rng, f"{role}x")
    return list({person.id: person for person in found}.values())


def random_options(rng, aim):
    """Options that go together with the aim."""
    if aim == "stable":
        return Options()
    return Options(
        lift_lowest=rng.random() < 0.3,
        waited_first=rng.random() < 0.3,
        **rng.choice(({}, {}, {"pool": "place", "limits": {"Bath": 1, "York": 2}})),
    )


class TestWidening(unittest.TestCase):
    def test_few_candidates_give_the_best_of_all_pairs(self):
        rng, widened = Random(81), 0
        for number in range(250):
            aim, format = rng.choice(AIMS), rng.choice(PAIR_FORMATS)
            mentees, mentors = people(rng, "mentee"), people(rng, "mentor")
            rules = rng.choice((Rules(), Rules(), common.random_rules(rng)))
            options = random_options(rng, aim)
            given = mentees, mentors, rules, common.CRITERIA, aim, format
            whole = match(*given, options=options)
            locked = [(p.mentee, p.mentor) for p in whole.pairs if rng.random() < 0.2]
            whole = match(*given, options=options, locked=locked)
            with self.subTest(number=number, aim=aim, format=format, options=options):
                with crowded(rng.randint(1, 2), rng.randint(1, 2)):
                    few = match(*given, options=options, locked=locked)
                self.assertTrue(few.audit.proven, few.audit)
                self.assertEqual(few.allowed_pair_count, whole.allowed_pair_count)
                self.assertEqual(
                    [one.candidate_count for one in few.unmatched if one.mentee in alone(whole)],
                    [one.candidate_count for one in whole.unmatched if one.mentee in alone(few)],
                )
                if aim == "stable":
                    continue
                for name in ("matched_count", "first_count", "score_total", "lowest_proven"):
                    self.assertEqual(getattr(few.audit, name), getattr(whole.audit, name), name)
                if few.pairs == whole.pairs:
                    self.assertEqual(few.audit, whole.audit)
            widened += len(few.matching.scores.scores) < len(whole.matching.scores.scores)
        self.assertGreater(widened, 50)

    def test_no_pair_left_out_would_rather_be_than_a_stable_result(self):
        rng, compared = Random(82), 0
        for number in range(100):
            mentees, mentors = people(rng, "mentee"), people(rng, "mentor")
            given = mentees, mentors, Rules(), UNEQUAL, "stable", "network"
            with self.subTest(number=number):
                whole = match(*given)
                with crowded(1):
                    few = match(*given)
                self.assertTrue(few.audit.proven)
                chosen = [(pair.mentee, pair.mentor) for pair in few.pairs]
                scores, sides = whole.matching.scores, (few.matching.mentees, few.matching.mentors)
                audit = examine(*sides, Rules(), scores, chosen, "stable")
                worth = np.unique(scores.scores)
                if len(worth) == len(scores.scores):  # with equals there are several stable results
                    self.assertEqual(audit.blocking_pair_count, 0)
                    compared += 1
        self.assertGreater(compared, 10)

    def test_where_the_rounds_do_not_do_it_says_how_much_may_be_missing(self):
        rng, missed = Random(83), 0
        for number in range(200):
            aim = rng.choice(("coverage", "score"))
            mentees, mentors = people(rng, "mentee"), people(rng, "mentor")
            given = mentees, mentors, Rules(), common.CRITERIA, aim
            options = Options(waited_first=rng.random() < 0.3)
            whole = match(*given, options=options)
            with self.subTest(number=number, aim=aim), crowded(1, 1, rounds=rng.randint(0, 1)):
                few = match(*given, options=options)
                audit = few.audit
                if aim == "coverage":
                    self.assertGreaterEqual(audit.matched_bound, whole.matched_count)
                self.assertGreaterEqual(audit.first_bound, whole.audit.first_count)
                if audit.matched_count == whole.matched_count or aim == "score":
                    self.assertGreaterEqual(audit.score_bound, whole.score_total)
                if audit.proven and not options.waited_first:
                    self.assertEqual(audit.score_total, whole.score_total)
                missed += not audit.proven
        self.assertGreater(missed, 20)

    def test_a_locked_pair_need_not_be_promising(self):
        mentee = Person("ann", quota=1, place="York")
        bob, kim = Person("bob", capacity=1, place="York"), Person("kim", capacity=1, place="Bath")
        given = [mentee], [bob, kim], Rules(), [Criterion("place", 1)]
        with crowded(1):
            result = match(*given, locked=[("ann", "kim")])
            self.assertEqual([(p.mentee, p.mentor) for p in result.pairs], [("ann", "kim")])
            self.assertTrue(result.audit.proven)
            with self.assertRaises(BadLock):
                match(*given, locked=[("ann", "eve")])

    def test_progress_of_widening_can_cancel(self):
        mentees, mentors = (
            [Person("ann", quota=1)],
            [Person("bob", capacity=1), Person("eve", capacity=1)],
        )
        told = []

        def report(stage, share):
            told.append((stage, share))
            if stage == "solving" and share:
                raise KeyboardInterrupt

        with crowded(1), self.assertRaises(KeyboardInterrupt):
            match(mentees, mentors, Rules(), [Criterion("place", 1)], report=report)
        self.assertTrue(all(0 <= share <= 1 for _stage, share in told))

    def test_crowds_of_a_bad_kind_are_answered_in_few_rounds(self):
        ones = [Person(f"mentee{n}", quota=1, place="York") for n in range(150)]
        greedy = [replace(one, quota=10**30) for one in ones]
        places = [Person(f"mentor{n}", capacity=1, place="York") for n in range(60)]
        host = [Person("host", capacity=10**30, place="York")]
        absurd = [replace(one, capacity=10**30) for one in places]
        for mentees, mentors, matched in (
            (ones, places, 60),  # everyone equal
            (ones, host, 150),  # one mentor for all
            (ones, absurd, 150),
            (greedy, absurd, 150),
            (ones, [], 0),
            ([], places, 0),
        ):
            for aim in AIMS:
                with self.subTest(mentees=len(mentees), mentors=len(mentors), aim=aim):
                    with crowded(3, 3, rounds=5):
                        result = match(mentees, mentors, Rules(), EQUAL, aim)
                    self.assertTrue(result.audit.proven)
                    self.assertEqual(result.matched_count, matched)
                    self.assertLess(len(result.matching.scores.scores), 20 * len(mentees) + 1)

    def test_a_megabyte_of_text_in_a_column_is_a_value_like_others(self):
        biography = "I like tea, and going for walks, " * 30_000
        mentees = [Person(n, quota=1, columns={"bio": f"{n} {biography}"}) for n in range(3)]
        mentors = [Person(n, capacity=1, columns={"bio": f"{n} {biography}"}) for n in range(3, 6)]
        rules = Rules(columns=(("bio", "different"),))
        criteria = [Criterion("column", 3, name="bio", how="shared")]
        result = match(mentees, mentors, rules, criteria)
        self.assertEqual(result.matched_count, 3)
        self.assertEqual([pair.score for pair in result.pairs], [2.0] * 3)


def alone(result):
    """The ids of those without a mentor."""
    return {one.mentee for one in result.unmatched}
