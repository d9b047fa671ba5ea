from datetime import date, datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_event_part import EventPartError
from odoo.addons.mentoring_program.models.mentoring_event_proposal import ProposalError
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_session_formats import ReadingPlanError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestEventProposals(MentoringCase):
    """Questions collected for a speaker, a book chosen by vote, and the plan to read it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls.program = cls.relationship.program_id.with_user(cls.carla)
        cls.club = cls._create_event(cls.program, kind="book_club", start=NOON + timedelta(days=30))
        cls.mentor, cls.mentee = cls.relationship.member_ids.participant_id.sorted("role desc")

    def _propose(self, user, person, **values):
        proposals = self.env["mentoring.event.proposal"].with_user(user)
        return proposals.create(
            {
                "session_id": self.club.id,
                "participant_id": person.id,
                "kind": "book",
                "name": "Quiet",
                **values,
            }
        )

    def test_everybody_invited_proposes_in_his_own_name_alone(self):
        book = self._propose(self.tina, self.mentee)
        self.assertEqual(book.with_user(self.max).proposer_name, self.tina.name)
        for user, person in ((self.tina, self.mentor), (self.stella, self.mentee)):
            with self.assertRaises(AccessError):
                self._propose(user, person)
        with self.assertRaises(AccessError):
            book.with_user(self.max).unlink()
        book.with_user(self.tina).unlink()

    def test_who_is_not_invited_neither_reads_nor_votes(self):
        book = self._propose(self.tina, self.mentee)
        self.club.audience = "mentee"
        for user in (self.max, self.stella, self.lars):
            self.assertFalse(self.env["mentoring.event.proposal"].with_user(user).search([]))
            with self.assertRaises(AccessError):
                book.with_user(user).action_vote()

    def test_a_vote_counts_once_however_often_it_is_given(self):
        book = self._propose(self.tina, self.mentee)
        for user, count in ((self.tina, 1), (self.tina, 1), (self.max, 2), (self.max, 2)):
            book.with_user(user).action_vote()
            self.assertEqual(book.vote_count, count)
        for _repeated in range(2):
            book.with_user(self.max).action_unvote()
            self.assertEqual(book.vote_count, 1)
        self.assertTrue(book.with_user(self.tina).is_voted_by_me)
        self.assertFalse(book.with_user(self.max).is_voted_by_me)

    def test_nobody_reads_who_voted_or_votes_for_others(self):
        book = self._propose(self.tina, self.mentee)
        book.with_user(self.max).action_vote()
        for user in (self.tina, self.carla, self.mona):
            with self.assertRaises(AccessError):
                book.with_user(user).read(["voter_ids"])
        with self.assertRaises(ProtectedValueError):
            self._propose(self.tina, self.mentee, voter_ids=[(6, 0, self.mentor.ids)])
        with self.assertRaises(ProtectedValueError):
            self._propose(self.tina, self.mentee, is_chosen=True)

    def test_nothing_is_collected_after_the_event_or_for_a_meeting_of_two(self):
        book = self._propose(self.tina, self.mentee)
        self.club.action_cancel()
        with self.assertRaises(ProposalError):
            book.with_user(self.max).action_vote()
        with self.assertRaises(ProposalError):
            self._propose(self.tina, self.mentee, name="Late")
        self._activate(self.relationship)
        meeting = self._create_session(self.relationship, self.tina, NOON)
        with self.assertRaises(EventPartError):
            self.env["mentoring.event.reading"].create(
                {"session_id": meeting.id, "name": "Chapter 1", "due_on": NOON.date()}
            )

    def test_a_link_of_a_book_is_a_page(self):
        with self.assertRaises(ProposalError):
            self._propose(self.tina, self.mentee, url="javascript:alert(1)")

    def test_the_plan_gives_each_week_its_part_of_the_chosen_book(self):
        book = self._propose(self.tina, self.mentee)
        with self.assertRaises(ReadingPlanError):
            self.club.action_plan_reading()
        book.with_user(self.carla).chapter_count = 10
        book.with_user(self.carla).action_choose()
        for _repeated in range(2):
            self.club.action_plan_reading()
            parts = self.club.reading_ids
            self.assertEqual(
                parts.mapped("name"),
                ["Chapters 1 to 2", "Chapters 3 to 5", "Chapters 6 to 8", "Chapters 9 to 10"],
            )
            self.assertEqual(parts[-1].due_on, date(2026, 6, 30), "on the eve of the event")
            self.assertEqual(parts[1].due_on - parts[0].due_on, timedelta(weeks=1))

    def test_a_plan_covers_every_chapter_once_however_short_the_time(self):
        book = self._propose(self.carla, self.mentee.browse(), chapter_count=7)
        book.action_choose()
        for days in (1, 9, 45, 400):
            self.club.reading_ids.unlink()
            self.club.start = NOON + timedelta(days=days)
            self.club.action_plan_reading()
            words = " ".join(self.club.reading_ids.mapped("name")).replace(" to ", "-")
            covered = []
            for span in [word for word in words.split() if word[0].isdigit()]:
                first, _to, last = span.partition("-")
                covered += range(int(first), int(last or first) + 1)
            self.assertEqual(covered, list(range(1, 8)), f"{days} days")
