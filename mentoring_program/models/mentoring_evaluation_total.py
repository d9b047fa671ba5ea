from collections import Counter
from statistics import fmean

from odoo import api, fields, models

from .mentoring_evaluation import PHASES, RESPONDENT_ROLES
from .survey_question import LEVELS, THEMES

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
    level = fields.Selection([("all", "All"), *LEVELS, *THEMES], "Level or Theme", required=True)
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
        """One row for each group of answers of which a figure may be told."""
        common = {
            "program_id": evaluations.program_id.id,
            "phase": evaluations[0].phase,
            "wave": wave,
        }
        groups = self._groups(evaluations)
        return [
            {
                **common,
                "level": level,
                "role": role,
                "answer_count": len(groups[level, role]),
                "mean": fmean(groups[level, role].values()),
                "distribution": _distribution(groups[level, role].values()),
            }
            for level, role in _told(groups)
        ]

    @api.model
    def _groups(self, evaluations):
        """The scores of each level and theme, of all and of each role, what matters most first.

        :return: {(level or theme, role): {id of the evaluation: score}}
        """
        roles = ("all", *dict(RESPONDENT_ROLES))
        kinds = (("all",), dict(LEVELS), dict(THEMES))
        return {
            (level, role): {
                one.id: one.level_scores[level]
                for one in evaluations
                if level in one.level_scores and role in ("all", one.respondent_role)
            }
            for kind in kinds
            for role in roles
            for level in kind
        }

    @api.model
    def _results(self, program, phase="final", role="all"):
        """The totals of one breakdown: the only door to what people answered.

        :param str role: ``all`` or a role of the respondents
        :return: None below three answers, or where the others' answers could be derived; else
            {"count": 12, "mean": 71.5, "distribution": [0, 1, 2, 5, 4], "levels": {level: mean},
            "themes": {theme: mean}}
        """
        return self._of_phase(program, phase)._summed(role)

    @api.model
    def _of_phase(self, program, phase):
        # one query, for dashboards
        return self.search_fetch(
            [("program_id", "in", program.ids), ("phase", "=", phase)],
            ["role", "level", "answer_count", "mean", "distribution"],
        )

    def _summed(self, role):
        """The figures of one breakdown over all waves, see :meth:`_results`."""
        totals = self.filtered(lambda total: total.role == role)
        overall = totals.filtered(lambda total: total.level == "all")
        if not overall:
            return None
        return {
            "count": sum(overall.mapped("answer_count")),
            "mean": overall._weighted_mean(),
            "distribution": [
                sum(part) for part in zip(*overall.mapped("distribution"), strict=True)
            ],
            "levels": totals._means(LEVELS),
            "themes": totals._means(THEMES),
        }

    def _means(self, keys):
        """The mean of each of the levels or themes that has enough answers."""
        found = self.grouped("level")
        return {key: found[key]._weighted_mean() for key, _label in keys if key in found}

    def _weighted_mean(self):
        points = sum(total.mean * total.answer_count for total in self)
        return points / sum(self.mapped("answer_count"))


def _told(groups):
    """Of which groups of people figures may be told, so that none tells of one or two of them.

    A group is told if then those who are in exactly the same groups told are still three at
    least. Whatever is added to or taken from each other, something of three people is left: also
    where a question was asked of one role alone, or left out by one person.

    :param dict groups: {key: people}, what matters most first; the first holds everybody
    :return: the keys of the groups that may be told

    >>> _told({"all": "abcdef", "mentee": "abc", "mentor": "def"})
    ['all', 'mentee', 'mentor']
    >>> _told({"all": "abcde", "mentee": "abc", "mentor": "de"})
    ['all']
    >>> _told({"all": "abcdefg", "mentee": "abc", "mentor": "def", "coordinator": "g"})
    ['all', 'mentee']
    >>> _told({"all": "abcd", "asked of mentees alone": "abc"})
    ['all']
    >>> _told({"all": "ab"})
    []
    """
    everybody = set().union(*groups.values())
    kinds = dict.fromkeys(everybody, 0)  # people of one kind are in the same groups told
    told = []
    for key, people in groups.items():
        split = {one: (kind, one in people) for one, kind in kinds.items()}
        sizes = Counter(split.values())
        if people and min(sizes.values()) >= LEAST:
            told.append(key)
            numbers = {kind: number for number, kind in enumerate(sizes)}
            kinds = {one: numbers[kind] for one, kind in split.items()}
    return told


def _distribution(scores):
    """How many of the scores lie in each fifth.

    >>> _distribution([0, 19.9, 20, 100, 80])
    [2, 1, 0, 0, 2]
    """
    counts = [0] * BUCKETS
    for score in scores:
        counts[min(int(score * BUCKETS / 100), BUCKETS - 1)] += 1
    return counts
