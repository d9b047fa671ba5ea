from psycopg2.errors import SerializationFailure

from odoo.api import SUPERUSER_ID, Environment
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import BusyError
from odoo.addons.mentoring_program.models.mentoring_participant_seat import NoSeatLeftError


@tagged("post_install", "-at_install")
class TestConcurrency(TransactionCase):
    """Two real transactions at once, as two people press a button in the same second.

    A request that PostgreSQL refuses is repeated by the framework with a fresh picture; the tests
    do this step by step.
    """

    def setUp(self):
        super().setUp()
        self.env = None  # nothing here happens in the transaction of the test
        with self.registry.cursor() as cr:
            env = Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
            program = env["mentoring.program"].create(
                {
                    "name": "Crowded",
                    "coordinator_ids": [(6, 0, env.ref("base.user_admin").ids)],
                    "require_acceptance": False,
                    "objective_ids": [(0, 0, {"name": "Posts", "measure": "Posts", "target": 5})],
                    "date_start": "2026-01-01",
                    "date_end": "2026-12-31",
                }
            )
            program.action_open_recruitment()
            people = env["mentoring.participant"].create(
                [
                    {"program_id": program.id, "role": role}
                    for role in ("mentor", "mentee", "mentee")
                ]
            )
            people.action_accept()
            program.action_establish_structure()
            self.program_id = program.id
            self.mentor_id, *self.mentee_ids = people.ids
        self.addCleanup(self._remove_program)

    def _remove_program(self):
        with self.registry.cursor() as cr:
            program = Environment(cr, SUPERUSER_ID, {})["mentoring.program"].browse(self.program_id)
            program.action_cancel("The test is over")
            program.unlink()

    def _transaction(self):
        """A transaction that has seen the program already."""
        cr = self.registry.cursor()
        self.addCleanup(cr.close)
        env = Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
        env["mentoring.program"].browse(self.program_id).participant_ids.mapped("state")
        return env

    def _propose(self, env, mentee_id):
        people = env["mentoring.participant"]
        pairs = [(people.browse(self.mentor_id), people.browse(mentee_id), 0.0)]
        program = env["mentoring.program"].browse(self.program_id)
        relationship = env["mentoring.relationship"]._propose(program, pairs)
        env.flush_all()
        return relationship

    @mute_logger("odoo.sql_db")
    def test_the_last_place_of_a_mentor_is_never_given_twice(self):
        one, two = self._transaction(), self._transaction()
        self._propose(one, self.mentee_ids[0])
        one.cr.commit()
        with self.assertRaises(SerializationFailure):
            self._propose(two, self.mentee_ids[1])
        two.cr.rollback()
        two.clear()
        with self.assertRaises(NoSeatLeftError):
            self._propose(two, self.mentee_ids[1])
        two.cr.rollback()
        check = self._transaction()
        mentor = check["mentoring.participant"].browse(self.mentor_id)
        self.assertEqual((mentor.mentor_seats_taken, len(mentor.member_ids)), (1, 1))

    @mute_logger("odoo.sql_db")
    def test_two_decisions_at_once_do_not_leave_the_relationship_waiting(self):
        start = self._transaction()
        relationship_id = self._propose(start, self.mentee_ids[0]).id
        start.cr.commit()
        one, two = self._transaction(), self._transaction()
        first, second = (
            env["mentoring.relationship"].browse(relationship_id) for env in (one, two)
        )
        self.assertEqual(second.member_ids.mapped("approval_state"), ["pending", "pending"])
        first.member_ids[0].action_approve()
        one.cr.commit()
        with self.assertRaises(SerializationFailure):
            second.member_ids[1].action_approve()
        two.cr.rollback()
        two.clear()
        second.member_ids[1].action_approve()
        two.cr.commit()
        check = self._transaction()["mentoring.relationship"].browse(relationship_id)
        self.assertEqual(check.state, "approved")

    def test_who_comes_while_another_is_at_it_gets_a_message_instead_of_a_wait(self):
        start = self._transaction()
        relationship_id = self._propose(start, self.mentee_ids[0]).id
        start.cr.commit()
        one, two = self._transaction(), self._transaction()
        one["mentoring.relationship"].browse(relationship_id)._claim()
        with self.assertRaises(BusyError):
            two["mentoring.relationship"].browse(relationship_id).action_end("No")
