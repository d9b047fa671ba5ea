"""Proofs beside limits, those who come first, and the highest lowest score."""

import unittest
from dataclasses import replace
from random import Random

import numpy as np

from .. import lowest
from ..assignment import AIMS, solve
from ..audit import examine
from ..certificate import Market, bound
from ..eligibility import Rules
from ..options import Options
from ..pools import pools
from ..scoring import score
from . import common
from .test_lowest import best_lifted, reached


def market(case, extra, chosen, ranks):
    """A case and a choice as the certificate sees them; `ranks` are of the mentees."""
    quota = np.array(case.quota, dtype=np.int64)
    must = np.minimum(quota, np.array(ranks, dtype=np.int64).reshape(-1) > 0)
    return Market(
        mentees=np.array(case.mentees, dtype=np.int64),
        mentors=np.array(case.mentors, dtype=np.int64),
        worth=np.array([common.millionths(s) for s in case.scores], dtype=np.int64),
        chosen=np.isin(range(len(case.scores)), chosen),
        must=must,
        spare=quota - must,
        capacity=np.array(case.capacity, dtype=np.int64),
        pools=None if extra.pools is None else np.array(extra.pools, dtype=np.int64),
        pool_capacity=None
        if extra.pools is None
        else np.array(extra.pool_capacity, dtype=np.int64),
    )


class TestCertificateWithLimits(unittest.TestCase):
    def cases(self, seed, count):
        rng = Random(seed)
        for number in range(count):
            case = common.random_case(rng)
            ks = [
                k
                for k, (i, j) in enumerate(zip(case.mentees, case.mentors, strict=True))
                if case.quota[i] and case.capacity[j]
            ]
            extra = common.random_extra(rng, case)
            with self.subTest(number=number):
                yield rng, case.subset(ks), extra, rng.choice(AIMS)

    def value(self, counts, aim, bonus):
        return bonus * ((aim == "coverage") * counts[0] + counts[1]) + counts[2]

    def given(self, case, extra, aim, chosen):
        ranks = [(aim == "coverage") + (i in (extra.first or ())) for i in range(len(case.quota))]
        given = market(case, extra, chosen, ranks)
        return given, given.enough, given.enough * np.array(ranks, dtype=np.int64)

    def test_the_bound_of_a_best_choice_is_its_own_value(self):
        for _rng, case, extra, aim in self.cases(71, 3000):
            chosen = solve(*case, aim, **extra._asdict())
            given, bonus, bonuses = self.given(case, extra, aim, chosen)
            counts = common.counted(case, chosen, extra.first or ())
            self.assertEqual(bound(given, bonuses), self.value(counts, aim, bonus))

    def test_the_bound_of_any_choice_is_no_less_than_the_best(self):
        for rng, case, extra, aim in self.cases(72, 1500):
            other = case._replace(scores=[rng.random() for _ in case.scores])
            chosen = solve(*other, aim, **extra._asdict())
            chosen = [k for k in chosen if rng.random() < 0.8]
            given, bonus, bonuses = self.given(case, extra, aim, chosen)
            best = common.best_of(case, aim, (), extra)
            self.assertGreaterEqual(bound(given, bonuses), self.value(best, aim, bonus))


def random_options(rng):
    """Any combination of what pairs can be asked for."""
    kind = rng.choice(("", "department", "place"))
    keys = {"": [], "department": ["IT", "HR", ("Group", "HR", "Pay")], "place": ["Bath", "York"]}
    return Options(
        lift_lowest=rng.random() < 0.5,
        waited_first=rng.random() < 0.5,
        pool=kind,
        limits={key: rng.randint(0, 3) for key in keys[kind] if rng.random() < 0.8},
    )


class TestProofs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rng = rng = Random(73)
        cls.cases = []
        for _number in range(400):
            mentees, mentors = (common.crowd(rng, role) for role in ("mentee", "mentor"))
            scores = score(mentees, mentors, Rules(), common.CRITERIA)
            cls.cases.append((mentees, mentors, scores, random_options(rng), rng.choice(AIMS)))

    def solved(self, mentees, mentors, scores, options, aim, worth=None, locked=()):
        """A result of the solver, its case, its extra; by other scores where `worth` is given."""
        given = scores.mentees, scores.mentors, scores.scores
        quota, capacity = [p.quota for p in mentees], [p.capacity for p in mentors]
        case = common.Case(*(column.tolist() for column in given), quota, capacity)
        first = [i for i, p in enumerate(mentees) if p.waited and options.waited_first]
        extra = common.Extra(**pools(mentors, options), first=first)
        solver = lowest.solve if options.lift_lowest else solve
        seen = case if worth is None else case._replace(scores=worth)
        return solver(*seen, aim, locked, **extra._asdict()), case, extra

    def examined(self, mentees, mentors, scores, options, aim, chosen, case, extra, locked=()):
        rivals = ()
        if options.lift_lowest:
            rivals = lowest.rivals(chosen, *case, aim, locked, **extra._asdict())
        pairs, held, others = (
            [(mentees[case.mentees[k]].id, mentors[case.mentors[k]].id) for k in ks]
            for ks in (chosen, locked, rivals)
        )
        return examine(mentees, mentors, Rules(), scores, pairs, aim, held, options, others)

    def test_every_answer_of_the_solver_is_proven_also_beside_locked_pairs(self):
        for number, given in enumerate(self.cases):
            locked = [k for k in self.solved(*given)[0] if self.rng.random() < 0.3]
            chosen, case, extra = self.solved(*given, locked=locked)
            with self.subTest(number=number):
                audit = self.examined(*given, chosen, case, extra, locked)
                self.assertTrue(audit.proven, audit)

    def test_what_is_proven_is_the_best_and_what_is_not_the_best_is_not_proven(self):
        seen = {True: 0, False: 0}
        for number, given in enumerate(self.cases):
            worth = [self.rng.random() for _ in given[2].scores]
            chosen, case, extra = self.solved(*given, worth=worth)
            audit = self.examined(*given, chosen, case, extra)
            with self.subTest(number=number):
                best = self.is_best(given, case, extra, chosen)
                self.assertTrue(best or not audit.proven, audit)
            seen[best] += 1
        self.assertGreater(min(seen.values()), 50)

    def is_best(self, given, case, extra, chosen):
        options, aim = given[3:]
        if options.lift_lowest:
            counts, low, total = best_lifted(case, aim, (), extra)
            found = reached(case, chosen, (), extra)
            return (found[0], found[2]) == (counts, total) and found[1] >= low
        start = 0 if aim == "coverage" else 1
        best = common.best_of(case, aim, (), extra)
        return common.counted(case, chosen, extra.first)[start:] == best[start:]

    def test_a_limit_that_is_exceeded_is_named(self):
        broken = 0
        for mentees, mentors, scores, options, aim in self.cases:
            free = replace(options, limits={})
            chosen, case, extra = self.solved(mentees, mentors, scores, free, aim)
            audit = self.examined(mentees, mentors, scores, options, aim, chosen, case, extra)
            counts = pools(mentors, options)["pools"]
            for place, (key, most) in enumerate(options.limits.items()):
                over = sum(counts[case.mentors[k]] == place for k in chosen) > most
                told = key in [one.pool for one in audit.violations if one.code == "limit"]
                self.assertEqual(told, over)
                broken += over
        self.assertGreater(broken, 30)
