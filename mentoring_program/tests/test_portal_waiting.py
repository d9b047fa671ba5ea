from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalWaiting(PortalCase):
    """Who got nobody reads why, in words that tell of nobody else, and what he can do."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.waiting = cls._create_participant(cls.program, cls.theo)
        cls.page = f"/my/mentoring/programs/{cls.program.id}"

    def _apply_matching(self):
        program = self.program.with_user(self.carla)
        program.action_preset_balanced()
        run = self.env["mentoring.match.run"].with_user(self.carla)
        run = run.create({"program_id": program.id})
        run.action_run()
        run.action_apply()

    def _words(self):
        self._login(self.theo)
        [words] = self._get(self.page).xpath("//main//*[@id='waiting']")
        return " ".join(words.text_content().split())

    def test_nothing_is_said_before_a_matching_was_applied(self):
        self._login(self.theo)
        self.assertFalse(self._get(self.page).xpath("//main//*[@id='waiting']"))

    def test_who_got_nobody_reads_why_and_what_he_can_do(self):
        self._apply_matching()
        words = self._words()
        self.assertIn("No partner was found for you yet", words)
        self.assertIn("More people were looking", words)
        self.assertIn("Carla", words)
        self.assertIn("No partner was found", self._text(self._get("/my/mentoring")))
        self._login(self.tina)
        self.assertFalse(self._get(self.page).xpath("//main//*[@id='waiting']"))

    def test_an_exclusion_reads_like_being_outbid(self):
        outbid = self._words_after(lambda stella: None)
        excluded = self._words_after(self._exclude)
        self.assertEqual(excluded, outbid)

    def _words_after(self, change):
        """What Theo reads where Stella mentors somebody who wishes her; all is taken back."""
        with self.cr.savepoint() as savepoint:
            stella = self._create_participant(self.program, self.stella, "mentor")
            self._enroll(1, "mentee").preferred_ids = stella
            change(stella)
            self._apply_matching()
            words = self._words()
            savepoint.rollback()
            self.env.invalidate_all()
        return words

    def _exclude(self, mentor):
        self.waiting.with_user(self.carla).excluded_ids = mentor

    def test_what_the_program_asks_of_a_pair_is_told_with_its_share(self):
        self._enroll(5, "mentor")
        self.program.rule_common_language = True
        self._apply_matching()
        words = self._words()
        self.assertIn("fits what this program asks", words)
        self.assertIn("With all of them: no common language", words)

    def _enroll(self, number, role):
        """So many people without a login, who are accepted."""
        employees = self.env["hr.employee"].create([{"name": f"Nr. {n}"} for n in range(number)])
        people = self.env["mentoring.participant"].create(
            [
                {"program_id": self.program.id, "employee_id": one.id, "role": role}
                for one in employees
            ]
        )
        people.action_accept()
        return people
