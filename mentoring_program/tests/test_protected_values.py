import re

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from .world import MentoringWorld
from .world_records import ONE_ONLY, VALUES

# What must be protected, whatever else a model protects by itself.
MUST = {
    "mentoring.program": {"state", "report_date"},
    "mentoring.participant": {
        "state",
        "user_id",
        "company_id",
        "mentor_seats_taken",
        "mentee_seats_taken",
        "manager_consent_state",
        "nominated_by_id",
    },
    "mentoring.consent": {"state", "approver_id", "decided_by_id", "participant_id"},
    "mentoring.relationship": {"state", "score", "match_run_id", "company_id"},
    "mentoring.relationship.member": {
        "accepted_on",
        "agreement_date",
        "approval_state",
        "approver_id",
        "decided_by_id",
        "employee_id",
        "holds_seat",
        "manager_user_id",
        "user_id",
    },
    "mentoring.agreement": {"relationship_id", "version", "is_current"},
    "mentoring.agreement.signature": {"member_id", "agreement_id", "signed_on"},
    "mentoring.session": {"state", "calendar_event_id", "seats_taken"},
    "mentoring.note": {"author_id"},
    "mentoring.message": {"author_id"},
    "mentoring.introduction": {"author_id", "made_on"},
    "mentoring.practice": {"member_id", "manager_user_id", "answered_on", "state"},
    "mentoring.goal": {"state"},
    "mentoring.evaluation": {"state", "score", "level_scores", "wave", "respondent_user_id"},
    "mentoring.skill.rating": {"wave", "user_id"},
    "mentoring.match.run": {"state", "input_digest", "score_total", "settings"},
    "mentoring.match.suggestion": {"kind", "score", "parts"},
    "mentoring.recognition": {"state", "giver_id", "receiver_user_id", "badge_user_id", "title"},
    "mentoring.story.consent": {"state", "user_id"},
    "mentoring.attainment": {"state", "skill_level_id", "confirmed_by_id"},
    "mentoring.resource.completion": {"done_on", "waived_by_id", "waived_reason"},
}


