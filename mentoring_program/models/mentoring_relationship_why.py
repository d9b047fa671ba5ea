from odoo import models

from ..fetching import fetch_links
from .mentoring_relationship_flow import OVER_STATES

SPEAKS = 0.4  # of the points of a criterion; what is less says little, and much of single answers


class MentoringRelationshipWhy(models.AbstractModel):
    """Why these people are together, for the eyes of one of them.

    Told is what the run stored of the pair, in words without points: from points one could work
    out what the partner wished. Left out are the partner's wishes, whatever is about identity, who
    waited last time, and imported columns, which may be about anything.
    """

    _name = "mentoring.relationship.why"
    _description = "Mentoring Relationship: Why This Pair"

    def _why(self):
        """Why the reader is together with each of the others: [(name, [sentences])]."""
        self.ensure_one()
        # of the others is told what the people of a pair are told of each other, see above
        pair = self.sudo()
        members = pair._current_members() or pair.member_ids
        me = members.filtered(lambda one: one.user_id == self.env.user)[:1]
        if not me or pair.state in OVER_STATES:
            return []
        others = members.filtered(lambda one: one != me and (one.role, me.role) != ("mentee",) * 2)
        # so that what is compared is read of all of them at once
        me, others = (side.with_prefetch(members.ids) for side in (me, others))
        return [(one.name, pair._why_with(me, one) or [self._best_for_all()]) for one in others]

    def _why_with(self, me, other):
        parts, points = self._told_parts(me.participant_id, other.participant_id)
        told = self._facts_between(me, other)
        if parts is None:
            return [self._how_they_met(), *filter(None, told.values())]
        strong = [key for key, got in parts.items() if got >= SPEAKS * points.get(key, got)]
        words = self._criterion_sentences() | {key: facts for key, facts in told.items() if facts}
        ranked = sorted(strong, key=lambda key: (-parts[key], key))
        return [words[key] for key in ranked if key in words] + self._own_wish(me, other)

    def _best_for_all(self):
        """Said where nothing else may be told, so that silence is no hint at a private reason."""
        return self.env._("Of all that is possible, this serves everybody in the program best.")

    def _told_parts(self, mine, other):
        """What the run kept of a pair: (points of each criterion, points to be had), or None."""
        suggestion = self.env["mentoring.match.suggestion"].search(
            [
                ("run_id", "=", self.match_run_id.id),
                ("kind", "=", "chosen"),
                ("mentee_id", "in", (mine | other).ids),
                ("mentor_id", "in", (mine | other).ids),
            ],
            limit=1,
        )
        if not self.match_run_id or not suggestion:
            return None, {}
        criteria = (self.match_run_id.settings or {}).get("criteria", ())
        return suggestion.parts or {}, {one["key"]: one["weight"] for one in criteria}

    def _how_they_met(self):
        if self.program_id.formality == "informal":
            return self.env._("You found each other.")
        return self.env._("The coordinators of the program propose you to each other.")

    def _facts_between(self, me, other):
        """What both have in common by name: {criterion: sentence or nothing}."""
        mine, theirs = me.participant_id, other.participant_id
        fetch_links(mine | theirs, "topic_ids", "language_ids")
        topics = ", ".join((mine.topic_ids & theirs.topic_ids).mapped("name"))
        languages = ", ".join((mine.language_ids & theirs.language_ids).mapped("name"))
        return {
            "skill": self._skill_facts(me, other),
            "topics": topics and self.env._("You share these topics: %s.", topics),
            "language": languages and self.env._("You both speak %s.", languages),
        }

    def _skill_facts(self, me, other):
        gives, takes = self._taught(me, other), self._taught(other, me)
        return " ".join(
            filter(
                None,
                (
                    takes
                    and self.env._(
                        "%(name)s offers what you want to learn: %(skills)s.",
                        name=other.name,
                        skills=takes,
                    ),
                    gives
                    and self.env._(
                        "You offer what %(name)s wants to learn: %(skills)s.",
                        name=other.name,
                        skills=gives,
                    ),
                ),
            )
        )

    def _taught(self, teacher, learner):
        """The names of what one offers and the other needs, in the roles they have here."""
        if teacher.role == "mentee" or learner.role == "mentor":
            return ""
        offers, needs = (
            one.participant_id.skill_line_ids.filtered(lambda line, kind=kind: line.kind == kind)
            for one, kind in ((teacher, "offer"), (learner, "need"))
        )
        return ", ".join((offers.skill_id & needs.skill_id).mapped("name"))

    def _criterion_sentences(self):
        """What a criterion says of the two, where it speaks for them: {criterion: sentence}."""
        return {
            "skill": self.env._("What one of you offers fits what the other wants to learn."),
            "topics": self.env._("You share topics."),
            "values": self.env._("How you both like to work goes well together."),
            "seniority": self.env._("The distance of experience is what this program looks for."),
            "language": self.env._("You have a language in common."),
            "timezone": self.env._("Your working hours overlap well."),
            "place": self.env._("You work at the same place."),
            "department": self.env._("You come from different corners of the organization."),
            "tenure": self.env._("One of you has known the organization for longer."),
        }

    def _own_wish(self, me, other):
        """Only the reader's own wish; whether the other wished too is his secret."""
        if other.participant_id in me.participant_id.preferred_ids:
            return [self.env._("You wished for %s.", other.name)]
        return []
