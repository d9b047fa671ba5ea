from odoo import api, models

from .. import matching
from .plain_values import plain

FEW = 5  # pairs, below which no figure holds hidden points


class MentoringMatchingResults(models.AbstractModel):
    """What leaves a result: figures and suggestions, as plain values without hidden points."""

    _name = "mentoring.matching.results"
    _description = "Mentoring Matching: Results"

    @api.model
    def _figures(self, result):
        """What a run tells of its result as a whole.

        The totals hold the points of identity wishes; but not with a few pairs, nor where somebody
        chose pairs: two results that differ in one pair would tell whose wish was granted.
        """
        total, bound = result.score_total, result.score_bound
        if result.matched_count < FEW or any(pair.locked for pair in result.pairs):
            shown = sum(pair.score for pair in result.pairs)
            total, bound = shown, shown + bound - total
        return {
            "matched_count": result.matched_count,
            "matched_bound": result.audit.matched_bound,
            "unmatched_count": result.unmatched_count,
            "allowed_pair_count": result.allowed_pair_count,
            "score_total": total,
            "score_bound": bound,
            "score_mean": total / len(result.pairs) if result.pairs else 0,
            "score_min": result.score_min,
            "blocking_pair_count": result.blocking_pair_count,
            "violation_count": result.violation_count,
        }

    @api.model
    def _comparison_figures(self, result):
        """What runs are compared by, as plain values."""
        return plain(matching.figures_of(result))

    @api.model
    def _help(self, result):
        """What would help those who have nobody, as plain values."""
        found = matching.what_would_help(result.matching)
        return plain(
            {
                "mentors": [(one.key, one.more) for one in found.mentors],
                "limits": [(one.key, one.more) for one in found.limits],
                "rules": [(one.code, one.mentees) for one in found.rules],
            }
        )

    @api.model
    def _suggestions(self, result, count):
        """The values of the suggestions: the chosen pairs, alternatives, and the unmatched."""
        ranks, numbers, places = {}, _group_numbers(result), self._places(result)
        for pair, better in zip(result.pairs, self._better_partners(result), strict=True):
            ranks[pair.mentee] = better + 1
            values = _suggestion("chosen", pair.mentee, pair.mentor, better + 1, pair)
            values |= places.get((pair.mentee, pair.mentor), {})
            number = numbers.get((pair.mentee, pair.mentor), 0)
            yield {**values, "is_locked": pair.locked, "group_number": number}
        for mentee, others in result.alternatives("mentee", count).items():
            taken = ranks.get(mentee, count + 1)
            for place, other in enumerate(others, 1):
                rank = place + (taken <= place)
                values = _suggestion("alternative", mentee, other.partner, rank, other)
                yield {**values, "is_full": other.full}
        own = self._own_reasons(result)
        for person in result.unmatched:
            yield {
                "kind": "unmatched",
                "mentee_id": person.mentee,
                "reasons": {
                    "reason": person.reason,
                    "mentor_count": person.mentor_count,
                    "candidate_count": person.candidate_count,
                    "removed": self._shown_removed(person.removed),
                    "own": own[person.mentee],
                },
            }

    def _own_reasons(self, result):
        """What those who have nobody may read themselves of why: {participant id: values}."""
        alone = [person.mentee for person in result.unmatched]
        return {
            one.mentee: {
                "reason": one.reason,
                "rules": dict(one.rules),
                "unknown": list(one.unknown),
            }
            for one in matching.why_waiting(result.matching, alone)
        }

    def _better_partners(self, result):
        """How many allowed partners each chosen pair's mentee would have more points with."""
        scores, shown = result.matching.scores, result.matching.scores.shown
        chosen = result.matching.chosen
        starts = scores.mentees.searchsorted(scores.mentees[chosen])
        stops = scores.mentees.searchsorted(scores.mentees[chosen], side="right")
        return [
            int((shown[start:stop] > shown[k]).sum())
            for k, start, stop in zip(chosen, starts, stops, strict=True)
        ]


def _group_numbers(result):
    """The number of the relationship that each chosen pair is part of."""
    return {
        (pair.mentee, pair.mentor): number
        for number, group in enumerate(result.groups, 1)
        for pair in group.pairs
    }


def _suggestion(kind, mentee, mentor, rank, found):
    return {
        "kind": kind,
        "mentee_id": mentee,
        "mentor_id": mentor,
        "rank": rank,
        "score": found.score,
        "score_percent": found.percent,
        "parts": {key: part for key, part in found.parts.items() if part},
    }
