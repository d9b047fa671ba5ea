from datetime import datetime

from odoo.tests import tagged

from .races_common import OTHERS, MentoringRaces


@tagged("post_install", "-at_install")
class TestRaces(MentoringRaces):
    """Several people at the same moment, each in a transaction of his own."""

    def test_the_last_place_of_a_mentor_is_taken_once(self):
        mentor = self.mentor.participant_id
        mentor.capacity = 2  # one place is taken
        others = [user for user in self.employees if user.login in OTHERS]
        mentees = [self._create_participant(self.program, user) for user in others]
        self._commit()
        moves = [(self.carla, self._proposal(mentor, mentee)) for mentee in mentees]
        self._assert_one_wins(self._race(*moves))
        self.assertEqual(mentor.mentor_seats_taken, 2)
        self.assertEqual(sum(mentee.mentee_seats_taken for mentee in mentees), 1)
        self.assertEqual(len(self.program.relationship_ids), 2)

    def _proposal(self, mentor, mentee):
        program_id, ids = self.program.id, (mentor.id, mentee.id)

        def propose(env):
            program = env["mentoring.program"].sudo().browse(program_id)
            pair = [env["mentoring.participant"].sudo().browse(one) for one in ids]
            env["mentoring.relationship"].sudo()._propose(program, [(*pair, 0.0)])

        return propose

    def test_two_requests_for_the_last_place_cannot_both_be_accepted(self):
        program, people = self._create_informal()
        self.addCleanup(self._remove_program, program)
        requests = [
            self._request(program, user, people[self.max]) for user in (self.tina, self.theo)
        ]
        self._commit()
        self._assert_one_wins(
            self._race(*[self._call(self.max, one, "action_accept") for one in requests])
        )
        self.assertEqual(people[self.max].mentor_seats_taken, 1)
        self.assertEqual(sorted(one.state for one in requests), ["accepted", "sent"])

    def test_a_request_accepted_and_withdrawn_at_once_is_one_of_the_two(self):
        program, people = self._create_informal()
        self.addCleanup(self._remove_program, program)
        request = self._request(program, self.tina, people[self.max])
        self._commit()
        self._assert_one_wins(
            self._race(
                self._call(self.max, request, "action_accept"),
                self._call(self.tina, request, "action_withdraw"),
            )
        )
        taken = request.state == "accepted"
        self.assertEqual(people[self.max].mentor_seats_taken, int(taken))

    def _call(self, user, record, method, *arguments):
        model, ids = record._name, record.ids
        return user, lambda env: getattr(env[model].browse(ids), method)(*arguments)

    def test_an_office_hour_is_booked_by_one_of_several(self):
        mentor = self.mentor.participant_id
        mentor.capacity = 2
        theo = self._create_participant(self.program, self.theo)
        pairs = self.pair | self._create_relationship(self.program, mentor, theo)
        self._approve(pairs)
        hours = self.env["mentoring.office.hour"].with_user(self.max)
        hour = hours.create({"mentor_id": mentor.id, "start": datetime(2199, 6, 3, 9)})
        self._commit()
        self._assert_one_wins(
            self._race(*[self._call(user, hour, "action_book") for user in (self.tina, self.theo)])
        )
        self.assertEqual(len(pairs.session_ids), 1)
        self.assertTrue(hour.is_booked)

    def test_a_decision_made_twice_at_once_is_made_once(self):
        self._accept(self.pair)
        self._commit()
        before = self._mails_to(self.tina)
        self._assert_told(
            outcome
            for outcome in self._race(*[self._call(self.lars, self.mentee, "action_approve")] * 3)
            if outcome
        )
        self.assertEqual(set(self.pair.member_ids.mapped("approval_state")), {"approved"})
        self.assertEqual(self.pair.state, "approved")
        self.assertEqual(self._mails_to(self.tina), before + 1)

    def test_of_two_opposite_decisions_the_first_counts(self):
        self._accept(self.pair)
        self._commit()
        approved, refused = self._race(
            self._call(self.lars, self.mentee, "action_approve"),
            self._call(self.carla, self.mentee, "action_refuse", "Too busy"),
        )
        self._assert_one_wins([approved, refused])
        self.assertEqual(self.mentee.approval_state, "refused" if approved else "approved")
        self.assertEqual(self.pair.state, "refused" if approved else "approved")

    def test_two_managers_who_each_approve_one_member_start_the_pair_together(self):
        """Neither sees the other's decision in his own picture of the database."""
        self.employees[self.max].parent_id = self.employees[self.stella]
        self.addCleanup(self.env.cr.commit)
        self.addCleanup(self.employees[self.max].write, {"parent_id": self.boss.id})
        self._accept(self.pair)
        self._commit()
        calls = [
            self._call(self.lars, self.mentee, "action_approve"),
            self._call(self.stella, self.mentor, "action_approve"),
        ]
        self._repeat_losers(calls)
        self.assertEqual(self.pair.state, "approved")

    def test_two_members_who_accept_at_once_are_both_heard(self):
        self._repeat_losers(
            [
                self._call(self.tina, self.mentee, "action_accept"),
                self._call(self.max, self.mentor, "action_accept"),
            ]
        )
        self.assertEqual(self.pair.state, "to_approve")

    def _repeat_losers(self, calls):
        """Race; who is told to try again does so."""
        outcomes = self._race(*calls)
        again = [call for call, outcome in zip(calls, outcomes, strict=True) if outcome]
        self._assert_told(filter(None, outcomes))
        for call in again:
            self.assertEqual(self._race(call), [None])

    def test_nobody_starts_in_a_program_that_is_cancelled_at_the_same_moment(self):
        self.mentor.with_user(self.max).action_accept()
        self._commit()
        accepted, cancelled = self._race(
            self._call(self.tina, self.mentee, "action_accept"),
            self._call(self.carla, self.program, "action_cancel", "No budget"),
        )
        self._assert_told(filter(None, (accepted, cancelled)))
        self.assertFalse(accepted and cancelled)
        if not cancelled:
            self.assertEqual(self.pair.state, "ended")
            self.assertEqual(self.mentor.participant_id.mentor_seats_taken, 0)
            self.assertNotIn("pending", self.pair.member_ids.mapped("approval_state"))
        else:
            self.assertEqual(self.pair.state, "to_approve")

    def test_a_matching_is_applied_once(self):
        self.mentor.participant_id.capacity = 3
        for user in list(self.employees)[-2:]:
            self._create_participant(self.program, user)
        self.program.action_preset_balanced()
        run = self.env["mentoring.match.run"].create({"program_id": self.program.id})
        run.action_run()
        self._commit()
        pairs = len(self.program.relationship_ids)
        outcomes = self._race(*[self._call(self.carla, run, "action_apply")] * 2)
        self._assert_told(filter(None, outcomes))
        self.assertIn(None, outcomes)
        self.assertEqual(run.state, "applied")
        self.assertEqual(len(self.program.relationship_ids), pairs + run.matched_count)
