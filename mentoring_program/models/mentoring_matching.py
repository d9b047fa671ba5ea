import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import NamedTuple

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.misc import hmac

from .. import exceptions, matching
from ..matching import errors
from ..matching.fingerprint import canonical

FEW = 5  # pairs, below which no figure holds hidden points

_logger = logging.getLogger(__name__)


class MatchInput(NamedTuple):
    """What a run is given, and its fingerprint."""

    mentees: list  # of matching.Person
    mentors: list
    rules: matching.Rules
    criteria: list  # of matching.Criterion
    options: matching.Options
    settings: dict  # rules, criteria and options as plain values, to be kept
    stamps: dict  # {participant id as text: fingerprint of what was told of him}


class MatchFailure(exceptions.UserError):
    """The solver gave no answer."""


class MentoringMatching(models.AbstractModel):
    """The bridge to `matching`: records in, proposals out. Nothing else imports that package.

    What it reads is not limited by the reader's rights: callers check first that he may match the
    program. What it gives back holds no exclusion and no identity.
    """

    _name = "mentoring.matching"
    _inherit = ["mentoring.matching.people", "mentoring.matching.words"]
    _description = "Mentoring Matching"

    @api.model
    def _input(self, program):
        """Put together what a matching of the program is given now.

        :return: a :class:`MatchInput`
        :raise UserError: the criteria or rules of the program cannot be used
        """
        program._check_criteria()
        people = self._people(program, program.participant_ids)
        options = matching.Options(**program._match_options())
        try:
            rules, criteria = self._rules(program), self._criteria(program)
        except matching.BadInput as error:
            raise UserError(self._words_of_error(error)) from error
        return MatchInput(
            mentees=[person for person in people if person.quota],
            mentors=[person for person in people if person.capacity],
            rules=rules,
            criteria=criteria,
            options=options,
            settings=self._settings(program, rules, criteria, options),
            stamps={str(person.id): self._stamp(person) for person in people},
        )

    @api.model
    def _match(self, given, program, aim):
        """Match; the answer is the same for the same input.

        :raise MatchFailure: the solver or one of its libraries failed, with words for people
        :raise UserError: the input makes no sense
        """
        try:
            people_and_criteria = given[:4]
            return matching.match(*people_and_criteria, aim, program.format, options=given.options)
        except matching.BadInput as error:
            raise UserError(self._words_of_error(error)) from error
        except matching.MatchingError as error:
            raise MatchFailure(self._words_of_error(error)) from error
        except Exception as error:  # nothing of the database is touched in there
            _logger.exception("Matching failed")
            raise MatchFailure(self.env._("The solver failed: %s", error)) from error

    @api.model
    def _figures(self, result):
        """What a run tells of its result as a whole.

        The totals hold the points of identity wishes; with a few pairs alone they would tell whose.
        """
        total, bound = result.score_total, result.score_bound
        if result.matched_count < FEW:
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
    def _suggestions(self, result, count):
        """The values of the suggestions: the chosen pairs, alternatives, and the unmatched."""
        ranks = {}
        for pair, better in zip(result.pairs, self._better_partners(result), strict=True):
            ranks[pair.mentee] = better + 1
            yield _suggestion("chosen", pair.mentee, pair.mentor, better + 1, pair)
        for mentee, others in result.alternatives("mentee", count).items():
            taken = ranks.get(mentee, count + 1)
            for place, other in enumerate(others, 1):
                rank = place + (taken <= place)
                values = _suggestion("alternative", mentee, other.partner, rank, other)
                yield {**values, "is_full": other.full}
        for person in result.unmatched:
            yield {
                "kind": "unmatched",
                "mentee_id": person.mentee,
                "reasons": {
                    "reason": person.reason,
                    "mentor_count": person.mentor_count,
                    "candidate_count": person.candidate_count,
                    "removed": self._shown_removed(person.removed),
                },
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

    @api.model
    def _digest(self, given):
        """One keyed fingerprint of everything a run was given."""
        # the key alone is read with superuser rights
        return hmac(self.env(su=True), "mentoring-match", canonical([given.settings, given.stamps]))

    @api.model
    def _judge(self, program, mentee, mentor):
        """Judge one pair by the program's hard rules and criteria.

        :return: (codes of the rules that forbid it, points that may be shown)
        """
        people = {one.id: one for one in self._people(program, mentee | mentor)}
        sides = people.get(mentee.id), people.get(mentor.id)
        if None in sides:
            return ("unavailable",), 0.0
        rules = self._rules(program)
        broken = matching.reasons(*sides, rules)
        if broken or not any(program.criterion_ids.mapped("highest")):
            return self._shown_codes(broken), 0.0
        program._check_criteria()
        scores = matching.score([sides[0]], [sides[1]], rules, self._criteria(program))
        return (), scores.shown_score(0)

    def _people(self, program, participants):
        accepted = participants.filtered(lambda one: one.state == "accepted").sorted("id")
        told = self._told_of(program, accepted)
        return [matching.Person(key, **values) for key, values in told.items()]

    def _rules(self, program):
        required = program.criterion_ids.filtered("is_required")
        return matching.Rules(
            line_rule=program.line_rule,
            department=program.rule_department,
            company=program.rule_company,
            companies=frozenset(program._companies().ids),
            common_language=program.rule_common_language,
            grade_gap_min=program.rule_grade_gap_min if program.rule_grade else None,
            grade_gap_max=program.rule_grade_gap_max if program.rule_grade else None,
            overlap_min=program.rule_overlap_min if program.rule_overlap else None,
            columns=tuple((one._options()["name"], one.comparison) for one in required),
        )

    def _criteria(self, program):
        """The criteria that give points, in an order that does not depend on the screen's."""
        weighted = program.criterion_ids.filtered(lambda one: one.highest)
        return [
            matching.Criterion(one.code, one.highest, **one._options())
            for one in weighted.sorted(lambda one: (one.code, one.column or ""))
        ]

    def _settings(self, program, rules, criteria, options):
        """Rules, criteria and options as plain values: what a run was made with."""
        return {
            "format": program.format,
            "rules": _plain(asdict(rules)),
            "options": _plain(asdict(options)),
            "criteria": [
                {"key": one.key, "weight": one.weight, "options": _plain(one.options)}
                for one in criteria
            ],
        }

    def _stamp(self, person):
        """A fingerprint of a person that tells nothing: keyed, so that nobody can try values."""
        # the key alone is read with superuser rights
        return hmac(self.env(su=True), "mentoring-match", canonical(person))[:16]

    def _words_of_error(self, error):
        """What an error of `matching` means, for people."""
        sentences = {
            errors.BadFormat: self.env._(
                "Programs of this format cannot be matched by the computer; make pairs by hand."
            ),
            errors.MissingLibrary: self.env._(
                "A Python library is missing; ask your administrator to install it: %s",
                error.details.get("library"),
            ),
            errors.BadWeight: self.env._("The points of the criteria cannot be used: %s", error),
        }
        general = self.env._("The matching cannot use this: %s", error)
        return next((text for kind, text in sentences.items() if isinstance(error, kind)), general)


def _plain(value):
    """A value as JSON gives it back, so that what was kept can be compared with what is."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


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
