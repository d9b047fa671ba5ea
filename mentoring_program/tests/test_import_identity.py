from odoo.tests import tagged

from .test_import import ImportCase


@tagged("post_install", "-at_install")
class TestImportIdentity(ImportCase):
    """Identities go where the person alone reads them, and nowhere else."""

    MENTORS = b"e-mail,characteristics\nmax@example.com,secret-one\n"
    MENTEES = (
        b"e-mail,match with similar identity,identity to match\n"
        b"tina@example.com,yes,secret-one\ntheo@example.com,no,secret-two\n"
    )

    def _identity(self, user):
        return self.env["mentoring.participant.identity"].search([("user_id", "=", user.id)])

    def test_a_wish_is_kept_only_with_its_yes_and_the_date(self):
        self._import(self.MENTORS, self.MENTEES)
        self.assertEqual(self._identity(self.max).identities, "secret-one")
        self.assertEqual(self._identity(self.tina).wish, "secret-one")
        self.assertTrue(self._identity(self.tina).wish_consent)
        self.assertTrue(self._identity(self.tina).consent_date)
        self.assertFalse(self._identity(self.theo))

    def test_a_yes_taken_back_forgets_the_wish(self):
        self._import(self.MENTORS, self.MENTEES)
        self._import(mentees=self.MENTEES.replace(b"com,yes", b"com,no"))
        identity = self._identity(self.tina)
        self.assertFalse(identity.wish or identity.wish_consent)
        self.assertEqual(self._identity(self.max).identities, "secret-one")

    def test_the_importer_cannot_read_what_he_imported(self):
        self._import(self.MENTORS, self.MENTEES)
        for user in (self.helen, self.mona, self.carla):
            records = self.env["mentoring.participant.identity"].with_user(user)
            self.assertFalse(records.search([]))
        self.assertTrue(self.env["mentoring.participant.identity"].with_user(self.tina).search([]))

    def test_no_identity_stands_anywhere_else(self):
        wizard = self._import(self.MENTORS, self.MENTEES)
        people = self._participants()
        told = [
            str(people.sudo().read()),
            str(people.message_ids.mapped("body")),
            str(self.program.message_ids.mapped("body")),
            str(self.program.sudo().read(["participant_properties_definition", "import_columns"])),
            str(wizard.read()),
            str(wizard.column_ids.read()),
        ]
        self.assertNotIn("secret", "".join(told))

    def test_no_problem_quotes_an_identity(self):
        wizard = self._import(
            self.MENTORS,
            self.MENTEES.replace(b"com,yes", b"com,secret-yes"),
            targets={"characteristics": "grade", "identity to match": "skills"},
        )
        self.assertEqual(len(wizard.problem_ids), 4)
        self.assertNotIn("secret", "".join(wizard.problem_ids.mapped("reason")))
