from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_program_directory import MOST_OPEN
from odoo.addons.mentoring_program.models.mentoring_request_flow import RequestError

from .common import MentoringCase

START = datetime(2026, 6, 1, 12)


class InformalCase(MentoringCase):
    """Tina and Theo look for a mentor; Max and Stella agreed to be found."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(START):
            cls.program, cls.people = cls._create_informal()
        cls.mentor, cls.mentee = cls.people[cls.max], cls.people[cls.tina]

    def _ask(self, user=None, mentor=None):
        return self._request(self.program, user or self.tina, mentor or self.mentor)


@freeze_time(START)
@tagged("post_install", "-at_install")
class TestRequest(InformalCase):
    """One asks, the other answers: nobody else has a say, and places are taken once."""

    def test_accepting_begins_the_mentoring_and_takes_a_place_on_either_side(self):
        request = self._ask()
        before = self._mails_to(self.tina)
        for _twice in range(2):
            request.with_user(self.max).action_accept()
            self.assertEqual(request.state, "accepted")
            pair = request.relationship_id.sudo()
            self.assertEqual(pair.state, "active")
            self.assertEqual(set(pair.member_ids.mapped("role")), {"mentor", "mentee"})
            self.assertEqual(self.mentor.mentor_seats_taken, 1)
            self.assertEqual(self.mentee.mentee_seats_taken, 1)
            self.assertEqual(len(self.program.sudo().relationship_ids), 1)
        self.assertEqual(self._mails_to(self.tina), before + 1)
        self._create_session(pair, self.tina, datetime(2026, 6, 3, 9))

    def test_only_the_one_who_is_asked_answers_and_only_the_one_who_asks_withdraws(self):
        request = self._ask()
        for user in (self.tina, self.theo, self.carla, self.mona, self.stella):
            for answer in ("action_accept", "action_decline"):
                with self.assertRaises(AccessError):
                    getattr(request.with_user(user), answer)()
        for user in (self.max, self.theo, self.carla, self.mona):
            with self.assertRaises(AccessError):
                request.with_user(user).action_withdraw()
        self.assertEqual(request.state, "sent")

    def test_the_reason_of_a_decline_is_read_by_the_two_alone(self):
        request = self._ask()
        with self.assertRaises(RequestError):
            request.with_user(self.max).action_decline("  ")
        before = self._mails_to(self.tina)
        request.with_user(self.max).action_decline("No time before summer")
        self.assertEqual(request.with_user(self.tina).answer, "No time before summer")
        self.assertEqual(self._mails_to(self.tina), before + 1)
        mail = self.env["mail.mail"].search(
            [("recipient_ids", "in", self.tina.partner_id.ids)], order="id desc", limit=1
        )
        self.assertNotIn("summer", mail.body_html)
        self.assertFalse(self.program.sudo().relationship_ids)
        with self.assertRaises(RequestError):
            self._ask()

    def test_a_coordinator_sees_how_many_and_never_who(self):
        self._ask().with_user(self.max).action_accept()
        self._ask(self.theo, self.people[self.stella])
        for user in (self.carla, self.mona):
            program = self.program.with_user(user)
            counts = (program.request_sent_count, program.request_accepted_count)
            self.assertEqual(counts, (1, 1))
            self.assertEqual((program.directory_count, program.relationship_count), (2, 1))
            self.assertFalse(self.env["mentoring.request"].with_user(user).search([]))
            self.assertFalse(program.relationship_ids)
            person = self.mentee.with_user(user)
            self.env.invalidate_all()
            self.assertFalse(person.request_ids)
            self.assertFalse(person.search([("request_ids.message", "ilike", "learn")]))

    def test_nobody_is_asked_twice_at_a_time_nor_by_too_many_at_once(self):
        request = self._ask()
        with self.assertRaises(RequestError):
            self._ask()
        request.action_withdraw()
        self.assertEqual(self._ask().state, "sent", "who withdrew may ask again")
        others = self._ask_others(MOST_OPEN - 1)
        with self.assertRaises(RequestError) as caught:
            self._ask(mentor=self.people[self.stella])
        self.assertIn(str(MOST_OPEN), str(caught.exception))
        others[0].with_user(self.tina).action_withdraw()
        self.assertEqual(self._ask(mentor=self.people[self.stella]).state, "sent")

    def _ask_others(self, number):
        """So many further requests of Tina's, to people without a login."""
        employees = self.env["hr.employee"].create([{"name": f"Nr. {n}"} for n in range(number)])
        program, person = self.program.id, self.mentee.id
        mentors = self.mentor.sudo().create(
            [{"program_id": program, "employee_id": one.id, "role": "mentor"} for one in employees]
        )
        common = {"program_id": program, "mentee_id": person, "message": "Please"}
        return self.env["mentoring.request"]._create_protected(
            [{**common, "mentor_id": one.id, "expires_on": date(2026, 6, 15)} for one in mentors]
        )

    def test_a_place_that_was_taken_in_the_meantime_is_told_and_nothing_is_half_done(self):
        first, second = self._ask(), self._ask(self.theo)
        first.with_user(self.max).action_accept()
        with self.assertRaises(RequestError) as caught:
            second.with_user(self.max).action_accept()
        self.assertIn("places are taken", str(caught.exception))
        self.assertEqual(second.state, "sent")
        self.assertEqual(self.people[self.theo].mentee_seats_taken, 0)

    def test_who_has_found_a_mentor_waits_for_no_other_answer(self):
        other = self._ask(mentor=self.people[self.stella])
        self._ask().with_user(self.max).action_accept()
        self.assertEqual(other.state, "withdrawn")
        with self.assertRaises(RequestError):
            other.with_user(self.stella).action_accept()
        with self.assertRaises(RequestError):
            self._ask(mentor=self.people[self.stella])

    def test_a_rule_that_stands_in_the_way_by_now_stops_it_without_being_told(self):
        request = self._ask()
        self.mentee.excluded_ids = self.mentor
        with self.assertRaises(RequestError) as caught:
            request.with_user(self.max).action_accept()
        self.assertEqual(str(caught.exception), "This mentoring is not possible any more.")

    def test_who_leaves_takes_his_requests_along(self):
        asked, made = self._ask(), self._ask(self.theo, self.people[self.stella])
        self.mentor.with_user(self.max).action_withdraw()
        self.people[self.theo].with_user(self.theo).action_withdraw()
        self.assertEqual((asked | made).sudo().mapped("state"), ["withdrawn"] * 2)
        self.assertFalse(self.people[self.theo].in_directory)

    def test_a_cancelled_program_has_no_open_requests(self):
        request = self._ask()
        self.program.action_cancel("No budget")
        self.assertEqual(request.state, "withdrawn")

    def test_no_value_of_a_request_is_written_by_hand(self):
        request = self._ask().sudo()
        for values in ({"state": "accepted"}, {"message": "x"}, {"mentor_user_id": self.theo.id}):
            with self.assertRaises(ProtectedValueError):
                request.write(values)


