"""People: neutral defaults, refused nonsense, an order of their own."""

import unittest

from .. import errors
from ..people import Person, in_order, positions


class TestPeople(unittest.TestCase):
    def test_impossible_values_are_refused_with_the_field_named(self):
        for field, value in (
            ("id", None),
            ("capacity", -1),
            ("capacity", 1.5),
            ("quota", None),
            ("grade", float("nan")),
            ("tenure", float("inf")),
            ("timezone", "UTC"),
            ("offers", {"sql": 101}),
            ("needs", {"sql": (50, -1)}),
            ("needs", {"sql": (float("nan"), 1)}),
            ("values", {"pace": 2}),
            ("columns", {"site": ["Bath"]}),
            ("work", (frozenset({336}),)),
            ("work", ([1, 2],)),
        ):
            with self.subTest(field=field, value=value):
                with self.assertRaises(errors.BadPerson) as caught:
                    Person(**{"id": "ann", field: value})
                self.assertEqual(caught.exception.details["field"], field)

    def test_an_identity_wish_may_be_one_word_or_several(self):
        self.assertEqual(Person(1, identity_wish="veteran").wished_identities, {"veteran"})
        self.assertEqual(Person(1, identity_wish=frozenset("ab")).wished_identities, {"a", "b"})
        self.assertEqual(Person(1).wished_identities, frozenset())

    def test_one_id_stands_for_one_person(self):
        self.assertEqual(positions([Person("a"), Person("b")]), {"a": 0, "b": 1})
        with self.assertRaises(errors.BadPerson):
            positions([Person("a"), Person("b"), Person("a")])

    def test_the_order_of_people_depends_on_their_ids_alone(self):
        people = [Person(key) for key in ("b", 10, 9, "a", (1, 2))]
        self.assertEqual([p.id for p in in_order(people)], [p.id for p in in_order(people[::-1])])
        self.assertEqual([p.id for p in in_order(people)][:2], [9, 10])

    def test_a_person_can_be_a_key_and_two_alike_are_equal(self):
        self.assertEqual({Person("a", offers={"sql": 50}): 1}[Person("a", offers={"sql": 50})], 1)
