"""A matching in the background whose server is killed: it starts again and is done once."""

import threading
import time
import unittest

import requests

from .server import Server, count, rows
from .test_killed_server import MENTEES, MENTORS, registrations


class TestKilledBackground(unittest.TestCase):
    """A queued matching, killed while the cron computes it."""

    def setUp(self):
        self.server = Server()
        self.addCleanup(lambda: self.server.kill())
        self._call("ir.config_parameter", "set_param", "mentoring_program.pairs_at_once", "1")
        values = {
            "name": "Killed in the background",
            "date_start": "2026-01-01",
            "date_end": "2026-12-01",
            "objective_ids": [(0, 0, {"name": "A", "measure": "B", "target": 1})],
            "criterion_ids": [(0, 0, {"code": "column", "column": "profession", "weight": 9})],
        }
        self.program = self._call("mentoring.program", "create", values)
        self._call("mentoring.program", "action_open_recruitment", [self.program])
        self._import()
        self._call("mentoring.program", "action_establish_structure", [self.program])

    def test_a_killed_matching_starts_again_and_is_done_once(self):
        run = self._call("mentoring.program", "action_match", [self.program])["res_id"]
        self._call("mentoring.match.run", "action_run", [run])
        self.assertEqual(self._state(), ("queued", 0, 0))
        self._kill_while_it_computes()
        self.assertEqual(self._state()[:2], ("running", 1))
        self._work()
        self.assertEqual(self._state(), ("done", 2, MENTORS))
        chosen = "SELECT count(*), count(DISTINCT mentee_id) FROM mentoring_match_suggestion"
        self.assertEqual(rows(f"{chosen} WHERE kind = 'chosen'"), [(MENTORS, MENTORS)])
        before = count("mentoring_match_suggestion")
        self._work()
        self.assertEqual(count("mentoring_match_suggestion"), before)

    def _import(self):
        files = {"mentor": MENTORS, "mentee": MENTEES}
        values = {f"{side}_file": registrations(side, number) for side, number in files.items()}
        names = {f"{side}_filename": f"{side}s.csv" for side in files}
        people = {"program_id": self.program, "create_missing": True, **values, **names}
        dialog = self._call("mentoring.participant.import", "create", people)
        self._call("mentoring.participant.import", "action_read_files", [dialog])
        self._call("mentoring.participant.import", "action_import", [dialog])

    def _kill_while_it_computes(self):
        thread = threading.Thread(target=self._work_and_forget)
        thread.start()
        while thread.is_alive() and self._state()[0] == "queued":
            time.sleep(0.01)
        self.server.kill()
        thread.join()
        self.server = Server()

    def _work(self):
        [[cron]] = rows("SELECT res_id FROM ir_model_data WHERE name = 'ir_cron_match_runs'")
        self._call("ir.cron", "method_direct_trigger", [cron])

    def _work_and_forget(self):
        try:
            self._work()
        except requests.RequestException:
            return  # the server was killed, as it should be

    def _call(self, model, method, *args):
        return self.server.call(model, method, *args)

    def _state(self):
        [row] = rows("SELECT state, attempts, matched_count FROM mentoring_match_run")
        return tuple(value or 0 for value in row)
