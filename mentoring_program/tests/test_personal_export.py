from odoo.tests import tagged

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
class TestPersonalExport(EvaluationCase):
    """What somebody takes along holds his own answers, and nothing that he may not read."""

    def _told(self, user):
        self.env.invalidate_all()
        return repr(self.env["mentoring.personal.export"].with_user(user)._export())

    def test_own_answers_come_along_and_those_of_others_do_not(self):
        evaluation = self._sent(self.tina)
        self._answer(evaluation, 7)
        question = self._scales(evaluation.sudo().survey_id.question_ids)[0].title
        self.assertIn(question, self._told(self.tina))
        self.assertNotIn(question, self._told(self.max))
        self.assertNotIn(question, self._told(self.carla))

    def test_what_coordinators_noted_of_somebody_is_not_handed_to_him(self):
        member = self.relationship.member_ids.filtered(lambda one: one.user_id == self.tina)
        member._remark("end", "Hard to reach")
        self.assertNotIn("Hard to reach", self._told(self.tina))

    def test_an_exclusion_of_somebody_is_in_no_archive_but_the_excluders(self):
        tinas = self.relationship.member_ids.participant_id.filtered(
            lambda one: one.user_id == self.tina
        )
        maxs = self.relationship.member_ids.participant_id - tinas
        tinas.sudo().excluded_ids = maxs
        told = self.env["mentoring.personal.export"].with_user(self.max)._of_reader()
        self.assertNotIn("mentoring.participant.wish", told)
