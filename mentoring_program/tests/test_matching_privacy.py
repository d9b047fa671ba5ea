from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program import matching
from odoo.addons.mentoring_program.models.mentoring_request_flow import LONGEST, RequestError
from odoo.addons.mentoring_program.wizard.mentoring_match_pair import ForbiddenPairError

from .speed_common import SpeedCase
from .test_match_run import MatchCase
from .test_request import InformalCase


@tagged("post_install", "-at_install")
class TestMatchingPrivacy(MatchCase):
    """What coordinators could work out from figures, dialogs and questions that they choose."""

    def _figures(self, *locked):
        """The figures of six pairs; one mentee has an identity wish, one mentor could grant it."""
        mentees = [matching.Person(one, quota=1) for one in range(6)]
        mentees[0] = matching.Person(0, quota=1, identity_wish=frozenset({"parent"}))
        mentors = [matching.Person(10 + one, capacity=1) for one in range(6)]
        mentors[0] = matching.Person(10, capacity=1, identities=frozenset({"parent"}))
        result = matching.match(
            mentees, mentors, matching.Rules(), [matching.Criterion("identity", 7)], locked=locked
        )
        self.assertIn(result.score_total, (0, 7))
        return self.env["mentoring.matching"]._figures(result), result.score_total

    def test_totals_of_two_results_do_not_tell_whose_identity_wish_was_granted(self):
        (granted, high), (refused, low) = self._figures((0, 10)), self._figures((0, 11))
        self.assertEqual((high, low), (7, 0))
        names = ("score_total", "score_bound", "score_mean", "score_min")
        self.assertEqual([granted[one] for one in names], [refused[one] for one in names])

    def test_the_aim_of_a_finished_run_stays_that_of_its_figures(self):
        run = self._done()
        with self.assertRaises(UserError):
            run.aim = "score"
        run.write({"aim": "coverage", "name": "First"})
        self._matching().aim = "score"

    def test_dialogs_point_to_nobody_whom_their_reader_may_not_read(self):
        own = self._create_program(self.otto, name="Other")
        pair = self._create_relationship(self.program, self.mentor, self.mentee)
        foreign = (
            ("mentoring.match.pair", {"mentor_id": self.mentor.id}),
            ("mentoring.match.pair", {"relationship_id": pair.id}),
            ("mentoring.match.preview", {"participant_id": self.mentor.id}),
        )
        for model, values in foreign:
            dialogs = self.env[model].with_user(self.otto)
            with self.assertRaises(AccessError):
                dialogs.create({"program_id": own.id, **values})
            with self.assertRaises(AccessError):
                dialogs.create({"program_id": own.id}).write(values)

    def test_one_question_alone_makes_nobody_alike(self):
        questions = self.env["mentoring.value.question"].search([])
        for person in (self.mentor, self.mentee):
            steps = {str(one.id): "1" for one in questions}
            person.with_user(person.user_id).action_answer_values(steps)
        told = self.mentor._told_of_values(self.mentor)
        self.assertEqual(len(told[self.mentor.id]), len(questions))
        questions[1:].with_user(self.mona).active = False
        self.assertFalse(self.mentor._told_of_values(self.mentor))


@tagged("post_install", "-at_install")
class TestInformalPrivacy(InformalCase):
    """In informal programs nobody learns from the matching who is with whom."""

    def test_nobody_else_matches_or_tries_the_points(self):
        program = self.program.with_user(self.carla)
        with self.assertRaises(UserError):
            program.action_match()
        run = self.env["mentoring.match.run"].with_user(self.carla)
        with self.assertRaises(UserError):
            run.create({"program_id": program.id}).action_run()
        people = {"program_id": program.id, "mentee_id": self.mentee.id}
        pair = self.env["mentoring.match.pair"].with_user(self.carla)
        pair = pair.create({**people, "mentor_id": self.mentor.id})
        self.assertIn("informal", pair.verdict)
        program.action_establish_structure()
        with self.assertRaises(ForbiddenPairError):
            pair.action_propose()
        preview = self.env["mentoring.match.preview"].with_user(self.carla)
        preview = preview.create({"program_id": program.id, "participant_id": self.mentee.id})
        self.assertIn("informal", preview.ranking_html)

    def test_a_program_to_which_people_came_does_not_become_formal(self):
        self._ask().with_user(self.max).action_accept()
        pair = self.program.sudo().relationship_ids.with_user(self.carla)
        with self.assertRaises(UserError):
            self.program.with_user(self.carla).formality = "formal"
        self.env.invalidate_all()
        self.assertFalse(pair.has_access("read"))
        self._create_program(formality="informal").formality = "formal"

    def test_an_endless_answer_is_refused(self):
        request = self._ask().with_user(self.max)
        with self.assertRaises(RequestError):
            request.action_decline("x" * (LONGEST + 1))
        request.action_decline("  No time ")
        self.assertEqual(request.answer, "No time")

    def test_asking_nonsense_is_refused(self):
        for nonsense in (10**30, True, "1", None, [1], {}):
            with self.assertRaises(RequestError):
                self.program.with_user(self.tina).action_request(nonsense, "Hello")


@freeze_time("2026-05-20 12:00:00")
@tagged("post_install", "-at_install")
class TestSpeedPrivacy(SpeedCase):
    """Timetables that are not published, and dialogs on those of others."""

    def test_what_is_planned_anew_is_read_once_it_is_published_again(self):
        event = self._publish()
        meetings = event.meeting_ids.with_user(self.tina)
        self.assertEqual(len(meetings._filtered_access("read")), 2)
        event.action_cancel()
        event.action_plan()
        self._plan((1, 1, "max", "tina"))
        self.env.invalidate_all()
        self.assertFalse(event.meeting_ids.with_user(self.tina)._filtered_access("read"))
        self.assertFalse(event.with_user(self.tina).has_access("read"))
        event.action_publish()
        self.assertEqual(len(event.meeting_ids.with_user(self.tina)._filtered_access("read")), 1)

    def test_dialogs_name_no_meeting_of_an_event_that_is_not_theirs(self):
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        event = self._publish()
        first, second = event.meeting_ids[:2].ids
        values = {"event_id": event.id, "first_id": first, "second_id": second}
        with self.assertRaises(AccessError):
            self.env["mentoring.speed.swap"].with_user(otto).create(values)
