from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .mentoring_lifecycle_mixin import TransitionError

STATES = [
    ("objectives", "Define objectives"),
    ("recruitment", "Recruit mentors and mentees"),
    ("structure", "Establish structure"),
    ("training", "Provide training"),
    ("monitoring", "Monitor and evaluate"),
    ("celebration", "Celebrate successes"),
    ("closed", "Closed"),
    ("cancelled", "Cancelled"),
]
STEPS = ("objectives", "recruitment", "structure", "training", "monitoring", "celebration")
FINAL_STATES = ("closed", "cancelled")
_WAY = (*STEPS, "closed")


class MentoringProgramLifecycle(models.AbstractModel):
    """The life of a program: one method per arrow, all or nothing, harmless when repeated."""

    _name = "mentoring.program.lifecycle"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Program: Lifecycle"

    _protected_fields = frozenset(
        {"state", "report_date", "over_on", "anonymized_on", "former_id", "lessons_before"}
    )
    _fixed_fields = frozenset({"company_id"})
    _open_when_closed = frozenset({"active", "color", "retention_months", "objective_ids"})
    _transitions = {
        "objectives": ("recruitment", "cancelled"),
        "recruitment": ("structure", "objectives", "cancelled"),
        "structure": ("training", "recruitment", "cancelled"),
        "training": ("monitoring", "structure", "cancelled"),
        "monitoring": ("celebration", "training", "cancelled"),
        "celebration": ("closed", "monitoring", "cancelled"),
    }

    next_step = fields.Selection(
        selection=lambda self: self._fields["state"].selection, compute="_compute_next_step"
    )
    can_step_back = fields.Boolean(compute="_compute_next_step")
    can_cancel = fields.Boolean(compute="_compute_next_step")
    can_steer = fields.Boolean(
        compute="_compute_can_steer", help="Whether the reader runs the program, or only reads it."
    )

    @api.depends("state")
    def _compute_next_step(self):
        for program in self:
            program.next_step = program._neighbour(1)
            program.can_step_back = bool(program._neighbour(-1)) and program.state != "closed"
            program.can_cancel = program._can_move_to("cancelled")

    @api.depends("coordinator_ids")
    @api.depends_context("uid")
    def _compute_can_steer(self):
        steered = self._filtered_access("write")
        for program in self:
            program.can_steer = not program.id or program._origin in steered

    @api.model
    def _expand_steps(self, states, domain):
        """Kanban columns: all six steps; closed and cancelled only where there are some."""
        return [state for state, _label in STATES if state in STEPS or state in states]

    def _neighbour(self, distance):
        """The state so many steps ahead (or back), False where there is none."""
        self.ensure_one()
        place = _WAY.index(self.state) + distance if self.state in _WAY else -1
        return _WAY[place] if 0 <= place < len(_WAY) else False

    def action_open_recruitment(self):
        """Go from defining objectives to recruiting mentors and mentees."""
        return self._advance("recruitment")

    def action_establish_structure(self):
        """Go from recruiting to matching, acceptance, approval and agreements."""
        return self._advance("structure")

    def action_provide_training(self):
        """Go from establishing the structure to training."""
        return self._advance("training")

    def action_start_monitoring(self):
        """Go from training to meeting, following goals and evaluating."""
        return self._advance("monitoring")

    def action_celebrate(self):
        """Go from monitoring to celebrating successes."""
        return self._advance("celebration")

    def action_close(self):
        """Close the celebrated program; it stays readable."""
        return self._advance("closed")

    def action_pass_gate(self, reason=None):
        """Go to the next step although conditions are unmet; mentoring managers only.

        :param str reason: kept in the chatter; asked for where a person is there to answer
        """
        if not self.env.user.has_group("mentoring_program.group_mentoring_manager"):
            raise AccessError(self.env._("Only a mentoring manager may pass a gate."))
        self.check_access("write")
        if not self._words(reason):
            return self.env["mentoring.reason"]._ask(self, "pass_gate")
        for program in self:
            target = program._neighbour(1)
            if not target:
                raise TransitionError(self.env._("%s has no further step.", program.name))
            unmet = program._unmet_conditions(target)
            program._enter(target)
            program._post_reason(self.env._("Gate passed without all conditions"), reason, unmet)
        return True

    def action_step_back(self):
        """Go back one step. Nothing signed, sent or started is undone."""
        self.check_access("write")
        stuck = self.filtered(lambda program: not program.can_step_back)
        if stuck:
            names = ", ".join(stuck.mapped("name"))
            raise TransitionError(self.env._("There is no step to go back to: %s", names))
        for program in self:
            program._move_to(program._neighbour(-1))
        return True

    def action_cancel(self, reason=None):
        """Cancel the programs: meetings, open approvals and questionnaires are withdrawn.

        :param str reason: kept in the chatter; asked for where a person is there to answer
        """
        self.check_access("write")
        open_programs = self.filtered(lambda program: program.state != "cancelled")
        open_programs._check_move("cancelled")
        if open_programs and not self._words(reason):
            return self.env["mentoring.reason"]._ask(self, "cancel")
        for program in open_programs._move_to("cancelled"):
            program._forget_due()
            program._withdraw_everything()
            program._post_reason(self.env._("Program cancelled"), reason)
        return True

    def _advance(self, target):
        """Take the arrow to ``target``: programs already there stay, all others go or none.

        :raise TransitionError: names every program that is not at the step before
        :raise GateError: names every unmet condition of every program
        """
        self.check_access("write")
        movers = self.filtered(lambda program: not program._has_reached(target))
        misplaced = movers.filtered(lambda program: program._neighbour(1) != target)
        misplaced._refuse_move(target)
        movers._check_gate(target)
        for program in movers:
            program._enter(target)
        return True

    def _has_reached(self, target):
        """Whether the program is at ``target``, or went through it by itself."""
        passed = target == "training" and self.state == "monitoring" and self._passes_training()
        return self.state == target or passed

    def _enter(self, target):
        """Move to ``target`` and start what begins there."""
        if not self._move_to(target):
            return
        self._forget_due()
        starts = getattr(self, f"_start_{target}", None)
        if starts:
            starts()

    def _start_monitoring(self):
        """Relationships that were only waiting for this step become active."""
        # the coordinator started the step; relationships are his to move
        self.sudo().relationship_ids._activate_when_ready()

    @api.ondelete(at_uninstall=False)
    def _unlink_only_unstarted_or_over(self):
        running = self.filtered(lambda one: one.state != "objectives" and not one._is_final())
        if running:
            raise UserError(
                self.env._(
                    "Cancel these programs before you delete them: %s",
                    ", ".join(running.mapped("name")),
                )
            )

    def unlink(self):
        self.check_access("unlink")
        # by the ORM and not by the database alone, so that activities and events go as well;
        # whoever may delete the program deletes what is part of it
        self.sudo().relationship_ids.unlink()
        self.sudo().participant_ids.unlink()
        return super().unlink()

    def _withdraw_everything(self):
        """End what is open in a cancelled program; the history stays readable to its members."""
        # the one who may cancel the program may end all that hangs on it
        program = self.sudo()
        program.speed_event_ids.filtered(lambda one: one.state != "held")._move_to("cancelled")
        program.env["mentoring.session"].search(
            [("program_id", "=", program.id), ("state", "=", "planned")]
        )._move_to("cancelled")
        program.env["mentoring.evaluation"].search([("program_id", "=", program.id)])._withdraw()
        program.relationship_ids._finish("ended")

    def _post_reason(self, title, reason, conditions=()):
        lines = [f"{title}: {reason}", *(condition.text for condition in conditions)]
        self.message_post(body=Markup("<br/>").join(lines))

    def _is_final(self):
        return self.state in FINAL_STATES

    def _program_of_guarded(self):
        return self
