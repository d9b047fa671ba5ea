from odoo import api, models

from .personal_traces import TRACES


class MentoringPersonalExport(models.AbstractModel):
    """What is kept of the reader, handed out: all that he may read of it."""

    _name = "mentoring.personal.export"
    _inherit = ["mentoring.personal.data"]
    _description = "Mentoring: Export of Personal Data"

    @api.model
    def _of_reader(self):
        """What the reader wrote or what is noted of him, as far as he may read it.

        :return: {model: records}, each with the reader's own rights
        """
        # which records are his, whatever lies between; they are read with his own rights alone
        records = self.sudo()._of_user(self.env.user)
        found = {one._name: one.sudo(False) for one in records}
        return {
            name: readable
            for name, own in found.items()
            if (readable := own._filtered_access("read"))
        }

    @api.model
    def _of_user(self, user):
        """All records of a person, model by model."""
        people = self.env["mentoring.participant"].search([("user_id", "=", user.id)])
        pairs = people.member_ids.relationship_id
        yield people
        yield people.member_ids
        for model, trace in TRACES.items():
            records = self.env[model]
            if trace.person:
                yield self._of_people(model, user, people)
            elif model == pairs._name:
                yield pairs
            elif "relationship_id" in records._fields:
                yield records.search([("relationship_id", "in", pairs.ids)])

    @api.model
    def _export(self):
        """The same as plain values, in the reader's language: {kind: [{field: value}]}."""
        return {
            self._kind(records): [self._told(record) for record in records]
            for records in self._of_reader().values()
        }

    @api.model
    def _kind(self, records):
        # the name of a kind of record, which is no secret; people have no access to the models
        return self.env["ir.model"].sudo()._get(records._name).name

    @api.model
    def _told(self, record):
        """The values of a record that its reader may read, by their labels."""
        told = {}
        for name in self._told_fields(record):
            field = record._fields[name]
            if field.relational:
                # the names alone, which every screen shows with such a link
                value = ", ".join(record.sudo()[name].mapped("display_name"))
            else:
                value = field.convert_to_export(record[name], record)
            if value not in ("", False, None):
                told[field._description_string(self.env)] = str(value)
        return {**told, **self._own_answers(record)}

    @api.model
    def _own_answers(self, record):
        """What the reader answered in a questionnaire: {question: answer in words}."""
        if record._name != "mentoring.evaluation" or record.respondent_user_id != self.env.user:
            return {}
        # his own answers, which nobody may read as records of the survey application
        return dict(record.sudo()._answers_told())

    @api.model
    def _told_fields(self, record):
        for name, field in record._fields.items():
            told = field.store or name in ("agenda", "location", "video_link")
            simple = field.type not in ("one2many", "binary", "many2one_reference")
            technical = name in models.MAGIC_COLUMNS and name != "create_date"
            if told and simple and not technical and record._has_field_access(field, "read"):
                yield name
