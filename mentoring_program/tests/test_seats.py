import random

from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_participant_seat import NoSeatLeftError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestSeats(MentoringCase):
    """A place is taken from the proposal to the end, and given back once."""

    def setUp(self):
        super().setUp()
        self.program = self._create_program(mentor_capacity=2, mentee_quota=2)
        self.program.action_open_recruitment()
        self.mentors = self._create_participant(self.program, self.max, "mentor")
        self.mentors |= self._create_participant(self.program, self.stella, "mentor")
        self.mentees = self._create_participant(self.program, self.tina)
        self.mentees |= self._create_participant(self.program, self.theo)
        self.program.action_establish_structure()

    def _pair(self, mentor, mentee):
        return self._create_relationship(self.program, mentor, mentee)

    def _seats(self, person):
        return person.mentor_seats_taken + person.mentee_seats_taken

    def test_a_proposal_takes_a_place_on_either_side(self):
        self._pair(self.mentors[0], self.mentees[0])
        self.assertEqual(self.mentors.mapped("mentor_seats_taken"), [1, 0])
        self.assertEqual(self.mentees.mapped("mentee_seats_taken"), [1, 0])

    def test_nobody_gets_more_partners_than_places_and_nothing_is_half_done(self):
        self.mentors.with_user(self.carla).capacity = 1
        pairs = [(self.mentors[0].sudo(), mentee.sudo(), 0.0) for mentee in self.mentees]
        with self.assertRaises(NoSeatLeftError) as caught, self.cr.savepoint():
            self.env["mentoring.relationship"]._propose(self.program.sudo(), pairs)
        self.assertIn("Max", str(caught.exception))
        self.assertFalse(self.program.sudo().relationship_ids)
        self.assertEqual(self.mentors.mapped("mentor_seats_taken"), [0, 0])

    def test_every_way_out_gives_the_places_back_exactly_once(self):
        ways = {
            "decline": lambda pair: self._members(pair)[1].with_user(self.tina).action_decline(),
            "refuse": lambda pair: self._refuse(pair),
            "end": lambda pair: pair.with_user(self.carla).action_end("No time"),
            "withdraw": lambda pair: self._withdraw(pair),
        }
        for name, leave in ways.items():
            with self.subTest(way=name):
                pair = self._pair(self.mentors[0], self.mentees[0])
                leave(pair)
                leave_again = name in ("decline", "end")
                if leave_again:
                    leave(pair)
                self.assertEqual(self._seats(self.mentors[0]), 0)
                self.assertEqual(self._seats(self.mentees[0]), 0)

    def _refuse(self, pair):
        self._accept(pair)
        self._members(pair)[1].with_user(self.lars).action_refuse("No time")

    def _withdraw(self, pair):
        person = self.mentees[0].with_user(self.tina)
        person.action_withdraw()
        person.action_reopen()
        self.mentees[0].with_user(self.carla).action_accept()

    def test_a_pause_keeps_the_place(self):
        pair = self._pair(self.mentors[0], self.mentees[0])
        self._activate(pair)
        pair.with_user(self.max).action_pause("Parental leave")
        self.assertEqual(self._seats(self.mentors[0]), 1)
        pair.with_user(self.max).action_resume()
        pair.with_user(self.max).action_complete()
        self.assertEqual(self._seats(self.mentors[0]), 0)

    def test_the_counters_always_tell_what_is_held(self):
        """Whatever happens in whatever order, the written counters equal a count."""
        dice = random.Random(7)
        pairs = self.env["mentoring.relationship"]
        for _turn in range(40):
            running = pairs.filtered(lambda one: one.state in ("proposed", "to_approve"))
            move = dice.choice(["propose", "accept", "decline", "end", "refuse"])
            if move == "propose":
                mentor, mentee = dice.choice(self.mentors), dice.choice(self.mentees)
                if mentor._has_free_seat("mentor") and mentee._has_free_seat("mentee"):
                    pairs |= self._pair(mentor, mentee)
            elif running:
                pair = running[dice.randrange(len(running))]
                member = dice.choice(pair.member_ids)
                if move == "end":
                    pair.with_user(self.carla).action_end("Dice")
                elif move == "refuse" and pair.state == "to_approve":
                    member.with_user(self.carla).action_refuse("Dice")
                elif pair.state == "proposed":
                    mine = member.with_user(member.user_id)
                    mine.action_accept() if move == "accept" else mine.action_decline()
            self._check_counters()

    def _check_counters(self):
        held = self.program.sudo().relationship_ids.member_ids.filtered("holds_seat")
        for person in self.mentors | self.mentees:
            count = len(held.filtered(lambda one, who=person: one.participant_id == who))
            self.assertEqual(self._seats(person), count)

    def test_places_cannot_be_written_by_hand(self):
        with self.assertRaises(ProtectedValueError):
            self.mentors[0].with_user(self.carla).mentor_seats_taken = 0
