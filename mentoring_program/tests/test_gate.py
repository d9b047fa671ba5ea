from datetime import date

from freezegun import freeze_time
from lxml import html

from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_program_gate import GateError

from .common import MentoringCase

TODAY = date(2026, 6, 1)


@tagged("post_install", "-at_install")
class TestGate(MentoringCase):
    """What each step needs: told in the form, and enforced by the arrow in the same words."""

    def setUp(self):
        super().setUp()
        self.program = self._create_program()

    def _missing(self, program=None):
        """What the checklist of the form names as missing: [(sentence, page)]."""
        program = program or self.program
        program.invalidate_recordset(["gate_html", "gate_is_met"])
        checklist = html.fromstring(program.gate_html)
        return [(link.text, link.get("data-page")) for link in checklist.iter("a")]

    def _pages(self, program=None):
        return [page for _text, page in self._missing(program)]

    def _pair(self):
        self.program.action_open_recruitment()
        return self._create_relationship(
            self.program,
            self._create_participant(self.program, self.max, "mentor"),
            self._create_participant(self.program, self.tina),
        )

    def test_the_checklist_and_the_refusal_name_the_same(self):
        program = self._create_program(objective_ids=[], date_end=False)
        with self.assertRaises(GateError) as caught:
            program.action_open_recruitment()
        refused = str(caught.exception).splitlines()[1:]
        told = [f"{program.name}: {text}" for text, _page in self._missing(program)]
        self.assertEqual(refused, told)
        self.assertEqual(len(told), 2)

    def test_every_page_that_a_checklist_leads_to_is_in_the_form(self):
        form = self.env["mentoring.program"].with_user(self.carla).get_view(view_type="form")
        pages = set(html.fromstring(form["arch"]).xpath("//page/@name"))
        for target in (
            "recruitment",
            "structure",
            "training",
            "monitoring",
            "celebration",
            "closed",
        ):
            led_to = {condition.page for condition in self.program._gate_conditions(target)}
            self.assertLessEqual(led_to, pages, target)

    def test_ready_says_the_same_as_the_arrow(self):
        self.assertTrue(self.program.gate_is_met)
        self.assertFalse(self._missing())
        self.program.action_open_recruitment()
        self.assertFalse(self.program.gate_is_met)

    def test_an_objective_needs_a_measure_and_a_target_beyond_its_baseline(self):
        objective = self.program.objective_ids
        for values in ({"measure": False}, {"measure": "  "}, {"baseline": 5.0}):
            with self.subTest(values=values), self.cr.savepoint() as savepoint:
                objective.write(values)
                self.assertEqual(self._pages(), ["objectives"])
                savepoint.rollback()
        objective.write({"baseline": 9.0})
        self.assertFalse(self._missing(), "a target below the baseline is one too")

    def test_dates_and_a_coordinator_are_needed_before_people_are_invited(self):
        self.program.write({"date_end": False})
        self.assertEqual(self._pages(), ["setup"])
        self.program.sudo().coordinator_ids = False
        self.assertEqual(self._pages(self.program.sudo()), ["setup", "setup"])

    def test_a_pair_needs_a_mentor_and_a_mentee_who_are_accepted(self):
        self.program.action_open_recruitment()
        self.assertEqual(self._pages(), ["participants", "participants"])
        self._create_participant(self.program, self.max, "mentor")
        self.assertEqual(len(self._missing()), 1)
        mentee = self._create_participant(self.program, self.tina)
        self.assertFalse(self._missing())
        mentee.action_withdraw()
        self.assertEqual(len(self._missing()), 1)

    def test_who_takes_part_in_both_roles_counts_on_either_side_but_is_not_his_own_partner(self):
        self.program.action_open_recruitment()
        self._create_participant(self.program, self.max, "both")
        self.assertEqual(self._missing(), [("2 accepted: people in all", "participants")])
        self._create_participant(self.program, self.tina)
        self.assertFalse(self._missing())

    def test_a_shadow_board_needs_its_juniors_and_one_executive(self):
        program = self._create_program(format="shadow_board", group_size_min=2)
        program.action_open_recruitment()
        self._create_participant(program, self.tina)
        self._create_participant(program, self.max, "mentor")
        self.assertEqual(self._missing(program), [("2 accepted: mentors", "participants")])
        self._create_participant(program, self.theo, "mentor")
        self.assertFalse(self._missing(program))

    def test_a_group_of_several_mentors_needs_them_all(self):
        program = self._create_program(format="group", group_size_min=1, mentors_per_group=2)
        program.action_open_recruitment()
        self._create_participant(program, self.tina)
        self._create_participant(program, self.max, "mentor")
        self.assertEqual(self._missing(program), [("2 accepted: mentors", "participants")])

    def test_a_group_needs_as_many_mentees_as_its_smallest_size(self):
        program = self._create_program(format="group", group_size_min=2)
        program.action_open_recruitment()
        self._create_participant(program, self.max, "mentor")
        self._create_participant(program, self.tina)
        self.assertEqual(len(self._missing(program)), 1)
        self._create_participant(program, self.theo)
        self.assertFalse(self._missing(program))

    def test_peers_need_two(self):
        program = self._create_program(format="peer")
        program.action_open_recruitment()
        self._create_participant(program, self.max, "peer")
        self.assertEqual(len(self._missing(program)), 1)
        self._create_participant(program, self.theo, "peer")
        self.assertFalse(self._missing(program))

    def test_training_needs_an_approved_relationship_and_most_decided(self):
        pair = self._pair()
        self.assertEqual(self._pages(), ["relationships", "relationships"])
        self._approve(pair)
        self.assertFalse(self._missing())

    def test_before_any_proposal_nothing_is_said_to_be_decided(self):
        self.program.action_open_recruitment()
        self._create_participant(self.program, self.max, "mentor")
        self._create_participant(self.program, self.tina)
        self.program.action_establish_structure()
        self.assertIn("now 0 %", self._missing()[1][0])

    def test_the_share_decided_is_measured_against_the_one_asked_for(self):
        self._approve(self._pair())
        waiting = self._create_relationship(
            self.program,
            self._create_participant(self.program, self.stella, "mentor"),
            self._create_participant(self.program, self.theo),
        )
        self.assertIn("now 50 %", self._missing()[0][0])
        self.program.gate_share = 50
        self.assertFalse(self._missing())
        self.program.gate_share = 80
        self._members(waiting)[1].with_user(self.theo).action_decline()
        self.assertFalse(self._missing(), "a decision is a decision, yes or no")

    def test_monitoring_needs_the_members_trained_or_let_off_with_a_reason(self):
        self.env["mentoring.resource"].search([]).is_mandatory = False
        guide = self.env["mentoring.resource"].create({"name": "Guide", "is_mandatory": True})
        pair = self._pair()
        self._approve(pair)
        self.program.action_provide_training()
        self.assertIn("now 0 %", self._missing()[0][0])
        self.assertEqual(self.program.untrained_ids.user_id, self.max | self.tina)
        mentor, mentee = self._members(pair)
        mentor.participant_id.with_user(self.max).action_complete_resource(guide.id)
        self.assertIn("now 50 %", self._missing()[0][0])
        mentee.participant_id.with_user(self.carla).action_waive_training("Did it last year")
        self.assertFalse(self._missing())

    def test_celebrating_needs_a_value_or_a_later_day_for_every_objective(self):
        objective = self.program.objective_ids
        for values, is_met in (
            ({}, False),
            ({"measured_on": date(2027, 1, 1)}, True),
            ({"measured_on": TODAY}, True),
            ({"actual": 3.0}, True),
        ):
            with self.subTest(values=values), freeze_time(TODAY), self.cr.savepoint() as savepoint:
                objective.write(values)
                conditions = self.program._gate_conditions("celebration")
                self.assertEqual(conditions[-1].met, is_met)
                savepoint.rollback()

    def test_closing_needs_the_report_and_every_relationship_over_or_going_on_informally(self):
        pair = self._pair()
        self._activate(pair)
        self.assertEqual(
            [one.met for one in self.program._gate_conditions("closed")], [False, False]
        )
        pair.with_user(self.carla).goes_on_informally = True
        self.program._write_protected({"report_date": "2026-12-01 12:00:00"})
        self.assertEqual([one.met for one in self.program._gate_conditions("closed")], [True, True])

    def test_a_passed_gate_leaves_its_reason_and_what_was_missing_in_the_chatter(self):
        program = self._create_program(objective_ids=[])
        program.with_user(self.mona).action_pass_gate("The <b>board</b> decided")
        body = program.message_ids[0].body
        self.assertIn("The &lt;b&gt;board&lt;/b&gt; decided", body)
        self.assertIn("an objective with a measure", body)

    def test_the_counters_tell_what_is_there(self):
        self._accept(self._pair())
        self._create_participant(self.program, self.theo).action_withdraw()
        figures = self.program.with_user(self.carla).read(
            ["participant_count", "accepted_count", "relationship_count", "to_approve_count"]
        )[0]
        figures.pop("id")
        self.assertEqual(list(figures.values()), [2, 2, 1, 2])

    def test_a_page_of_programs_costs_as_many_queries_as_one(self):
        """The counters are not asked program by program."""
        one, many = self._create_program(), self.env["mentoring.program"]
        for _number in range(6):
            many |= self._create_program()
        fields = ["participant_count", "relationship_count", "to_approve_count", "session_count"]
        fields += ["hours", "evaluation_count"]
        self.env.flush_all()
        costs = []
        for programs in (one, many):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            programs.with_user(self.carla).mapped(lambda one: [one[name] for name in fields])
            costs.append(self.cr.sql_log_count - before)
        self.assertLessEqual(costs[1], costs[0])