@tagged("post_install", "-at_install")
class TestProtectedValues(MentoringWorld):
    """Values that only the module's own methods may write, sent by every road there is.

    The superuser sends them: whom the superuser's rights do not help, no other right helps.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.side = cls.sides[cls.tina]

    def test_what_must_be_protected_is(self):
        for model, names in MUST.items():
            self.assertLessEqual(names, self._protected(model), model)

    def _protected(self, model):
        return {name for name in self.env[model]._fields if self.env[model]._is_protected(name)}

    def test_no_road_leads_to_a_protected_value(self):
        taken = [
            f"{model}.{name} by {road}"
            for model, record in self._records()
            for name in sorted(self._protected(model))
            for road, send in self._roads(record, name, self._other_value(record, name)).items()
            if not self._is_refused(send)
        ]
        self.assertFalse(taken)

    def _records(self):
        """A record of every guarded model: [(model, record)]."""
        return [
            (model, self.side.records[model].sudo())
            for model in VALUES
            if "_protected_fields" in dir(self.env[model])
        ]

    def _roads(self, record, name, value):
        """The ways a client has to send a value."""
        model, new = record.browse(), {**VALUES[record._name](self.side), name: value}
        manager = record.with_user(self.mona)
        return {
            "write": lambda: record.write({name: value}),
            "create": lambda: model.create(new),
            "web_save": lambda: record.web_save({name: value}, {"id": {}}),
            "web_save of a new one": lambda: model.web_save(new, {"id": {}}),
            "write by a manager": lambda: manager.write({name: value}),
            **self._roads_of_parents(record, {name: value}, new),
        }

    def _roads_of_parents(self, record, change, new):
        """Commands to the records that list this one."""
        return {
            f"{road} through {parent._name}.{lines.name}": (
                lambda parent=parent, name=lines.name, command=command: parent.write(
                    {name: [command]}
                )
            )
            for field, inverses in self.env.registry.field_inverses.items()
            if field.model_name == record._name and field.name in record
            for parent in [record[field.name]]
            for lines in inverses
            if parent and lines.type == "one2many" and lines.comodel_name == record._name
            for road, command in {
                "update": (1, record.id, change),
                "create": (0, 0, new),
            }.items()
        }

    def _is_refused(self, send, error=AccessError):
        try:
            with self.env.cr.savepoint() as savepoint:
                send()
                savepoint.rollback()
        except error:
            return True
        return False

    def _other_value(self, record, name):
        """A value of the field's type that it does not have, as a client would send it."""
        field, old = record._fields[name], self._values(record, {name})[name]
        match field.type:
            case "selection":
                return next(key for key in field.get_values(self.env) if key != old)
            case "many2one":
                others = self.env[field.comodel_name].sudo().with_context(active_test=False)
                return others.search([("id", "!=", old)], limit=1).id
            case "boolean":
                return not old
            case "integer" | "float":
                return old + 1
            case "date" | "datetime":
                return "2020-02-02"
            case "json":
                return {"forged": True}
        return "forged"

    def test_a_default_of_the_context_is_not_taken(self):
        taken = []
        for model, record in self._records():
            protected = self._protected(model)
            if protected & VALUES[model](self.side).keys():
                continue  # made by methods alone
            expected = self._created(record, protected)
            for name in protected:
                value = self._other_value(record, name)
                found = self._created(record, {name}, **{f"default_{name}": value})[name]
                if value not in (expected[name], str(expected[name])) and str(found) == str(value):
                    taken.append(f"{model}.{name}")
        self.assertFalse(taken)

    def _created(self, record, names, **context):
        """The values of a new record like this one, which is not kept."""
        with self.env.cr.savepoint() as savepoint:
            values = VALUES[record._name](self.side)
            self._allow_another(record)
            if record._name in ONE_ONLY:
                record.unlink()
            new = record.browse().with_context(**context).create(values)
            found = self._values(new, names)
            savepoint.rollback()
        return found

    def _allow_another(self, record):
        """Bring about what the records of some models wait for."""
        if record._name == "mentoring.exit":  # one looks back when it is over
            record.member_id._write_protected({"left_on": "2026-01-02"})
        if record._name == "mentoring.concern":
            record.program_id.confidant_id = self.mona

    def _values(self, record, names):
        """What a record says; private words, which no superuser reads, straight from the table."""
        private = {name for name in names if name in getattr(record, "_private_fields", ())}
        [found] = record.read(list(names - private), load=None)
        for name in private:
            record.flush_recordset([name])
            column, table = SQL.identifier(name), SQL.identifier(record._table)
            query = SQL("SELECT %s FROM %s WHERE id = %s", column, table, record.id)
            [(found[name],)] = self.env.execute_query(query)
        return found

    @mute_logger("odoo.sql_db")
    def test_an_import_of_the_web_client_cannot_bring_one(self):
        taken = []
        for model, record in self._records():
            for name in self._protected(model):
                column = name + "/.id" if record._fields[name].type == "many2one" else name
                before = self._values(record, {name})
                value = str(self._other_value(record, name))
                result = record.browse().load([".id", column], [[str(record.id), value]])
                record.invalidate_recordset()
                if result["ids"] or self._values(record, {name}) != before:
                    taken.append(f"{model}.{name}")
        self.assertFalse(taken)

    def test_a_copy_begins_at_the_beginning(self):
        taken = [
            model
            for model, record in self._records()
            if "state" in record._fields and "state" in record.copy_data()[0]
        ]
        self.assertFalse(taken)

    def test_what_rules_follow_cannot_be_moved(self):
        """Rules are checked before a write: a record must not go where its writer has no right."""
        moved = [
            f"{model}.{name}"
            for model, record in self._records()
            for name in self._names_in_rules(model)
            for value in [self._other_value(record, name)]
            if not self._is_refused(lambda r=record, n=name, v=value: r.write({n: v}), UserError)
        ]
        self.assertFalse(moved)

    def _names_in_rules(self, model):
        """The links of a record to others that say who may reach it."""
        rules = self.env["ir.rule"].search([("model_id.model", "=", model)])
        names = set(re.findall(r"\('(\w+)", " ".join(rules.mapped("domain_force"))))
        fields = self.env[model]._fields
        links = {name for name in names & fields.keys() if fields[name].type == "many2one"}
        return {name for name in links if fields[name].store}

    def test_no_record_links_two_programs(self):
        """The name of a linked record is shown to whoever reads the link."""
        linked = [
            f"{model}.{name}"
            for model, record in self._records()
            for name in self._links(record)
            if self._links(record) & VALUES[model](self.side).keys() - {name}
            and not self._is_refused(lambda r=record, n=name: self._link_abroad(r, n), UserError)
        ]
        self.assertFalse(linked)

    def _links(self, record):
        """The fields of a record that link it to another record of a program, and can be sent."""
        return {
            name
            for name, field in record._fields.items()
            if field.type == "many2one" and field.store and not record._is_protected(name)
            if "_protected_fields" in dir(self.env[field.comodel_name])
        }

    def _link_abroad(self, record, name):
        """Make a record like this one, but for one link that leads into another program."""
        if record._name in ONE_ONLY:
            record.unlink()
        abroad = self.sides[self.olga].records[record._fields[name].comodel_name]
        record.browse().create({**VALUES[record._name](self.side), name: abroad.id})
