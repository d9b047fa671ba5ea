"""The digest: the same for the same input, another for any other."""

import unittest
from dataclasses import fields, replace
from random import Random

from ..eligibility import Rules
from ..fingerprint import digest
from ..people import Person
from ..scoring import Criterion
from . import common


class TestFingerprint(unittest.TestCase):
    def test_the_order_of_people_does_not_matter(self):
        rng = Random(51)
        mentees, mentors = (common.random_people(rng, 9, role) for role in ("mentee", "mentor"))
        before = digest(mentees, mentors, Rules())
        rng.shuffle(mentees)
        rng.shuffle(mentors)
        self.assertEqual(digest(mentees, mentors, Rules()), before)
        self.assertNotEqual(digest(mentors, mentees, Rules()), before)

    def test_every_field_of_a_person_counts(self):
        ann = Person("ann")
        other = common.random_people(Random(57), 1, "mentee")[0]
        changed = {
            field.name: replace(ann, **{field.name: getattr(other, field.name)})
            for field in fields(Person)
        }
        for name, person in changed.items():
            with self.subTest(field=name):
                different = getattr(other, name) != getattr(ann, name)
                self.assertEqual(digest([person], []) != digest([ann], []), different)

    def test_the_order_of_sets_and_mappings_does_not_matter(self):
        one = Person(1, topics=frozenset([0, 8]), columns={"a": 1, "b": 2})  # 0 and 8 share a slot
        other = Person(1, topics=frozenset([8, 0]), columns={"b": 2.0, "a": 1})
        self.assertEqual(digest([one], []), digest([other], []))

    def test_settings_count(self):
        given = [
            (Rules(), [Criterion("skill", 1)], "coverage"),
            (Rules(line_rule="direct"), [Criterion("skill", 1)], "coverage"),
            (Rules(), [Criterion("skill", 2)], "coverage"),
            (Rules(), [Criterion("seniority", 1)], "coverage"),
            (Rules(), [Criterion("seniority", 1, wanted=2)], "coverage"),
            (Rules(), [Criterion("skill", 1)], "score"),
        ]
        self.assertEqual(len({digest([], [], *settings) for settings in given}), len(given))

    def test_text_cannot_pose_as_structure(self):
        self.assertNotEqual(digest([], [], ["a", "b"]), digest([], [], ["a,b"]))
        self.assertNotEqual(digest([], [], {"a": "b"}), digest([], [], "{'a':'b'}"))
        self.assertNotEqual(digest([], [], "1"), digest([], [], 1))
