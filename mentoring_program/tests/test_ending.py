from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.mentoring_exit import ExitError
from odoo.addons.mentoring_program.models.mentoring_relationship_afterwards import AfterwardsError

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestEnding(PortalCase):
    """After the end: the exit question, another partner, and going on informally."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        cls.mentor, cls.mentee = cls._members(cls.relationship)
        cls.page = f"{cls.home}/end"

    def _complete(self):
        self.relationship.with_user(self.tina).action_complete()

    def _exit(self, user=None, **values):
        member = self.mentor if user == self.max else self.mentee
        exits = self.env["mentoring.exit"].with_user(user or self.tina)
        return exits.create({"member_id": member.id, "body": "Less haste", **values})

    def test_the_answer_is_for_coordinators_who_were_not_part_of_it(self):
        self._complete()
        answer = self._exit()
        for user in (self.tina, self.carla, self.mona):
            self.env.invalidate_all()
            self.assertEqual(answer.with_user(user).body, "Less haste")
        self.max.group_ids |= self.env.ref("mentoring_program.group_mentoring_manager")
        self.program.sudo().coordinator_ids |= self.max
        for user in (self.max, self.lars, self.stella):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                answer.with_user(user).read(["body"])
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            answer.sudo().mapped("body")

    def test_words_at_an_early_end_are_kept_from_coordinators_who_were_part_of_it(self):
        self.max.group_ids |= self.env.ref("mentoring_program.group_mentoring_manager")
        self.relationship.with_user(self.tina).action_end("He is never there")
        remarks = self.env["mentoring.remark"]
        self.assertTrue(remarks.with_user(self.mona).search([]))
        self.assertFalse(remarks.with_user(self.max).search([]))

    def test_nobody_looks_back_before_the_end_or_for_another(self):
        with self.assertRaises(ExitError):
            self._exit()
        self._complete()
        with self.assertRaises(AccessError):
            self._exit(member_id=self.mentor.id)

    @mute_logger("odoo.sql_db")
    def test_it_is_answered_once_and_changed_after(self):
        self._complete()
        answer = self._exit()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._exit()
        answer.body = "More time"
        self.assertEqual(answer.body, "More time")

    def test_the_wish_for_another_partner_is_followed(self):
        self._complete()
        person = self.mentee.participant_id
        answer = self._exit(rematch="later", later_from=date(2026, 8, 1))
        self.assertEqual(person.unavailable_until, date(2026, 8, 1))
        answer.write({"rematch": "no", "later_from": False})
        self.assertEqual(person.unavailable_until, self.program.date_end)
        for _time in range(2):
            answer.rematch = "now"
        self.assertFalse(person.unavailable_until)
        kind = self.env.ref("mentoring_program.mail_activity_rematch")
        told = self.relationship.activity_ids.filtered(lambda one: one.activity_type_id == kind)
        self.assertEqual(told.user_id, self.carla)
        self.assertEqual(len(told), 1)

    def test_later_is_a_day_to_come(self):
        self._complete()
        for nonsense in (False, date(2026, 6, 1), date(2020, 1, 1)):
            with self.assertRaises(ExitError):
                self._exit(rematch="later", later_from=nonsense)

    def test_it_goes_on_informally_when_all_say_so_and_until_one_does_not(self):
        with self.assertRaises(AfterwardsError):
            self.relationship.with_user(self.tina).action_go_on()
        self._complete()
        for user, goes_on in ((self.tina, False), (self.tina, False), (self.max, True)):
            self.relationship.with_user(user).action_go_on()
            self.assertEqual(self.relationship.goes_on_informally, goes_on)
        self.assertTrue(self._create_goal(self.mentee, self.tina))
        self.relationship.with_user(self.max).action_stop_going_on()
        self.assertFalse(self.relationship._is_running())
        for user in (self.carla, self.mona):
            with self.assertRaises(AccessError):
                self.relationship.with_user(user).action_go_on()

    def test_the_page_asks_after_the_end_and_keeps_what_was_typed(self):
        self._login(self.tina)
        self.assertNotIn("exit", self._buttons(self._get(self.page)))
        self._post(self.page, "exit", status=200, body="Too early")
        self._post(self.page, "complete")
        self.assertLessEqual({"exit", "go_on"}, self._buttons(self._get(self.page)))
        page = self._post(self.page, "exit", status=200, body="Less haste", rematch="later")
        self.assertIn("day to come", self._refusal(page))
        self.assertIn("Less haste", page.xpath("//textarea[@name='body']/text()"))
        self._post(self.page, "exit", body="Less haste", rematch="no", next_names="Stella")
        self._post(self.page, "exit", body="Less <haste>", rematch="nonsense")
        answer = self.env["mentoring.exit"].with_user(self.tina).search([])
        self.assertEqual((answer.body, answer.rematch), ("Less <haste>", False))
        self._post(self.page, "go_on")
        self.assertIn("stop_going_on", self._buttons(self._get(self.page)))

    def test_who_could_be_next_agreed_to_be_shown_and_has_a_place(self):
        for user, shown in ((self.theo, True), (self.stella, False)):
            mentor = self._create_participant(self.program.with_user(self.carla), user, "mentor")
            mentor.with_user(user)._describe({"in_directory": shown})
        self._complete()
        self._login(self.tina)
        page = self._get(self.page)
        self.assertIn("Theo", self._text(page))
        for hidden in ("Stella", "I wish Max"):
            self.assertNotIn(hidden, self._text(page))
        [key] = page.xpath("//form[.//button[@value='wish_next']]//input[@name='id']/@value")
        for _time in range(2):
            self._post(self.page, "wish_next", id=key)
        wishes = self.mentee.participant_id.sudo().wish_ids
        self.assertEqual(wishes.other_id.user_id, self.theo)
        for odd in (self.mentor.participant_id.id, "0", "x"):
            self._post(self.page, "wish_next", status=200, id=odd)
        self.assertEqual(len(self.mentee.participant_id.sudo().wish_ids), 1)
