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

    Hella is HR manager, Carla coordinates, Lars is a line manager without any HR right, Max mentors
    with an internal login, Tina is a mentee with a portal login alone. What the other 66 people do
    is done by the methods behind the same buttons, with their own rights.
    """

    def test_a_whole_program_is_played_by_five_people(self):
        self.hella = self._create_user("hella", "hr.group_hr_manager")
        self._plan_and_import()
        self._match()
        self._accept_and_approve()
        self._sign_and_start()
        self._follow_a_goal()
        self._evaluate()
        self._celebrate_and_close()

    def _plan_and_import(self):
        self._publish("mentors.csv")
        self._publish("mentees.csv")
        self.start_tour("/odoo/mentoring-programs", "mentoring_whole_program_plan", login="hella")
        self.program = self.env["mentoring.program"].search([], order="id desc", limit=1)
        self.program.with_user(self.hella).write(
            {
                "rule_grade": True,
                "rule_grade_gap_min": 1,
                "rule_grade_gap_max": 2,
                "criterion_ids": [(0, 0, values) for values in CRITERIA],
            }
        )
        self._tour("mentoring_whole_program_import", self.hella)
        self.assertEqual(len(self.program.participant_ids), 100)
        self.program.participant_ids.with_user(self.hella).action_invite_to_portal()
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
        for user in (self.tina, self.max):
            self._portal("mentoring_whole_program_accept", user)
        for member in (self.pairs - self.pair).member_ids:
            member.with_user(member.user_id).action_accept()
        self.assertEqual(set(self.pairs.mapped("state")), {"to_approve"})
        employee = f"/odoo/hr.employee.public/{mentee.employee_id.id}"
        self.start_tour(employee, "mentoring_whole_program_approve", login="lars")
        self.assertEqual(self.pair.state, "approved")
        self.start_tour(
            "/odoo/mentoring-to-approve", "mentoring_whole_program_approve_all", login="lars"
        )
        self.assertEqual(set(self.pairs.mapped("state")), {"approved"})

    def _sign_and_start(self):
        for user in (self.tina, self.max):
            self._portal("mentoring_whole_program_sign", user)
        for pair in self.pairs - self.pair:
            for user in pair.member_ids.user_id:
                pair.with_user(user).action_sign_agreement()
        self._tour("mentoring_whole_program_train", self.carla)
        people = self.pairs.member_ids.participant_id
        people.with_user(self.carla).action_waive_training("They did it last year.")
        self._tour("mentoring_whole_program_monitor", self.carla)
        self.assertEqual(set(self.pairs.mapped("state")), {"active"})

    def _follow_a_goal(self):
        self.start_tour("/my/mentoring/goals", "mentoring_whole_program_goal", login="tina")
        self.start_tour("/my/mentoring/goals", "mentoring_whole_program_agree", login="max")
        goal = self.pair.goal_ids
        self.assertEqual(goal.state, "agreed")
        self.start_tour(
            f"/my/mentoring/goals/{goal.id}", "mentoring_whole_program_progress", login="tina"
        )
        self.assertEqual(goal.progress, 60)
        self.assertTrue(goal.action_ids.done)

    def _evaluate(self):
        self._tour("mentoring_whole_program_send", self.carla)
        evaluations = self.program.sudo().evaluation_ids
        self.assertEqual(len(evaluations), 70)
        own = evaluations.filtered(lambda one: one.respondent_user_id == self.tina)
        self.start_tour(
            f"/my/mentoring/evaluations/{own.id}", "mentoring_whole_program_answer", login="tina"
        )
        self.assertEqual(own.state, "answered")
        self.assertGreater(own.score, 80)
        for evaluation in evaluations - own:
            self._answer(evaluation)

    def _answer(self, evaluation):
        user_input = evaluation.user_input_id
        for question in user_input.survey_id.question_ids:
            if question.question_type == "scale":
                user_input._save_lines(question, str(question.scale_max))
        user_input._mark_done()

    def _celebrate_and_close(self):
        self.program.objective_ids.with_user(self.carla).write(
            {"actual": 44, "measured_on": "2026-01-01"}
        )
        self._tour("mentoring_whole_program_celebrate", self.carla)
        for pair in self.pairs:
            pair.with_user(self.carla).action_complete()
        self._tour("mentoring_whole_program_honour", self.carla)
        self.assertTrue(self.program.report_date)
        self._tour("mentoring_whole_program_close", self.carla)
        self.assertEqual(self.program.state, "closed")

    def _portal(self, name, user):
        self.start_tour(f"/my/mentoring/relationships/{self.pair.id}", name, login=user.login)

    def _give_login(self, member, user):
        """Let a user of the cast be this employee instead of the one made by the invitation."""
        self.employees[user].user_id = False
        self.env.flush_all()  # one statement for both would break the rule “one employee a user”
        member.employee_id.user_id = user

    def _tour(self, name, user):
        url = f"/odoo/mentoring-programs/{self.program.id}"
        self.start_tour(url, name, login=user.login)

    def _publish(self, name):
        """Let the browser fetch a file of the test, to choose it in the import dialog.

        It is kept in the database, where the server of a parallel run finds it too.
        """
        self.env["ir.config_parameter"].set_param("ir_attachment.location", "db")
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
