from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestConfidentialAnswers(EvaluationCase):
    """Who reads the answers that were given in confidence, and what stays closed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mentor, cls.mentee = cls._members(cls.relationship)

    def _answered(self, phase="pulse", member=None, value=3):
        evaluation = self._ask_member(member or self.mentee, phase)
        self._answer(evaluation, value)
        return evaluation

    def _read(self, evaluation, user):
        self.env.invalidate_all()
        return evaluation.with_user(user).answers_html or ""

    def test_the_coordinator_reads_fit_and_pulse_by_name(self):
        for phase in ("fit", "pulse"):
            self.assertIn("3 on the scale", self._read(self._answered(phase), self.carla))

    def test_no_coordinator_reads_what_was_promised_to_nobody(self):
        for phase in ("baseline", "midterm", "final", "followup"):
            self.assertFalse(self._read(self._answered(phase), self.carla))

    def test_a_coordinator_in_the_relationship_reads_neither_his_own_nor_the_others(self):
        group = self.env.ref("mentoring_program.group_mentoring_coordinator")
        self.max.group_ids |= group
        self.program.sudo().coordinator_ids |= self.max
        for member in (self.mentee, self.mentor):
            evaluation = self._answered(member=member)
            self.assertFalse(self._read(evaluation, self.max))
            self.assertNotIn(self.max, evaluation._readers())
            self.assertIn("3 on the scale", self._read(evaluation, self.carla))

    def test_a_mentoring_manager_who_does_not_run_the_program_reads_nothing(self):
        self.assertFalse(self._read(self._answered(), self.mona))

    def test_members_and_line_managers_have_no_such_field(self):
        evaluation = self._answered()
        for user in (self.tina, self.max, self.lars, self.stella):
            with self.assertRaises(AccessError):
                evaluation.with_user(user).read(["answers_html"])

    def test_what_was_promised_when_it_was_sent_counts(self):
        final, pulse = self._answered("final"), self._answered("pulse")
        for evaluation in (final, pulse):
            with self.assertRaises(ProtectedValueError):
                evaluation.with_user(self.carla).write({"is_confidential": True})
        self.assertEqual((final | pulse).mapped("is_confidential"), [False, True])

    def test_nobody_reads_single_answers_of_an_informal_program(self):
        program, people = self._create_informal()
        self._request(program, self.theo, people[self.stella]).with_user(
            self.stella
        ).action_accept()
        mentee = people[self.theo].sudo().member_ids
        evaluation = self._answered(member=mentee)
        self.assertEqual(evaluation.state, "answered")
        self.assertFalse(self._read(evaluation, self.carla))
        self.assertFalse(mentee.relationship_id._confidential_answers())

    def test_nothing_is_read_before_it_is_finished(self):
        evaluation = self._ask_member(self.mentee, "pulse")
        answer = evaluation.sudo().user_input_id
        scale = answer.survey_id.question_ids.filtered(lambda one: one.question_type == "scale")
        answer._save_lines(scale[0], "3")
        self.assertFalse(self._read(evaluation, self.carla))

    def test_the_relationship_gives_its_answers_newest_first(self):
        with freeze_time("2026-05-01 09:00:00"):
            first = self._answered("fit")
        second = self._answered("pulse", self.mentor)
        self._answered("final")
        self._ask_member(self.mentee, "pulse", occurrence=2)
        self.assertEqual(self.relationship._confidential_answers(), second | first)
        self.assertEqual(self.relationship._confidential_answers()[0], second)

    def test_ending_a_relationship_early_closes_its_questionnaires_and_completing_does_not(self):
        open_one = self._ask_member(self.mentee, "pulse")
        self.relationship.with_user(self.carla).action_complete()
        self.assertEqual(open_one.state, "sent")
        other = self._create_relationship(
            self.program,
            self._create_participant(self.program, self.stella, "mentor"),
            self._create_participant(self.program, self.theo),
        )
        self._approve(other)
        for user in (self.stella, self.theo):
            other.with_user(user).action_sign_agreement()
        late = self._ask_member(other.member_ids[0], "pulse")
        other.with_user(self.carla).action_end("No time")
        self.assertEqual(late.state, "cancelled")
