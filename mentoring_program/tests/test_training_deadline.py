from datetime import date, datetime

from freezegun import freeze_time

from odoo.tests import tagged

from .common import MentoringCase

JANUARY, MAY = date(2026, 1, 10), date(2026, 5, 1)


@tagged("post_install", "-at_install")
class TestTrainingDeadline(MentoringCase):
    """Until when mandatory resources are due, and which gate waits for them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["mentoring.resource"].search([("is_mandatory", "=", True)]).is_mandatory = False
        cls.program = cls._create_program(enrollment_deadline=date(2026, 2, 1))
        cls.program.action_open_recruitment()
        cls.mentor = cls._create_participant(cls.program, cls.max, "mentor")
        cls.mentee = cls._create_participant(cls.program, cls.tina)

    def _mandatory(self, due, **values):
        return self.env["mentoring.resource"].create(
            {"name": due, "is_mandatory": True, "due": due, **values}
        )

    def _due_on(self, resource, person=None):
        person = person or self.mentee
        return person._deadlines(resource, person._first_meetings().get(person))[resource]

    def _trained(self, target):
        """Whether the training lets the program on to ``target``; None where it has no say."""
        conditions = self.program._training_conditions(target)
        return conditions[0].met if conditions else None

    def test_before_the_matching_means_until_the_enrollment_ends(self):
        resource = self._mandatory("matching")
        with freeze_time(JANUARY):
            self.assertEqual(self._due_on(resource), date(2026, 2, 1))
        with freeze_time(MAY):  # who comes later is not late for it
            self.assertFalse(self._due_on(resource))

    def test_before_the_first_session_follows_the_session(self):
        resource = self._mandatory("session")
        with freeze_time(JANUARY):
            self.assertEqual(self._due_on(resource), self.program.date_start)
        with freeze_time(MAY):
            self.assertFalse(self._due_on(resource))
            pair = self._create_relationship(self.program, self.mentor, self.mentee)
            self._approve(pair)
            later = self._create_session(pair, self.tina, datetime(2026, 6, 20, 9))
            first = self._create_session(pair, self.tina, datetime(2026, 6, 3, 9))
            self.assertEqual(self._due_on(resource), date(2026, 6, 3))
            first.with_user(self.tina).action_cancel()
            self.assertEqual(self._due_on(resource), later.start.date())
            self.assertEqual(self.mentee.training_due_on, later.start.date())

    def test_by_a_date_is_that_date_and_counts_when_it_has_passed(self):
        resource = self._mandatory("date", due_on=MAY)
        self._approve(self._create_relationship(self.program, self.mentor, self.mentee))
        self.assertEqual(self._due_on(resource), MAY)
        with freeze_time(MAY):
            self.assertIsNone(self._trained("celebration"))
            self.assertIsNone(self._trained("monitoring"))
        with freeze_time(date(2026, 5, 2)):
            self.assertIs(self._trained("monitoring"), False)
            self.assertIs(self._trained("celebration"), False)
            (self.mentor | self.mentee).action_mark_trained()
            self.assertIs(self._trained("celebration"), True)

    def test_the_gate_to_the_matching_waits_for_what_is_due_before_it(self):
        self.assertIsNone(self._trained("structure"))
        self._mandatory("session")
        self.assertIsNone(self._trained("structure"), "that is for later")
        resource = self._mandatory("matching")
        self.assertIs(self._trained("structure"), False)
        self.mentee.with_user(self.tina).action_complete_resource(resource.id)
        self.assertIs(self._trained("structure"), False)
        self.mentor.action_waive_training("Did it last year")
        self.assertIs(self._trained("structure"), True)
        self.program.action_establish_structure()

    def test_progress_is_full_only_when_nothing_is_left(self):
        self.assertEqual((self.mentee.training_percent, self.mentee.training_state), (100, "none"))
        resources = [self._mandatory("session") for _number in range(3)]
        self.mentee.invalidate_recordset()
        shares = []
        for resource in resources:
            shares.append(self.mentee.training_percent)
            self.mentee.with_user(self.tina).action_complete_resource(resource.id)
        self.assertEqual([*shares, self.mentee.training_percent], [0, 33, 66, 100])

    def test_doing_something_twice_is_noted_once(self):
        resource = self._mandatory("session")
        with freeze_time(JANUARY):
            self.mentee.with_user(self.tina).action_complete_resource(resource.id)
        with freeze_time(MAY):
            self.mentee.with_user(self.tina).action_complete_resource(resource.id)
        self.assertEqual(self.mentee.completion_ids.done_on.date(), JANUARY)


@tagged("post_install", "-at_install")
class TestTrainingPasses(MentoringCase):
    """Speed and informal programs ask for nothing but what is their own."""

    def _informal(self):
        program = self._create_informal()[0]
        program.action_establish_structure()
        pair = self.env["mentoring.relationship"]._propose(
            program.sudo(),
            [
                (
                    program.participant_ids.filtered(lambda one: one.user_id == self.max).sudo(),
                    program.participant_ids.filtered(lambda one: one.user_id == self.tina).sudo(),
                    0.0,
                )
            ],
        )
        self.assertTrue(pair._is_running())
        return program

    def test_the_step_passes_by_itself_where_nothing_is_mandatory(self):
        self._mandatory_in_the_library()
        program = self._informal()
        program.action_provide_training()
        self.assertEqual(program.state, "monitoring")
        program.action_provide_training()  # pressed twice is as once
        program.action_start_monitoring()
        self.assertEqual(program.state, "monitoring")

    def test_the_step_stays_where_the_program_asks_for_something(self):
        program = self._informal()
        resource = self.env["mentoring.resource"].create(
            {"name": "House rules", "is_mandatory": True, "program_id": program.id}
        )
        person = program.participant_ids.filtered(lambda one: one.user_id == self.tina)
        self.assertEqual(person._open_resources(), resource)
        program.action_provide_training()
        self.assertEqual(program.state, "training")

    def test_the_step_stays_in_other_programs(self):
        self.env["mentoring.resource"].search([("is_mandatory", "=", True)]).is_mandatory = False
        pair = self._create_relationship()
        self._approve(pair)
        program = pair.program_id.with_user(self.carla)
        program.action_provide_training()
        self.assertEqual(program.state, "training")

    def _mandatory_in_the_library(self):
        self.env["mentoring.resource"].create({"name": "Guide", "is_mandatory": True})
