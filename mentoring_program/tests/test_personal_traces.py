from odoo.tests import TransactionCase, tagged

from ..models.personal_traces import IMPERSONAL, TRACES

TEXTS = ("char", "text", "html", "json", "binary", "properties")


@tagged("post_install", "-at_install")
class TestPersonalTraces(TransactionCase):
    """The table of personal data knows every model, every text and every way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ours = {
            name: model
            for name, model in cls.registry.items()
            if model._original_module == "mentoring_program"
            and not model._abstract
            and not model._transient
        }

    def test_every_model_is_in_the_table_or_says_nothing_of_anybody(self):
        self.assertEqual(set(self.ours), set(TRACES) | IMPERSONAL)
        self.assertFalse(set(TRACES) & IMPERSONAL)

    def test_every_way_leads_to_a_person_or_a_program_by_stored_fields(self):
        for name, trace in TRACES.items():
            for ways, targets in (
                (trace.person, {"res.users", "mentoring.participant"}),
                (trace.program, {"mentoring.program"}),
            ):
                for way in ways:
                    self.assertIn(self._target(name, way), targets, f"{name}: {way}")

    def _target(self, model, way):
        for part in way.split("."):
            field = self.env[model]._fields[part]
            self.assertTrue(field.store, f"{model}.{part}")
            model = field.comodel_name
        return model

    def test_where_a_record_stays_all_its_texts_are_emptied(self):
        harmless = {
            "mentoring.relationship": {"health_facts", "health_noted"},  # codes and days
            "mentoring.session": {"call_token"},  # of a room in which nobody is any longer
        }
        for name, trace in TRACES.items():
            if trace.texts:
                texts = {
                    field.name
                    for field in self.env[name]._fields.values()
                    if field.store and field.type in TEXTS
                }
                self.assertEqual(texts - harmless.get(name, set()), set(trace.texts), name)
