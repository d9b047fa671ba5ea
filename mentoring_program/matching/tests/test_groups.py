"""Groups and boards from people to a result: sizes, departments, further mentors, explanations."""

import unittest
from dataclasses import replace
from itertools import product
from random import Random

from .. import errors
from ..eligibility import Rules, reasons
from ..formats import FORMATS, match
from ..group_audit import audit
from ..options import Options
from ..people import Person
from ..problem import Problem
from ..scoring import Criterion
from . import common

PLACE = [Criterion("place", 10)]
SMALL = Options(group_size_min=2, group_size_max=3)


def random_groups(rng: Random, format="group", **changed):
    """A few groups among random people: (what was given, the result)."""
    low = rng.randint(1, 2)
    options = Options(
        group_size_min=low,
        group_size_max=low + rng.randint(0, 2),
        mentors_per_group=rng.randint(1, 3),
        balance_departments=rng.random() < 0.5,
    )
    given = {"aim": rng.choice(("coverage", "score")), "format": format, "options": options}
    given |= changed
    mentees, mentors, rules, result = common.random_match(rng, **given)
    return (mentees, mentors, rules, given), result


def people(count, **values):
    """So many people who are alike."""
    return [Person(f"p{number}", **values) for number in range(count)]


class TestGroups(unittest.TestCase):
    def test_every_result_is_proven_and_accounts_for_every_mentee(self):
        rng, groups = Random(71), 0
        for number in range(300):
            format = rng.choice(("group", "shadow_board"))
            (mentees, _mentors, _rules, given), result = random_groups(rng, format)
            with self.subTest(number=number, **given):
                self.assertTrue(result.audit.proven, result.audit)
                grouped = {one for group in result.groups for one in group.mentees}
                alone = {one.mentee for one in result.unmatched}
                self.assertEqual(grouped | alone, {person.id for person in mentees})
                self.assertFalse(grouped & alone)
                self.assertEqual(len(grouped), result.matched_count)
                self.check_sizes(result, given)
            groups += len(result.groups)
        self.assertGreater(groups, 100)

    def check_sizes(self, result, given):
        options = given["options"]
        for group in result.groups:
            members, leaders = group.mentees, group.mentors
            if given["format"] == "shadow_board":
                members, leaders = leaders, members
            self.assertTrue(options.group_size_min <= len(members) <= options.group_size_max)
            self.assertLessEqual(len(leaders), options.mentors_per_group)
            pairs = {(pair.mentee, pair.mentor) for pair in group.pairs}
            self.assertEqual(pairs, set(product(group.mentees, group.mentors)))
        self.assertCountEqual(result.pairs, [p for group in result.groups for p in group.pairs])

    def test_the_order_of_people_and_locks_does_not_matter(self):
        rng = Random(72)
        for number in range(60):
            (mentees, mentors, rules, given), result = random_groups(rng)
            alone = [g for g in result.groups if len(g.mentors) == 1]
            given["locked"] = [(p.mentee, p.mentor) for g in alone for p in g.pairs[:1]]
            first = match(mentees, mentors, rules, common.CRITERIA, **given)
            for given_list in (mentees, mentors, given["locked"]):
                rng.shuffle(given_list)
            with self.subTest(number=number):
                again = match(mentees, mentors, rules, common.CRITERIA, **given)
                self.assertEqual((again.groups, again.audit), (first.groups, first.audit))
                self.assertEqual(again.unmatched, first.unmatched)
                locked = [(p.mentee, p.mentor) for p in again.pairs if p.locked]
                self.assertCountEqual(locked, given["locked"])
                self.assertTrue(again.audit.proven)

    def test_locked_pairs_that_no_group_can_hold_are_refused(self):
        mentees, bob = people(2, quota=1), Person("bob", capacity=1)
        with self.assertRaises(errors.BadLock) as caught:
            match(
                mentees,
                [bob],
                Rules(),
                PLACE,
                format="group",
                locked=[("p0", "bob")],
                options=Options(group_size_min=3, group_size_max=4),
            )
        told = {"mentee": "p0", "mentor": "bob", "reasons": ("size",)}
        self.assertEqual(caught.exception.details, told)

    def test_no_department_has_more_than_its_share_of_a_group(self):
        mentees = [replace(p, department="AB"[n % 2]) for n, p in enumerate(people(8, quota=1))]
        bob = Person("bob", capacity=1, place="York")
        mentees = [replace(p, place="York" if p.department == "A" else None) for p in mentees]
        for balanced, most in ((False, 4), (True, 2)):
            options = replace(SMALL, group_size_max=4, balance_departments=balanced)
            result = match(mentees, [bob], Rules(), PLACE, format="group", options=options)
            department = {person.id: person.department for person in mentees}
            [group] = result.groups
            self.assertEqual([department[one] for one in group.mentees].count("A"), most)

    def test_further_mentors_join_where_all_mentees_may_have_them(self):
        rng, joined = Random(73), 0
        for number in range(150):
            (mentees, mentors, rules, given), result = random_groups(rng)
            person = {one.id: one for one in mentees}, {one.id: one for one in mentors}
            leading = {group.mentors[0] for group in result.groups}
            further = [one for group in result.groups for one in group.mentors[1:]]
            with self.subTest(number=number):
                self.assertEqual(len(set(further)), len(further))
                self.assertFalse(leading & set(further))
                for group in result.groups:
                    for pair in product(group.mentees, group.mentors):
                        both = person[0][pair[0]], person[1][pair[1]]
                        self.assertFalse(reasons(*both, rules))
                missed = self.could_join(result, mentors, person, rules, given["options"])
                self.assertFalse(missed - set(further))
            joined += len(further)
        self.assertGreater(joined, 5)

    def could_join(self, result, mentors, person, rules, options):
        """Mentors without a group for whom a group has no further mentor but could."""
        leading = {group.mentors[0] for group in result.groups}
        return {
            mentor.id
            for group in result.groups
            for mentor in mentors
            if options.mentors_per_group > 1 and len(group.mentors) == 1
            if mentor.id not in leading
            if not any(reasons(person[0][one], mentor, rules) for one in group.mentees)
        }

    def test_a_mentor_leads_as_many_groups_as_he_has_places_for(self):
        for capacity, groups in ((0, 0), (1, 1), (2, 2), (10**30, 3)):
            bob = Person("bob", capacity=capacity)
            result = match(people(7, quota=1), [bob], Rules(), PLACE, format="group", options=SMALL)
            self.assertEqual(len(result.groups), groups)


