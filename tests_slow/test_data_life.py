"""Install, update with data, uninstall with data: nothing breaks and nothing is left."""

import subprocess
import sys
import unittest

from .server import DATABASE, ROOT, count, rows

STORY = ROOT / "tests_slow" / "story.py"

LEFTOVERS = {
    "tables": "SELECT relname FROM pg_class WHERE relname LIKE '%mentoring%'",
    "columns": "SELECT table_name || '.' || column_name FROM information_schema.columns"
    " WHERE column_name LIKE '%mentoring%'",
    "external ids": "SELECT module || '.' || name FROM ir_model_data"
    " WHERE (module = 'mentoring_program' OR name LIKE '%mentoring\\_%')"
    " AND name != 'module_mentoring_program'",  # the entry in the list of modules
    "models": "SELECT model FROM ir_model WHERE model LIKE 'mentoring.%'",
    "crons": "SELECT cron_name FROM ir_cron WHERE cron_name LIKE 'Mentoring%'",
    "server actions": "SELECT id FROM ir_act_server WHERE code LIKE '%action_open_recruitment%'",
    "windows": "SELECT res_model FROM ir_act_window WHERE res_model LIKE 'mentoring.%'",
    "activities": "SELECT id FROM mail_activity WHERE res_model LIKE 'mentoring.%'",
    "activity types": "SELECT name FROM mail_activity_type WHERE res_model LIKE 'mentoring.%'",
    "templates": "SELECT name FROM mail_template WHERE model LIKE 'mentoring.%'",
    "messages": "SELECT id FROM mail_message WHERE model LIKE 'mentoring.%'",
    "followers": "SELECT id FROM mail_followers WHERE res_model LIKE 'mentoring.%'",
    "attachments": "SELECT name FROM ir_attachment WHERE res_model LIKE 'mentoring.%'",
    "surveys": "SELECT id FROM survey_survey WHERE survey_type = 'mentoring'",
    "rules": "SELECT name FROM ir_rule WHERE domain_force LIKE '%coordinator_ids%'",
    "events": "SELECT id FROM calendar_event WHERE name::text LIKE 'Mentoring%'",
    "rights": "SELECT g.id FROM res_groups g JOIN res_groups_privilege p ON p.id = g.privilege_id"
    " WHERE p.name ->> 'en_US' = 'Mentoring'",
}


def odoo(*arguments, script=None):
    """Run Odoo on the database; return what it wrote to its log."""
    command = [sys.executable, "-m", "odoo", *arguments, "-d", DATABASE, "--no-http"]
    done = subprocess.run(
        [*command, "--log-level=warn"], input=script, cwd=ROOT, text=True, capture_output=True
    )
    log = done.stdout + done.stderr
    if done.returncode or "Traceback" in log or " ERROR " in log:
        raise AssertionError(log[-4000:])
    return log


class TestDataLife(unittest.TestCase):
    """One database through its life."""

    def test_data_outlives_updates_and_leaves_nothing_behind(self):
        odoo("shell", script=STORY.read_text())
        before = self._data()
        self.assertTrue(all(before.values()), before)
        for _time in range(2):
            odoo("--stop-after-init", "-u", "mentoring_program")
            self.assertEqual(self._data(), before)
        odoo(
            "shell",
            script="module = env.ref('base.module_mentoring_program')\n"
            "module.button_immediate_uninstall()\n",
        )
        left = {what: rows(query) for what, query in LEFTOVERS.items()}
        self.assertEqual({what: found for what, found in left.items() if found}, {})
        odoo("shell", script="env['hr.employee'].search([]).read(['name', 'department_id'])\n")

    def _data(self):
        tables = ("program", "relationship", "session", "note", "goal", "evaluation", "recognition")
        counts = {table: count(f"mentoring_{table}") for table in tables}
        counts["event"] = count("calendar_event")
        counts["message"] = rows(
            "SELECT count(*) FROM mail_message WHERE model LIKE 'mentoring.%'"
        )[0][0]
        return counts
