"""What would help: every promise kept by solving again, and no remedy missed in small cases."""

import unittest
from dataclasses import replace
from random import Random
from unittest.mock import patch

from .. import remedies
from ..assignment import solve
from ..eligibility import Rules, reasons
from ..formats import match
from ..options import Options
from ..people import Person
from ..pools import pools
from ..remedies import NEVER_LIFTED, what_would_help
from ..scoring import Criterion
from . import common

PLACE = [Criterion("place", 10)]


def most(matching, capacity, limits):
    """How many mentees can be matched with these places, by solving anew."""
    scores = matching.scores
    given = scores.mentees, scores.mentors, scores.scores
    quota = [person.quota for person in matching.mentees]
    limits = pools(matching.mentors, replace(matching.options, limits=limits))
    chosen = solve(*given, quota, capacity, "coverage", matching.held, **limits)
    return len(set(scores.mentees[chosen].tolist()))


class TestMorePlaces(unittest.TestCase):
    def cases(self, seed, count):
        rng = Random(seed)
        for number in range(count):
            mentees, mentors = common.crowd(rng, "mentee"), common.crowd(rng, "mentor")[:4]
            aim = rng.choice(("coverage", "score", "stable"))
            options = Options()
            if aim != "stable" and rng.random() < 0.5:
                limits = {"IT": rng.randint(0, 2), "HR": rng.randint(0, 2)}
                options = Options(pool="department", limits=limits)
            given = mentees, mentors, Rules(), common.CRITERIA, aim, "network"
            result = match(*given, options=options)
            locked = [(p.mentee, p.mentor) for p in result.pairs if rng.random() < 0.3]
            with self.subTest(number=number, aim=aim):
                yield match(*given, locked, options).matching

    def test_every_place_more_matches_one_more_up_to_the_number_told_and_no_mentor_is_missing(self):
        told = 0
        for matching in self.cases(101, 400):
            limits = matching.options.limits
            capacity = [person.capacity for person in matching.mentors]
            more = {one.key: one.more for one in what_would_help(matching).mentors}
            told += sum(more.values())
            now = most(matching, capacity, limits)
            for j, mentor in enumerate(matching.mentors):
                for places in range(1, more.get(mentor.id, 0) + 2):
                    wider = [n + places * (j == at) for at, n in enumerate(capacity)]
                    gained = most(matching, wider, limits) - now
                    # nobody who has no place at all is a candidate of anybody
                    expected = min(places, more.get(mentor.id, 0)) if mentor.capacity else 0
                    self.assertEqual(gained, expected)
        self.assertGreater(told, 100)

    def test_every_place_more_of_a_department_matches_one_more_up_to_the_number_told(self):
        told = 0
        for matching in self.cases(102, 400):
            capacity = [person.capacity for person in matching.mentors]
            limits = dict(matching.options.limits)
            more = {one.key: one.more for one in what_would_help(matching).limits}
            told += sum(more.values())
            now = most(matching, capacity, limits)
            for key in limits:
                for places in range(1, more.get(key, 0) + 2):
                    wider = most(matching, capacity, limits | {key: limits[key] + places})
                    self.assertEqual(wider - now, min(places, more.get(key, 0)))
        self.assertGreater(told, 25)

    def test_a_mentor_nobody_asks_for_helps_by_freeing_the_one_all_ask_for(self):
        # both bobs fit the three who are matched; those who wait may only have bob
        bob, bea = Person("bob", capacity=2), Person("bea", capacity=1)
        only = [Person(f"only{n}", quota=1, excluded=frozenset(["bea"])) for n in range(3)]
        both = [Person(f"both{n}", quota=1) for n in range(2)]
        locked = [("only0", "bob")]
        result = match([*only, *both], [bob, bea], Rules(), PLACE, locked=locked)
        more = [(one.key, one.more) for one in what_would_help(result.matching).mentors]
        self.assertEqual(more, [("bob", 2), ("bea", 1)])

    def test_where_a_place_is_a_group_no_places_are_told(self):
        people = [Person(f"a{n}", quota=1) for n in range(5)]
        options = Options(group_size_min=2, group_size_max=2)
        bob = [Person("bob", capacity=1)]
        given = people, bob, Rules(), PLACE, "coverage", "group"
        help_ = what_would_help(match(*given, options=options).matching)
        self.assertEqual((help_.mentors, help_.limits, help_.waiting), ((), (), 3))

    def test_nobody_who_waits_needs_no_help(self):
        help_ = what_would_help(match([], [], Rules(), PLACE).matching)
        self.assertEqual((help_.mentors, help_.rules, help_.waiting), ((), (), 0))


class TestRuleLess(unittest.TestCase):
    def expected(self, matching, lonely, code):
        """Mentees and candidates that the rule alone keeps apart, judged pair by pair."""
        kind, colon, name = code.partition(":")
        own = {code, f"{kind}_missing{colon}{name}"}
        pairs = [
            (mentee.id, mentor.id)
            for mentee in lonely
            for mentor in matching.mentors
            if set() < {*reasons(mentee, mentor, matching.rules)} <= own
        ]
        return len({mentee for mentee, _mentor in pairs}), len(pairs)

    def test_what_each_rule_alone_keeps_apart_is_counted(self):
        rng, told = Random(103), 0
        for number in range(300):
            _mentees, _mentors, _rules, result = common.random_match(rng, common.random_rules(rng))
            matching = result.matching
            alone = {person.mentee for person in result.unmatched}
            lonely = [person for person in matching.mentees if person.id in alone]
            found = {
                one.code: (one.mentees, one.candidates) for one in what_would_help(matching).rules
            }
            codes = {code for code in matching.scores.codes if "_missing" not in code}
            with self.subTest(number=number):
                self.assertFalse(found.keys() & {*NEVER_LIFTED})
                for code in codes - {*NEVER_LIFTED}:
                    expected = self.expected(matching, lonely, code)
                    self.assertEqual(found.get(code, (0, 0)), expected)
                    told += expected[0]
        self.assertGreater(told, 50)

    def test_of_too_many_only_the_first_are_asked_about_and_it_is_said(self):
        people = [Person(f"a{n}", quota=1, company=1) for n in range(3)]
        bob = [Person("bob", capacity=3, company=2)]
        rules = Rules(company="same")
        with patch.object(remedies, "MOST_SCREENED", 2):
            help_ = what_would_help(match(people, bob, rules, PLACE).matching)
        self.assertEqual((help_.waiting, help_.screened), (3, 2))
        self.assertEqual([(one.code, one.mentees) for one in help_.rules], [("company", 2)])
