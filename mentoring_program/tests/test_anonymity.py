from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.base.models.ir_model import MODULE_UNINSTALL_FLAG
from odoo.addons.mentoring_program.models.survey_survey import QuestionnairePrivacyError

from .common_evaluation import EvaluationCase

CURIOUS = {
    "coordinator": "mentoring_program.group_mentoring_coordinator",
    "manager": "mentoring_program.group_mentoring_manager",
    "survey_user": "survey.group_survey_user",
    "survey_manager": "survey.group_survey_manager,hr.group_hr_manager",
    "hr_manager": "hr.group_hr_manager",
    "admin": "base.group_system,base.group_erp_manager,survey.group_survey_manager,"
    "hr.group_hr_manager",
}
SECRETS = ("score", "level_scores", "wave", "user_input_id")


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestAnonymity(EvaluationCase):
    """People with every right try to get at single answers and scores."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.evaluation = cls._sent(cls.tina)
        cls.answer = cls._answer(cls.evaluation, 7)
        cls.people = {
            name: cls._create_user(f"curious_{name}", f"base.group_user,{groups}")
            for name, groups in CURIOUS.items()
        }
        cls.program.sudo().coordinator_ids |= cls.people["coordinator"]
        cls.people["other_module"] = cls._create_user("curious_other", "base.group_user")
        cls.people["other_module"].group_ids |= cls._create_group_that_reads_all_surveys()
        cls.env.flush_all()

    @classmethod
    def _create_group_that_reads_all_surveys(cls):
        """What another module may bring: full rights on surveys and all their answers."""
        group = cls.env["res.groups"].create({"name": "All surveys"})
        for name in ("survey", "question", "question.answer", "user_input", "user_input.line"):
            model = cls.env["ir.model"]._get(f"survey.{name}")
            values = {"name": "Everything", "model_id": model.id}
            permissions = dict.fromkeys(
                ("perm_read", "perm_write", "perm_create", "perm_unlink"), True
            )
            cls.env["ir.model.access"].create({**values, **permissions, "group_id": group.id})
            cls.env["ir.rule"].create({**values, "groups": [(6, 0, group.ids)]})
        return group

    def _each(self, model):
        """The model as each of the curious people, with nothing in the cache."""
        for name, user in self.people.items():
            self.env.invalidate_all()
            with self.subTest(who=name, model=model), mute_logger("odoo.models", "odoo.addons"):
                yield self.env[model].with_user(user)

    def _assert_closed(self, call):
        """The call must be refused or find nothing."""
        try:
            found = call()
        except (AccessError, UserError, ValueError):
            return
        self.assertFalse(found)

    def test_nobody_finds_answers_of_ours(self):
        for model in ("survey.user_input", "survey.user_input.line"):
            for answers in self._each(model):
                for domain in ([], [("survey_id", "=", self.survey.id)]):
                    self._assert_closed(lambda a=answers, d=domain: self._find_ours(a, d))
                    self._assert_closed(lambda a=answers: a.search_count(self._ours(a)))
                    self._assert_closed(
                        lambda a=answers: a.formatted_read_group(
                            self._ours(a), ["create_date:month"], ["__count"]
                        )
                    )

    def _find_ours(self, answers, domain):
        found = answers.search(domain)
        return found.filtered(lambda one: one.sudo().survey_id.survey_type == "mentoring")

    def _ours(self, answers):
        if answers._name == "survey.user_input":
            return [("survey_id.survey_type", "=", "mentoring")]
        return [("question_id.survey_id.survey_type", "=", "mentoring")]

    def test_nobody_reads_writes_copies_or_deletes_a_known_answer(self):
        lines = self.answer.user_input_line_ids
        for model, ids in (
            ("survey.user_input", self.answer.ids),
            ("survey.user_input.line", lines.ids),
        ):
            for answers in self._each(model):
                known = answers.browse(ids)
                for call in (
                    lambda known=known: known.read([]),
                    lambda known=known: known.web_read({"display_name": {}}),
                    lambda known=known: known.export_data(["id", "create_date"]),
                    lambda known=known: known.write({"survey_id": False}),
                    lambda known=known: known.copy(),
                    lambda known=known: known.unlink(),
                ):
                    with self.assertRaises(UserError):
                        call()

    def test_questions_and_surveys_are_no_way_around(self):
        ways = {
            "survey.question": [("user_input_line_ids.value_scale", "=", 7)],
            "survey.survey": [("user_input_ids.user_input_line_ids.value_scale", "=", 7)],
            "survey.question.answer": [("question_id.user_input_line_ids.value_scale", "=", 7)],
        }
        for model, domain in ways.items():
            for records in self._each(model):
                self._assert_closed(lambda r=records, d=domain: r.search(d))
                self._assert_closed(lambda r=records, d=domain: r.search_count(d))
        for questions in self._each("survey.question"):
            mine = questions.browse(self.survey.question_ids.ids)
            self._assert_closed(lambda mine=mine: mine.mapped("user_input_line_ids"))

    def test_the_statistics_of_surveys_count_nothing_of_ours(self):
        for surveys in self._each("survey.survey"):
            survey = surveys.browse(self.survey.id)
            self._assert_closed(lambda s=survey: s.answer_done_count)
            self._assert_closed(lambda s=survey: s.answer_score_avg)
            self._assert_closed(lambda s=survey: any(s._prepare_statistics().values()))
            for call in (survey.action_result_survey, survey.action_start_session):
                with self.assertRaises(UserError):
                    call()

    def test_an_answered_questionnaire_stays_one_of_mentoring(self):
        for user in (*self.people.values(), self.env.user):
            survey = self.survey.with_user(user)
            with self.assertRaises(QuestionnairePrivacyError):
                survey.write({"survey_type": "custom"})
            with self.assertRaises(UserError):
                survey.unlink()
        self.assertEqual(self.survey.survey_type, "mentoring")

    def test_a_questionnaire_of_ours_is_never_open_to_all(self):
        for values in (
            {"access_mode": "public"},
            {"users_login_required": False},
            {"scoring_type": "scoring_with_answers"},
        ):
            with self.assertRaises(QuestionnairePrivacyError):
                self.survey.write(values)

    def test_scores_and_links_to_answers_are_no_fields_for_anybody(self):
        for evaluations in self._each("mentoring.evaluation"):
            self.assertFalse(set(SECRETS) & set(evaluations.fields_get()))
            known = evaluations.browse(self.evaluation.id)
            for name in SECRETS:
                for call in (
                    lambda n=name, k=known: k.read([n]),
                    lambda n=name, k=known: k.web_read({n: {}}),
                    lambda n=name, k=known: k[n],
                    lambda n=name, e=evaluations: e.search([(n, "!=", False)]),
                    lambda n=name, e=evaluations: e.search_count([(n, ">", 50)]),
                    lambda n=name, e=evaluations: e.search([], order=n),
                    lambda n=name, e=evaluations: e.formatted_read_group([], [n], ["__count"]),
                    lambda n=name, e=evaluations: e.formatted_read_group([], [], [f"{n}:sum"]),
                    lambda n=name, e=evaluations: e.filtered_domain([(n, ">", 50)]),
                    lambda n=name, k=known: k.export_data([n]).get("datas"),
                ):
                    self._assert_closed(call)
        for programs in self._each("mentoring.program"):
            domain = [("evaluation_ids.score", ">", 50)]
            self._assert_closed(lambda p=programs, d=domain: p.search(d))

    def test_totals_cannot_be_written_by_anybody(self):
        values = {"program_id": self.program.id, "phase": "final", "wave": 9, "role": "all"}
        values |= {"level": "all", "answer_count": 9, "mean": 99.0}
        for totals in self._each("mentoring.evaluation.total"):
            with self.assertRaises(AccessError):
                totals.create(values)

    def test_coordinators_see_who_has_answered(self):
        found = self.env["mentoring.evaluation"].with_user(self.people["coordinator"]).search([])
        states = {one.respondent_user_id: one.state for one in found}
        self.assertEqual(states, {self.tina: "answered", self.max: "sent"})

    def test_people_see_their_own_questionnaires_alone(self):
        for user in (self.tina, self.max, self.lars, self.stella):
            found = self.env["mentoring.evaluation"].with_user(user).search([])
            self.assertEqual(found.respondent_user_id, user & (self.tina | self.max))

    def test_deleting_the_type_deletes_the_answers_with_it(self):
        kind = self.env.ref("mentoring_program.selection__survey_survey__survey_type__mentoring")
        lines = self.answer.user_input_line_ids
        kind.with_context(**{MODULE_UNINSTALL_FLAG: True})._process_ondelete()
        self.env.invalidate_all()
        self.assertFalse(self.survey.exists() | self.evaluation.survey_id)
        self.assertFalse(self.answer.exists())
        self.assertFalse(lines.exists())
