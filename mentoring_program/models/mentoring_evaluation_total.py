from statistics import fmean

from odoo import api, fields, models

from .mentoring_evaluation import PHASES, RESPONDENT_ROLES
from .survey_question import LEVELS

LEAST = 3  # answers that any figure is made of
BUCKETS = 5  # of the distribution: 0-19, 20-39, 40-59, 60-79, 80-100


class MentoringEvaluationTotal(models.Model):
    """A figure made of at least three anonymous answers, written once and never counted again.

    Answers are counted in waves: those sent with one deadline, when it has passed or all have
    answered, and three at least; fewer wait for the next wave. So neither watching the totals
    change, nor taking one from another, nor deleting somebody tells what one person answered.
    """

    _name = "mentoring.evaluation.total"
    _description = "Mentoring Evaluation Total"
    _order = "program_id, phase, wave, id"
    _rec_name = "program_id"

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    phase = fields.Selection(PHASES, required=True)
    wave = fields.Integer(required=True)
    role = fields.Selection([("all", "All"), *RESPONDENT_ROLES], required=True)
    level = fields.Selection([("all", "All"), *LEVELS], required=True)
    answer_count = fields.Integer("Answers", required=True)
    mean = fields.Float(required=True, aggregator="avg")
    distribution = fields.Json(help="How many answers lie in each fifth from 0 to 100.")

    _once = models.UniqueIndex(
        "(program_id, phase, wave, role, level)", "These answers are counted already."
    )
    _enough_answers = models.Constraint(
        f"CHECK(answer_count >= {LEAST})", "A total needs three answers."
    )

    @api.model
    def _count(self, program, phase):
        """Write the totals of the answers that have become countable, if there are enough."""
        evaluations = self._evaluations(program, phase)
        ready = self._countable(evaluations)
        # who counts at the same moment is let pass; what is left, the daily run counts
        mine = ready.try_lock_for_update(allow_referencing=True)
        if len(ready) >= LEAST and mine == ready:
            wave = max(evaluations.mapped("wave"), default=0) + 1
            ready._write_protected({"wave": wave})
            # nobody may write totals by hand, not even those who may read them
            self.sudo().create(self._total_values(ready, wave))

    @api.model
    def _evaluations(self, program, phase):
        # the answers are anonymous: totals alone are made of them
        evaluations = self.env["mentoring.evaluation"].sudo()
        return evaluations.search([("program_id", "in", program.ids), ("phase", "=", phase)])

    @api.model
    def _countable(self, evaluations):
        """The answers not counted yet, of those deadlines that nobody else can answer for."""
        waiting = evaluations.filtered(lambda one: one.state in ("planned", "sent"))
        open_deadlines = set(waiting.mapped("deadline"))
        return evaluations.filtered(
            lambda one: (
                one.state == "answered"
                and one.level_scores
                and not one.wave
                and one.deadline not in open_deadlines
            )
        )

    @api.model
    def _total_values(self, evaluations, wave):
        """One row for all and for each role that may be told, per level with enough answers."""
        rows = []
        for level in ("all", *dict(LEVELS)):
            answers = {}
            for one in evaluations.filtered(lambda one, level=level: level in one.level_scores):
                answers.setdefault(one.respondent_role, []).append(one.level_scores[level])
            for role, scores in _told(answers).items():
                rows.append(
                    {
                        "program_id": evaluations.program_id.id,
                        "phase": evaluations[0].phase,
                        "wave": wave,
                        "role": role,
                        "level": level,
                        "answer_count": len(scores),
                        "mean": fmean(scores),
                        "distribution": _distribution(scores),
                    }
                )
        return rows

    @api.model
    def _results(self, program, phase="final", role="all"):
        """The totals of one breakdown: the only door to what people answered.

        :param str role: ``all`` or a role of the respondents
        :return: None below three answers, or where the others' answers could be derived; else
            {"count": 12, "mean": 71.5, "distribution": [0, 1, 2, 5, 4], "levels": {level: mean}}
        """
        totals = self.search(
            [("program_id", "in", program.ids), ("phase", "=", phase), ("role", "=", role)]
        )
        overall = totals.filtered(lambda total: total.level == "all")
        if not overall:
            return None
        return {
            "count": sum(overall.mapped("answer_count")),
            "mean": overall._weighted_mean(),
            "distribution": [
                sum(part) for part in zip(*overall.mapped("distribution"), strict=True)
            ],
            "levels": {
                level: found._weighted_mean()
                for level, found in totals.grouped("level").items()
                if level != "all"
            },
        }

    def _weighted_mean(self):
        points = sum(total.mean * total.answer_count for total in self)
        return points / sum(self.mapped("answer_count"))


def _told(answers):
    """Which groups of answers may be told apart.

    All of them together from three up, and each role from three up. Where one or two answers
    would be left when the roles told are taken from all, the smallest of these is kept back too.

    >>> sorted(_told({"mentee": [1, 2, 3], "mentor": [4, 5, 6]}))
    ['all', 'mentee', 'mentor']
    >>> sorted(_told({"mentee": [1, 2, 3], "mentor": [4, 5]}))
    ['all']
    >>> _told({"mentee": [1, 2]})
    {}
    """
    everything = [score for scores in answers.values() for score in scores]
    if len(everything) < LEAST:
        return {}
    told = {role: scores for role, scores in answers.items() if len(scores) >= LEAST}
    left = len(everything) - sum(map(len, told.values()))
    if told and 0 < left < LEAST:
        del told[min(told, key=lambda role: (len(told[role]), role))]
    return {"all": everything, **told}


def _distribution(scores):
    """How many of the scores lie in each fifth.

    >>> _distribution([0, 19.9, 20, 100, 80])
    [2, 1, 0, 0, 2]
    """
    counts = [0] * BUCKETS
    for score in scores:
        counts[min(int(score * BUCKETS / 100), BUCKETS - 1)] += 1
    return counts
