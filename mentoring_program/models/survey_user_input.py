from statistics import fmean

from odoo import api, fields, models
from odoo.fields import Domain

from .survey_survey import OURS, TEST


class SurveyUserInput(models.Model):
    """Answers to a questionnaire of mentoring: their score goes to the evaluation, nowhere else."""

    _inherit = "survey.user_input"

    mentoring_evaluation_id = fields.Many2one(
        "mentoring.evaluation", ondelete="cascade", index="btree_not_null", readonly=True
    )

    @api.depends("survey_id.survey_type")
    def _compute_scoring_values(self):
        """Leave our answers without points: other models count those with superuser rights."""
        ours = self._of_mentoring()
        ours.scoring_percentage = 0.0
        ours.scoring_total = 0.0
        return super(SurveyUserInput, self - ours)._compute_scoring_values()

    @api.depends("survey_id.survey_type")
    def _compute_scoring_success(self):
        ours = self._of_mentoring()
        ours.scoring_success = False
        return super(SurveyUserInput, self - ours)._compute_scoring_success()

    def _mark_done(self):
        result = super()._mark_done()
        for user_input in self.filtered("mentoring_evaluation_id"):
            user_input.mentoring_evaluation_id._take_answer(user_input)
        self._note_passed_tests()
        return result

    def _note_passed_tests(self):
        """Who has passed a test of mentoring has done its resource, in all his programs."""
        passed = self.filtered(
            lambda one: (
                one.survey_id.survey_type == TEST and one.scoring_success and not one.test_entry
            )
        )
        for answer in passed:
            # only the person's own training is written
            people = self.env["mentoring.participant"].sudo()
            people = people.search(
                [("user_id.partner_id", "=", answer.partner_id.id), ("state", "=", "accepted")]
            )
            for person in people.filtered(lambda one: not one._is_closed()):
                domain = Domain("survey_id", "=", answer.survey_id.id)
                for resource in person._resources(domain):
                    person._complete(resource, done_on=fields.Datetime.now())

    def _notify_new_participation_subscribers(self):
        """Tell followers of a survey nothing about our answers."""
        others = self - self._of_mentoring()
        return super(SurveyUserInput, others)._notify_new_participation_subscribers()

    def _of_mentoring(self):
        return self.filtered(lambda one: one.survey_id.survey_type == OURS)

    def _mentoring_scores(self):
        """The score of the whole answer, of each of its levels and of each of its themes.

        Every answer on a scale counts as its place between the scale's ends, every choice with
        points as its share of the highest points, both from 0 to 100, turned round where less is
        better. A score is the plain mean of what was answered; questions left out, texts and
        matrices do not count.

        :return: {"all": 72.5, "reaction": 80.0, ..., "listening": 80.0, ...}, only what has an
            answer; empty for none. Levels and themes have no name in common.
        """
        self.ensure_one()
        shares = {}
        for line in self.user_input_line_ids:
            share = line._mentoring_share()
            if share is not None:
                question = line.question_id
                keys = {"all", question.mentoring_level, question.mentoring_theme}
                for key in keys - {False}:
                    shares.setdefault(key, []).append(share)
        return {key: fmean(values) for key, values in shares.items()}


class SurveyUserInputLine(models.Model):
    _inherit = "survey.user_input.line"

    def _mentoring_share(self):
        """What this answer is worth from 0 to 100, 100 is best; None for one without a worth."""
        share = self._plain_share()
        if share is not None and self.question_id.mentoring_reversed:
            return 100.0 - share
        return share

    def _plain_share(self):
        """Where the answer lies between the least and the most, in percent."""
        question = self.question_id
        if self.answer_type == "scale":
            reached = self.value_scale - question.scale_min
            return _percent(reached, question.scale_max - question.scale_min)
        if self.answer_type == "suggestion" and question.question_type == "simple_choice":
            best = max(question.suggested_answer_ids.mapped("answer_score"))
            if best > 0:
                return _percent(self.suggested_answer_id.answer_score, best)
        return None


def _percent(part, whole):
    """The share in percent, within 0 and 100 even if the scale was changed after the answer."""
    return min(max(100.0 * part / whole, 0.0), 100.0)
