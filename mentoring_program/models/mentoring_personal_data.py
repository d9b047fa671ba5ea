from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .personal_traces import TRACES

GONE = "—"  # stands where a text was that a record cannot be without


class MentoringPersonalData(models.AbstractModel):
    """What is kept of people: finding it and removing it, by the table of ``personal_traces``."""

    _name = "mentoring.personal.data"
    _description = "Mentoring: Personal Data"

    @api.model
    def _of_people(self, model, users, people):
        """The records of a model that belong to these logins or participants."""
        ways = [
            Domain(way, "in", users.ids if self._leads_to_login(model, way) else people.ids)
            for way in TRACES[model].person
        ]
        return self.env[model].search(Domain.OR(ways)) if ways else self.env[model]

    @api.model
    def _leads_to_login(self, model, way):
        for name in way.split("."):
            model = self.env[model]._fields[name].comodel_name
        return model == "res.users"

    @api.model
    def _of_programs(self, model, programs):
        """The records of a model that belong to these programs."""
        ways = [Domain(way, "in", programs.ids) for way in TRACES[model].program]
        return self.env[model].search(Domain.OR(ways)) if ways else self.env[model]

    @api.model
    def _erase(self, records):
        """Remove records, or empty their texts where the table says that they stay.

        The caller has decided who may cause this, and works with the rights it needs. What is
        removed cannot be brought back.
        """
        texts = TRACES[records._name].texts
        if not records:
            return
        if texts:
            self._empty(records, texts)
        elif hasattr(records, "_unlink_protected"):
            records._unlink_protected()
        else:
            records.unlink()

    @api.model
    def _empty(self, records, names):
        """Empty texts in the database alone: nobody signs again, gets a mail or a history line."""
        records.flush_recordset(names)
        values = [
            SQL("%s = %s", SQL.identifier(name), GONE if records._fields[name].required else None)
            for name in names
        ]
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET %s WHERE id = ANY(%s)",
                SQL.identifier(records._table),
                SQL(", ").join(values),
                records.ids,
            )
        )
        records.invalidate_recordset(names)

    @api.model
    def _erase_messages(self, model, ids):
        """Remove the chatter of records, with the values it tracked and the files in it."""
        self.env["mail.message"].search([("model", "=", model), ("res_id", "in", ids)]).unlink()
        self.env["mail.activity"].search(
            [("res_model", "=", model), ("res_id", "in", ids)]
        ).unlink()
        self.env["mail.followers"].search(
            [("res_model", "=", model), ("res_id", "in", ids)]
        ).unlink()
