from odoo.tests import tagged

from .common import MentoringCase


class FormatCase(MentoringCase):
    """A crowd of so many people of each role, and the way of a program from them to approval."""

    @classmethod
    def _program_of(cls, roles, **values):
        """A program with the people of these roles: {role: how many}, in the step structure."""
        values = {"criterion_ids": [(0, 0, {"code": "wish", "weight": 10})], **values}
        program = cls._create_program(require_agreement=False, **values)
        program.action_open_recruitment()
        cls.people = {}
        for role, count in roles.items():
            for number in range(count):
                user = cls._create_user(f"{role}{number}", "base.group_portal")
                cls.employees[user] = cls._create_employee(user, parent_id=cls.boss.id)
                person = cls._create_participant(program, user, role)
                cls.people.setdefault(role, person.browse())
                cls.people[role] |= person
        program.action_establish_structure()
        return program

    def _matched(self, program):
        action = program.with_user(self.carla).action_match()
        run = self.env["mentoring.match.run"].with_user(self.carla).browse(action["res_id"])
        run.action_run()
        self.assertEqual((run.state, run.violation_count), ("done", 0))
        return run

    def _approved(self, program):
        """The relationships of the program, matched, proposed, accepted and approved."""
        run = self._matched(program)
        run.action_apply()
        relationships = program.relationship_ids
        for relationship in relationships:
            self._accept(relationship)
        relationships.member_ids.with_user(self.lars).action_approve()
        self.assertEqual(set(relationships.mapped("state")), {"approved"})
        return relationships

    def _roles(self, relationships):
        """How many mentors, mentees and peers each relationship has."""
        return sorted(
            tuple(
                relationship.member_ids.mapped("role").count(role)
                for role in ("mentor", "mentee", "peer")
            )
            for relationship in relationships
        )

    def _grades(self, *names):
        grades = self.env["mentoring.grade"]
        return [grades.create({"name": name, "sequence": n}) for n, name in enumerate(names, 1)]


@tagged("post_install", "-at_install")
class TestMatchFormats(FormatCase):
    """Every format from accepted people to approved relationships."""

    def test_one_to_one(self):
        program = self._program_of({"mentor": 1, "mentee": 3}, mentor_capacity=2)
        self.assertEqual(self._roles(self._approved(program)), [(1, 1, 0)] * 2)
        self.assertEqual(self.people["mentor"].mentor_seats_taken, 2)

    def test_groups_within_their_sizes_and_everybody_once(self):
        program = self._program_of(
            {"mentor": 2, "mentee": 7}, format="group", group_size_min=3, group_size_max=4
        )
        relationships = self._approved(program)
        self.assertEqual(self._roles(relationships), [(1, 3, 0), (1, 4, 0)])
        members = relationships.member_ids.participant_id
        self.assertEqual(members, self.people["mentor"] | self.people["mentee"])
        self.assertEqual(set(self.people["mentee"].mapped("mentee_seats_taken")), {1})
        self.assertEqual(self.people["mentor"].mapped("mentor_seats_taken"), [1, 1])

    def test_groups_of_several_mentors(self):
        program = self._program_of(
            {"mentor": 2, "mentee": 3},
            format="group",
            group_size_min=2,
            group_size_max=4,
            mentors_per_group=2,
        )
        self.assertEqual(self._roles(self._approved(program)), [(2, 3, 0)])

    def test_a_shadow_board_of_juniors_for_each_executive(self):
        program = self._program_of(
            {"mentor": 5, "mentee": 1}, format="shadow_board", group_size_min=3, group_size_max=5
        )
        self.people["mentee"].preferred_ids = self.people["mentor"]
        self.assertEqual(self._roles(self._approved(program)), [(5, 1, 0)])

    def test_reverse_mentors_are_the_juniors(self):
        junior, senior = self._grades("Low", "High")
        program = self._program_of({"mentor": 2, "mentee": 1}, format="reverse")
        self.people["mentor"][0].grade_id = senior
        self.people["mentor"][1].grade_id = junior
        self.people["mentee"].grade_id = senior
        relationship = self._approved(program)
        self.assertEqual(self._members(relationship)[0].participant_id, self.people["mentor"][1])

    def test_across_departments(self):
        program = self._program_of({"mentor": 2, "mentee": 1}, format="cross")
        here, there = self.env["hr.department"].create([{"name": "Here"}, {"name": "There"}])
        for person, department in zip(
            self.people["mentor"] | self.people["mentee"], (here, there, here), strict=True
        ):
            person.sudo().employee_id.department_id = department
        relationship = self._approved(program)
        self.assertEqual(self._members(relationship)[0].participant_id, self.people["mentor"][1])

    def test_a_network_of_several_mentors_for_one_mentee(self):
        program = self._program_of({"mentor": 3, "mentee": 1}, format="network", mentee_quota=2)
        self.people["mentee"].preferred_ids = self.people["mentor"]
        self.assertEqual(self._roles(self._approved(program)), [(1, 1, 0)] * 2)
        self.assertEqual(self.people["mentee"].mentee_seats_taken, 2)

    def test_a_cascade_of_people_who_mentor_below_and_are_mentored_above(self):
        low, middle, high = self._grades("Low", "Middle", "High")
        program = self._program_of({"mentor": 1, "both": 1, "mentee": 1}, format="cascade")
        self.people["mentor"].grade_id, self.people["mentee"].grade_id = high, low
        self.people["both"].grade_id = middle
        pairs = {
            tuple(member.participant_id for member in self._members(relationship))
            for relationship in self._approved(program)
        }
        top, between, below = (self.people[role] for role in ("mentor", "both", "mentee"))
        self.assertEqual(pairs, {(top, between), (between, below)})

    def test_what_a_run_suggests_together_becomes_one_relationship(self):
        program = self._program_of(
            {"mentor": 2, "mentee": 6}, format="group", group_size_min=2, group_size_max=3
        )
        run = self._matched(program)
        groups = run.chosen_ids.grouped("group_number")
        self.assertEqual(sorted(groups), [1, 2])
        run.action_apply()
        self.assertEqual(
            {rows.mentor_id | rows.mentee_id for rows in groups.values()},
            {one.member_ids.participant_id for one in program.relationship_ids},
        )

    def test_later_joiners_are_matched_without_touching_what_runs(self):
        program = self._program_of({"mentor": 1, "mentee": 1}, mentor_capacity=2)
        first = self._approved(program)
        self.employees[self.theo].parent_id = self.boss
        late = self._create_participant(program, self.theo)
        run = self._matched(program)
        self.assertEqual(run.chosen_ids.mentee_id, late)
        run.action_apply()
        self.assertEqual((first.state, len(program.relationship_ids)), ("approved", 2))
