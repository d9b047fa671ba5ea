from odoo import api, fields, models

from .. import exceptions


class GradeOrderError(exceptions.ValidationError):
    """A list of grades that contradicts the order they have already."""


class MentoringGrade(models.Model):
    """A rank of the organization; the order of the grades says who is more senior.

    Grades of one sequence are equally senior: companies with ladders of their own are compared so.
    """

    _name = "mentoring.grade"
    _description = "Mentoring Grade"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(
        default=lambda self: self._default_sequence(),
        help="Junior first: a higher number is more senior.",
    )
    company_id = fields.Many2one("res.company", index=True, help="None: all companies.")

    _name_unique = models.UniqueIndex(
        "(name, COALESCE(company_id, 0))", "A grade of this name exists already."
    )

    @api.model
    def _default_sequence(self):
        """A new grade is the most senior, until it is moved."""
        return self.search([], order="sequence desc", limit=1).sequence + 10

    @api.model
    def _ladder(self, companies):
        """The grades of these companies, junior first."""
        return self.search([("company_id", "in", [False, *companies.ids])])

    def _ranks(self):
        """How senior each grade of a ladder is: {grade id: rank from 0}."""
        steps = {step: rank for rank, step in enumerate(sorted(set(self.mapped("sequence"))))}
        return {grade.id: steps[grade.sequence] for grade in self}

    @api.model
    def _add_in_order(self, names, companies):
        """Create those of the grades that are missing, each right above the one named before it.

        :param list names: from junior to senior; grades that exist keep their order
        :param companies: whose ladder it is; what is missing is created for one company alone
        :raise GradeOrderError: the names contradict the order of the grades that exist
        """
        rungs = self._rungs(names, companies)
        if all(isinstance(rung, models.Model) for rung in rungs):
            return
        company = companies if len(companies) == 1 else self.env["res.company"]
        for height, rung in enumerate(rungs, 1):
            if isinstance(rung, str):
                self.create({"name": rung, "sequence": 10 * height, "company_id": company.id})
            else:
                rung.sequence = 10 * height

    @api.model
    def _rungs(self, names, companies):
        """The ladder with the missing grades as names: [grades of one height, or a new name]."""
        rungs = list(self._ladder(companies).grouped("sequence").values())
        height = -1
        for name in names:
            found = next((n for n, rung in enumerate(rungs) if name in _names(rung)), height + 1)
            if found < height:
                raise GradeOrderError(
                    self.env._("“%s” is below the grade before it in the list of grades.", name)
                )
            height = found
            if height == len(rungs) or name not in _names(rungs[height]):
                rungs.insert(height, name)
        return rungs


def _names(rung):
    return [rung] if isinstance(rung, str) else rung.mapped("name")
