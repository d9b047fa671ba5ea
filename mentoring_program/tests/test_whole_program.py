from base64 import b64encode

from odoo.tests import HttpCase, tagged
from odoo.tools import file_open

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestWholeProgram(MentoringCase, HttpCase):
    """A whole program on real registrations, played in the browser by five people."""

    def test_a_whole_program_is_played_by_five_people(self):
        self.hanna = self._create_user("hanna", "hr.group_hr_manager")
        self._publish("mentors.csv")
        self._publish("mentees.csv")
        self.start_tour("/odoo/mentoring-programs", "mentoring_whole_program_plan", login="hanna")
        self.program = self.env["mentoring.program"].search([], order="id desc", limit=1)
        self._tour("mentoring_whole_program_import", self.hanna)
        self.assertEqual(len(self.program.participant_ids), 100)

    def _tour(self, name, user):
        url = f"/odoo/mentoring-programs/{self.program.id}"
        self.start_tour(url, name, login=user.login)

    def _publish(self, name):
        """Let the browser fetch a file of the test, to choose it in the import dialog."""
        with file_open(f"mentoring_program/tests/civil_service/{name}", "rb") as file:
            self.env["ir.attachment"].create(
                {
                    "name": name,
                    "url": f"/mentoring_program_test/{name}",
                    "type": "binary",
                    "public": True,
                    "datas": b64encode(file.read()),
                }
            )
