"""The formats made of pairs: who may be with whom in each, and the best of it."""

import unittest
from dataclasses import replace
from random import Random

from .. import errors
from ..eligibility import Rules, reasons
from ..formats import FORMATS, match, prepare
from ..options import Options
from ..people import Person
from ..scoring import Criterion
from . import common

PLACE = [Criterion("place", 10)]


def negated(people):
    """The same people with the ladder of grades upside down."""
    return [
        replace(person, grade=None if person.grade is None else -person.grade) for person in people
    ]


def case_of(result):
    """The problem a result was found for, as brute force takes it."""
    scores, sides = result.matching.scores, (result.matching.mentees, result.matching.mentors)
    arcs = scores.mentees.tolist(), scores.mentors.tolist(), scores.scores.tolist()
    return common.Case(*arcs, [p.quota for p in sides[0]], [p.capacity for p in sides[1]])


class TestPairFormats(unittest.TestCase):
    def test_every_format_of_pairs_reaches_what_brute_force_finds(self):
        rng = Random(51)
        for number in range(200):
            aim, format = rng.choice(("coverage", "score")), rng.choice(("network", "cascade"))
            *_given, result = common.random_match(rng, aim=aim, format=format)
            case = case_of(result)
            reached = common.attained(case, result.matching.chosen.tolist())
            best = common.best(case, aim)
            with self.subTest(number=number, aim=aim, format=format):
                self.assertEqual(reached[1], best[1])
                self.assertTrue(aim == "score" or reached == best)
                self.assertTrue(result.audit.proven)

    def test_reverse_is_one_to_one_with_the_ladder_upside_down(self):
        rng, met = Random(52), 0
        tabled = [Criterion("seniority", 12, gaps={"1": 0.5, 2: 1}), Criterion("skill", 3)]
        for number in range(150):
            mentees, mentors = common.crowd(rng, "mentee"), common.crowd(rng, "mentor")
            gap = {
                "grade_gap_min": rng.choice((None, 0, 1)),
                "grade_gap_max": rng.choice((None, 2)),
            }
            rules = replace(rng.choice((Rules(), common.random_rules(rng))), **gap)
            criteria = rng.choice((common.CRITERIA, tabled))
            upside_down = match(negated(mentees), negated(mentors), rules, criteria)
            with self.subTest(number=number):
                result = match(mentees, mentors, rules, criteria, format="reverse")
                self.assertEqual(result.pairs, upside_down.pairs)
                self.assertEqual(result.audit, upside_down.audit)
            met += len(result.pairs)
        self.assertGreater(met, 30)

    def test_cascade_joins_neighbouring_levels_of_those_present_and_nobody_his_own_mentor(self):
        rng, met = Random(53), 0
        for number in range(100):
            people = [
                Person(n, capacity=2, quota=rng.randint(0, 3), grade=rng.choice((None, 1, 4, 9)))
                for n in range(rng.randint(0, 9))
            ]
            result = match(people, people, Rules(), common.CRITERIA, format="cascade")
            grade = {person.id: person.grade for person in people}
            present = sorted(set(grade.values()) - {None})
            pairs = [(pair.mentee, pair.mentor) for pair in result.pairs]
            with self.subTest(number=number):
                for mentee, mentor in pairs:
                    self.assertEqual(present.index(grade[mentor]), present.index(grade[mentee]) + 1)
                    self.assertNotIn((mentor, mentee), pairs)
                self.assertEqual(len({mentee for mentee, _mentor in pairs}), len(pairs))
            met += len(pairs)
        self.assertGreater(met, 100)

    def test_one_person_mentors_below_and_is_mentored_above(self):
        people = [Person(g, capacity=1, quota=1, grade=g) for g in (1, 5, 9)]
        result = match(people, people, Rules(), PLACE, format="cascade")
        self.assertEqual([(p.mentee, p.mentor) for p in result.pairs], [(1, 5), (5, 9)])

    def test_network_gives_as_many_mentors_as_are_asked_for(self):
        ann = Person("ann", quota=2, place="York")
        bobs = [Person(name, capacity=1, place="York") for name in "xyz"]
        self.assertEqual(len(match([ann], bobs, Rules(), PLACE, format="network").pairs), 2)
        self.assertEqual(len(match([ann], bobs, Rules(), PLACE, format="one_to_one").pairs), 1)

    def test_matching_across_needs_its_rule_and_keeps_it(self):
        with self.assertRaises(errors.BadRule):
            match([], [], Rules(), PLACE, format="cross")
        rng = Random(54)
        for field in ("department", "company"):
            rules = Rules(**{field: "different"})
            for _number in range(50):
                mentees, mentors, _rules, result = common.random_match(rng, rules, format="cross")
                people = {person.id: person for person in [*mentees, *mentors]}
                for pair in result.pairs:
                    apart = [getattr(people[i], field) for i in (pair.mentee, pair.mentor)]
                    self.assertNotEqual(*apart)
                    self.assertNotIn(None, apart)

    def test_an_option_that_a_format_does_not_know_is_refused(self):
        for options in (
            Options(lift_lowest=True),
            Options(waited_first=True),
            Options(pool="place", limits={"York": 1}),
        ):
            match([], [], Rules(), PLACE, format="network", options=options)
            for format in ("group", "shadow_board", "peer", "speed"):
                with self.subTest(format=format), self.assertRaises(errors.BadOption):
                    match([], [], Rules(), PLACE, format=format, options=options)

    def test_a_single_pair_is_judged_as_its_format_sees_it(self):
        ann, bob = Person("ann", quota=1, grade=3), Person("bob", capacity=1, grade=1)
        rules = Rules(grade_gap_min=1)
        for format, broken in (
            ("one_to_one", ("grade",)),
            ("reverse", ()),
            ("network", ("grade",)),
        ):
            given = prepare([ann], [bob], rules, PLACE, format)
            with self.subTest(format=format):
                self.assertEqual(reasons(given.mentees[0], given.mentors[0], given.rules), broken)


