from odoo import api, fields, models

SHOWN = 20
# of the parts of a bar, one after the other
COLORS = (
    "#714B67",
    "#017E84",
    "#E4A900",
    "#4C78A8",
    "#D6604D",
    "#6AA84F",
    "#8E7CC3",
    "#B45F06",
    "#5B9AA0",
    "#A64D79",
)


class MentoringMatchPreview(models.TransientModel):
    """Try the points of a program: how all partners of one person rank, and why."""

    _name = "mentoring.match.preview"
    _inherit = ["mentoring.dialog.mixin"]
    _description = "Try the Points"

    program_id = fields.Many2one(
        "mentoring.program",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env["mentoring.participant.enroll"]._default_program(),
    )
    format = fields.Selection(related="program_id.format")
    participant_id = fields.Many2one("mentoring.participant", "Person", ondelete="cascade")
    role = fields.Selection(related="participant_id.role", related_sudo=False)
    side = fields.Selection(
        [("mentee", "Mentee"), ("mentor", "Mentor")],
        "As",
        compute="_compute_side",
        store=True,
        readonly=False,
        help="For somebody in both roles: which of them is looked at.",
    )
    ranking_html = fields.Html(compute="_compute_ranking_html", sanitize=False)

    @api.depends("participant_id")
    def _compute_side(self):
        for preview in self:
            preview.side = "mentor" if preview.participant_id.role == "mentor" else "mentee"

    @api.depends("program_id", "participant_id", "side")
    def _compute_ranking_html(self):
        for preview in self:
            preview.ranking_html = False
            if preview.program_id and preview.participant_id:
                preview.ranking_html = preview._render()

    def _render(self):
        """The ranking as a picture, for who may match the program."""
        program, person = self.program_id, self.participant_id
        program.check_access("write")
        person.check_access("read")
        problem = self._problem()
        if problem:
            return self._show({"problem": problem})
        matching = self.env["mentoring.matching"]
        program._check_criteria()
        ranking = matching._ranking(program, person, self.side, SHOWN)
        return self._show(self._picture(matching, ranking))

    def _problem(self):
        """What there is to do before anything can be ranked; empty for nothing."""
        program, person = self.program_id, self.participant_id
        if person.program_id != program:
            return self.env._("This person takes part in another program.")
        if program.formality == "informal":
            return program._words_if_informal()
        if person.state != "accepted":
            return self.env._("Only people who are accepted are matched.")
        if person.user_id == self.env.user:
            # with answers of one's own to try, likeness would tell those of others
            return self.env._("You take part yourself: choose somebody else.")
        if not any(program.criterion_ids.mapped("highest")):
            return self.env._("Give points to one criterion at the least; a preset is a start.")
        return ""

    def _show(self, values):
        return self.env["ir.qweb"]._render("mentoring_program.match_preview", values)

    def _picture(self, matching, ranking):
        """What the template draws: names, bars, and words instead of codes."""
        program = self.program_id
        shown = [row[0] for row in ranking.best] + [row[0] for row in ranking.forbidden]
        names = {one.id: one.name for one in self.env["mentoring.participant"].browse(shown)}
        colors = {
            key: COLORS[place % len(COLORS)] for place, key in enumerate(sorted(ranking.points))
        }
        highest = sum(ranking.points.values()) or 1
        labels = {key: matching._criterion_words(key, program) for key in ranking.points}
        return {
            "legend": [
                (labels[key], colors[key], points) for key, points in ranking.points.items()
            ],
            "rows": [
                (
                    names[participant_id],
                    score,
                    percent,
                    [
                        (labels[key], colors[key], part, 100 * part / highest)
                        for key, part in parts.items()
                        if part
                    ],
                )
                for participant_id, score, percent, parts in ranking.best
            ],
            "possible_count": ranking.possible_count,
            "hidden_count": max(0, ranking.possible_count - len(ranking.best)),
            "forbidden": [
                (names[participant_id], matching._pair_words(codes, program))
                for participant_id, codes in ranking.forbidden
            ],
            "removed": [
                (matching._rule_words(code, program), count)
                for code, count in sorted(ranking.removed.items(), key=lambda one: -one[1])
            ],
        }