@tagged("post_install", "-at_install")
class TestRequestDeadline(InformalCase):
    """Time answers what nobody answers; the daily run may come twice, or late."""

    def _run(self, day):
        with freeze_time(day):
            for _twice in range(2):
                self.env["mentoring.request"]._cron_follow_up()

    def test_a_request_is_reminded_once_and_expires_after_its_last_day(self):
        with freeze_time(START):
            request = self._ask()
        self.assertEqual(request.expires_on, date(2026, 6, 15))
        before = self._mails_to(self.max)
        self._run("2026-06-11")
        self.assertEqual(self._mails_to(self.max), before)
        for day in ("2026-06-12", "2026-06-13", "2026-06-15"):
            self._run(day)
            self.assertEqual(self._mails_to(self.max), before + 1)
        self.assertEqual(request.state, "sent")
        self._run("2026-06-16")
        self.assertEqual(request.state, "expired")

    def test_after_a_month_without_runs_nobody_is_reminded_of_what_is_over(self):
        with freeze_time(START):
            request = self._ask()
        before = self._mails_to(self.max)
        with freeze_time("2026-07-15"), self.assertRaises(RequestError):
            request.with_user(self.max).action_accept()
        self._run("2026-07-15")
        self.assertEqual(request.state, "expired")
        self.assertEqual(self._mails_to(self.max), before)
