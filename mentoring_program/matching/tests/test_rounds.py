"""Speed events: the fairest and best meetings, and a timetable that everybody can keep."""

import unittest
from collections import Counter
from dataclasses import replace
from itertools import combinations, product
from random import Random

import numpy as np

from .. import errors
from ..eligibility import Rules, reasons
from ..formats import FORMATS, match
from ..meetings import Market, best, bonuses, bound
from ..options import Options
from ..people import Person
from ..problem import Problem
from ..round_audit import audit
from ..scoring import Criterion
from ..timetable import rounds_of, tables_of
from . import common

PLACE = [Criterion("place", 10)]


def random_market(rng: Random):
    """A few people and rounds: (market, rounds, fair)."""
    sizes, rounds = (rng.randint(1, 4), rng.randint(1, 3)), rng.randint(1, 3)
    fair = rng.random() < 0.8
    pairs = [pair for pair in product(range(sizes[0]), range(sizes[1])) if rng.random() < 0.8]
    mentees, mentors = np.array(pairs, np.int64).reshape(-1, 2).T
    score = rng.choice((lambda: 3, lambda: rng.randrange(4), lambda: rng.randrange(10**9)))
    worth, held = np.array([score() for _ in pairs], np.int64), np.zeros(len(pairs), bool)
    held[rng.sample(range(len(pairs)), min(len(pairs), rng.choice((0, 0, 1))))] = True
    seats = rng.randint(int(held.sum()), len(pairs))
    mentee_bonus, mentor_bonus = bonuses(rounds, worth, sizes, fair)
    market = Market(mentees, mentors, worth, held, sizes, mentee_bonus, mentor_bonus, seats)
    return market, rounds, fair


def fairness(market, rounds, fair, chosen):
    """What a choice reaches, the most important first; None where it is no choice."""
    degrees = [Counter(side[list(chosen)].tolist()) for side in (market.mentees, market.mentors)]
    if max([0, *degrees[0].values(), *degrees[1].values()]) > rounds:
        return None
    total = int(market.worth[list(chosen)].sum())
    if not fair:
        return (total,)
    more = [sum(n >= r for d in degrees for n in d.values()) for r in range(2, rounds + 1)]
    return (len(degrees[0]), len(degrees[1]), *more, total)


class TestMeetings(unittest.TestCase):
    def test_they_are_the_fairest_and_best_of_all_and_proven(self):
        rng, met = Random(81), 0
        for number in range(400):
            market, rounds, fair = random_market(rng)
            every = range(len(market.worth))
            choices = (
                fairness(market, rounds, fair, chosen)
                for size in range(market.seats + 1)
                for chosen in combinations(every, size)
                if set(np.flatnonzero(market.held)) <= set(chosen)
            )
            wanted = max(reached for reached in choices if reached is not None)
            chosen = best(market)
            with self.subTest(number=number, market=market):
                self.assertEqual(fairness(market, rounds, fair, chosen.tolist()), wanted)
                self.assertLessEqual(len(chosen), market.seats)
                self.assertEqual(bound(market, chosen), market.value(chosen))
                if fair:
                    self.assertEqual(bound(market.counting(), chosen), wanted[0])
            met += len(chosen)
        self.assertGreater(met, 500)

    def test_the_bound_of_a_worse_choice_lies_above_it(self):
        rng, worse = Random(82), 0
        for number in range(200):
            market, _rounds, _fair = random_market(rng)
            chosen = best(market)
            fewer = np.setdiff1d(chosen, rng.sample(chosen.tolist(), min(1, len(chosen))))
            fewer = np.union1d(fewer, np.flatnonzero(market.held))
            with self.subTest(number=number):
                self.assertGreaterEqual(bound(market, fewer), market.value(chosen))
            worse += market.value(fewer) < market.value(chosen)
        self.assertGreater(worse, 100)

    def test_rounds_that_could_not_be_counted_exactly_are_refused(self):
        with self.assertRaises(errors.BadOption):
            bonuses(60, np.array([10**8]), (5, 5), True)


class TestTimetable(unittest.TestCase):
    def test_nobody_is_twice_in_a_round_and_rounds_are_equally_full(self):
        rng = Random(83)
        for number in range(200):
            rounds = rng.randint(1, 6)
            left, meetings = Counter(), []
            pairs = list(product(range(rng.randint(1, 9)), range(rng.randint(1, 9))))
            for pair in rng.sample(pairs, len(pairs)):
                if max(left[0, pair[0]], left[1, pair[1]]) < rounds:
                    meetings.append(pair)
                    left.update([(0, pair[0]), (1, pair[1])])
            at = rounds_of(meetings, rounds)
            with self.subTest(number=number):
                for side in (0, 1):
                    seen = [(round_, pair[side]) for round_, pair in zip(at, meetings, strict=True)]
                    self.assertEqual(len(set(seen)), len(seen))
                self.assertLessEqual(set(at), set(range(rounds)))
                sizes = [at.count(round_) for round_ in range(rounds)]
                self.assertLess(max(sizes) - min(sizes), 2)
                tables = tables_of(meetings, at, max(sizes))
                self.assertLessEqual(set(tables), set(range(max(sizes))))
                self.assertEqual(len(set(zip(at, tables, strict=True))), len(meetings))

    def test_with_a_table_for_each_mentor_none_ever_moves(self):
        rng = Random(84)
        for _number in range(50):
            meetings = rng.sample(list(product(range(6), range(4))), 12)
            at = rounds_of(meetings, 6)
            seats = {pair[1] for pair in meetings}
            tables = tables_of(meetings, at, len(seats))
            home = {(pair[1], table) for pair, table in zip(meetings, tables, strict=True)}
            self.assertEqual(len(home), len(seats))


