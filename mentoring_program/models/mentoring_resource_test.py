from odoo import api, fields, models

from .. import exceptions
from .survey_survey import TEST


class ResourceTestError(exceptions.ValidationError):
    """A test that nobody could pass."""


class UnpassedTestError(exceptions.UserError):
    """Somebody noted a test as done without having passed it."""


class MentoringResourceTest(models.AbstractModel):
    """The test of a resource: who passes it has done the resource."""

    _name = "mentoring.resource.test"
    _description = "Mentoring Resource: Test"

    survey_id = fields.Many2one(
        "survey.survey",
        "Test",
        ondelete="restrict",
        index="btree_not_null",
        domain=[("survey_type", "=", TEST)],
        help="Who passes this test has done the resource, and gets its certificate.",
    )
    has_test = fields.Boolean(compute="_compute_has_test")
    test_success_min = fields.Float(related="survey_id.scoring_success_min", related_sudo=True)

    @api.depends("survey_id")
    def _compute_has_test(self):
        for resource in self:
            resource.has_test = bool(resource.survey_id)

    @api.constrains("survey_id")
    def _check_survey(self):
        # only of which kind the survey is
        for resource in self.sudo().filtered("survey_id"):
            survey = resource.survey_id
            if survey.survey_type != TEST or not survey.question_ids:
                raise ResourceTestError(
                    self.env._(
                        "%(resource)s: “%(survey)s” is no test of mentoring with questions.",
                        resource=resource.name,
                        survey=survey.title,
                    )
                )

    def _open_test(self):
        """The answer sheet of the logged-in person: the one he began, else a new one.

        :return: the address of its first page
        """
        self.ensure_one().check_access("read")
        # people have no right on surveys and their answers; this one is the reader's own
        survey, answers = self.sudo().survey_id, self.env["survey.user_input"].sudo()
        begun = answers.search(
            [*self._answered_by(self.env.user), ("state", "!=", "done")], limit=1
        )
        return (begun or survey._create_answer(user=self.env.user)).get_start_url()

    def _is_passed_by(self, user):
        """Whether this person has passed the test."""
        # whether there is a passed answer; nothing of it is shown
        answers = self.env["survey.user_input"].sudo()
        passed = [("scoring_success", "=", True), ("state", "=", "done")]
        return bool(answers.search_count([*self._answered_by(user), *passed], limit=1))

    def _answered_by(self, user):
        # the key of the test, not its content
        surveys = self.sudo().survey_id
        return [
            ("survey_id", "in", surveys.ids),
            ("partner_id", "=", user.partner_id.id),
            ("test_entry", "=", False),
        ]
