import doctest
from datetime import date, datetime

from lxml import html

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models import radar
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import (
    ClosedProgramError,
    ProtectedValueError,
)
from odoo.addons.mentoring_program.models.mentoring_quality_item import AREAS

from .common import MentoringCase

TODAY = datetime(2026, 6, 1, 12)


@freeze_time(TODAY)
@tagged("post_install", "-at_install")
class TestQuality(MentoringCase):
    """The self-assessment of a program: what is found in the data, and what people judge."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pair = cls._create_relationship()
        cls.program = cls.pair.program_id.with_user(cls.carla)

    def _check(self, code):
        """The line of this item on the list, looked at anew."""
        self.program.action_assess()
        checks = self.program.quality_check_ids
        return checks.filtered(lambda one: one.item_id.code == code)

    def _seen(self, code):
        check = self._check(code)
        return check.found, check.asked

    def test_every_item_looks_by_a_method_of_its_own_and_every_method_has_an_item(self):
        items = self.env["mentoring.quality.item"].search([])
        codes = set(items.mapped("code")) - {False}
        prefix = "_evidence_"
        methods = {name for name in dir(type(self.program)) if name.startswith(prefix)}
        methods -= {f"{prefix}of_{kind}" for kind in ("answers", "event", "training")}
        methods -= {f"{prefix}percent"}
        self.assertEqual({prefix + code for code in codes}, methods)
        self.assertEqual(set(items.mapped("area")), set(dict(AREAS)))

    def test_assessing_twice_makes_one_list_and_keeps_what_was_judged(self):
        self.program.action_assess()
        checks = self.program.quality_check_ids
        checks[0].write({"judgement": "partly", "note": "Two are missing"})
        self.env["mentoring.quality.item"].create({"name": "We smile", "area": "support"})
        self.program.action_assess()
        self.assertEqual(len(self.program.quality_check_ids - checks), 1)
        self.assertEqual((checks[0].judgement, checks[0].note), ("partly", "Two are missing"))
        self.assertEqual((checks[0].judged_by_id, checks[0].judged_on), (self.carla, TODAY.date()))
        checks[0].judgement = False
        self.assertFalse(checks[0].judged_by_id or checks[0].judged_on)

    def test_evidence_follows_the_data(self):
        self.assertEqual(self._seen("objectives_defined"), (1, 1))
        self.program.objective_ids.measure = False
        self.assertEqual(self._seen("objectives_defined"), (0, 1))
        self.assertEqual(self._seen("confidant"), (0, 1))
        self.program.confidant_id = self.stella
        self.assertEqual(self._seen("confidant"), (1, 1))
        self.program.confidant_id = self.carla
        self.assertEqual(self._seen("confidant"), (0, 1), "a coordinator is no way around him")
        self.assertEqual(self._seen("readiness"), (0, len(self.program.readiness_ids)))
        self.program.readiness_ids[:2].answer = "no"
        self.assertEqual(self._seen("readiness"), (2, len(self.program.readiness_ids)))

    def test_evidence_of_people_follows_their_steps(self):
        self.assertEqual(self._seen("matched"), (0, 2), "a proposal is no partner")
        self.assertEqual(self._seen("members_accept"), (0, 0))
        self._approve(self.pair)
        self.assertEqual(self._seen("matched"), (2, 2))
        self.assertEqual(self._seen("members_accept"), (2, 2))
        self.assertEqual(self._seen("managers_decided"), (2, 2))
        self.assertEqual(self._seen("agreements"), (0, 2))
        self.pair.with_user(self.tina).action_sign_agreement()
        self.assertEqual(self._seen("agreements"), (1, 2))
        self._create_participant(self.program, self.theo)
        self.assertEqual(self._seen("matched"), (2, 3))

    def test_evidence_of_meetings_follows_the_clock(self):
        self._activate(self.pair)
        self.assertEqual(self._seen("rhythm"), (1, 1))
        meeting = self._create_session(self.pair, self.max, datetime(2026, 6, 20, 9))
        self.assertEqual(self._seen("meetings_reported"), (0, 0))
        with freeze_time(datetime(2026, 7, 20)):
            self.assertEqual(self._seen("meetings_reported"), (0, 1))
            self.assertEqual(self._seen("rhythm"), (0, 1))
            meeting.with_user(self.max).action_hold()
            self.assertEqual(self._seen("meetings_reported"), (1, 1))
        with freeze_time(datetime(2026, 7, 10)):
            self.assertEqual(self._seen("rhythm"), (1, 1))

    def test_an_item_whose_matter_does_not_arise_counts_nowhere(self):
        check = self._check("celebration")
        self.assertEqual(check.evidence_state, "none")
        self.assertIs(check._evidence_percent(), None)
        self.assertIs(check._judged_percent(), None)
        check.judgement = "not_applicable"
        self.assertIs(check._judged_percent(), None)
        other = self._check("confidant")
        other.judgement = "partly"
        self.assertEqual((check | other)._judged_percent(), 50)
        self.assertEqual((check | other)._evidence_percent(), 0)

    def test_the_corners_of_the_picture_lie_where_they_should(self):
        self.assertFalse(doctest.testmod(radar).failed)

    def test_the_picture_tells_what_the_list_says(self):
        self.assertFalse(html.fromstring(self.program.assessment_html).xpath("//polygon"))
        self.program.action_assess()
        checks = self.program.quality_check_ids
        checks.filtered(lambda one: one.area == "ethics").judgement = "met"
        checks.filtered(lambda one: one.area == "purpose").judgement = "missing"
        rows = {
            row.xpath("td[1]/text()")[0].strip(): row.xpath("string(td[2])").split()
            for row in html.fromstring(self.program.assessment_html).xpath("//tbody/tr[td[3]]")
        }
        self.assertEqual(rows["Ethics"][0], "100")
        self.assertEqual(rows["Clear purpose"][0], "0")
        self.assertEqual(rows["Selection and matching"], ["–"])

    def test_what_is_found_is_not_set_by_hand_and_lines_are_not_added_or_removed(self):
        check = self._check("confidant")
        for values in ({"found": 1}, {"judged_by_id": self.mona.id}, {"program_id": 1}):
            with self.assertRaises(ProtectedValueError):
                check.write(values)
        for attempt in (check.unlink, lambda: check.create({"program_id": self.program.id})):
            with self.assertRaises(AccessError):
                attempt()

    def test_only_who_runs_the_program_assesses_it(self):
        check = self._check("confidant")
        for user in (self.max, self.tina, self.lars, self._create_user("otto", "base.group_user")):
            with self.assertRaises(AccessError):
                self.program.with_user(user).action_assess()
            with self.assertRaises(AccessError):
                check.with_user(user).read(["note"])

    def test_evidence_opens_what_the_reader_may_see_and_no_more(self):
        action = self._check("matched").action_view_evidence()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found, self.program.participant_ids)

    def test_of_an_informal_program_the_evidence_is_a_count(self):
        program, people = self._create_informal()
        self._request(program, self.tina, people[self.max]).with_user(self.max).action_accept()
        self.program = program.with_user(self.carla)
        check = self._check("rhythm")
        self.assertEqual((check.found, check.asked), (1, 1))
        self.assertEqual(check.action_view_evidence()["domain"], [("id", "in", [])])

    def test_a_program_that_is_over_is_shown_as_it_was(self):
        check = self._check("confidant")
        self.program.action_cancel(reason="No money")
        self.assertEqual(self._seen("confidant"), (0, 1))
        with self.assertRaises(ClosedProgramError):
            check.judgement = "met"

    def test_a_program_is_ready_when_each_gap_has_a_remedy(self):
        program = self._create_program(date_start=date(2026, 7, 1))
        questions = program.readiness_ids
        self.assertFalse(program._readiness_values()["is_ready"])
        questions.answer = "yes"
        self.assertTrue(program._readiness_values()["is_ready"])
        questions[0].answer = "partly"
        self.assertFalse(program._readiness_values()["is_ready"])
        questions[0].remedy = "Carla asks the board in May"
        values = program._readiness_values()
        self.assertTrue(values["is_ready"])
        for area in values["areas"]:
            self.assertAlmostEqual(sum(part["percent"] for part in area["parts"]), 100)
