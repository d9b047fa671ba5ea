from odoo import api, fields, models


class MentoringEvaluationWords(models.AbstractModel):
    """What a person is told when he is asked: in mails, on his pages, on his home page."""

    _name = "mentoring.evaluation.words"
    _description = "Mentoring Evaluation: Words"

    ask_title = fields.Char("Asked For", compute="_compute_ask")
    about_names = fields.Char("With or About", compute="_compute_about_names")
    ask_text = fields.Char("Asked Why", compute="_compute_ask")

    @api.depends("phase", "respondent_role")
    def _compute_ask(self):
        titles, texts = self._titles(), self._texts()
        for evaluation in self:
            others = evaluation.respondent_role in ("manager", "coordinator")
            evaluation.ask_title = titles.get(evaluation.phase)
            evaluation.ask_text = texts.get(others and "others" or evaluation.phase)

    @api.depends("member_id", "participant_id", "respondent_role")
    def _compute_about_names(self):
        for evaluation in self:
            # names of the partners of the person asked, or of the one whose manager he is
            asked = evaluation.sudo()
            about = asked.member_id.partner_names
            if evaluation.respondent_role == "manager":
                about = asked.participant_id.name
            evaluation.about_names = about or False

    @api.model
    def _titles(self):
        return {
            "baseline": self.env._("where do you start from?"),
            "fit": self.env._("how was your first session?"),
            "pulse": self.env._("how is it going?"),
            "midterm": self.env._("half-time: how is it going?"),
            "final": self.env._("please look back on your mentoring"),
            "followup": self.env._("what has remained of your mentoring?"),
        }

    @api.model
    def _texts(self):
        return {
            "baseline": self.env._(
                "before you begin, tell us where you stand today, so that you and we can see later"
                " what has changed. It takes about five minutes."
            ),
            "fit": self.env._(
                "you have met for the first time. Does it fit, do you have what you need? It takes"
                " about two minutes; if it does not fit, we look for somebody else together."
            ),
            "pulse": self.env._(
                "three short questions on how it is going. It takes about one minute and helps us"
                " to help where something is stuck."
            ),
            "midterm": self.env._(
                "half of the time has passed. What works, what should change? It takes about five"
                " minutes."
            ),
            "final": self.env._(
                "we would like to know what your mentoring brought you. It takes about five"
                " minutes."
            ),
            "followup": self.env._(
                "some time has passed since your mentoring ended. What do you still use of it? It"
                " takes about three minutes."
            ),
            "others": self.env._(
                "we would like to know what you see of this mentoring program. It takes about"
                " three minutes."
            ),
        }
