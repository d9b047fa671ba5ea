import logging
from dataclasses import asdict, replace
from typing import NamedTuple

import psycopg2

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.misc import hmac

from .. import exceptions, matching
from ..matching import errors
from ..matching.fingerprint import canonical
from ..matching.formats import prepare
from .plain_values import plain, restored

_logger = logging.getLogger(__name__)


class Recipe(NamedTuple):
    """How a program wants its people matched; `plain_values` keep it and give it back."""

    format: str
    rules: matching.Rules
    criteria: list  # of matching.Criterion
    options: matching.Options


class MatchInput(NamedTuple):
    """What a run is given, and its fingerprint."""

    mentees: list  # of matching.Person
    mentors: list
    recipe: Recipe
    settings: dict  # the recipe as plain values, to be kept
    stamps: dict  # {participant id as text: fingerprint of what was told of him}


class RunCancelled(Exception):  # an answer to "go on?", and no error
    """Somebody has thrown the run away while it was computed."""


class MatchFailure(exceptions.UserError):
    """The solver gave no answer."""


class MentoringMatching(models.AbstractModel):
    """The bridge to `matching`: records in, proposals out. Nothing else imports that package.

    What it reads is not limited by the reader's rights: callers check first that he may match the
    program. What it gives back holds no exclusion and no identity.
    """

    _name = "mentoring.matching"
    _inherit = [
        "mentoring.matching.people",
        "mentoring.matching.results",
        "mentoring.matching.words",
        "mentoring.matching.speed",
        "mentoring.matching.preview",
    ]
    _description = "Mentoring Matching"

    @api.model
    def _input(self, program, recipe=None):
        """Put together what a matching of the program is given now.

        :param recipe: another one than that of the program, as a run has kept it
        :return: a :class:`MatchInput`
        :raise UserError: the criteria or rules of the program cannot be used
        """
        recipe = recipe or self._recipe(program)
        people = self._people(program, program.participant_ids)
        peers = recipe.format == "peer"
        return MatchInput(
            mentees=[person for person in people if person.quota],
            mentors=[] if peers else [person for person in people if person.capacity],
            recipe=recipe._replace(options=self._with_places_left(program, recipe.options)),
            settings=self._settings(recipe),
            stamps={str(person.id): self._stamp(person) for person in people},
        )

    @api.model
    def _recipe(self, program):
        """What the program asks of its matching now.

        :raise UserError: the criteria or rules of the program cannot be used
        """
        program._check_criteria()
        options = matching.Options(**program._match_options())
        try:
            return Recipe(program.format, self._rules(program), self._criteria(program), options)
        except matching.BadInput as error:
            raise UserError(self._words_of_error(error)) from error

    @api.model
    def _match(self, given, aim, locked=(), report=None):
        """Match; the answer is the same for the same input.

        :param locked: pairs of (mentee id, mentor id) that stay together
        :param report: called with how far it is; what it raises ends the matching
        :raise MatchFailure: the solver or one of its libraries failed, with words for people
        :raise UserError: the input makes no sense
        """
        recipe = given.recipe
        sides = given.mentees, given.mentors, recipe.rules, recipe.criteria
        try:
            return matching.match(*sides, aim, recipe.format, locked, recipe.options, report)
        except matching.BadInput as error:
            raise UserError(self._words_of_error(error)) from error
        except matching.MatchingError as error:
            raise MatchFailure(self._words_of_error(error)) from error
        except (RunCancelled, psycopg2.Error):  # raised by the report, not by the matching
            raise
        except Exception as error:
            _logger.exception("Matching failed")
            raise MatchFailure(self.env._("The solver failed: %s", error)) from error

    @api.model
    def _digest(self, given):
        """One keyed fingerprint of everything a run was given."""
        # the key alone is read with superuser rights
        return hmac(self.env(su=True), "mentoring-match", canonical([given.settings, given.stamps]))

    @api.model
    def _judge(self, program, mentee, mentor, ignored=()):
        """Judge one pair by the program's hard rules and criteria, as its format sees them.

        :param ignored: codes of rules that do not matter here
        :return: (codes of the rules that forbid it, points that may be shown)
        """
        given = self._seen_by_format(program, mentee, mentor)
        mentees = [one for one in given.mentees if one.id == mentee.id]
        mentors = [one for one in given.mentors if one.id == mentor.id]
        if not mentees or not mentors:
            return ("unavailable",), 0.0
        broken = matching.reasons(mentees[0], mentors[0], given.rules)
        broken = [code for code in broken if code not in ignored]
        if broken or not given.criteria:
            return self._shown_codes(broken), 0.0
        places = [replace(mentees[0], quota=1)], [replace(mentors[0], capacity=1)]
        return (), matching.score(*places, given.rules, given.criteria).shown_score(0)

    def _seen_by_format(self, program, mentee, mentor):
        """These people, rules and criteria as the program's format sees them.

        In a cascade the grades of everybody count: they are its levels.
        """
        several = program.participant_ids if program.format == "cascade" else mentee | mentor
        people = self._people(program, several)
        criteria = []
        if any(program.criterion_ids.mapped("highest")):
            program._check_criteria()
            criteria = self._criteria(program)
        if program.format == "peer":
            people = [replace(one, capacity=one.quota) for one in people]
        sides = people, people
        if program.format not in ("cascade", "peer"):
            ids = set(mentee.ids), set(mentor.ids)
            sides = [[one for one in people if one.id in side] for side in ids]
        # formats that are not matched by the computer have pairs made by hand all the same
        seen = program.format if program.format in matching.FORMATS else "network"
        try:
            return prepare(*sides, self._rules(program), criteria, seen)
        except matching.BadInput as error:
            raise UserError(self._words_of_error(error)) from error

    @api.model
    def _possible_partners(self, program, mentee, mentors):
        """The ids of those whom no rule forbids, whether or not a place is free on either side.

        The mentors are those who are accepted; the mentee may have applied only.
        """
        several = mentee | mentors.filtered(lambda one: one.state == "accepted")
        told = self._told_of(program, several.sorted("id"), for_rules=True)
        by_id = {key: matching.Person(key, **values) for key, values in told.items()}
        rules, person = self._rules(program), by_id.pop(mentee.id)
        return {
            other.id
            for other in by_id.values()
            if not set(matching.reasons(person, other, rules)) - {"quota", "capacity"}
        }

    def _people(self, program, participants, for_rules=False):
        accepted = participants.filtered(lambda one: one.state == "accepted").sorted("id")
        told = self._told_of(program, accepted, for_rules)
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

    def _settings(self, recipe):
        """A recipe as plain values: what a run was made with."""
        return {
            "format": recipe.format,
            "rules": plain(asdict(recipe.rules)),
            "options": plain(asdict(recipe.options)),
            "criteria": [
                {
                    "code": one.code,
                    "key": one.key,
                    "weight": one.weight,
                    "options": plain(one.options),
                }
                for one in recipe.criteria
            ],
        }

    @api.model
    def _kept_recipe(self, settings):
        """The recipe that a run has kept."""
        return Recipe(
            settings["format"],
            matching.Rules(**restored(settings["rules"])),
            [
                matching.Criterion(one["code"], one["weight"], **restored(one["options"]))
                for one in settings["criteria"]
            ],
            matching.Options(**restored(settings["options"])),
        )

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
        if isinstance(error, errors.BadLock):
            return self._words_of_lock(error.details)
        general = self.env._("The matching cannot use this: %s", error)
        return next((text for kind, text in sentences.items() if isinstance(error, kind)), general)

    def _words_of_lock(self, details):
        """Why a locked pair cannot stay."""
        pair = self.env["mentoring.participant"].browse((details["mentee"], details["mentor"]))
        people = pair.exists()
        return self.env._(
            "A locked pair cannot stay together: %(people)s (%(reasons)s). Unlock it first.",
            people=" – ".join(people.mapped("name")),
            reasons=self._pair_words(self._shown_codes(details["reasons"]), people.program_id),
        )
