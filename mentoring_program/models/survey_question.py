from odoo import api, fields, models

LEVELS = [
    ("reaction", "Reaction"),
    ("learning", "Learning"),
    ("behavior", "Behavior"),
    ("results", "Results"),
]
# What research on mentoring says matters; the five known kinds of bad experience by their absence.
THEMES = [
    ("relationship", "Relationship"),
    ("goals", "Goal progress"),
    ("listening", "Listening"),
    ("feedback", "Feedback"),
    ("challenge", "Challenge"),
    ("availability", "Availability"),
    ("confidence", "Confidence"),
    ("self_awareness", "Self-awareness"),
    ("network", "Network"),
    ("valued", "Feeling valued"),
    ("skills", "Skills and their use"),
    ("mentor_learning", "What the mentor learned"),
    ("program", "The program"),
    ("continuation", "Going on together"),
    ("mismatch", "No mismatch"),
    ("distance", "No distance"),
    ("manipulation", "No manipulation"),
    ("expertise", "No lack of expertise"),
    ("dysfunction", "No dysfunction"),
    ("recommendation", "Recommendation"),
]


# What a question is, and what its answers mean: kept as it was asked.
AS_ASKED = {
    "title",
    "question_type",
    "survey_id",
    "scale_min",
    "scale_max",
    "scale_min_label",
    "scale_mid_label",
    "scale_max_label",
    "mentoring_level",
    "mentoring_theme",
    "mentoring_reversed",
}
CHOICE_AS_ASKED = {"value", "answer_score", "question_id", "matrix_question_id"}


class SurveyQuestion(models.Model):
    """Questions of mentoring, which stay as they are once somebody was asked."""

    _inherit = "survey.question"

    mentoring_level = fields.Selection(
        LEVELS,
        "Evaluation Level",
        help="Kirkpatrick's four levels: how people found it, what they learned, what they do"
        " differently, what came of it. Totals are shown for each level.",
    )
    mentoring_theme = fields.Selection(
        THEMES,
        "Theme",
        help="What the question is about. Questions of one theme can be compared between phases"
        " and questionnaires, whatever their wording.",
    )
    mentoring_reversed = fields.Boolean(
        "Less is Better",
        help="A high answer is a bad sign, as in “How often did you feel ...?”. It is turned round"
        " before it counts: in every figure 100 is best.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        questions.survey_id._check_not_asked()
        return questions

    def write(self, vals):
        changed = self.filtered(lambda one: _is_changed(one, vals, AS_ASKED))
        changed.survey_id._check_not_asked()
        return super().write(vals)

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        """Let people translate what was asked, but not change it by way of a translation."""
        if field_name in AS_ASKED and "en_US" in translations:
            self.survey_id._check_not_asked()
        return super()._update_field_translations(field_name, translations, digest, source_lang)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        self.survey_id._check_not_asked()


class SurveyQuestionAnswer(models.Model):
    _inherit = "survey.question.answer"

    @api.model_create_multi
    def create(self, vals_list):
        choices = super().create(vals_list)
        choices._check_not_asked()
        return choices

    def write(self, vals):
        self.filtered(lambda one: _is_changed(one, vals, CHOICE_AS_ASKED))._check_not_asked()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        self._check_not_asked()

    def _check_not_asked(self):
        (self.question_id | self.matrix_question_id).survey_id._check_not_asked()


def _is_changed(record, vals, names):
    """Whether the values would change one of these fields of the record."""
    return any(
        record._fields[name].convert_to_write(record[name], record) != vals[name]
        for name in vals.keys() & names
    )
