from odoo import fields, models
from odoo.tools import split_every

BATCH = 1000
QUIET = {
    "tracking_disable": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_auto_subscribe_no_notify": True,
}


class MentoringImportPeople(models.AbstractModel):
    """From people to records: employees that are missing, participants, what they told.

    Everything lies in one transaction: all of it or nothing.
    """

    _name = "mentoring.import.people"
    _description = "Mentoring Import: People"

    def _write_people(self, people):
        """Create or update the participants of the program.

        :param people: list of :class:`Registration`
        :return: counts for the summary: {"employees", "created", "updated", "left"}
        """
        self.program_id._claim()
        self._write_columns()
        if self._grades():
            self.env["mentoring.grade"]._add_in_order(self._grades(), self.program_id._companies())
        hired = self._create_employees([person for person in people if not person.employee_id])
        participants = self._participants(people)
        new = [person for person in people if person.employee_id not in participants]
        changed = self._update_participants(people, participants)
        participants |= self._create_participants(new)
        self._write_skills(people, participants)
        self._write_identities(people, participants)
        left = self._move_on(list(participants.values()))
        return {"employees": hired, "created": len(new), "updated": changed, "left": left}

    def _write_columns(self):
        """Keep the definition of the columns to compare on the program."""
        definition = list(self.program_id.participant_properties_definition or [])
        known = {one["name"] for one in definition}
        for column in self.column_ids.filtered(lambda one: one.target == "column"):
            name = column._property_name()
            if name not in known:
                known.add(name)
                definition.append({"name": name, "string": column.header, "type": "char"})
        if len(definition) > len(self.program_id.participant_properties_definition or []):
            self.program_id.participant_properties_definition = definition

    def _create_employees(self, people):
        Employee = self.env["hr.employee"].with_context(**QUIET)
        for batch in split_every(BATCH, people, list):
            employees = Employee.create(
                [
                    {
                        "name": person.name,
                        "work_email": person.email,
                        "job_title": person.values.get("job_title"),
                        "department_id": person.values.get("department"),
                        "company_id": self.program_id.company_id.id,
                    }
                    for person in batch
                ]
            )
            for person, employee in zip(batch, employees, strict=True):
                person.employee_id = employee.id
        return len(people)

    def _participants(self, people):
        """Those who take part already: {employee id: participant}."""
        participants = self.env["mentoring.participant"].search(
            [
                ("program_id", "=", self.program_id.id),
                ("employee_id", "in", [person.employee_id for person in people]),
            ]
        )
        return {one.employee_id.id: one for one in participants.with_context(**QUIET)}

    def _create_participants(self, people):
        Participant = self.env["mentoring.participant"].with_context(**QUIET)
        grades, created = self._grade_ids(), {}
        for batch in split_every(BATCH, people, list):
            participants = Participant.create(
                [
                    {
                        "program_id": self.program_id.id,
                        "employee_id": person.employee_id,
                        "role": person.role,
                        "properties": person.columns,
                        "language_ids": [(6, 0, person.values.get("languages", []))],
                        **self._values(person, grades),
                    }
                    for person in batch
                ]
            )
            created |= dict(
                zip((person.employee_id for person in batch), participants, strict=True)
            )
        return created

    def _update_participants(self, people, participants):
        """Write what differs; what a file leaves empty stays as it is."""
        grades, changed = self._grade_ids(), 0
        for person in people:
            participant = participants.get(person.employee_id)
            if participant:
                changed += self._update(participant, person, self._values(person, grades))
        return changed

    def _update(self, participant, person, values):
        was = {"both": {"mentor", "mentee"}}.get(participant.role, {participant.role})
        if not person.explicit:
            person.sides |= was
        values["role"] = person.role
        columns = dict(participant.properties or {})
        values = {
            name: value
            for name, value in values.items()
            if participant._fields[name].convert_to_write(participant[name], participant) != value
        }
        languages = set(person.values.get("languages", ())) - set(participant.language_ids.ids)
        if languages:
            values["language_ids"] = [(4, language) for language in sorted(languages)]
        if person.columns.items() - columns.items():
            values["properties"] = {**columns, **person.columns}
        if values:
            participant.write(values)
        return bool(values)

    def _values(self, person, grades):
        """The values of fields that the files give."""
        told = person.values
        values = {
            "chosen_capacity": told.get("capacity"),
            "chosen_quota": told.get("quota"),
            "grade_id": grades[told["grade"].casefold()] if told.get("grade") else None,
            "motivation": told.get("motivation"),
        }
        return {name: value for name, value in values.items() if value is not None}

    def _grade_ids(self):
        ladder = self.env["mentoring.grade"]._ladder(self.program_id._companies())
        return {grade.name.casefold(): grade.id for grade in ladder}

    def _write_skills(self, people, participants):
        """Add the skills told, or bring their levels up to date."""
        told = {
            (participants[person.employee_id].id, *key): level
            for person in people
            for key, level in person.skills.items()
        }
        Skill = self.env["mentoring.participant.skill"]
        lines = Skill.search([("participant_id", "in", list({key[0] for key in told}))])
        for line in lines:
            level = told.pop((line.participant_id.id, line.kind, line.skill_id.id), line.level)
            if level != line.level:
                line.level = level
        names = ("participant_id", "kind", "skill_id", "level")
        Skill.create([dict(zip(names, (*key, told[key]), strict=True)) for key in told])

    def _write_identities(self, people, participants):
        """Keep what was told of identities where nobody but the person reads it.

        A wish is kept only with its yes; an answer taken back is forgotten.
        """
        mapped = set(self.column_ids.mapped("target"))
        if not mapped & {"identities", "identity_wish"}:
            return
        # nobody but the person may read these records; the importer hands over the person's words
        Identity = self.env["mentoring.participant.identity"].sudo()
        ids = [one.id for one in participants.values()]
        kept = Identity.search([("participant_id", "in", ids)]).grouped("participant_id")
        new = []
        for person in people:
            participant = participants[person.employee_id]
            values = self._identity_values(person, mapped)
            found = kept.get(participant, Identity)
            if found and any(found[name] != value for name, value in values.items()):
                found.write({**values, "consent_date": fields.Datetime.now()})
            elif not found and any(values.values()):
                new.append({**values, "participant_id": participant.id})
        Identity.create([{**values, "consent_date": fields.Datetime.now()} for values in new])

    def _identity_values(self, person, mapped):
        consent = bool(person.values.get("wish_consent") and person.values.get("identity_wish"))
        values = {}
        if "identities" in mapped and "mentor" in person.lines:
            values["identities"] = person.values.get("identities") or False
        if "identity_wish" in mapped and "mentee" in person.lines:
            values["wish"] = person.values["identity_wish"] if consent else False
            values["wish_consent"] = consent
        return values

    def _move_on(self, participants):
        """Bring those who wait for it to the state chosen.

        :return: how many were left alone because they declined or withdrew
        """
        people = self.env["mentoring.participant"].concat(*participants)
        waiting = {"applied": ("draft", "invited"), "accepted": ("draft", "invited", "applied")}
        movers = people.filtered(lambda one: one.state in waiting[self.state_after])
        if self.state_after == "accepted":
            movers._accept_or_ask()
        else:
            movers._move_to("applied")
        return len(people.filtered(lambda one: one.state in ("declined", "withdrawn")))