class TestSpeed(unittest.TestCase):
    def test_every_result_is_proven_in_any_order_and_keeps_locked_pairs(self):
        rng, met = Random(85), 0
        for number in range(150):
            options = Options(rounds=rng.randint(1, 4), tables=rng.choice((None, 1, 2, 5)))
            given = {"aim": rng.choice(("coverage", "score")), "format": "speed"}
            given["options"] = options
            mentees, mentors, rules, result = common.random_match(rng, **given)
            given["locked"] = [(p.mentee, p.mentor) for p in result.pairs if rng.random() < 0.3]
            first = match(mentees, mentors, rules, common.CRITERIA, **given)
            for people in (mentees, mentors, given["locked"]):
                rng.shuffle(people)
            with self.subTest(number=number, **given):
                again = match(mentees, mentors, rules, common.CRITERIA, **given)
                self.assertEqual((again.meetings, again.audit), (first.meetings, first.audit))
                self.assertTrue(again.audit.proven, again.audit)
                locked = [(p.mentee, p.mentor) for p in again.pairs if p.locked]
                self.assertCountEqual(locked, given["locked"])
                self.assertEqual(again.groups, ())
                self.check_seats(again.meetings, options)
            met += len(result.meetings)
        self.assertGreater(met, 90)

    def check_seats(self, meetings, options):
        seats = [(one.round, one.table) for one in meetings]
        self.assertEqual(seats, sorted(set(seats)))
        pairs = [(one.round, one.pair) for one in meetings]
        people = [(at, who) for at, pair in pairs for who in (pair.mentee, pair.mentor)]
        self.assertEqual(len(set(people)), len(people))
        pairs = {frozenset((one.pair.mentee, one.pair.mentor)) for one in meetings}
        self.assertEqual(len(pairs), len(meetings))
        for round_, table in seats:
            self.assertTrue(1 <= round_ <= options.rounds)
            self.assertTrue(1 <= table <= (options.tables or table))

    def test_who_could_sit_on_either_side_takes_the_one_with_fewer_people(self):
        both = [Person(n, quota=1, capacity=1) for n in range(6)]
        bob = Person("bob", capacity=1)
        result = match(
            both, [*both, bob], Rules(), PLACE, format="speed", options=Options(rounds=3)
        )
        self.assertEqual(len(result.matching.mentees), 4)
        self.assertEqual(len(result.matching.mentors), 3)
        self.assertEqual(result.unmatched, ())

    def test_why_somebody_meets_nobody(self):
        mentees = [Person(n, quota=1) for n in range(3)]
        mentors = [Person(name, capacity=1) for name in "xyz"]
        given = {"format": "speed", "options": Options(rounds=1, tables=2)}
        result = match(mentees, mentors, Rules(), PLACE, **given)
        self.assertEqual([one.reason for one in result.unmatched], ["all_full"])
        result = match(mentees, mentors, Rules(), PLACE, "score", **given)
        self.assertEqual([one.reason for one in result.unmatched], ["no_points"] * 3)

    def test_numbers_that_make_no_sense_are_refused(self):
        for options in (Options(rounds=0), Options(rounds=2.5), Options(tables=0)):
            with self.subTest(options=options), self.assertRaises(errors.BadOption):
                match([], [], Rules(), PLACE, format="speed", options=options)
        with self.assertRaises(errors.UnknownAim):
            match([], [], Rules(), PLACE, "stable", "speed")
        ann, bobs = Person("ann", quota=1), [Person(name, capacity=1) for name in "xy"]
        with self.assertRaises(errors.BadLock):
            locked = [("ann", "x"), ("ann", "y")]
            match([ann], bobs, Rules(), PLACE, format="speed", locked=locked)
        crowd = [Person(n, quota=1) for n in range(2)]
        with self.assertRaises(errors.BadLock) as caught:
            given = {"format": "speed", "options": Options(tables=1)}
            match(crowd, bobs, Rules(), PLACE, locked=[(0, "x"), (1, "y")], **given)
        told = {"mentee": 1, "mentor": "y", "reasons": ("tables",)}
        self.assertEqual(caught.exception.details, told)

    def test_the_audit_sees_what_is_wrong_with_a_timetable(self):
        mentees = [Person(n, quota=2, excluded=frozenset("z" if n else ())) for n in range(2)]
        mentors = [Person(name, capacity=2) for name in "xy"]
        options = Options(rounds=2, tables=2)
        result = match(mentees, mentors, Rules(), PLACE, format="speed", options=options)
        given = mentees, mentors, Rules(), result.matching.scores, "coverage", (), options
        problem = Problem(*given)
        choice = FORMATS["speed"].choose(problem)
        self.assertTrue(audit(problem, choice).proven)
        for meetings, code in (
            ([(1, 1, 0), (1, 2, 1)], "round_twice"),
            ([(1, 1, 0), (1, 1, 3)], "table_twice"),
            ([(3, 1, 0)], "round"),
            ([(1, 3, 0)], "table"),
            ([(1, 1, 0), (2, 1, 0)], "twice"),
            ([(1, 1, 0)], "no_meeting"),
        ):
            with self.subTest(meetings=meetings):
                found = audit(problem, replace(choice, meetings=meetings)).violations
                self.assertIn(code, [violation.code for violation in found])
        problem = replace(problem, rules=Rules(company="same"))
        self.assertFalse(audit(problem, choice).proven)
        self.assertTrue(reasons(mentees[0], mentors[0], problem.rules))
