from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.mentoring_program.models.mentoring_concern import ConcernError
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .portal_common import NOON, PortalCase

SECRET = "he shouts at me"


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestConcern(PortalCase):
    """A concern is between its author and the confidant; nobody else learns that there is one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        cls.connie = cls._create_user("connie", "base.group_user")
        cls.program.confidant_id = cls.connie
        cls.ada = new_test_user(cls.env, "ada", "base.group_system", name="Ada")
        cls.page = f"/my/mentoring/programs/{cls.program.id}/concern"

    def _confide(self, user=None, **values):
        concerns = self.env["mentoring.concern"].with_user(user or self.tina)
        return concerns.create({"program_id": self.program.id, "body": SECRET, **values})

    def test_author_and_confidant_read_it_and_nobody_else_finds_it(self):
        concern = self._confide()
        for user in (self.tina, self.connie):
            self.env.invalidate_all()
            self.assertEqual(concern.with_user(user).body, SECRET)
        for user in (self.max, self.carla, self.mona, self.lars, self.ada, self.stella):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                concern.with_user(user).read(["program_id"])
            self.assertFalse(concern.with_user(user).search([("body", "ilike", "shouts")]))

    def test_superuser_rights_do_not_show_its_words(self):
        concern = self._confide()
        concern.with_user(self.connie).action_reply("Let us talk")
        for field in ("body", "reply"):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                concern.sudo().mapped(field)

    def test_the_mail_tells_neither_who_nor_what(self):
        self._confide()
        mail = self.env["mail.mail"].search([("recipient_ids", "in", self.connie.partner_id.ids)])
        self.assertEqual(len(mail), 1)
        told = f"{mail.subject} {mail.body_html} {mail.email_from} {mail.create_uid.name}"
        for secret in (SECRET, "Tina"):
            self.assertNotIn(secret, told)
        self.assertNotEqual(mail.author_id, self.tina.partner_id)

    def test_the_confidant_stays_the_one_it_was_given_to(self):
        concern = self._confide()
        self.program.confidant_id = self.carla
        self.assertEqual(concern.with_user(self.connie).body, SECRET)
        with self.assertRaises(AccessError):
            concern.with_user(self.carla).read(["body"])

    def test_nobody_confides_in_himself_or_in_his_partner(self):
        for confidant in (self.tina, self.max, self.env["res.users"]):
            self.program.confidant_id = confidant
            with self.assertRaises(ConcernError):
                self._confide()

    def test_nobody_writes_for_another_or_chooses_the_reader(self):
        for values in ({"author_id": self.max.id}, {"confidant_id": self.lars.id}):
            with self.assertRaises(ProtectedValueError):
                self._confide(**values)
        with self.assertRaises(AccessError):
            self._confide(self.stella)
        with self.assertRaises(UserError):
            self._confide(body="  ")

    def test_only_the_confidant_answers(self):
        concern = self._confide()
        with self.assertRaises(AccessError):
            concern.action_reply("Never mind")
        with self.assertRaises(AccessError):
            concern.with_user(self.max).action_reply("Never mind")
        before = self._mails_to(self.tina)
        concern.with_user(self.connie).action_reply("Let us talk")
        self.assertEqual(concern.reply, "Let us talk")
        self.assertEqual(self._mails_to(self.tina), before + 1)

    def test_a_concern_can_be_told_after_the_program_is_over(self):
        self.program.with_user(self.carla).action_cancel("No budget")
        self.assertTrue(self._confide())

    def test_it_is_written_and_answered_on_pages_of_its_own(self):
        self._login(self.tina)
        self._post(self.page, "confide", body=SECRET)
        self.assertIn("already", self._refusal(self._post(self.page, "confide", 200, body=SECRET)))
        self._post(self.page, "confide", status=200, body=" ")
        concern = self.env["mentoring.concern"].with_user(self.connie).search([])
        self.assertEqual(len(concern), 1)
        path = f"/my/mentoring/concerns/{concern.id}"
        self._post(path, "reply", status=200, reply="Me")
        self._login(self.connie)
        self.assertIn(path, self._get("/my/mentoring").xpath("//main//a/@href"))
        self._post(path, "reply", reply="Let us talk")
        self._get(self.page, status=404)
        self._login(self.max)
        self._get(path, status=404)
        self._login(self.tina)
        self.assertIn("Let us talk", self._text(self._get(path)))
