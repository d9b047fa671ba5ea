from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import (
    ClosedProgramError,
    ProtectedValueError,
)
from odoo.addons.mentoring_program.models.mentoring_lifecycle_mixin import TransitionError
from odoo.addons.mentoring_program.models.mentoring_program_coordination import (
    ProgramCoordinatorError,
)
from odoo.addons.mentoring_program.models.mentoring_program_gate import GateError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestProgramLifecycle(MentoringCase):
    """The arrows and gates of a program."""

    def test_the_first_gate_names_every_unmet_condition_of_every_program(self):
        programs = self._create_program(name="One", objective_ids=[], date_end=False)
        programs |= self._create_program(name="Two", objective_ids=[])
        with self.assertRaises(GateError) as caught:
            programs.action_open_recruitment()
        lines = str(caught.exception).splitlines()
        self.assertEqual(sum(line.startswith("One:") for line in lines), 2)
        self.assertEqual(sum(line.startswith("Two:") for line in lines), 1)
        self.assertEqual(programs.mapped("state"), ["objectives", "objectives"])

    def test_a_batch_is_all_or_nothing(self):
        good = self._create_program()
        bad = self._create_program(objective_ids=[])
        with self.assertRaises(GateError):
            (good | bad).action_open_recruitment()
        self.assertEqual(good.state, "objectives")

    def test_an_arrow_taken_twice_does_nothing_the_second_time(self):
        program = self._create_program()
        program.action_open_recruitment()
        stamp = program.write_date
        program.action_open_recruitment()
        self.assertEqual(program.state, "recruitment")
        self.assertEqual(program.write_date, stamp)

    def test_a_step_cannot_be_skipped_nor_taken_backwards_by_an_arrow(self):
        program = self._create_program()
        with self.assertRaises(TransitionError):
            program.action_provide_training()
        program.action_open_recruitment()
        self._create_participant(program, self.max, "mentor")
        self._create_participant(program, self.tina)
        program.action_establish_structure()
        with self.assertRaises(TransitionError):
            program.action_open_recruitment()

    def test_stepping_back_changes_the_program_alone(self):
        relationship = self._create_relationship()
        program = relationship.program_id.with_user(self.carla)
        program.action_step_back()
        self.assertEqual(program.state, "recruitment")
        self.assertEqual(relationship.state, "proposed")

    def test_only_a_mentoring_manager_passes_a_gate_and_the_reason_is_kept(self):
        program = self._create_program(objective_ids=[])
        with self.assertRaises(AccessError):
            program.action_pass_gate("Because")
        program.with_user(self.mona).action_pass_gate("The board decided")
        self.assertEqual(program.state, "recruitment")
        self.assertIn("The board decided", program.message_ids[0].body)

    def test_cancelling_needs_a_reason_when_nobody_is_there_to_ask(self):
        program = self._create_program()
        with self.assertRaises(UserError):
            program.action_cancel()
        self.assertEqual(program.state, "objectives")

    def test_cancelling_ends_relationships_and_frees_their_places(self):
        relationship = self._create_relationship()
        self._accept(relationship)
        people = relationship.member_ids.participant_id
        relationship.program_id.with_user(self.carla).action_cancel("No budget")
        self.assertEqual(relationship.state, "ended")
        self.assertEqual(people.mapped("mentor_seats_taken"), [0, 0])
        self.assertEqual(people.mapped("mentee_seats_taken"), [0, 0])
        self.assertNotIn("pending", relationship.member_ids.mapped("approval_state"))

    def test_state_cannot_be_written_from_outside_not_even_as_superuser(self):
        program = self._create_program()
        for env_program in (program, program.sudo()):
            with self.assertRaises(ProtectedValueError):
                env_program.write({"state": "closed"})
        for key in ("mentoring_guard", "default_state"):
            forged = self.env["mentoring.program"].with_context(**{key: "closed"})
            self.assertEqual(forged.create({"name": "Forged"}).state, "objectives")
            with self.assertRaises(ProtectedValueError):
                forged.create({"name": "Forged", "state": "closed"})

    def test_a_program_that_is_over_can_be_read_but_not_changed(self):
        program = self._create_program()
        participant = self._create_participant(program, self.tina)
        program.action_cancel("No budget")
        for record in (program, participant):
            with self.assertRaises(ClosedProgramError):
                record.write({"name" if record == program else "motivation": "New"})
        with self.assertRaises(ClosedProgramError):
            self._create_participant(program, self.max, "mentor")

    def test_a_coordinator_cannot_touch_programs_of_others(self):
        program = self.env["mentoring.program"].create(
            {"name": "Hers", "coordinator_ids": [(6, 0, self.mona.ids)]}
        )
        with self.assertRaises(AccessError):
            program.with_user(self.carla).action_open_recruitment()

    def test_every_arrow_is_a_server_action_for_several_programs(self):
        programs = self._create_program() | self._create_program()
        action = self.env.ref("mentoring_program.server_action_open_recruitment")
        action.with_user(self.carla).with_context(
            active_model="mentoring.program", active_ids=programs.ids
        ).run()
        self.assertEqual(programs.mapped("state"), ["recruitment", "recruitment"])

    def test_somebody_without_the_right_cannot_be_named_coordinator(self):
        program = self._create_program()
        with self.assertRaises(ProgramCoordinatorError):
            program.coordinator_ids |= self.max

    def test_a_running_program_is_cancelled_before_it_is_deleted(self):
        relationship = self._create_relationship()
        program = relationship.program_id.with_user(self.mona)
        for record in (program, relationship.with_user(self.mona)):
            with self.assertRaises(UserError):
                record.unlink()
        program.action_cancel("A test")
        program.unlink()
        self.assertFalse(program.exists())

    def test_a_deleted_program_leaves_no_activity_and_no_mail_behind(self):
        before = {
            model: self.env[model].search([(field, "=like", "mentoring.%")])
            for model, field in (("mail.activity", "res_model"), ("mail.message", "model"))
        }
        relationship = self._create_relationship()
        self._accept(relationship)
        program = relationship.program_id.with_user(self.mona)
        program.action_cancel("A test")
        program.unlink()
        for model, field in (("mail.activity", "res_model"), ("mail.message", "model")):
            left = self.env[model].search([(field, "=like", "mentoring.%")])
            self.assertEqual(left, before[model])
