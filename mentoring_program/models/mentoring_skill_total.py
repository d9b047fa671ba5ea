from statistics import fmean

from odoo import api, fields, models

from .mentoring_evaluation_total import LEAST


class MentoringSkillTotal(models.Model):
    """Skills before and after, beside the mentors' view: figures of three people at least.

    Only people who rated the same skill before and after are compared. Each is counted once,
    after both of his questionnaires are closed; what is left of fewer than three waits for more.
    """

    _name = "mentoring.skill.total"
    _description = "Mentoring Skill Total"
    _order = "program_id, wave, id"
    _rec_name = "program_id"

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    wave = fields.Integer(required=True)
    skill_id = fields.Many2one(
        "hr.skill", ondelete="cascade", index="btree_not_null", help="Empty: all skills together."
    )
    rating_count = fields.Integer("Ratings", required=True)
    people_count = fields.Integer("People", required=True)
    before_mean = fields.Float("Before", required=True, aggregator="avg")
    after_mean = fields.Float("After", required=True, aggregator="avg")
    mentor_count = fields.Integer("Mentors' Ratings")
    mentor_mean = fields.Float("Mentors' View", aggregator="avg")

    _once = models.UniqueIndex(
        "(program_id, wave, COALESCE(skill_id, 0))", "These ratings are counted already."
    )
    _enough_people = models.Constraint(
        f"CHECK(people_count >= {LEAST} AND (mentor_count = 0 OR mentor_count >= {LEAST}))",
        "A total needs ratings of three people.",
    )

    @api.model
    def _count(self, program):
        """Write the totals of the ratings that have become countable, if there are enough."""
        # the ratings are their givers' own: figures alone are made of them
        ratings = self.env["mentoring.skill.rating"].sudo()
        ratings = ratings.search([("program_id", "=", program.id)])
        ready = ratings.filtered(lambda one: not one.evaluation_id._is_open())
        pairs = self._pairs(ready)
        people = {person for person, _skill in pairs}
        counted = self._ratings_of(ready, pairs)
        # who counts at the same moment is let pass; what is left, the daily run counts
        if len(people) >= LEAST and counted.try_lock_for_update() == counted:
            wave = max(ratings.mapped("wave"), default=0) + 1
            counted._write_protected({"wave": wave})
            # nobody may write totals by hand, not even those who may read them
            self.sudo().create(self._total_values(program, pairs, wave))

    @api.model
    def _ratings_of(self, ready, pairs):
        return ready.filtered(lambda one: (one.participant_id, one.skill_id) in pairs)

    @api.model
    def _pairs(self, ratings):
        """Who rated which skill before and after, and how his mentors see it.

        :return: {(participant, skill): {"before": 40, "after": 60, "mentors": {user: 55}}}, each
            with both and not counted yet
        """
        pairs = {}
        for one in ratings.sorted("id"):
            found = pairs.setdefault((one.participant_id, one.skill_id), {"mentors": {}})
            if one.wave:
                found["counted"] = True
            elif one._is_own():
                found["before" if one.evaluation_id.phase == "baseline" else "after"] = one.level
            else:
                found["mentors"][one.user_id] = one.level
        return {
            key: found
            for key, found in pairs.items()
            if {"before", "after"} <= found.keys() and "counted" not in found
        }

    @api.model
    def _total_values(self, program, pairs, wave):
        skills = {}
        for (person, skill), found in pairs.items():
            skills.setdefault(skill, {})[person] = found
        told = _told({skill: [(one,) for one in rated] for skill, rated in skills.items()})
        mentors = _told({skill: _mentor_pairs(rated) for skill, rated in skills.items()})
        everything = {skill: list(rated.values()) for skill, rated in skills.items()}
        groups = {None: sum(everything.values(), []), **{one: everything[one] for one in told}}
        people = {None: {person for person, _skill in pairs}, **{one: skills[one] for one in told}}
        return [
            {
                "program_id": program.id,
                "wave": wave,
                "skill_id": skill and skill.id,
                "people_count": len(people[skill]),
                **_means(found),
                **(_mentor_means(found) if mentors and skill in {None, *mentors} else {}),
            }
            for skill, found in groups.items()
        ]

    @api.model
    def _results(self, program):
        """What the program's people say of their skills, all together first, then by name.

        :return: [{"label": "Coaching", "people": 5, "before": 40.0, "after": 62.0, "mentors": 58.0
            or None}, ...]
        """
        totals = self.search([("program_id", "in", program.ids)])
        found = totals.grouped("skill_id").items()
        # the names of skills, which every coordinator sees on the goals
        ordered = sorted(found, key=lambda one: (bool(one[0]), one[0].sudo().name or ""))
        return [rows._summed(skill) for skill, rows in ordered]

    def _summed(self, skill):
        by_mentors = self.filtered("mentor_count")
        return {
            # the name of a skill, which is no secret
            "label": skill.sudo().name or self.env._("All skills"),
            "people": sum(self.mapped("people_count")),
            "before": self._weighted("before_mean", "rating_count"),
            "after": self._weighted("after_mean", "rating_count"),
            "mentors": by_mentors._weighted("mentor_mean", "mentor_count") if by_mentors else None,
        }

    def _weighted(self, mean, count):
        return sum(one[mean] * one[count] for one in self) / sum(self.mapped(count))


def _told(groups):
    """The groups of which figures may be told beside those of all together.

    What is left when the groups told are taken from all is nobody, or three at least. People are
    tuples: of each column there must be three, so that three mentors of one mentee are too few.

    :param dict groups: {key: [(person,), ...]}
    :return: the keys that may be told; None where not even the figure of all may

    >>> _told({"x": [("a",), ("b",), ("c",)], "y": [("a",), ("b",), ("c",)]})
    ['x', 'y']
    >>> _told({"x": [("a",), ("b",), ("c",)], "y": [("d",)]})
    []
    >>> _told({"x": [("a", "m"), ("b", "m"), ("c", "m")]}) is None
    True
    """
    if _size(groups.values()) < LEAST:
        return None
    told = sorted(
        (key for key, people in groups.items() if _size([people]) >= LEAST),
        key=lambda key: -len(groups[key]),
    )
    while told and 0 < _size([people for key, people in groups.items() if key not in told]) < LEAST:
        told.pop()
    return told


def _size(lists):
    """How many different ones there are at least in each column of all tuples."""
    people = [one for people in lists for one in people]
    return min((len(set(column)) for column in zip(*people, strict=True)), default=0)


def _mentor_pairs(rated):
    return [(person, mentor) for person, found in rated.items() for mentor in found["mentors"]]


def _means(found):
    return {
        "rating_count": len(found),
        "before_mean": fmean(one["before"] for one in found),
        "after_mean": fmean(one["after"] for one in found),
    }


def _mentor_means(found):
    levels = [level for one in found for level in one["mentors"].values()]
    return {"mentor_count": len(levels), "mentor_mean": fmean(levels)}
