from odoo import api, fields, models


class MentoringProgramReadiness(models.Model):
    """A question to ask the organization before a program starts, with its answer and evidence."""

    _name = "mentoring.program.readiness"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Readiness Question"
    _order = "sequence, id"

    _fixed_fields = frozenset({"program_id"})

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    area = fields.Selection(
        [("structure", "Structure"), ("culture", "Culture"), ("budget", "Budget")], required=True
    )
    name = fields.Char("Question", required=True, translate=True)
    answer = fields.Selection([("yes", "Yes"), ("partly", "Partly"), ("no", "No")], copy=False)
    evidence = fields.Text(copy=False)
    remedy = fields.Char(
        "What We Do About It", copy=False, help="Where the answer is “partly” or “no”."
    )

    @api.model
    def _suggested(self):
        """Questions offered to every new program, as commands; coordinators may change them."""
        questions = {
            "structure": (
                self.env._("Does somebody with enough time run the program from start to end?"),
                self.env._("Do line managers know what is asked of their people, and why?"),
                self.env._("Is it settled who hears of a conflict, apart from the coordinators?"),
            ),
            "culture": (
                self.env._("Do leaders here mentor, or let themselves be mentored?"),
                self.env._("Can people say openly what they do not know or cannot do yet?"),
                self.env._("Can people say no, or end early, without harm to their career?"),
            ),
            "budget": (
                self.env._("May meetings and their preparation take place in working time?"),
                self.env._("Is there money for training, events and thanks until the end?"),
            ),
        }
        pairs = [(area, question) for area, texts in questions.items() for question in texts]
        return [
            fields.Command.create({"area": area, "name": question, "sequence": rank})
            for rank, (area, question) in enumerate(pairs, 1)
        ]
