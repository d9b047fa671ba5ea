from datetime import datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.exceptions import UserError
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_participant_profile import ProfileError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestParticipantProfile(MentoringCase):
    """What a person tells of himself: his wishes, his breaks, and the days of his way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.program.action_open_recruitment()
        cls.mentor = cls._create_participant(cls.program, cls.max, "mentor")
        cls.mentor.with_user(cls.max)._describe({"in_directory": True})
        cls.mentee = cls._create_participant(cls.program, cls.tina)

    def _wish(self, prefer=(), exclude=()):
        excluded = [self.employees[user].id for user in exclude]
        values = {"prefer": [one.id for one in prefer], "exclude": excluded}
        self.mentee.with_user(self.tina)._describe(values)

    def _reads(self, user):
        """The exclusions that a user reads."""
        wishes = self.env["mentoring.participant.wish"].with_user(user)
        return wishes.search([("kind", "=", "exclude")])

    def test_an_exclusion_counts_from_the_day_on_which_the_person_comes(self):
        self._wish(exclude=[self.theo])
        self.assertFalse(self.mentee.with_user(self.carla).excluded_ids)
        theo = self._create_participant(self.program, self.theo, "mentor")
        self.assertEqual(self.mentee.with_user(self.carla).excluded_ids, theo)
        theo.with_user(self.theo)._describe({"in_directory": True})
        found = self.mentee.with_user(self.tina)._find_mentors()
        self.assertEqual(found, self.mentor.sudo())

    def test_an_exclusion_of_a_coordinator_is_not_read_by_himself(self):
        self.employees[self.carla] = self._create_employee(self.carla)
        self._wish(exclude=[self.carla, self.theo])
        self.assertEqual(self._reads(self.carla).other_employee_id, self.employees[self.theo])
        self.assertEqual(len(self._reads(self.mona)), 2)
        for user in (self.theo, self.max, self.lars):
            self.assertFalse(self._reads(user))

    def test_nobody_is_wished_for_and_excluded_nor_excludes_himself(self):
        for prefer, exclude in (([self.mentor], [self.max]), ([], [self.tina])):
            with self.assertRaises(ProfileError):
                self._wish(prefer, exclude)

    def test_wishes_that_the_person_cannot_see_stay_behind_his_own(self):
        shy = self._create_participant(self.program, self.theo, "mentor")
        self.mentee.with_user(self.carla).preferred_ids = shy
        self._wish([self.mentor])
        self.mentee.invalidate_recordset()
        self.assertEqual(self.mentee.preferred_ids.ids, [self.mentor.id, shy.id])
        self._wish()
        self.assertEqual(self.mentee.preferred_ids, shy)

    def test_what_a_coordinator_notes_keeps_who_is_not_there_yet_excluded(self):
        self._wish(exclude=[self.theo])
        self.mentee.with_user(self.carla).excluded_ids = self.mentor
        [early] = self.mentee.wish_ids.filtered(lambda wish: not wish.other_id)
        self.assertEqual(early.other_employee_id, self.employees[self.theo])

    def test_a_break_is_taken_and_ended_by_the_person_or_a_coordinator(self):
        for user in (self.tina, self.carla):
            self.mentee.with_user(user).action_pause("2026-06-20")
            self.assertFalse(self.mentee._is_available())
            self.mentee.with_user(user).action_end_pause()
            self.assertTrue(self.mentee._is_available())
        for user in (self.max, self.theo, self.lars):
            with self.assertRaises(AccessError):
                self.mentee.with_user(user).action_pause("2026-06-20")
        for nonsense in (None, "", "2026-05-31", "tomorrow"):
            with self.assertRaises(UserError):
                self.mentee.with_user(self.tina).action_pause(nonsense)
        self.assertFalse(self.mentee.unavailable_until)

    def test_the_day_of_each_state_is_noted_by_its_move_alone(self):
        self.assertEqual(self.mentee.accepted_on, NOON)
        with freeze_time(datetime(2026, 6, 5)):
            self.mentee.action_waitlist()
            self.mentee.action_waitlist()
        with freeze_time(datetime(2026, 6, 9)):
            self.mentee.action_waitlist()
        steps = [state for state, _day in self.mentee._steps_so_far()]
        self.assertEqual(steps, ["accepted", "waitlisted"])
        self.assertEqual(self.mentee.waitlisted_on, datetime(2026, 6, 5))
        with self.assertRaises(ProtectedValueError):
            self.mentee.accepted_on = NOON
