from odoo.tests import tagged

from .races_common import OTHERS, MentoringRaces


@tagged("post_install", "-at_install")
class TestRacesRecruitment(MentoringRaces):
    """The last place of a program, and one decision made by two."""

    def setUp(self):
        super().setUp()
        self.people = self.env["mentoring.participant"].with_user(self.carla)
        self.people = self.people.create(
            [
                {"program_id": self.program.id, "employee_id": self.employees[user].id}
                for user in self.employees
                if user.login in OTHERS[:2]
            ]
        )
        self.program.write({"mentee_places": 2})  # Tina has one
        self._commit()

    def _move(self, people, method, *arguments):
        def run(env):
            return getattr(people.with_env(env), method)(*arguments)

        return run

    def _states(self):
        return sorted(self.people.mapped("state"))

    def test_the_last_place_of_a_program_is_given_once(self):
        moves = [
            (user, self._move(person, "action_accept"))
            for user, person in zip((self.carla, self.mona), self.people, strict=True)
        ]
        self._assert_one_wins(self._race(*moves))
        self.assertEqual(self._states(), ["accepted", "draft"])

    def test_two_coordinators_who_decide_the_same_do_it_once(self):
        self.program.mentee_places = 3
        self._commit()
        moves = [
            (user, self._move(self.people, "action_accept")) for user in (self.carla, self.mona)
        ]
        told = [one for one in self._race(*moves) if one is not None]
        self._assert_told(told)
        self.assertEqual(self._states(), ["accepted", "accepted"])

    def test_a_place_that_becomes_free_goes_to_one_of_the_list_however_often_it_is_given(self):
        self.program.mentee_places = 1
        self.people.action_waitlist()
        self._commit()
        tina = self.mentee.participant_id

        def cron(env):
            env["mentoring.program"]._cron_move_up()

        root = self.env.ref("base.user_root")
        outcomes = self._race(
            (self.tina, self._move(tina, "action_withdraw")), (root, cron), (root, cron)
        )
        self._assert_told([one for one in outcomes if one is not None])
        self.env["mentoring.program"]._cron_move_up()
        self._commit()
        left = tina.state == "withdrawn"
        self.assertEqual(self.people.mapped("state").count("accepted"), 1 if left else 0)

    def test_of_consent_and_refusal_at_once_the_first_counts(self):
        self.program.require_consent = True
        person = self.people[:1]
        person.action_apply()
        self._commit()
        consent = person.sudo().consent_ids
        outcomes = self._race(
            (consent.approver_id, self._move(consent, "action_give")),
            (self.mona, self._move(consent, "action_refuse", "No time")),
        )
        self._assert_one_wins(outcomes)
        self.assertIn(person.manager_consent_state, ("given", "refused"))
