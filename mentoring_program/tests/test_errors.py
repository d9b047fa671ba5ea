from odoo import exceptions
from odoo.tests import TransactionCase, tagged


def _subclasses(parent):
    for child in parent.__subclasses__():
        yield child
        yield from _subclasses(child)


@tagged("post_install", "-at_install")
class TestErrors(TransactionCase):
    """How the module's errors reach people."""

    def test_the_web_client_shows_every_error_as_a_message_and_none_as_a_crash(self):
        ours = [
            error
            for error in _subclasses(exceptions.UserError)
            if error.__module__.startswith("odoo.addons.mentoring_program.")
        ]
        self.assertGreater(len(ours), 10)
        crashes = [
            error.__name__
            for error in ours
            if not getattr(error, "context", {}).get("exception_class")
        ]
        self.assertEqual(crashes, [])
