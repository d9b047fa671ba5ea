"""Figures to compare results by: counted one by one, and silent about hidden wishes and the few."""

import json
import unittest
from dataclasses import replace
from random import Random

from ..eligibility import Rules
from ..figures import FEW, changes, distribution, figures_of
from ..formats import match
from ..people import Person
from ..scoring import Criterion
from . import common

PLACE = [Criterion("place", 10)]


def staffed(rng, count):
    """Mentees and mentors of a few departments, wishing for each other."""
    ids = [f"{role}{n}" for role in "ab" for n in range(count)]

    def person(key, **places):
        return Person(
            key,
            department=rng.choice((None, "IT", "IT", "HR", ("Group", "Law"))),
            place=rng.choice("xyz"),
            preferred=tuple(rng.sample(ids, rng.randint(0, 3))),
            **places,
        )

    mentees = [person(f"a{n}", quota=rng.randint(1, 2)) for n in range(count)]
    return mentees, [person(f"b{n}", capacity=rng.randint(0, 2)) for n in range(count - 4)]


class TestFigures(unittest.TestCase):
    def results(self, seed, count):
        rng = Random(seed)
        for number in range(count):
            mentees, mentors = staffed(rng, rng.randint(5, 20))
            aim = rng.choice(("coverage", "score", "stable"))
            with self.subTest(number=number, aim=aim):
                yield mentees, mentors, match(mentees, mentors, Rules(), PLACE, aim, "network")

    def test_every_figure_is_what_one_counts_by_hand(self):
        for mentees, mentors, result in self.results(91, 200):
            got = figures_of(result)
            self.assertEqual(got["matched"] + got["unmatched"], len(mentees))
            self.assertEqual(got["matched"], len({pair.mentee for pair in result.pairs}))
            self.assertEqual(got["pairs"], sum(got["distribution"]))
            self.assertAlmostEqual(got["total"], sum(pair.score for pair in result.pairs))
            self.assertAlmostEqual(got["mean"] * got["pairs"], got["total"])
            self.assertEqual(got["min"], min((pair.score for pair in result.pairs), default=0))
            pairs = [(pair.mentee, pair.mentor) for pair in result.pairs]
            self.assertEqual(got["mentee_wishes"], self.wishes(mentees, mentors, pairs))
            turned = [(b, a) for a, b in pairs]
            self.assertEqual(got["mentor_wishes"], self.wishes(mentors, mentees, turned))
            self.assertEqual(json.loads(json.dumps(got))["total"], got["total"])

    def wishes(self, people, partners, pairs):
        ids, got = {one.id for one in partners}, []
        for one in people:
            if ids & set(one.preferred):
                ranks = [n for n, name in enumerate(one.preferred) if (one.id, name) in pairs]
                got.append(min(ranks, default=None))
        granted = [rank for rank in got if rank is not None]
        ranks = [granted.count(n) for n in range(max(granted, default=-1) + 1)]
        return {"ranks": ranks, "none": got.count(None)}

    def test_no_department_is_told_of_few_and_none_left_out_can_be_worked_out(self):
        told = hidden = 0
        for mentees, _mentors, result in self.results(92, 300):
            rows = figures_of(result)["departments"]
            matched = {pair.mentee for pair in result.pairs}
            for row in rows:
                own = [one.id for one in mentees if one.department == row["department"]]
                self.assertEqual(row["mentees"], len(own))
                self.assertGreaterEqual(len(own), FEW)
                self.assertAlmostEqual(row["matched_share"], len(matched & {*own}) / len(own))
                percents = [pair.percent for pair in result.pairs if pair.mentee in own]
                if len(matched & {*own}) < FEW:
                    self.assertIsNone(row["mean_percent"])
                else:
                    self.assertAlmostEqual(row["mean_percent"], sum(percents) / len(percents))
            rest = len(mentees) - sum(row["mentees"] for row in rows)
            self.assertTrue(rest == 0 or rest >= FEW)
            told, hidden = told + len(rows), hidden + (rest > 0)
        self.assertGreater(min(told, hidden), 100)

    def test_hidden_points_are_in_no_figure(self):
        rng, changed = Random(93), 0
        for number in range(200):
            mentees, mentors, _rules, result = common.random_match(rng, Rules(), format="network")
            bare = [replace(person, identities=frozenset()) for person in mentors]
            other = match(mentees, bare, Rules(), common.CRITERIA, format="network")
            with self.subTest(number=number):
                same = {(p.mentee, p.mentor) for p in result.pairs} == {
                    (p.mentee, p.mentor) for p in other.pairs
                }
                if same:
                    self.assertEqual(figures_of(result), figures_of(other))
                    changed += result.score_total != other.score_total
        self.assertGreater(changed, 20)

    def test_percents_from_0_to_100_fall_into_ten_tens(self):
        self.assertEqual(distribution([]), [0] * 10)
        self.assertEqual(distribution([99.99, 100, 100.0000001]), [0] * 9 + [3])

    def test_changes_tell_kept_new_and_gone_pairs(self):
        rng = Random(94)
        for _number in range(100):
            one, other = ({(rng.randrange(4), rng.randrange(4)) for _n in range(5)} for _s in "ab")
            got = changes(one, other)
            self.assertCountEqual(got["kept"] + got["new"], one)
            self.assertCountEqual(got["kept"] + got["gone"], other)

    def test_nobody_at_all_has_figures_too(self):
        got = figures_of(match([], [], Rules(), PLACE))
        self.assertEqual((got["matched"], got["mean"], got["departments"]), (0, 0, []))