class TestProgress(unittest.TestCase):
    def test_every_stage_is_told_and_whoever_listens_may_cancel(self):
        told = []
        ann, bob = Person("ann", quota=1), Person("bob", capacity=1)
        match([ann], [bob], Rules(), PLACE, report=lambda stage, share: told.append((stage, share)))
        stages = list(dict.fromkeys(stage for stage, _share in told))
        self.assertEqual(stages, ["reading", "scoring", "solving", "explaining"])
        self.assertTrue(all(0 <= share <= 1 for _stage, share in told))

        def cancel(stage, _share):
            if stage == "solving":
                raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            match([ann], [bob], Rules(), PLACE, report=cancel)


class TestBadCases(unittest.TestCase):
    def test_every_format_answers_bad_cases(self):
        rules = Rules(department="different")
        for format in FORMATS:
            for number, (mentees, mentors) in enumerate(self.bad_cases()):
                for aim in ("coverage", "score"):
                    with self.subTest(format=format, number=number, aim=aim):
                        result = match(mentees, mentors, rules, PLACE, aim, format)
                        self.assertTrue(result.audit.proven)

    def bad_cases(self):
        one = Person("ann", quota=1, capacity=1, department="IT", grade=1)
        yield [], []
        yield [one], []
        yield [], [one]
        yield [one], [one]  # oneself
        yield [replace(one, quota=0, capacity=0)], [replace(one, id="bob", department="HR")]
        crowd = [replace(one, id=n) for n in range(5)]
        yield crowd, [replace(one, id="bob")]  # all pairs forbidden
        many = replace(one, id="bob", department="HR", capacity=10**30, quota=10**30, grade=2)
        yield crowd, [many]  # one mentor for all
        yield [*crowd, many], [*crowd, many]  # everyone equal, in both roles
        yield crowd, [replace(many, capacity=0)]
