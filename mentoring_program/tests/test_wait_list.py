from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_program_wait_list import NoPlaceError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestWaitList(MentoringCase):
    """Places of a program, and the wait list that moves up."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name in ("anna", "bela", "cleo"):
            user = cls._create_user(name, "base.group_user")
            setattr(cls, name, user)
            cls.employees[user] = cls._create_employee(user, parent_id=cls.boss.id)
        cls.program = cls._create_program()
        cls.program.action_open_recruitment()

    def _wait(self, *users, role="mentee"):
        people = (
            self.env["mentoring.participant"]
            .with_user(self.carla)
            .create(
                [
                    {
                        "program_id": self.program.id,
                        "employee_id": self.employees[user].id,
                        "role": role,
                    }
                    for user in users
                ]
            )
        )
        people.action_waitlist()
        return people

    def _positions(self, people):
        return [(one.state, one.wait_position) for one in people]

    def test_no_more_people_are_accepted_than_there_are_places(self):
        self.program.mentee_places = 1
        self._create_participant(self.program, self.tina)
        with self.assertRaises(NoPlaceError):
            self._create_participant(self.program, self.theo)
        self._create_participant(self.program, self.max, "mentor")

    def test_a_batch_beyond_the_places_is_refused_as_a_whole(self):
        self.program.mentee_places = 1
        people = self._wait(self.anna, self.bela)
        self.program.wait_list_moves = False
        with self.assertRaises(NoPlaceError), self.env.cr.savepoint():
            people.action_accept()
        self.env.invalidate_all()
        self.assertNotIn("accepted", people.mapped("state"))

    def test_who_leaves_makes_room_for_the_first_in_line(self):
        for limit in (1, 0):  # a number of places, and one for each who leaves
            with self.subTest(limit=limit), self.env.cr.savepoint() as savepoint:
                self.program.mentee_places = limit
                tina = self._create_participant(self.program, self.tina)
                people = self._wait(self.anna, self.bela)
                self.assertEqual(self._positions(people), [("waitlisted", 1), ("waitlisted", 2)])
                tina.with_user(self.tina).action_withdraw()
                self.assertEqual(self._positions(people), [("accepted", 0), ("waitlisted", 1)])
                savepoint.rollback()
                self.env.invalidate_all()

    def test_the_list_has_no_gaps(self):
        self.program.mentee_places = 1
        self._create_participant(self.program, self.tina)
        people = self._wait(self.anna, self.bela, self.cleo)
        people[0].with_user(self.anna).action_withdraw()
        self.assertEqual(
            self._positions(people), [("withdrawn", 0), ("waitlisted", 1), ("waitlisted", 2)]
        )

    def test_a_place_goes_to_the_first_whose_role_it_suits(self):
        self.program.write({"mentee_places": 1, "mentor_places": 1})
        self._create_participant(self.program, self.max, "mentor")
        tina = self._create_participant(self.program, self.tina)
        mentor, both = self._wait(self.anna, role="mentor"), self._wait(self.bela, role="both")
        mentee = self._wait(self.cleo)
        tina.action_withdraw()
        self.assertEqual(
            [one.state for one in (mentor, both, mentee)],
            ["waitlisted", "waitlisted", "accepted"],
        )

    def test_more_places_let_people_in_at_once(self):
        self.program.mentee_places = 1
        self._create_participant(self.program, self.tina)
        people = self._wait(self.anna, self.bela, self.cleo)
        self.program.mentee_places = 3
        self.assertEqual(people.mapped("state"), ["accepted", "accepted", "waitlisted"])

    def test_mentees_may_wait_for_mentors(self):
        self.program.mentee_places_follow = True
        people = self._wait(self.anna, self.bela)
        self.env["mentoring.program"]._cron_move_up()
        self.assertEqual(people.mapped("state"), ["waitlisted"] * 2)
        mentor = self._create_participant(self.program, self.max, "mentor")
        self.assertEqual(people.mapped("state"), ["accepted", "waitlisted"])
        mentor.capacity = 2
        for _twice in range(2):
            self.env["mentoring.program"]._cron_move_up()
        self.assertEqual(people.mapped("state"), ["accepted", "accepted"])

    def test_nobody_moves_up_without_the_managers_consent_and_then_at_once(self):
        self.program.write({"mentee_places": 1, "require_consent": True})
        person = self._wait(self.anna)
        self.assertEqual(person.state, "waitlisted")
        person.action_ask_manager()
        person.sudo().consent_ids.with_user(self.lars).action_give()
        self.assertEqual(person.state, "accepted")

    def test_the_list_rests_where_the_program_says_so_or_is_over(self):
        self.program.write({"mentee_places": 1, "wait_list_moves": False})
        tina = self._create_participant(self.program, self.tina)
        person = self._wait(self.anna)
        tina.action_withdraw()
        self.env["mentoring.program"]._cron_move_up()
        self.assertEqual(person.state, "waitlisted")
        self.program.action_cancel("No budget")
        self.env["mentoring.program"]._cron_move_up()
        self.assertEqual(person.state, "waitlisted")

    def test_who_is_put_on_the_list_by_hand_does_not_come_back_at_once(self):
        person = self._create_participant(self.program, self.tina)
        person.action_waitlist()
        self.assertEqual(self._positions(person), [("waitlisted", 1)])

    def test_the_history_does_not_tell_whose_place_it_was(self):
        self.program.mentee_places = 1
        tina = self._create_participant(self.program, self.tina)
        person = self._wait(self.anna)
        tina.with_user(self.tina).with_context(tracking_disable=False).action_withdraw()
        self.env.flush_all()
        self.assertNotIn(self.tina.partner_id, person.sudo().message_ids.author_id)
        self.assertEqual(person.sudo().write_uid, self.env.ref("base.user_root"))

    def test_only_coordinators_put_people_on_the_list_or_accept_them(self):
        person = self._wait(self.anna)
        for user in (self.anna, self.stella, self.lars):
            for move in ("action_waitlist", "action_accept"):
                with self.assertRaises(AccessError):
                    getattr(person.with_user(user), move)()

    def test_the_list_can_be_drawn_into_another_order_and_has_no_gaps_whatever_is_sent(self):
        people = self._wait(self.anna, self.bela, self.cleo)
        anna, bela, cleo = people
        for drawn, offset, expected in (
            (cleo | anna | bela, 1, [2, 3, 1]),
            (anna | cleo, 1, [1, 3, 2]),
            (cleo | anna, 70, [3, 1, 2]),
            (bela | cleo, -5, [3, 1, 2]),
        ):
            drawn.web_resequence({}, "wait_position", offset)
            self.env.cr.precommit.run()
            self.assertEqual(people.mapped("wait_position"), expected)
        self.program.mentee_places = 1
        self.assertEqual(people.mapped("state"), ["waitlisted", "accepted", "waitlisted"])
        with self.assertRaises(AccessError):
            people.with_user(self.bela).web_resequence({}, "wait_position", 1)