class TestGroupExplanation(unittest.TestCase):
    def reasons_of(self, mentees, mentors, options=SMALL, format="group"):
        result = match(mentees, mentors, Rules(), PLACE, format=format, options=options)
        self.assertTrue(result.audit.proven)
        return [one.reason for one in result.unmatched]

    def test_why_somebody_is_in_no_group(self):
        bob = Person("bob", capacity=1, place="York")
        near, far = people(3, quota=1, place="York"), [Person("q", quota=1)]
        self.assertEqual(self.reasons_of(near[:1], [bob]), ["too_few"])
        self.assertEqual(self.reasons_of(near + far, [bob]), ["outbid"])
        self.assertEqual(self.reasons_of(near[:2] + far, []), ["no_mentor"] * 3)
        self.assertEqual(self.reasons_of(near[:1], [bob], format="shadow_board"), ["too_few"])

    def test_a_full_department_is_told(self):
        bob = Person("bob", capacity=1)
        own = [replace(one, department="A") for one in people(4, quota=1)]
        others = [
            Person(name, quota=1, department="B", excluded=frozenset(["bob"])) for name in "wxyz"
        ]
        options = Options(group_size_min=1, group_size_max=6, balance_departments=True)
        told = self.reasons_of(own + others, [bob], options)
        self.assertCountEqual(told, ["department_full", *["none_left"] * 4])


class TestGroupAudit(unittest.TestCase):
    def test_sizes_that_make_no_sense_are_refused(self):
        for sizes in ((0, 3), (3, 2), (1, 10.5), ("2", 3)):
            options = Options(group_size_min=sizes[0], group_size_max=sizes[1])
            for format in ("group", "shadow_board"):
                with self.subTest(sizes=sizes), self.assertRaises(errors.BadOption):
                    match([], [], Rules(), PLACE, format=format, options=options)
        with self.assertRaises(errors.UnknownAim):
            match([], [], Rules(), PLACE, "stable", "group")

    def test_the_audit_sees_what_is_wrong_with_a_group(self):
        mentees = people(7, quota=1)
        mentors = [Person(name, capacity=1) for name in ("bea", "bob", "kim")]
        options = replace(SMALL, mentors_per_group=2)
        given = (mentees, mentors, Rules(), PLACE)
        result = match(*given, format="group", options=options)
        scores = result.matching.scores
        problem = Problem(mentees, mentors, Rules(), scores, "coverage", (), options)
        choice = FORMATS["group"].choose(problem)
        self.assertTrue(audit(problem, choice).proven)

        def group(leaders, members):
            return leaders, members, [scores.between(i, j) for i in members for j in leaders]

        for groups, code in (
            ([group((0,), (0,))], "group_size"),
            ([group((0,), (0, 1, 2, 3))], "group_size"),
            ([group((0,), (0, 1)), group((1,), (1, 2))], "quota"),
            ([group((0,), (0, 1)), group((0,), (2, 3))], "capacity"),
            ([group((0, 2), (0, 1)), group((1, 2), (2, 3))], "capacity"),
            ([group((0, 1, 2), (0, 1))], "mentors"),
            ([(*group((0,), (0, 1))[:2], [0])], "incomplete"),
        ):
            with self.subTest(groups=groups):
                found = audit(problem, replace(choice, groups=groups)).violations
                self.assertIn(code, [violation.code for violation in found])
