"""Working hours: the worst sample week counts, also for many people at once."""

import unittest
from random import Random

from .. import errors
from ..criteria import prepare, value
from ..eligibility import Rules
from ..people import Person
from ..screening import screen
from ..working_time import hours_together
from . import common


def random_weeks(rng, count):
    """Hours of work in some sample weeks, not known at times."""
    if rng.random() < 0.2:
        return ()
    return tuple(frozenset(rng.sample(range(336), rng.choice((0, 60, 150)))) for _ in range(count))


class TestWorkingTime(unittest.TestCase):
    def test_the_share_is_the_mentees_and_the_worst_weeks(self):
        rng = Random(31)
        for number in range(100):
            weeks = rng.randint(1, 3)
            mentees, mentors = (
                [Person(f"{role}{n}", work=random_weeks(rng, weeks), timezone=n) for n in range(4)]
                for role in ("mentee", "mentor")
            )
            matrix = common.grid(prepare("timezone", mentees, mentors), 4, 4)
            for i, mentee in enumerate(mentees):
                for j, mentor in enumerate(mentors):
                    if not (mentee.work and mentor.work):
                        expected = max(0, 1 - abs(i - j) / 8)
                    else:
                        both = zip(mentee.work, mentor.work, strict=True)
                        expected = min(len(a & b) / (len(a) or 1) for a, b in both)
                    with self.subTest(number=number, i=i, j=j):
                        self.assertAlmostEqual(matrix[i, j], expected)

    def test_daylight_saving_of_one_side_alone_is_noticed(self):
        nine_to_five = frozenset(range(18, 34))
        ann = Person("ann", work=(nine_to_five, nine_to_five))
        bob = Person("bob", work=(nine_to_five, frozenset(range(16, 32))))
        self.assertEqual(hours_together(ann, bob), 7)
        self.assertEqual(value("timezone", ann, bob), 7 / 8)

    def test_everybody_has_as_many_sample_weeks(self):
        ann, bob = (Person(name, work=(frozenset([1]),) * n) for n, name in enumerate("ab", 1))
        for compare in (
            lambda: value("timezone", ann, bob),
            lambda: screen([ann], [bob], Rules(overlap_min=1)),
            lambda: hours_together(ann, bob),
        ):
            with self.assertRaises(errors.BadPerson) as caught:
                compare()
            self.assertEqual(caught.exception.details["person"], "b")
