from datetime import datetime, timedelta

import pytz

from odoo.tests import freeze_time, tagged

from .common import MentoringCase

MONDAY = datetime(2026, 6, 1)
PARIS = pytz.timezone("Europe/Paris")


@freeze_time(MONDAY)
@tagged("post_install", "-at_install")
class TestAvailability(MentoringCase):
    """When people are free: at work, not away, nothing in the calendar; and nothing more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.calendar = cls.env["resource.calendar"].create({"name": "9 to 17", "tz": "UTC"})
        for user in (cls.max, cls.tina):
            cls.employees[user].write({"resource_calendar_id": cls.calendar.id, "tz": "UTC"})
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.mentor, cls.mentee = cls._members(cls.relationship)
        cls.people = cls.relationship.sudo().member_ids.participant_id
        cls.availability = cls.env["mentoring.availability"]

    def _at(self, hour, day=0):
        return MONDAY + timedelta(days=day, hours=hour)

    def _not_free(self, start, stop):
        return self.availability._not_free(self.people, start, stop)

    def _event(self, user, start, hours=1, **values):
        return self.env["calendar.event"].create(
            {
                "name": "Secret",
                "start": start,
                "stop": start + timedelta(hours=hours),
                "partner_ids": [(6, 0, user.partner_id.ids)],
                **values,
            }
        )

    def test_people_are_free_in_their_working_hours(self):
        self.assertFalse(self._not_free(self._at(9), self._at(10)))
        self.assertEqual(self._not_free(self._at(20), self._at(21)), self.people)
        self.assertEqual(self._not_free(self._at(9, 5), self._at(10, 5)), self.people, "Saturday")

    def test_who_has_something_in_the_calendar_is_not_free(self):
        self._event(self.max, self._at(9))
        self.assertEqual(self._not_free(self._at(9.5), self._at(10.5)), self.mentor.participant_id)
        self.assertFalse(self._not_free(self._at(10), self._at(11)), "one after the other")

    def test_what_was_declined_or_leaves_free_is_in_nobodys_way(self):
        declined = self._event(self.max, self._at(9))
        declined.attendee_ids.state = "declined"
        self._event(self.tina, self._at(9), show_as="free")
        self._event(self.tina, self._at(9), active=False)
        self.assertFalse(self._not_free(self._at(9), self._at(10)))

    def test_a_whole_day_is_a_day_where_the_person_lives(self):
        self.max.tz = "Europe/Paris"
        self._event(self.max, self._at(8, 1), allday=True, start_date="2026-06-02")
        day = (self._at(22), self._at(22, 1))  # midnight to midnight in Paris
        busy = self.availability._busy_times(self.mentor.participant_id.sudo(), *day)
        [(start, stop, _nothing)] = busy[self.mentor.participant_id]
        self.assertEqual([one.astimezone(PARIS).hour for one in (start, stop)], [0, 0])
        self.assertEqual(start.astimezone(PARIS).day, 2)

    def test_who_is_on_leave_is_not_free(self):
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Secret",
                "resource_id": self.employees[self.tina].resource_id.id,
                "calendar_id": self.calendar.id,
                "date_from": self._at(0, 1),
                "date_to": self._at(23, 1),
            }
        )
        self.assertEqual(
            self._not_free(self._at(9, 1), self._at(10, 1)), self.mentee.participant_id
        )
        self.assertFalse(self._not_free(self._at(9, 2), self._at(10, 2)))

    def test_who_chooses_his_hours_himself_is_proposed_usual_ones(self):
        for user in (self.max, self.tina):
            self.employees[user].resource_calendar_id = False
            user.tz = "Asia/Tokyo"
        self.assertFalse(self._not_free(self._at(1), self._at(2)), "10 in Tokyo")
        self.assertEqual(self._not_free(self._at(12), self._at(13)), self.people, "21 in Tokyo")

    def test_a_session_that_moves_is_not_in_its_own_way(self):
        session = self._create_session(self.relationship, self.tina, self._at(9))
        session.start = self._at(9.5)
        self.assertFalse(session.clash_note)
        other = self._create_session(self.relationship, self.tina, self._at(10))
        self.assertIn("Max, you", other.clash_note)

    def test_the_note_tells_who_and_never_why(self):
        self._event(self.max, self._at(9), privacy="private")
        session = self._create_session(self.relationship, self.tina, self._at(9))
        self.assertEqual(session.clash_note, "Not free then: Max.")
        self.assertFalse(session.with_user(self.carla).clash_note, "for those who meet alone")

    def test_times_that_suit_all_are_free_for_all(self):
        self._event(self.max, self._at(9), hours=3)
        self._event(self.tina, self._at(14), hours=3)
        sessions = self.env["mentoring.session"]
        pair = self.relationship.with_user(self.tina)
        times = sessions.with_user(self.tina)._times_for(pair, 60, pytz.utc)
        self.assertEqual(times[:2], [self._at(8), self._at(13)], "not in the lunch break either")
        self.assertEqual(times, sorted(set(times)))
        for start in times:
            self.assertFalse(self._not_free(start, start + timedelta(hours=1)), start)

    def test_nobody_but_a_member_is_told_times(self):
        sessions = self.env["mentoring.session"]
        for user in (self.carla, self.stella, self.theo):
            pair = self.relationship.with_user(user)
            self.assertFalse(sessions.with_user(user)._times_for(pair.sudo(), 60, pytz.utc))
