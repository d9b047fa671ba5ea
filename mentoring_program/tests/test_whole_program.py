from base64 import b64encode

from odoo.tests import HttpCase, tagged
from odoo.tools import file_open

from .common import MentoringCase

CRITERIA = [
    {
        "code": "seniority",
        "gap_ids": [(0, 0, {"gap": 1, "points": 9}), (0, 0, {"gap": 2, "points": 12})],
    },
    {"code": "column", "column": "profession", "comparison": "equal", "weight": 10},
    {"code": "column", "column": "organisation", "comparison": "different", "is_required": True},
    {"code": "identity", "weight": 6},
]


@tagged("post_install", "-at_install")
class TestWholeProgram(MentoringCase, HttpCase):
    """A whole program on real registrations, played in the browser by five people.

    Hanna is HR manager, Carla coordinates, Lars is a line manager without any HR right, Max mentors
    with an internal login, Tina is a mentee with a portal login alone. What the other 66 people do
    is done by the methods behind the same buttons, with their own rights.
    """

    def test_a_whole_program_is_played_by_five_people(self):
        self.hanna = self._create_user("hanna", "hr.group_hr_manager")
        self._plan_and_import()
        self._match()
        self._accept_and_approve()

    def _plan_and_import(self):
        self._publish("mentors.csv")
        self._publish("mentees.csv")
        self.start_tour("/odoo/mentoring-programs", "mentoring_whole_program_plan", login="hanna")
        self.program = self.env["mentoring.program"].search([], order="id desc", limit=1)
        self.program.with_user(self.hanna).write(
            {
                "rule_grade": True,
                "rule_grade_gap_min": 1,
                "rule_grade_gap_max": 2,
                "criterion_ids": [(0, 0, values) for values in CRITERIA],
            }
        )
        self._tour("mentoring_whole_program_import", self.hanna)
        self.assertEqual(len(self.program.participant_ids), 100)
        self.program.participant_ids.with_user(self.hanna).action_invite_to_portal()
        self.assertEqual(len(self.program.participant_ids.user_id), 100)

    def _match(self):
        self._tour("mentoring_whole_program_match", self.carla)
        self.pairs = self.program.relationship_ids
        self.assertEqual(set(self.pairs.mapped("state")), {"proposed"})
        self.assertEqual(len(self.pairs), 35)

    def _accept_and_approve(self):
        """Lars is the manager of everybody; the first pair is that of Max and Tina."""
        self.pair = self.pairs[0]
        mentee = self.pair.member_ids.filtered(lambda member: member.role == "mentee")
        self._give_login(mentee, self.tina)
        self._give_login(self.pair.member_ids - mentee, self.max)
        self.pairs.member_ids.employee_id.parent_id = self.boss
        for member in self.pairs.member_ids:
            member.with_user(member.user_id).action_accept()
        self.assertEqual(set(self.pairs.mapped("state")), {"to_approve"})
        employee = f"/odoo/hr.employee.public/{mentee.employee_id.id}"
        self.start_tour(employee, "mentoring_whole_program_approve", login="lars")
        self.assertEqual(self.pair.state, "approved")
        self.start_tour(
            "/odoo/mentoring-to-approve", "mentoring_whole_program_approve_all", login="lars"
        )
        self.assertEqual(set(self.pairs.mapped("state")), {"approved"})

    def _give_login(self, member, user):
        """Let a user of the cast be this employee instead of the one made by the invitation."""
        self.employees[user].user_id = False
        member.employee_id.user_id = user

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
