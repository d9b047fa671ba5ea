from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")
class TestOutcomeReport(EvaluationCase):
    """What the outcome report tells, to whom, and that the last gate asks for it."""

    def _hold_session(self, day, hours):
        session = self.env["mentoring.session"].create(
            {
                "relationship_id": self.relationship.id,
                "start": datetime(2026, 9, day, 9),
                "duration": hours,
            }
        )
        session.action_hold()

    def _html(self, user=None):
        report = self.env["ir.actions.report"].with_user(user or self.carla)
        html, _kind = report._render_qweb_html("mentoring_program.report_outcome", self.program.ids)
        return html.decode()

    def test_people_meetings_and_hours_beside_the_plan(self):
        self._create_participant(self.program, self.theo)
        self.relationship.date_start = date(2026, 8, 20)  # three months ago
        self._hold_session(1, 1.5)
        self._hold_session(8, 2)
        outcome = self.program._outcome()
        people, activity = outcome["people"], outcome["activity"]
        self.assertEqual((people["accepted"], people["matched"]), (3, 2))
        self.assertEqual((people["mentors"], people["mentees"]), (1, 1))
        self.assertEqual((activity["sessions"], activity["sessions_planned"]), (2, 6))
        self.assertAlmostEqual(activity["hours"], 3.5)
        self.assertAlmostEqual(activity["hours_planned"], 2 * 3, delta=0.1)

    def test_relationships_by_how_they_ended(self):
        self.assertEqual(self.program._outcome()["relationships"], {"active": 1, "informal": 0})
        self.relationship.with_user(self.carla).action_complete()
        self.assertEqual(self.program._outcome()["relationships"], {"completed": 1, "informal": 0})

    def test_objectives_and_lessons_are_printed_and_no_mentee_is_named(self):
        objective = self.program.objective_ids
        objective.write({"actual": 4.0, "measured_on": date(2026, 11, 1)})
        self.program.lessons = "<p>Start earlier</p>"
        html = self._html()
        for text in ("Fill posts", "80 %", "Start earlier", "Carla", "Leadership"):
            self.assertIn(text, html)
        for name in ("Tina", "Max"):
            self.assertNotIn(name, html)

    def test_totals_below_three_answers_are_not_printed(self):
        self._answer_all(self._ask("mentee", "mentee"), [7, 7])
        self.assertIn("Shown from 3 answers up", self._html())
        self._answer_all(self._ask("mentee", "mentee", "mentee"), [7, 7, 7])
        self.assertIn("<strong>70</strong>", self._html())

    def test_making_it_stamps_the_day_and_opens_the_last_gate(self):
        unmet = [one.text for one in self.program._unmet_conditions("closed")]
        self.assertIn("the outcome report", unmet)
        action = self.program.action_make_report()
        self.assertEqual(action["report_name"], "mentoring_program.report_outcome")
        self.assertEqual(self.program.report_date, datetime(2026, 11, 20, 9))
        unmet = [one.text for one in self.program._unmet_conditions("closed")]
        self.assertNotIn("the outcome report", unmet)
        with self.assertRaises(ProtectedValueError):
            self.program.report_date = datetime(2020, 1, 1)

    def test_a_closed_program_is_printed_again_without_a_new_stamp(self):
        self.program.action_make_report()
        self.program._write_protected({"state": "closed"})
        with freeze_time("2027-01-01"):
            self.program.action_make_report()
        self.assertEqual(self.program.report_date, datetime(2026, 11, 20, 9))

    def test_there_is_no_report_before_there_is_an_outcome(self):
        program = self._create_program()
        with self.assertRaises(UserError):
            program.action_make_report()
        self.assertFalse(program.report_date)

    @mute_logger("odoo.addons.base.models.ir_qweb")
    def test_only_those_who_run_the_program_read_it(self):
        for user in (self.max, self.tina, self.lars):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                self.program.with_user(user).action_make_report()
            with self.assertRaises(AccessError):
                self.program.with_user(user)._outcome()


@tagged("post_install", "-at_install")
class TestReportPages(HttpCase, EvaluationCase):
    """Reports and certificates over HTTP, with the address of somebody else's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship.with_user(cls.carla).action_complete()
        cls.program.action_recognize()
        cls.certificates = {
            one.receiver_user_id: one
            for one in cls.program.recognition_ids.filtered(lambda one: one.kind == "certificate")
        }
        for user in (cls.tina, cls.max, cls.lars, cls.carla):
            user.password = f"{user.login}-password"

    def _open(self, user, url):
        self.authenticate(user.login, f"{user.login}-password")
        return self.url_open(url)

    def _url(self, user):
        return f"/my/mentoring/certificates/{self.certificates[user].id}"

    def test_people_open_their_own_certificate(self):
        for user in (self.tina, self.max):
            page = self._open(user, self._url(user))
            self.assertEqual(page.status_code, 200)
            self.assertIn(user.name, page.text)
            self.assertIn("Leadership", page.text)

    @mute_logger("odoo.http")
    def test_certificates_of_others_do_not_exist(self):
        drafted = self.certificates[self.max]
        for user, url in (
            (self.tina, self._url(self.max)),
            (self.carla, self._url(self.tina)),
            (self.tina, "/my/mentoring/certificates/999999999"),
        ):
            self.assertEqual(self._open(user, url).status_code, 404)
        drafted.with_user(self.carla).action_withdraw()
        self.assertEqual(self._open(self.max, self._url(self.max)).status_code, 404)

    @mute_logger(
        "odoo.http", "odoo.addons.web.controllers.report", "odoo.addons.base.models.ir_qweb"
    )
    def test_the_report_address_gives_nothing_away(self):
        outcome = f"/report/html/mentoring_program.report_outcome/{self.program.id}"
        certificate = self.certificates[self.tina].id
        certificate = f"/report/html/mentoring_program.report_certificate/{certificate}"
        for user in (self.tina, self.max, self.lars):
            self.assertNotIn("What we wanted", self._open(user, outcome).text)
        for user in (self.max, self.lars):
            self.assertNotIn("Tina", self._open(user, certificate).text)
        self.assertIn("What we wanted", self._open(self.carla, outcome).text)
        self.assertIn("Tina", self._open(self.carla, certificate).text)
