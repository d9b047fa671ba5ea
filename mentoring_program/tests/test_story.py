from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_recognition_story import StoryPersonError

from .common_evaluation import EvaluationCase

WORDS = {
    "title": "How I learned to listen",
    "story_start": "I talked too much",
    "story_way": "We counted to ten",
    "story_change": "My team talks <b>now</b>",
    "story_advice": "Count",
    "shows_names": True,
}


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")
class TestStory(EvaluationCase):
    """A story goes on the wall only with everybody's consent, and off it at any time."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship.with_user(cls.carla).action_complete()

    def _tell(self, user=None, **values):
        pair = self.relationship.with_user(user or self.tina)
        pair.action_tell_story({**WORDS, **values})
        return pair._my_story()

    def _consent(self, story, user):
        return (
            self.env["mentoring.story.consent"]
            .with_user(user)
            .search([("story_id", "=", story.id), ("user_id", "=", user.id)])
        )

    def _published(self):
        story = self._tell()
        story.action_submit()
        self._consent(story, self.max).action_give()
        story.with_user(self.carla).action_publish_story()
        return story

    def _readers(self, story):
        self.env.invalidate_all()
        stories = self.env["mentoring.recognition"]
        people = (self.tina, self.max, self.carla, self.mona, self.stella, self.theo)
        return {
            user.login for user in people if stories.with_user(user).search([("id", "=", story.id)])
        }

    def test_each_step_of_a_story_has_its_readers(self):
        self.env["hr.employee"].search([("user_id", "in", (self.carla | self.mona).ids)]).unlink()
        story = self._tell()
        self.assertEqual(self._readers(story), {"tina"})
        story.action_submit()
        self.assertEqual(self._readers(story), {"tina", "max"})
        self._consent(story, self.max).action_give()
        self.assertEqual(story.state, "consented")
        self.assertEqual(self._readers(story), {"tina", "max", "carla", "mona"})
        story.with_user(self.carla).action_publish_story()
        everybody = {"tina", "max", "carla", "mona", "stella", "theo"}
        self.assertEqual(self._readers(story), everybody)

    def test_without_every_consent_nobody_publishes_it(self):
        self.relationship.member_ids.flush_recordset()
        story = self._tell(others=self.theo.email)
        story.action_submit()
        self._consent(story, self.max).action_give()
        self.assertEqual(story.state, "submitted")
        for user in (self.carla, self.mona, self.tina):
            with self.assertRaises(UserError):
                story.with_user(user).action_publish_story()
        with self.assertRaises(UserError):
            story.sudo().with_user(self.env.ref("base.user_admin")).action_publish_story()
        self._consent(story, self.theo).action_give()
        self.assertEqual(story.state, "consented")

    def test_whoever_is_named_takes_it_off_the_wall_at_any_time(self):
        story = self._published()
        self.program.sudo()._write_protected({"state": "closed"})
        self._consent(story, self.max).action_refuse()
        self.assertEqual((story.state, story.published_on), ("submitted", False))
        self.assertNotIn("stella", self._readers(story))
        self.assertNotIn("carla", self._readers(story))

    def test_its_writer_takes_it_back_at_any_time(self):
        story = self._published()
        self.program.sudo()._write_protected({"state": "closed"})
        story.action_withdraw_story()
        self.assertEqual(self._readers(story), {"tina"})

    def test_other_words_need_new_consents(self):
        story = self._published()
        story.action_save_story({**WORDS, "story_change": "All of it"})
        self.assertEqual(story.state, "draft")
        self.assertEqual(set(story.sudo().consent_ids.mapped("state")), {"asked"})
        story.action_submit()
        self.assertEqual(self._readers(story), {"tina", "max"})

    def test_everybody_answers_for_himself_alone(self):
        story = self._tell(others=self.theo.email)
        story.action_submit()
        consents = story.sudo().consent_ids.with_env(self.env)
        for user in (self.tina, self.theo, self.carla, self.stella):
            of_max = consents.filtered(lambda one: one.user_id == self.max)
            with self.assertRaises(AccessError):
                of_max.with_user(user).action_give()
        self.assertEqual(set(consents.mapped("state")), {"asked"})

    def test_only_its_writer_changes_a_story_and_a_client_cannot(self):
        story = self._tell()
        story.action_submit()
        for user in (self.max, self.carla, self.mona):
            with self.assertRaises(AccessError):
                story.with_user(user).action_save_story(WORDS)
            with self.assertRaises(AccessError):
                story.with_user(user).action_withdraw_story()
        with self.assertRaises(ProtectedValueError):
            story.sudo().write({"story_change": "Something else"})
        with self.assertRaises(AccessError):
            story.with_user(self.tina).write({"body": "Something else"})

    def test_addresses_of_strangers_are_refused_and_nothing_is_kept(self):
        with self.assertRaisesRegex(StoryPersonError, "nobody@example.com"):
            self._tell(others="nobody@example.com")
        self.assertFalse(self.relationship.with_user(self.tina)._my_story().filtered("consent_ids"))

    def test_markup_of_the_writer_is_text(self):
        story = self._tell()
        self.assertIn("&lt;b&gt;now&lt;/b&gt;", story.body)

    def test_a_story_is_told_of_what_is_completed_by_its_members_once(self):
        with self.assertRaises(AccessError):
            self._tell(self.stella)
        self._tell()
        self._tell(title="Again")
        stories = self.env["mentoring.recognition"].search([("kind", "=", "story")])
        self.assertEqual(
            stories.filtered(lambda one: one.giver_id == self.tina).mapped("title"), ["Again"]
        )
        for values in ({}, {"title": "x"}, None, "x", [1]):
            with self.assertRaises(UserError):
                self.relationship.with_user(self.max).action_tell_story(values)

    def test_the_wall_is_for_the_companies_taking_part(self):
        story = self._published()
        other = self.env["res.company"].create({"name": "Elsewhere"})
        bert = self._create_user(
            "bert", "base.group_user", company_id=other.id, company_ids=[(6, 0, other.ids)]
        )
        self._create_employee(bert, company_id=other.id)
        customer = self._create_user("customer", "base.group_portal")
        for user in (bert, customer):
            self.assertFalse(
                self.env["mentoring.recognition"].with_user(user).search([("id", "=", story.id)])
            )
        self.program.sudo().company_ids = self.company | other
        self.env.invalidate_all()
        self.assertTrue(
            self.env["mentoring.recognition"].with_user(bert).search([("id", "=", story.id)])
        )

    def test_names_are_shown_only_where_the_writer_shows_them(self):
        story = self._tell()
        self.assertEqual(story._story_names(), "Tina, Max")
        story.action_save_story({**WORDS, "shows_names": False})
        self.assertFalse(story._story_names())

    def test_who_has_his_data_removed_is_told_of_in_no_story(self):
        story = self._published()
        self.relationship.program_id.sudo().action_cancel(reason="No money")
        maxs = self.relationship.member_ids.filtered(lambda one: one.user_id == self.max)
        maxs.participant_id.with_user(self.mona).action_anonymize()
        self.assertEqual(story.sudo().state, "submitted")
        self.assertFalse(self._consent(story, self.max))
        tinas = (self.relationship.member_ids - maxs).participant_id
        tinas.with_user(self.mona).action_anonymize()
        self.assertFalse(story.exists())
