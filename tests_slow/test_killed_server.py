"""What a server that is killed leaves behind: nothing half done, and everything can be repeated."""

import unittest
from base64 import b64encode

from .server import Server, count, rows

MENTORS, MENTEES = 150, 250


def registrations(side, count):
    """A registration file with so many people of one side."""
    lines = ["first name,last name,email address,profession"]
    lines += [f"{side},{n},{side}.{n}@example.com,Trade {n % 7}" for n in range(count)]
    return b64encode("\n".join(lines).encode()).decode()


class TestKilledServer(unittest.TestCase):
    """The same program goes through an import, a matching and a proposal, each killed once."""

    def setUp(self):
        self.server = Server()
        self.addCleanup(lambda: self.server.kill())
        self.program = self.server.call(
            "mentoring.program",
            "create",
            {
                "name": "Killed",
                "date_start": "2026-01-01",
                "date_end": "2026-12-01",
                "objective_ids": [(0, 0, {"name": "A", "measure": "B", "target": 1})],
                "criterion_ids": [(0, 0, {"code": "column", "column": "profession", "weight": 9})],
            },
        )
        self.server.call("mentoring.program", "action_open_recruitment", [self.program])

    def test_a_killed_import_matching_and_proposal_leave_nothing_half_done(self):
        self._kill_and_repeat_import()
        self._kill_and_repeat_matching()
        self._kill_and_repeat_proposal()

    def _kill_and_repeat_import(self):
        dialog = self.server.call(
            "mentoring.participant.import",
            "create",
            {
                "program_id": self.program,
                "mentor_file": registrations("mentor", MENTORS),
                "mentor_filename": "mentors.csv",
                "mentee_file": registrations("mentee", MENTEES),
                "mentee_filename": "mentees.csv",
                "create_missing": True,
            },
        )
        self.server.call("mentoring.participant.import", "action_read_files", [dialog])
        before = self._counts("hr_employee", "mentoring_participant", "res_partner", "mail_message")
        self._kill_during("mentoring.participant.import", "action_import", dialog)
        after = self._counts("hr_employee", "mentoring_participant", "res_partner", "mail_message")
        self.assertEqual(after, before)
        self.server.call("mentoring.participant.import", "action_import", [dialog])
        self.assertEqual(self._counts("mentoring_participant"), [MENTORS + MENTEES])

    def _kill_and_repeat_matching(self):
        self.server.call("mentoring.program", "action_establish_structure", [self.program])
        run = self.server.call("mentoring.program", "action_match", [self.program])["res_id"]
        self._kill_during("mentoring.match.run", "action_run", run)
        self.assertEqual(rows("SELECT state FROM mentoring_match_run"), [("draft",)])
        self.assertEqual(self._counts("mentoring_match_suggestion"), [0])
        self.server.call("mentoring.match.run", "action_run", [run])
        self.assertEqual(rows("SELECT matched_count FROM mentoring_match_run"), [(MENTORS,)])
        self.run = run

    def _kill_and_repeat_proposal(self):
        self._kill_during("mentoring.match.run", "action_apply", self.run)
        self.assertEqual(self._counts("mentoring_relationship"), [0])
        self.assertEqual(self._seats(), 0)
        self.assertEqual(rows("SELECT state FROM mentoring_match_run"), [("done",)])
        self.server.call("mentoring.match.run", "action_apply", [self.run])
        self.assertEqual(self._counts("mentoring_relationship"), [MENTORS])
        self.assertEqual(self._seats(), MENTORS)

    def _kill_during(self, model, method, record):
        interrupted = self.server.kill_during(model, method, [record])
        self.assertTrue(interrupted, f"{method} was over before the server could be killed")
        self.server = Server()

    def _counts(self, *tables):
        return [count(table) for table in tables]

    def _seats(self):
        return rows("SELECT sum(mentor_seats_taken) FROM mentoring_participant")[0][0]
