from odoo import api, fields, models

from .. import exceptions
from ..models.mentoring_participant import ROLES


class NominationError(exceptions.UserError):
    """Somebody cannot be nominated; the message says why."""


class MentoringNomination(models.TransientModel):
    """A manager nominates somebody who reports to him; the person decides.

    Programs are offered by name as choices: a manager may nominate for one that addresses his
    people and not himself, which he cannot read.
    """

    _name = "mentoring.nomination"
    _inherit = ["mentoring.dialog.mixin"]
    _description = "Nomination for a Mentoring Program"

    employee_id = fields.Many2one("hr.employee.public", required=True, ondelete="cascade")
    program = fields.Selection(
        "_selection_program", required=True, default=lambda self: self._default_program()
    )
    role = fields.Selection(ROLES, required=True, default="mentee")
    reason = fields.Text("Why This Person", help="Read by the person and the coordinators.")

    @api.model
    def _selection_program(self):
        employee_id = self.env.context.get("default_employee_id")
        if type(employee_id) is not int:
            return []
        employee = self.env["hr.employee.public"].browse(employee_id).exists()
        if not employee:
            return []
        return [(str(one.id), one.name) for one in employee._mentoring_programs_to_nominate_for()]

    @api.model
    def _default_program(self):
        choices = self._selection_program()
        return choices[0][0] if len(choices) == 1 else False

    def action_nominate(self):
        """Invite the person in the reader's name, with his consent if he is the line manager.

        :raise NominationError: the reader may not, or the person takes part or was asked already
        """
        self.ensure_one()
        employee = self.employee_id
        programs = employee._mentoring_programs_to_nominate_for()
        program = programs.filtered(lambda one: str(one.id) == self.program)
        if not program:
            raise NominationError(
                self.env._(
                    "%s cannot be nominated for this program (any more): it is over, addresses"
                    " others, or the person was asked or takes part already.",
                    employee.name,
                )
            )
        if self.role not in program._roles_offered():
            raise NominationError(self.env._("%s: please choose another role.", program.name))
        person = self._participant(program)
        person._write_protected(
            {"nominated_by_id": self.env.uid, "nomination": self._words(self.reason)}
        )
        person._move_to("invited")
        # the employee of the dialog, whose manager the reader is or not
        if employee.sudo().parent_id.user_id == self.env.user:
            person._note_consent_given(self.env.user)
        return self._told(program)

    def _participant(self, program):
        """The person's own record: one that nobody went on with, or a new one.

        Others are refused above, and by the database where two nominate at the same moment.
        """
        people = program.participant_ids.filtered(
            lambda one: one.employee_id.id == self.employee_id.id
        )
        if people:
            people.role = self.role
        # the program is a superuser's: a manager has no right to participants, checked above
        return people or program.participant_ids.create(
            {
                "program_id": program.id,
                "employee_id": self.employee_id.id,
                "role": self.role,
            }
        )

    def _told(self, program):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "%(person)s is invited to %(program)s in your name, and decides.",
                    person=self.employee_id.name,
                    program=program.name,
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
