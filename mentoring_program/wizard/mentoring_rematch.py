from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import exceptions
from ..models.mentoring_relationship_flow import OVER_STATES
from ..models.mentoring_relationship_group import JOINABLE, SIZED

SHOWN = 5


class RematchError(exceptions.UserError):
    """Another partner cannot be given: it is over, or the coordinator is part of it himself."""


class MentoringRematch(models.TransientModel):
    """Give somebody another partner: end what does not fit without blame, and propose who fits.

    The best partner by the points of the program stands there already, so that one click does.
    """

    _name = "mentoring.rematch"
    _inherit = ["mentoring.dialog.mixin"]
    _description = "Another Partner"

    relationship_id = fields.Many2one(
        "mentoring.relationship", required=True, ondelete="cascade", readonly=True
    )
    program_id = fields.Many2one(related="relationship_id.program_id", related_sudo=False)
    format = fields.Selection(related="program_id.format", related_sudo=False)
    member_ids = fields.One2many(related="relationship_id.member_ids", related_sudo=False)
    people_ids = fields.Many2many(
        "mentoring.participant", compute="_compute_people", help="Who may look for another one."
    )
    seeker_id = fields.Many2one(
        "mentoring.participant",
        "For",
        ondelete="cascade",
        compute="_compute_seeker_id",
        store=True,
        readonly=False,
        compute_sudo=False,
    )
    is_group = fields.Boolean(compute="_compute_people")
    partner_id = fields.Many2one(
        "mentoring.participant",
        "New Partner",
        ondelete="cascade",
        compute="_compute_partner_id",
        store=True,
        readonly=False,
        compute_sudo=False,
        help="Empty: it ends, and who looks for a partner waits for the next matching.",
    )
    candidates_html = fields.Html(compute="_compute_candidates_html", sanitize=False)
    group_id = fields.Many2one("mentoring.relationship", "New Group", ondelete="cascade")

    @api.depends("relationship_id")
    def _compute_people(self):
        for dialog in self:
            dialog.people_ids = dialog.relationship_id._current_members().participant_id
            dialog.is_group = dialog.program_id.format in SIZED

    @api.depends("relationship_id")
    def _compute_seeker_id(self):
        for dialog in self:
            members = dialog.relationship_id._current_members()
            asking = members._rematch_wishes().member_id[:1]
            mentees = members.filtered(lambda one: one.role != "mentor")
            dialog.seeker_id = (asking or mentees[:1] or members[:1]).participant_id

    @api.depends("seeker_id")
    def _compute_partner_id(self):
        for dialog in self:
            best = dialog._best()["rows"]
            dialog.partner_id = best[0][0] if best else False

    @api.depends("seeker_id")
    def _compute_candidates_html(self):
        qweb = self.env["ir.qweb"]
        for dialog in self:
            values = {**dialog._best(), "is_group": dialog.is_group}
            dialog.candidates_html = qweb._render("mentoring_program.rematch_candidates", values)

    def _best(self):
        """The best partners by the points of the program, for the template that shows them.

        :return: {"rows": [(participant, percent)], "possible": how many the rules allow,
            "problem": why nobody can be ranked; it can end all the same}
        """
        self.program_id.check_access("write")
        if not self.seeker_id or self.is_group:
            return {"rows": [], "possible": 0, "problem": ""}
        people = self.people_ids._origin
        try:
            ranking = self.env["mentoring.matching"]._ranking(
                self.program_id, self.seeker_id._origin, self._side(), SHOWN + len(people)
            )
        except UserError as error:
            return {"rows": [], "possible": 0, "problem": str(error)}
        found = [(people.browse(row[0]), row[2]) for row in ranking.best]
        best = [row for row in found if row[0] not in people][:SHOWN]
        return {"rows": best, "possible": ranking.possible_count, "problem": ""}

    def _side(self):
        members = self.relationship_id._current_members()
        seeker = members.filtered(lambda one: one.participant_id == self.seeker_id._origin)
        return "mentor" if seeker.role == "mentor" else "mentee"

    def action_confirm(self):
        """End without blame and propose the partner chosen; all of it or nothing.

        :raise RematchError: it is over already, or the reader is part of it
        :raise ForbiddenPairError: a rule forbids the new pair; nothing ends then
        """
        self.ensure_one()
        self._check_acting()
        side = self._side()
        self._part()
        proposal = self._proposal(side)
        if proposal:
            self.env["mentoring.match.pair"].create(proposal).action_propose()
        self._note()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _check_acting(self):
        pair = self.relationship_id
        pair.check_access("write")
        self.program_id.check_access("write")
        if pair.state in OVER_STATES:
            raise RematchError(self.env._("%s: this is over already.", pair.name))
        if self.env.user in pair.member_ids.user_id:
            raise RematchError(
                self.env._("You are part of it yourself: another coordinator has to act.")
            )
        if self.seeker_id not in pair._current_members().participant_id:
            raise RematchError(self.env._("Choose somebody of this relationship."))

    def _part(self):
        """End the relationship; in a larger group the membership alone."""
        pair, reason = self.relationship_id, self.env.ref("mentoring_program.end_reason_fit", False)
        members = pair._current_members()
        if len(members) > 2:
            leaving = members.filtered(lambda one: one.participant_id == self.seeker_id)
            # coordinators have no write access to memberships; that he runs it is checked
            leaving.sudo()._leave(reason)
        else:
            # he may write the relationship, checked above; others are offered a match as well
            pair.sudo()._finish("ended", end_reason_id=reason and reason.id)
            pair.sudo()._offer_rematch()

    def _proposal(self, side):
        """What the dialog “Pair by Hand” is to propose; None for nothing."""
        values = {"program_id": self.program_id.id}
        if self.is_group:
            place = f"{SIZED[self.format]}_id"
            joins = self.group_id and self.group_id.state in JOINABLE
            group = {"relationship_id": self.group_id.id, place: self.seeker_id.id}
            return {**values, **group} if joins else None
        if not self.partner_id:
            return None
        people = (self.seeker_id, self.partner_id)
        mentee, mentor = people if side == "mentee" else people[::-1]
        return {**values, "mentee_id": mentee.id, "mentor_id": mentor.id}

    def _note(self):
        """Keep what was done: as the task that waited for it, else as a note of its own."""
        interventions = self.env["mentoring.intervention"]
        known = interventions.search(
            [
                ("relationship_id", "=", self.relationship_id.id),
                ("kind", "=", "rematch"),
                ("done_on", "in", (False, fields.Date.context_today(self))),
            ],
            limit=1,
        )
        # author and day of what the reader did just now
        task = known or interventions.create(
            {"relationship_id": self.relationship_id.id, "kind": "rematch"}
        )
        task.sudo()._done(author_id=self.env.uid)
