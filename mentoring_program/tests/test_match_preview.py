from lxml import html

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestMatchPreview(MentoringCase):
    """Try the points: how partners rank for one person, for coordinators alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.topics = cls.env["mentoring.topic"].create([{"name": "Law"}, {"name": "Tax"}])
        cls.mentee = cls._create_participant(cls.program, cls.tina, topic_ids=cls.topics.ids)
        cls.max_ = cls._create_participant(cls.program, cls.max, "mentor")
        cls.theo_ = cls._create_participant(cls.program, cls.theo, "mentor")
        cls.theo_.topic_ids = cls.topics
        cls.max_.topic_ids = cls.topics[0]
        cls.program.criterion_ids = [(0, 0, {"code": "topics", "weight": 20})]

    def _ranking(self, person=None, side="mentee", count=20):
        matching = self.env["mentoring.matching"]
        return matching._ranking(self.program, person or self.mentee, side, count)

    def _preview(self, user=None, person=None):
        previews = self.env["mentoring.match.preview"].with_user(user or self.carla)
        return previews.create(
            {"program_id": self.program.id, "participant_id": (person or self.mentee).id}
        )

    def _names(self, preview):
        tree = html.fromstring(preview.ranking_html)
        return [row.text_content() for row in tree.xpath("//tr/td[2]")]

    def test_partners_rank_by_their_points_part_by_part(self):
        self.program.criterion_ids = [(0, 0, {"code": "wish", "weight": 8})]
        self.max_.preferred_ids = self.mentee
        best = self._ranking().best
        self.assertEqual([row[0] for row in best], (self.theo_ | self.max_).ids)
        self.assertEqual([row[1] for row in best], [20, 14])
        self.assertEqual([row[3] for row in best][1], {"topics": 10, "wish": 4})

    def test_the_ranking_agrees_with_what_a_pair_made_by_hand_gets(self):
        self.program.action_preset_balanced()
        matching = self.env["mentoring.matching"]
        for other, score, _percent, _parts in self._ranking().best:
            mentor = self.env["mentoring.participant"].browse(other)
            judged = matching._judge(self.program, self.mentee, mentor)
            self.assertEqual(judged, ((), score))

    def test_a_mentor_sees_his_mentees_ranked(self):
        ranking = self._ranking(self.max_, "mentor")
        self.assertEqual([row[:2] for row in ranking.best], [(self.mentee.id, 10)])

    def test_who_is_forbidden_is_counted_and_told_in_words(self):
        self.max_.excluded_ids = self.mentee
        ranking = self._ranking()
        self.assertEqual((ranking.possible_count, ranking.removed), (1, {"private": 1}))
        preview = self._preview()
        self.assertEqual(self._names(preview), ["Theo"])
        self.assertIn("Max: not possible for a private reason", preview.ranking_html)

    def test_points_of_identities_move_nobody(self):
        self.program.criterion_ids = [(0, 0, {"code": "identity", "weight": 500})]
        before = self._ranking()
        identities = self.env["mentoring.participant.identity"]
        identities.create(
            [
                {"participant_id": self.mentee.id, "wish": "parent", "wish_consent": True},
                {"participant_id": self.max_.id, "identities": "parent"},
            ]
        )
        self.assertEqual(self._ranking(), before)
        self.assertNotIn("Identity wish", self._preview().ranking_html.split("<table")[0])

    def test_only_the_best_are_listed_and_the_others_counted(self):
        ranking = self._ranking(count=1)
        self.assertEqual((len(ranking.best), ranking.possible_count), (1, 2))

    def test_a_person_with_a_partner_is_ranked_as_if_free(self):
        self.program.action_open_recruitment()
        self._create_relationship(self.program, self.theo_, self.mentee)
        self.assertEqual([row[0] for row in self._ranking().best], self.max_.ids)

    def test_what_is_missing_is_said_instead(self):
        self.assertIn("accepted", self._preview(person=self._apply()).ranking_html)
        self.program.criterion_ids.weight = 0
        self.assertIn("Give points", self._preview().ranking_html)

    def _apply(self):
        participant = self._create_participant(self.program, self.stella)
        participant.action_waitlist()
        return participant

    def test_a_coordinator_who_takes_part_does_not_try_himself(self):
        """With answers of his own to vary, likeness would tell him those of others."""
        self.employees[self.carla] = self._create_employee(self.carla)
        own = self._create_participant(self.program, self.carla)
        self.assertIn("choose somebody else", self._preview(person=own).ranking_html)

    def test_nobody_else_reads_a_ranking(self):
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        preview = self._preview()
        self.env.invalidate_all()
        for user in (otto, self.max):
            with self.assertRaises(AccessError):
                self._preview(user).read(["ranking_html"])
            with self.assertRaises(AccessError):
                preview.with_user(user).read(["ranking_html"])

    def test_the_dialog_opens_from_the_program_and_knows_the_side(self):
        context = {"active_model": "mentoring.program", "active_id": self.program.id}
        previews = self.env["mentoring.match.preview"].with_user(self.carla)
        with Form(previews.with_context(**context)) as form:
            form.participant_id = self.max_
            self.assertEqual(form.side, "mentor")
            self.assertIn("Tina", form.ranking_html)
