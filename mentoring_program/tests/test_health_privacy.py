from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .common import COORDINATOR
from .test_health import HealthCase

FIELDS = ("health", "health_html", "health_chart", "last_help", "intervention_ids")
KEPT = ("health_facts", "health_due", "health_noted", "action_ids")


@tagged("post_install", "-at_install")
class TestHealthPrivacy(HealthCase):
    """How a relationship does is for those who help; nobody reads it about himself."""

    def _note(self, user, **values):
        interventions = self.env["mentoring.intervention"].with_user(user)
        return interventions.create({"relationship_id": self.relationship.id, **values})

    def test_members_and_their_managers_do_not_read_it(self):
        self._on(57)
        self._note(self.carla, body="I called Tina")
        for user in (self.max, self.tina, self.lars, self.stella):
            for name in FIELDS:
                with self.subTest(user=user.login, field=name), self.assertRaises(AccessError):
                    self.relationship.with_user(user).read([name])
            for model in ("mentoring.health.change", "mentoring.intervention"):
                with self.subTest(user=user.login, model=model), self.assertRaises(AccessError):
                    self.env[model].with_user(user).search([])

    def test_members_cannot_find_their_relationship_by_its_health(self):
        self._on(57)
        pairs = self.env["mentoring.relationship"].with_user(self.max)
        for domain in ([("health", "=", "at_risk")], [("health_facts", "!=", False)]):
            with self.assertRaises(AccessError):
                pairs.search(domain)
        with self.assertRaises(AccessError):
            pairs.formatted_read_group([], ["health"], ["__count"])

    def test_the_facts_behind_the_sentences_are_read_by_nobody(self):
        for user in (self.carla, self.mona, self.max):
            for name in KEPT:
                with self.subTest(user=user.login, field=name), self.assertRaises(AccessError):
                    self.relationship.with_user(user).read([name])

    def test_coordinators_and_managers_read_why(self):
        self._on(57)
        for user in (self.carla, self.mona):
            self.env.invalidate_all()
            pair = self.relationship.with_user(user)
            self.assertEqual(pair.health, "at_risk")
            self.assertIn("No session since", pair.health_html)

    def test_what_was_answered_is_told_to_the_coordinators_alone(self):
        self._on(16)
        self._answer_in_confidence("fit", 10)
        self.assertIn("Tina rated the fit 10 of 100", self._words())
        told = self.relationship.with_user(self.mona).health_html
        self.assertNotIn("Tina", told)
        self.assertNotIn("10 of 100", told)
        self.assertIn("in confidence", told)

    def test_a_coordinator_who_is_a_member_is_told_nothing_about_himself(self):
        self._on(16)
        self._answer_in_confidence("fit", 10)
        self._run_job()
        self._note(self.carla, body="Tina is unhappy")
        self.assertEqual(self._health(), "at_risk")
        self.max.group_ids |= self.env.ref(COORDINATOR)
        self.program.sudo().coordinator_ids |= self.max
        self.env.flush_all()
        self.env.invalidate_all()
        pair = self.relationship.with_user(self.max)
        self.assertEqual(pair.health, "good", "the answer counts no more, he would read it")
        self.assertFalse(pair.health_html)
        self.assertFalse(pair.health_chart)
        self.assertFalse(pair.intervention_ids)
        self.assertFalse(pair.last_help)
        self.assertFalse(pair.has_rematch_wish)
        for model in ("mentoring.health.change", "mentoring.intervention"):
            self.assertFalse(self.env[model].with_user(self.max).search([]), model)
        with self.assertRaises(AccessError):
            self._note(self.max, body="All is well")
        self.assertIn("Tina rated the fit 10 of 100", self._words(), "the others still know")

    def test_what_was_done_is_written_in_ones_own_name_alone(self):
        with self.assertRaises(ProtectedValueError):
            self._note(self.carla, author_id=self.mona.id)
        note = self._note(self.carla, body="I called Tina")
        self.assertEqual(note.author_id, self.carla)
        with self.assertRaises(AccessError):
            note.sudo().mapped("body")

    def test_what_was_done_stands_on_the_card_without_its_words(self):
        self._on(57)
        self._note(self.carla, kind="talk", body="I called Tina")
        last = self.relationship.with_user(self.mona).last_help
        self.assertEqual(last, "07/28/2026 · Carla · Talked with them")

    def test_how_it_did_then_stays_with_what_was_done(self):
        self._on(57)
        note = self._note(self.carla)
        self._hold(57)
        self.assertEqual(self._health(), "good")
        self.assertEqual(note.health, "at_risk")
