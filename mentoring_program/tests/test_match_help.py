from odoo.tests import tagged

from .test_match_run import MatchCase


@tagged("post_install", "-at_install")
class TestMatchHelp(MatchCase):
    """Who has nobody: what would help, in sentences that give no exclusion away."""

    def _told(self, run):
        return " ".join(str(run.help_text).replace("<", " <").split())

    def test_one_place_more_is_named(self):
        self.second.action_withdraw()
        run = self._done()
        self.assertEqual(run.unmatched_count, 1)
        self.assertIn("With one place more at Max, one more would be matched.", self._told(run))

    def test_a_rule_that_keeps_people_apart_is_named(self):
        self.program.rule_department = "different"
        department = self.env["hr.department"].create({"name": "IT"})
        for person in (self.mentor, self.second, self.mentee, self.other):
            person.sudo().employee_id.department_id = department
        run = self._done()
        self.assertIn("Without “the departments do not fit”, 2 of those", self._told(run))

    def test_exclusions_are_never_what_would_help(self):
        self.mentee.excluded_ids = self.mentor
        self.second.excluded_ids = self.mentee
        run = self._done()
        self.assertEqual(run.unmatched_ids.mentee_id, self.mentee)
        self.assertFalse(run.help_text)

    def test_where_everybody_has_somebody_nothing_is_said(self):
        self.assertFalse(self._done().help_text)
