from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.match_presets import PRESETS, SENSELESS, preset_points
from odoo.addons.mentoring_program.models.mentoring_program import DELIVERIES, FORMATS

from .common import MentoringCase

ABSURD = (-1, -1e-6, 1_000_001, 1e300, float("inf"), float("nan"))


@tagged("post_install", "-at_install")
class TestMatchSettings(MentoringCase):
    """The matching page of a program: presets, switches and points, as a coordinator sets them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.program.action_preset_balanced()

    def _points(self):
        return {one.code: one.weight for one in self.program.plain_criterion_ids}

    def test_every_preset_makes_a_hundred_whole_points_in_every_format(self):
        for preset in PRESETS:
            for format_, _label in FORMATS:
                for delivery, _name in DELIVERIES:
                    points = preset_points(preset, format_, delivery)
                    case = f"{preset}, {format_}, {delivery}"
                    self.assertEqual(sum(points.values()), 100, case)
                    self.assertTrue(all(one == int(one) > 0 for one in points.values()), case)
                    self.assertFalse(SENSELESS.get(format_, set()) & points.keys(), case)

    def test_people_at_a_distance_need_common_hours_rather_than_one_place(self):
        self.assertIn("place", preset_points("balanced", "one_to_one", "onsite"))
        remote = preset_points("balanced", "one_to_one", "remote")
        self.assertIn("timezone", remote)
        self.assertNotIn("place", remote)

    def test_the_page_says_which_preset_the_points_are(self):
        for preset in PRESETS:
            getattr(self.program, f"action_preset_{preset}")()
            self.assertEqual(self.program.match_preset, preset)
        self.program.plain_criterion_ids[0].weight += 1
        self.assertEqual(self.program.match_preset, "own")
        self.program.criterion_ids.unlink()
        self.assertFalse(self.program.match_preset)

    def test_a_preset_is_known_again_after_recruitment_began(self):
        self.program.action_preset_belonging()
        self.program.action_open_recruitment()
        self.program.action_preset_skills()
        self.assertEqual(self.program.match_preset, "skills")
        self.assertEqual(self._points()["identity"], 25)

    def test_a_switch_shows_and_sets_its_rule(self):
        with Form(self.program) as form:
            form.asks_department = True
            self.assertEqual(form.rule_department, "different")
            form.rule_department = "same"
        self.assertEqual(self.program.rule_department, "same")
        with Form(self.program) as form:
            self.assertTrue(form.asks_department)
            form.asks_department = False
        self.assertEqual(self.program.rule_department, "any")

    def test_a_switch_written_by_a_client_sets_its_rule_too(self):
        self.program.write({"asks_company": True})
        self.assertEqual(self.program.rule_company, "different")
        self.program.write({"asks_company": False})
        self.assertEqual(self.program.rule_company, "any")

    @mute_logger("odoo.sql_db")
    def test_absurd_points_are_refused_through_the_records(self):
        for weight in ABSURD:
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self.program.plain_criterion_ids[0].weight = weight
                self.env.flush_all()
            self.env.invalidate_all()

    @mute_logger("odoo.sql_db")
    def test_absurd_points_are_refused_through_the_form(self):
        for weight in (-1, 1_000_001):
            with (
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
                Form(self.program) as form,
                form.plain_criterion_ids.edit(0) as line,
            ):
                line.weight = weight
            self.env.invalidate_all()

    def test_points_that_are_all_zero_are_told_when_somebody_matches(self):
        with Form(self.program) as form:
            for place in range(len(form.plain_criterion_ids)):
                with form.plain_criterion_ids.edit(place) as line:
                    line.weight = 0
        self.assertFalse(any(self._points().values()))
        self.program.action_match()
        run = self.program.match_run_ids
        with self.assertRaisesRegex(UserError, "give points to one criterion"):
            run.action_run()

    def test_points_are_moved_in_the_form(self):
        with Form(self.program) as form, form.plain_criterion_ids.edit(0) as line:
            line.weight = 40
        self.assertEqual(self._points()["skill"], 40)
        self.assertEqual(self.program.match_preset, "own")

    def test_a_criterion_of_ones_own_picks_an_imported_column(self):
        self.program.participant_properties_definition = [
            {"name": "field_of_work", "string": "Field of Work", "type": "char"}
        ]
        self.assertEqual(self.program.imported_column_count, 1)
        with Form(self.program) as form, form.own_criterion_ids.new() as line:
            self.assertEqual(line.column_choices, ["Field of Work"])
            line.column = "Field of Work"
            line.comparison = "different"
            line.weight = 7
        own = self.program.own_criterion_ids
        self.assertEqual((own.code, own.weight, own.comparison), ("column", 7, "different"))
        self.assertIn(own, self.program.criterion_ids)
        self.program._check_criteria()

    def test_others_read_no_points(self):
        for user in (self.max, self.tina):
            for field in ("plain_criterion_ids", "own_criterion_ids", "match_preset"):
                with self.assertRaises(AccessError):
                    self.program.with_user(user).read([field])
