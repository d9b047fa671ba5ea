from odoo import api, fields, models


class MentoringMatchRunRepeat(models.AbstractModel):
    """Runs made from other runs: the same once more, or again around pairs that stay."""

    _name = "mentoring.match.run.repeat"
    _description = "Mentoring Match Run: Repeating"

    origin_id = fields.Many2one(
        "mentoring.match.run",
        "Made From",
        ondelete="set null",
        index="btree_not_null",
        copy=False,
        readonly=True,
    )
    locked_pairs = fields.Json(
        "Pairs Kept Together", copy=False, readonly=True, help="[[mentee, mentor], ...]"
    )
    locked_count = fields.Integer("Locked Pairs", compute="_compute_locked_count")
    origin_changes = fields.Text(
        "Since Then",
        compute="_compute_origin_changes",
        help="What differs between what this run was given and the run that it was made from.",
    )

    @api.depends("chosen_ids.is_locked")
    def _compute_locked_count(self):
        counts = dict(
            self.env["mentoring.match.suggestion"]._read_group(
                [("run_id", "in", self.ids), ("is_locked", "=", True)], ["run_id"], ["__count"]
            )
        )
        for run in self:
            run.locked_count = counts.get(run._origin, 0)

    @api.depends("origin_id", "settings")
    def _compute_origin_changes(self):
        for run in self:
            settings = dict(run.settings or {})
            stamps = settings.pop("stamps", None)
            changes = run.origin_id._changes(settings, stamps) if stamps and run.origin_id else ()
            run.origin_changes = "\n".join(changes)

    def action_repeat(self):
        """Make a new run with the rules, points, options, aim and locked pairs of this one.

        It reads the people as they are now; its form says who has changed.
        """
        self._check_makes_runs()
        return self._make_run(
            self.env._("%s, repeated", self.name),
            settings={key: one for key, one in (self.settings or {}).items() if key != "stamps"},
            locked_pairs=self.locked_pairs,
        )

    def action_run_again(self):
        """Make a new run by the program's present rules in which the locked pairs stay."""
        self._check_makes_runs()
        locked = self.chosen_ids.filtered("is_locked")
        return self._make_run(
            self.env._("%s, again", self.name),
            locked_pairs=[[one.mentee_id.id, one.mentor_id.id] for one in locked],
        )

    def _check_makes_runs(self):
        self.ensure_one().check_access("write")
        self.program_id.check_access("write")

    def _make_run(self, name, **values):
        given = {"program_id": self.program_id.id, "name": name, "aim": self.aim}
        [run] = self._create_protected([{**given, "origin_id": self.id, **values}])
        return run.get_formview_action()

    def _recipe(self):
        """How this run matches: as the run it repeats did, or else as the program says now."""
        matching = self.env["mentoring.matching"]
        if self.settings:
            return matching._kept_recipe(self.settings)
        return matching._recipe(self.program_id)

    def _locks(self):
        return [tuple(pair) for pair in self.locked_pairs or ()]
