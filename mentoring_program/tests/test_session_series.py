from datetime import datetime, timedelta

import pytz

from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_session_series import SeriesLengthError

from .common import MentoringCase

WINTER = datetime(2026, 3, 2, 6)
PARIS, NEW_YORK = pytz.timezone("Europe/Paris"), pytz.timezone("America/New_York")
TEN_IN_PARIS = datetime(2026, 3, 3, 9)


@freeze_time(WINTER)
@tagged("post_install", "-at_install")
class TestSessionSeries(MentoringCase):
    """Several sessions at once: they keep their hour, and are told in one mail."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tina.tz, cls.max.tz = PARIS.zone, NEW_YORK.zone
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)

    def _plan(self, start=TEN_IN_PARIS, count=6, days=7, zone=PARIS):
        values = {"relationship_id": self.relationship.id, "start": start, "duration": 1.0}
        sessions = self.env["mentoring.session"].with_user(self.tina)
        return sessions._plan_series(values, count, days, zone)

    def _hours(self, sessions, zone):
        starts = [pytz.utc.localize(one.start).astimezone(zone) for one in sessions]
        return [f"{start:%H:%M}" for start in starts]

    def test_the_clocks_of_who_plans_do_not_move_a_session(self):
        sessions = self._plan()
        self.assertEqual(self._hours(sessions, PARIS), ["10:00"] * 6)
        self.assertEqual(
            self._hours(sessions, NEW_YORK),
            ["04:00", "05:00", "05:00", "05:00", "04:00", "04:00"],
            "New York changes its clocks on 8 March, Paris on 29 March",
        )

    def test_each_is_a_session_and_an_event_of_its_own(self):
        sessions = self._plan(count=3, days=21)
        events = sessions.sudo().calendar_event_id
        self.assertEqual(len(events), 3)
        self.assertEqual(events.sorted("start").mapped("start"), sessions.mapped("start"))
        sessions[1].action_cancel()
        self.assertEqual(sessions.mapped("state"), ["planned", "cancelled", "planned"])

    def test_an_hour_that_the_clocks_skip_is_taken_an_hour_later(self):
        night = datetime(2026, 3, 22, 1, 30)  # 2:30 in Paris, which 29 March does not have
        self.assertEqual(self._hours(self._plan(night, 3), PARIS), ["02:30", "03:30", "02:30"])

    def test_of_an_hour_that_comes_twice_the_first_is_taken(self):
        night = datetime(2026, 10, 18, 0, 30)  # 2:30 in Paris, which 25 October has twice
        self.assertEqual(self._plan(night, 2)[1].start, datetime(2026, 10, 25, 0, 30))

    def test_everybody_gets_one_mail_with_all_dates_and_one_file(self):
        before = self.env["mail.mail"].search([])
        sessions = self._plan(count=4)
        mail = self.env["mail.mail"].search([]) - before
        self.assertEqual(mail.recipient_ids, self.max.partner_id)
        self.assertEqual(mail.body_html.count("<li"), 4)
        self.assertIn("04:00", mail.body_html, "by the clocks of who reads it")
        file = mail.attachment_ids.raw.decode()
        self.assertEqual(file.count("BEGIN:VEVENT"), 4)
        self.assertEqual(file.count("UID:mentoring-session-"), 4)
        self.assertEqual(sessions.mapped("my_reply"), ["accepted"] * 4)

    def test_one_session_is_told_with_an_invitation_as_ever(self):
        before = self.env["mail.mail"].search([])
        self._plan(count=1)
        mail = self.env["mail.mail"].search([]) - before
        self.assertEqual(mail.recipient_ids, self.max.partner_id)
        self.assertIn("BEGIN:VEVENT", mail.attachment_ids.raw.decode())

    def test_lengths_that_make_no_sense_are_refused(self):
        for count, days in ((0, 7), (53, 7), (-1, 7), (2, 0), (2, 367)):
            with self.assertRaises(SeriesLengthError):
                self._plan(count=count, days=days)
        self.assertFalse(self.relationship.session_ids)

    def test_a_series_is_planned_in_the_rhythm_of_the_program_from_the_backend(self):
        self.relationship.program_id.sudo().session_interval = 14
        plan = (
            self.env["mentoring.session.plan"]
            .with_user(self.max)
            .create({"relationship_id": self.relationship.id, "start": TEN_IN_PARIS, "count": 3})
        )
        self.assertEqual(plan.days, 14)
        plan.action_confirm()
        sessions = self.relationship.with_user(self.max).session_ids.sorted("start")
        self.assertEqual(self._hours(sessions, NEW_YORK), ["04:00"] * 3, "Max lives there")
        self.assertEqual(sessions[2].start - sessions[0].start, timedelta(days=28, hours=-1))
