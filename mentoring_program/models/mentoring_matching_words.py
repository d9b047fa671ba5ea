from collections import Counter

from odoo import api, models

from .plain_values import plain, restored

PRIVATE = "private"
# never told apart: who is excluded by whom, and who parted from whom early
PRIVATE_CODES = ("excluded", "former")


class MentoringMatchingWords(models.AbstractModel):
    """What the codes and numbers of the matching mean, in sentences for people.

    No identity and no exclusion is in any of them.
    """

    _name = "mentoring.matching.words"
    _description = "Mentoring Matching: Words"

    @api.model
    def _shown_codes(self, codes):
        """The codes of broken rules that may be shown, each once."""
        return tuple(dict.fromkeys(PRIVATE if one in PRIVATE_CODES else one for one in codes))

    @api.model
    def _shown_removed(self, removed):
        """How many partners each rule took, what is private counted together."""
        shown = Counter()
        for code, count in removed.items():
            shown[PRIVATE if code in PRIVATE_CODES else code] += count
        return dict(shown)

    @api.model
    def _rule_words(self, code, program):
        """What a broken rule says of a pair."""
        kind, _colon, name = code.partition(":")
        column = program._imported_columns().get(name, name)
        return {
            "self": self.env._("the same person"),
            "line": self.env._("in one reporting line"),
            "private": self.env._("not possible for a private reason"),
            "unavailable": self.env._("not available at present"),
            "quota": self.env._("the mentee has no free place"),
            "capacity": self.env._("the mentor has no free place"),
            "limit": self.env._("the mentor's department or place has no free place"),
            "company_outside": self.env._("of a company that takes no part"),
            "company": self.env._("the companies do not fit"),
            "company_missing": self.env._("a company is not known"),
            "department": self.env._("the departments do not fit"),
            "department_missing": self.env._("a department is not known"),
            "language": self.env._("no common language"),
            "grade": self.env._("the grades are too near or too far apart"),
            "grade_missing": self.env._("a grade is not known"),
            "size": self.env._("no groups of the sizes asked for hold all locked pairs"),
            "tables": self.env._("more pairs are locked than there are places at tables"),
            "overlap": self.env._("too few working hours in common"),
            "overlap_missing": self.env._("working hours are not known"),
            "column": self.env._("%s does not fit", column),
            "column_missing": self.env._("%s is not known", column),
        }.get(kind, code)

    @api.model
    def _pair_words(self, codes, program):
        """Why two people cannot be matched, as one sentence; empty where they can."""
        return "; ".join(self._rule_words(code, program) for code in codes)

    @api.model
    def _unmatched_words(self, reasons, program):
        """Why nobody was found for a mentee.

        :param dict reasons: as a suggestion keeps them: reason, mentor_count, candidate_count,
            removed
        """
        counts = {key: reasons.get(key, 0) for key in ("mentor_count", "candidate_count")}
        first = {
            "unavailable": self.env._("Not available at present."),
            "quota": self.env._("Has no free place."),
            "no_mentor": self.env._("There is no mentor with a free place."),
            "none_left": self.env._(
                "None of the %(mentor_count)s mentors may be matched with this person.", **counts
            ),
            "outbid": self.env._(
                "%(candidate_count)s of %(mentor_count)s mentors would be possible, and each fits"
                " those who got the places as well or better.",
                **counts,
            ),
            "all_full": self.env._(
                "%(candidate_count)s of %(mentor_count)s mentors would be possible, but all their"
                " places are needed so that most people get a mentor.",
                **counts,
            ),
            "no_points": self.env._("A mentor is free, but nothing speaks for the pair."),
            "too_few": self.env._("Too few people could be together with this one for a group."),
            "department_full": self.env._(
                "The groups that have a place have enough people of this department."
            ),
        } | (self._peer_words(counts) if program.format == "peer" else {})
        first = first.get(reasons.get("reason"), "")
        removed = sorted(reasons.get("removed", {}).items(), key=lambda one: (-one[1], one[0]))
        parts = [f"{self._rule_words(code, program)} ({count})" for code, count in removed]
        return " ".join(filter(None, [first, self._sentence(parts)]))

    def _peer_words(self, counts):
        """What is said otherwise where nobody is the mentor."""
        return {
            "none_left": self.env._(
                "None of the %(mentor_count)s peers may be matched with this person.", **counts
            ),
            "outbid": self.env._(
                "%(candidate_count)s of %(mentor_count)s peers would be possible, and each has"
                " found somebody who fits as well or better.",
                **counts,
            ),
            "all_full": self.env._(
                "%(candidate_count)s of %(mentor_count)s peers would be possible, but each is"
                " needed elsewhere so that most people find somebody.",
                **counts,
            ),
            "no_mentor": self.env._("There is no other peer with a free place."),
            "no_points": self.env._("A peer is free, but nothing speaks for the pair."),
        }

    @api.model
    def _waiting_words(self, reasons, program):
        """Why nobody was found, for the eyes of the waiting person: friendly and coarse.

        Only of what was worked out for his eyes, as if nobody were excluded and no pair had ended
        early; no number and no name.

        :param dict reasons: as a suggestion keeps them; what he may read himself is in ``own``
        """
        own = reasons.get("own") or {}
        first = {
            "unavailable": self.env._("You were noted as away when partners were looked for."),
            "rules": self.env._("Nobody who could be asked fits what this program asks of a pair."),
        }.get(
            own.get("reason"),
            self.env._(
                "More people were looking for a partner than there were free places with those"
                " who would suit them. It says nothing about you."
            ),
        )
        rules = own.get("rules", {})
        heads = {"all": self.env._("With all of them"), "most": self.env._("With most of them")}
        shares = [
            (head, [code for code, share in rules.items() if share == kind])
            for kind, head in heads.items()
        ]
        missing = (self.env._("In your record"), own.get("unknown", []))
        lines = [
            f"{head}: {self._pair_words(codes, program)}."
            for head, codes in [*shares, missing]
            if codes
        ]
        return " ".join([first, *lines])

    def _sentence(self, parts):
        return self.env._("Not possible: %s.", ", ".join(parts)) if parts else ""

    @api.model
    def _help_words(self, found, program):
        """What would help those who have nobody, in sentences, best first.

        :param dict found: as a run keeps it: mentors, limits, rules
        """
        people = self.env["mentoring.participant"]
        sentences = [
            self._more_places(people.browse(key).exists().name, more)
            for key, more in found.get("mentors", ())
        ]
        pools = {restored(plain(limit._key())): limit for limit in program.match_limit_ids}
        for key, more in found.get("limits", ()):
            limit = pools.get(restored(key))
            if limit:
                name = limit.department_id.name or limit.work_location_id.name
                sentences.append(self._more_places(name, more))
        for code, mentees in found.get("rules", ()):
            sentences.append(
                self.env._(
                    "Without “%(rule)s”, %(mentees)s of those without anybody would have somebody"
                    " who may be matched with them.",
                    rule=self._rule_words(code, program),
                    mentees=mentees,
                )
            )
        return sentences

    def _more_places(self, where, more):
        if more == 1:
            return self.env._("With one place more at %s, one more would be matched.", where)
        return self.env._(
            "With up to %(more)s places more at %(where)s, as many more would be matched.",
            more=more,
            where=where,
        )

    @api.model
    def _criterion_words(self, key, program):
        """What a criterion is called: the label of its column, or of its kind."""
        kind, _colon, name = key.partition(":")
        if kind == "column":
            return program._imported_columns().get(name, name)
        field = self.env["mentoring.match.criterion"]._fields["code"]
        return dict(field._description_selection(self.env)).get(kind, kind)

    @api.model
    def _score_words(self, parts, points, program):
        """The points of a pair, criterion by criterion: [(what, points, of so many)]."""
        return [
            (self._criterion_words(key, program), got, points.get(key, got))
            for key, got in sorted(parts.items(), key=lambda one: (-one[1], one[0]))
        ]
