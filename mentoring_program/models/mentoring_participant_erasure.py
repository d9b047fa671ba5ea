import re

from markupsafe import Markup, escape

from odoo import api, fields, models
from odoo.exceptions import AccessError

from .. import exceptions
from .mentoring_participant_login import GONE
from .mentoring_relationship_flow import OVER_STATES
from .personal_traces import TRACES

_EMPTY = {
    "employee_id": False,
    "motivation": False,
    "about": False,
    "nomination": False,
    "nominated_by_id": False,
    "target_job_id": False,
    "in_directory": False,
    "properties": False,
    "topic_ids": [(5,)],
    "language_ids": [(5,)],
}


class StillTakingPartError(exceptions.UserError):
    """Somebody was to be made nameless who still takes part; the message names him."""


class MentoringParticipantErasure(models.AbstractModel):
    """Making a participant nameless, on his request or when the program's time is over.

    What he wrote is removed; dates, states, hours and figures of many stay. It cannot be undone.
    """

    _name = "mentoring.participant.erasure"
    _description = "Mentoring Participant: Removal of Personal Data"

    anonymized_on = fields.Datetime("Made Nameless On", readonly=True, copy=False)
    # Odoo's privacy lookup finds what leads to a contact; an employee it does not follow.
    partner_id = fields.Many2one(
        "res.partner",
        compute="_compute_partner_id",
        store=True,
        index="btree_not_null",
        ondelete="set null",
        compute_sudo=True,
        groups="mentoring_program.group_mentoring_manager",
    )
    can_anonymize = fields.Boolean(compute="_compute_can_anonymize")

    @api.depends("employee_id.user_id.partner_id", "employee_id.work_contact_id")
    def _compute_partner_id(self):
        for person in self:
            employee = person.employee_id
            person.partner_id = employee.user_id.partner_id or employee.work_contact_id

    @api.depends("state", "anonymized_on", "program_id.state", "member_ids.relationship_id.state")
    @api.depends_context("uid")
    def _compute_can_anonymize(self):
        for person in self:
            person.can_anonymize = person._may_erase(self.env.user) and person._is_over()

    def action_anonymize(self):
        """Make people nameless and remove what they wrote, for good; harmless when repeated.

        By the person himself, or by a mentoring manager whom he asked.

        :raise AccessError: it is somebody else
        :raise StillTakingPartError: names those who still take part
        """
        self.check_access("read")
        if not all(person._may_erase(self.env.user) for person in self):
            raise AccessError(
                self.env._("Only the person and mentoring managers remove personal data.")
            )
        busy = self.filtered(lambda person: not person.anonymized_on and not person._is_over())
        if busy:
            raise StillTakingPartError(
                self.env._(
                    "These people still take part; they withdraw first, or the program closes: %s",
                    ", ".join(busy.mapped("name")),
                )
            )
        # checked above; what is removed lies in records of many models that he may not delete
        self.sudo()._anonymize()
        return True

    def action_withdraw_consent(self):
        """Take the consent back: the person leaves, and is not shown or asked for any longer.

        What he wrote stays until he, or the time of the program, removes it.
        """
        self.check_access("read")
        if any(person.user_id != self.env.user for person in self):
            raise AccessError(self.env._("Only the person himself takes his consent back."))
        self.filtered(lambda one: one.state not in GONE).action_withdraw()
        # his own record, which he may not write otherwise
        person = self.sudo()
        person.env["mentoring.participant.identity"].search(
            [("participant_id", "in", person.ids)]
        ).unlink()
        person._write_protected(
            {"consent_date": False, "consent_text": False, "in_directory": False}
        )
        return True

    def _may_erase(self, user):
        self.ensure_one()
        return self.user_id == user or user.has_group("mentoring_program.group_mentoring_manager")

    def _is_over(self):
        """Whether the person takes no part any longer: he left, or the program is over."""
        self.ensure_one()
        # whether it is over, of the person's own relationships
        person = self.sudo()
        members = person.member_ids.filtered(lambda one: not one.left_on)
        running = members.relationship_id.filtered(lambda one: one.state not in OVER_STATES)
        return person._is_closed() or (person.state in GONE and not running)

    def _anonymize(self):
        """Remove what leads back to these people. Who is nameless already stays as he is."""
        people = self.filtered(lambda person: not person.anonymized_on)
        if not people:
            return
        people._claim()
        for person in people:
            person._erase_own_traces()
            person._forget_name()
        people.env.flush_all()

    def _erase_own_traces(self):
        """Remove what the person wrote, or was written of him, in this program."""
        personal = self.env["mentoring.personal.data"]
        self._take_off_wall()
        for model in TRACES:
            of_program = personal._of_programs(model, self.program_id)
            everywhere = not TRACES[model].program
            if everywhere and self._takes_part_elsewhere():
                continue
            own = personal._of_people(model, self.user_id, self)
            personal._erase(own if everywhere else own & of_program)
        for records in (self, self.member_ids):
            personal._erase_messages(records._name, records.ids)

    def _take_off_wall(self):
        """Take the consents back, so that no story tells of him any longer."""
        consents = self.env["mentoring.story.consent"].search(
            [("program_id", "=", self.program_id.id), ("user_id", "in", self.user_id.ids)]
        )
        consents._take_back()

    def _takes_part_elsewhere(self):
        """Whether something that belongs to no program is still needed in another one."""
        others = self.search([("user_id", "=", self.user_id.id), ("id", "!=", self.id)])
        return any(not other.anonymized_on for other in others)

    def _forget_name(self):
        """Take the name off the record, and out of the chatter of what he took part in."""
        name, nameless = self.name, self.env._("Participant %s", self.id)
        self._write_protected({**_EMPTY, "anonymized_on": fields.Datetime.now()})
        self._write_protected({"name": nameless})
        for records in self._where_he_was_named():
            self._replace_in_messages(records, name, nameless)

    def _where_he_was_named(self):
        """The records of the program whose messages may tell the name: model by model."""
        program = self.program_id
        yield program
        yield program.participant_ids
        yield program.relationship_ids.member_ids
        for model, trace in TRACES.items():
            if trace.program:
                yield self.env["mentoring.personal.data"]._of_programs(model, program)

    @api.model
    def _replace_in_messages(self, records, name, nameless):
        """Put another name into the messages of records: as a whole, not within other words."""
        if not name:
            return
        written = str(escape(name))
        domain = [
            ("model", "=", records._name),
            ("res_id", "in", records.ids),
            ("body", "ilike", written),
        ]
        pattern = re.compile(rf"(?<!\w){re.escape(written)}(?!\w)")
        for message in self.env["mail.message"].search(domain):
            message.body = Markup(pattern.sub(str(escape(nameless)), message.body))
