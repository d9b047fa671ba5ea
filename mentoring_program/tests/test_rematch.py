from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.wizard.mentoring_match_pair import ForbiddenPairError
from odoo.addons.mentoring_program.wizard.mentoring_rematch import RematchError

from .common import COORDINATOR
from .test_health import HealthCase


@tagged("post_install", "-at_install")
class TestRematch(HealthCase):
    """Not a good fit: somebody says so, a coordinator acts, and nobody is to blame."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program.action_preset_balanced()
        cls.stella_there = cls._create_participant(cls.program, cls.stella, "mentor")

    def _tasks(self, user=None):
        tasks = self.env["mentoring.intervention"].with_user(user or self.carla)
        return tasks.search([("kind", "=", "rematch"), ("done_on", "=", False)])

    def _dialog(self, user=None):
        action = self.relationship.with_user(user or self.carla).action_rematch()
        dialogs = self.env[action["res_model"]].with_user(user or self.carla)
        return dialogs.browse(action["res_id"])

    def _ask(self, words="Another field"):
        self._on(20)
        self.relationship.with_user(self.tina).action_ask_rematch(words)

    def test_who_asks_is_heard_by_the_coordinators_and_by_nobody_else(self):
        self._ask()
        self.assertEqual(self._health(), "at_risk")
        self.assertIn("Tina asked for another partner on", self._words())
        self.assertEqual(self._tasks().activity_ids.user_id, self.carla)
        remark = self.env["mentoring.remark"].with_user(self.carla).search([])
        self.assertEqual((remark.kind, remark.body), ("fit", "Another field"))
        for model in ("mentoring.intervention", "mentoring.remark"):
            with self.assertRaises(AccessError):
                self.env[model].with_user(self.max).search([])
        self.assertFalse(self.env["mail.activity"].with_user(self.max).search([]))
        self.assertFalse(self.relationship.with_user(self.max).activity_ids)
        self.assertEqual(self.relationship.state, "active")

    def test_asking_twice_is_as_once_and_can_be_taken_back(self):
        self._ask()
        self.relationship.with_user(self.tina).action_ask_rematch("Please")
        self.assertEqual(len(self._tasks()), 1)
        remarks = self.env["mentoring.remark"].with_user(self.carla)
        self.assertEqual(remarks.search([]).mapped("body"), ["Another field"])
        for _twice in range(2):
            self.relationship.with_user(self.tina).action_withdraw_rematch()
            self.assertFalse(self._tasks())
            self.assertFalse(remarks.search([]))
            self.assertFalse(self.env["mail.activity"].search([("user_id", "=", self.carla.id)]))
        self.assertEqual(self._health(), "good")

    def test_the_task_stays_while_another_member_asks(self):
        self._ask()
        self.relationship.with_user(self.max).action_ask_rematch()
        self.relationship.with_user(self.tina).action_withdraw_rematch()
        self.assertEqual(len(self._tasks()), 1)
        self.assertIn("Max asked for another partner", self._words())

    def test_only_members_of_what_runs_ask(self):
        for user in (self.carla, self.lars, self.stella):
            with self.assertRaises(AccessError):
                self.relationship.with_user(user).action_ask_rematch()
        self.relationship.with_user(self.tina).action_complete()
        with self.assertRaises(UserError):
            self.relationship.with_user(self.tina).action_ask_rematch()

    def test_a_first_answer_that_it_does_not_fit_opens_the_way(self):
        self._on(5)
        self._answer_in_confidence("fit", 45)
        self._answer_in_confidence("pulse", 10)
        self.assertFalse(self._tasks(), "a poor pulse asks for help, not for another partner")
        self._answer_in_confidence("fit", 30)
        self._answer_in_confidence("fit", 20)
        self.assertEqual(len(self._tasks()), 1)
        self.assertNotIn("Tina", str(self._tasks().author_id.name))

    def test_a_coordinator_who_is_a_member_gets_no_task(self):
        self.max.group_ids |= self.env.ref(COORDINATOR)
        self.program.sudo().coordinator_ids |= self.max
        self._ask()
        self.assertEqual(self._tasks().activity_ids.user_id, self.carla)
        self.assertFalse(self._tasks(self.max))
        with self.assertRaises(RematchError):
            self._dialog(self.max).action_confirm()
        self.assertEqual(self.relationship.state, "active")

    def test_one_click_ends_it_without_blame_and_proposes_who_fits_best(self):
        self._ask()
        dialog = self._dialog()
        self.assertEqual(dialog.seeker_id, self.mentee.participant_id)
        self.assertEqual(dialog.partner_id, self.stella_there)
        self.assertIn("Stella", dialog.candidates_html)
        self.assertNotIn("Max", dialog.candidates_html)
        dialog.action_confirm()
        self.assertEqual(self.relationship.state, "ended")
        fit = self.env.ref("mentoring_program.end_reason_fit")
        self.assertEqual(self.relationship.sudo().end_reason_id, fit)
        proposed = self.program.relationship_ids - self.relationship
        self.assertEqual(proposed.state, "proposed")
        people = self.mentee.participant_id | self.stella_there
        self.assertEqual(proposed.member_ids.participant_id, people)
        self.assertFalse(self._tasks())
        done = self.env["mentoring.intervention"].with_user(self.carla).search([])
        self.assertEqual((done.kind, done.author_id), ("rematch", self.carla))

    def test_the_partner_is_offered_a_match_as_well_and_his_place_is_free(self):
        self._ask()
        self._dialog().action_confirm()
        mentor = self.mentor.participant_id
        self.assertEqual((mentor.state, mentor.mentor_seats_taken), ("accepted", 0))
        kind = self.env.ref("mentoring_program.mail_activity_rematch")
        self.assertEqual(self.relationship.activity_ids.activity_type_id, kind)

    def test_without_a_new_partner_it_ends_all_the_same(self):
        dialog = self._dialog()
        dialog.partner_id = False
        dialog.action_confirm()
        self.assertEqual(self.relationship.state, "ended")
        self.assertEqual(self.program.relationship_ids, self.relationship)

    def test_where_the_new_pair_is_forbidden_nothing_ends(self):
        dialog = self._dialog()
        self.stella_there.sudo().excluded_ids = self.mentee.participant_id
        with self.assertRaises(ForbiddenPairError), self.env.cr.savepoint():
            dialog.action_confirm()  # the savepoint stands for the request that is undone
        self.env.invalidate_all()
        self.assertEqual(self.relationship.state, "active")

    def test_a_second_click_is_told_that_it_is_over(self):
        first, second = self._dialog(), self._dialog()
        first.action_confirm()
        with self.assertRaises(RematchError):
            second.action_confirm()
        self.assertEqual(len(self.program.relationship_ids), 2)

    def test_a_mentor_who_asks_is_given_a_mentee(self):
        theo = self._create_participant(self.program, self.theo)
        self._on(20)
        self.relationship.with_user(self.max).action_ask_rematch()
        dialog = self._dialog()
        self.assertEqual(dialog.seeker_id, self.mentor.participant_id)
        self.assertEqual(dialog.partner_id, theo)
        dialog.action_confirm()
        proposed = self.program.relationship_ids - self.relationship
        roles = {one.participant_id: one.role for one in proposed.member_ids}
        self.assertEqual(roles, {self.mentor.participant_id: "mentor", theo: "mentee"})

    def test_an_end_by_another_way_settles_the_task(self):
        self._ask()
        self.relationship.with_user(self.carla).action_complete()
        self.assertFalse(self._tasks())
