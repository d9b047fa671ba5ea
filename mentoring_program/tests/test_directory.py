from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.mentoring_request_flow import RequestError

from .test_request import InformalCase


@tagged("post_install", "-at_install")
class TestDirectory(InformalCase):
    """Found is who agreed to be; whom a rule forbids is simply not there."""

    def _found(self, user=None):
        person = self.program.with_user(user or self.tina)._my_participation()
        return set(person._find_mentors().mapped("name"))

    def test_nobody_is_found_who_has_not_agreed_himself(self):
        self.assertEqual(self._found(), {"Max", "Stella"})
        self.mentor.with_user(self.max)._describe({"in_directory": False})
        self.assertEqual(self._found(), {"Stella"})
        with self.assertRaises(RequestError):
            self._ask()
        for user in (self.carla, self.mona, self.tina):
            with self.assertRaises(AccessError):
                self.mentor.with_user(user)._describe({"in_directory": True})

    def test_agreeing_is_asked_when_applying_and_never_taken_for_granted(self):
        for answer in (False, True):
            person = self.people[self.stella].with_user(self.stella)
            person.action_withdraw()
            self.program.with_user(self.stella).action_join("mentor", "", answer)
            self.assertEqual(person.in_directory, answer)
        formal = self._create_program(name="Formal")
        formal.action_open_recruitment()
        formal.with_user(self.stella).action_join("mentor", "", True)
        self.assertTrue(formal.with_user(self.stella)._my_participation().in_directory)

    @mute_logger("odoo.sql_db")
    def test_formats_that_are_not_made_of_pairs_cannot_be_informal(self):
        formats = [key for key, _label in self.program._fields["format"].selection]
        for key in formats:
            with self.subTest(format=key):
                if key in ("group", "shadow_board", "speed"):
                    with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                        self._create_program(format=key, formality="informal")
                    self._create_program(format=key)
                else:
                    self.assertTrue(self._create_informal(format=key)[0]._has_directory())

    def test_whom_a_rule_forbids_is_not_there_whichever_rule(self):
        ways = {
            "excluded by her": lambda: self.mentee.write({"excluded_ids": self.mentor}),
            "excluded by him": lambda: self.mentor.write({"excluded_ids": self.mentee}),
            "her manager": lambda: self.employees[self.tina].write(
                {"parent_id": self.employees[self.max].id}
            ),
            "away": lambda: self.mentor.write({"unavailable_until": "2099-01-01"}),
            "left": lambda: self.employees[self.max].write({"active": False}),
            "gone": lambda: self.mentor.action_withdraw(),
            "another department": lambda: self.program.write({"rule_department": "same"}),
        }
        for name, change in ways.items():
            with self.subTest(way=name), self.cr.savepoint() as savepoint:
                self.assertIn("Max", self._found())
                change()
                self.assertNotIn("Max", self._found())
                with self.assertRaises(RequestError) as hidden:
                    self._ask()
                with self.assertRaises(RequestError) as unknown:
                    self.program.with_user(self.tina).action_request(10**6, "Hello")
                self.assertEqual(str(hidden.exception), str(unknown.exception))
                savepoint.rollback()
                self.env.invalidate_all()

    def test_who_has_no_free_place_is_shown_and_cannot_be_asked(self):
        self._ask(self.theo).with_user(self.max).action_accept()
        self.assertIn("Max", self._found())
        with self.assertRaises(RequestError) as caught:
            self._ask()
        self.assertIn("no free place", str(caught.exception))

    def test_only_who_looks_for_a_mentor_in_an_informal_program_that_runs_can_ask(self):
        for user in (self.max, self.carla):
            with self.assertRaises(RequestError):
                self._ask(user, self.people[self.stella])
        self.people[self.theo].with_user(self.carla).action_waitlist()
        with self.assertRaises(RequestError):
            self._ask(self.theo)
        formal = self._create_program(name="Formal")
        formal.action_open_recruitment()
        mentor = self._create_participant(formal, self.max, "mentor")
        self._create_participant(formal, self.tina)
        with self.assertRaises(RequestError):
            self._request(formal, self.tina, mentor)

    def test_peers_find_each_other(self):
        program = self._create_program(name="Peers", formality="informal", format="peer")
        program.action_open_recruitment()
        people = [self._create_participant(program, user, "peer") for user in (self.max, self.tina)]
        for person in people:
            person.with_user(person.user_id)._describe({"in_directory": True})
        self._request(program, self.tina, people[0]).with_user(self.max).action_accept()
        pair = program.sudo().relationship_ids
        self.assertEqual(pair.member_ids.mapped("role"), ["peer", "peer"])
        self.assertEqual([one.mentee_seats_taken for one in people], [1, 1])

    def test_what_somebody_tells_of_himself_is_kept_with_its_levels(self):
        languages = self.env.ref("hr_skills.hr_skill_type_lang")
        skills = self.env["hr.skill"].search([("skill_type_id", "!=", languages.id)], limit=3)
        self.assertEqual(len(skills), 3)
        person = self.people[self.stella].with_user(self.stella)
        person._describe(
            {"skills": {"offer": {skills[0].id: 80, skills[1].id: None}}, "about": "I listen"}
        )
        person._describe({"skills": {"offer": {skills[0].id: None, skills[2].id: None}}})
        levels = {line.skill_id: line.level for line in person.sudo().skill_line_ids}
        self.assertEqual(levels, {skills[0]: 80, skills[2]: 50})
        person._describe({"skills": {"offer": {skills[0].id: 25}}})
        self.assertEqual(person.sudo().skill_line_ids.level, 25)
        self.assertEqual(person.about, "I listen")
