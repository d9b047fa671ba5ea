from odoo import api, models

ASSESSED = "Growing into leadership"
PREPARED = "Career compass"
READINESS = [
    ("yes", "Carla has a day a week for it.", ""),
    ("partly", "Two of five departments have been told.", "Carla visits the other three in May"),
    ("yes", "Hanna is the confidant.", ""),
    ("yes", "The management team mentors in this round.", ""),
    ("partly", "In some teams, not in all.", "A workshop on asking questions, before the kick-off"),
    ("yes", "Ending early needs no reason.", ""),
    ("yes", "Agreed with the works council.", ""),
    ("no", "Nothing set aside for the celebration.", "Ask for it in the budget of the autumn"),
]
# (item, judgement, note)
JUDGED = [
    ("objectives_defined", "met", ""),
    ("competencies", "partly", "Named in the talks with managers, not written down"),
    ("described", "met", ""),
    ("sponsor", "met", "The managing director opened the kick-off"),
    ("mentors_trained", "met", ""),
    ("kickoff", "met", ""),
    ("managers_decided", "met", ""),
    ("runners", "partly", "One of two has been at a course"),
    ("profiles", "met", ""),
    ("matched", "met", ""),
    ("members_accept", "met", ""),
    ("rhythm", "partly", "Summer is hard; one pair needs a new time"),
    ("baseline_asked", "missing", "Forgotten; next time before the kick-off"),
    ("lessons", "missing", ""),
    ("confidant", "partly", "There is one, but few know him"),
    ("consent", "met", ""),
    ("agreements", "met", ""),
    ("exit", "met", ""),
    ("fairness", "partly", "Nobody from the night shift has applied"),
    ("coordinators", "missing", "Find a second one before the holidays"),
    ("meetings_reported", "met", ""),
    ("reminders", "met", ""),
    ("means", "partly", "The celebration is not paid for yet"),
]


class MentoringDemoQuality(models.AbstractModel):
    """Lets coordinators look at their readiness and assess a program.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo.quality"
    _description = "Story of the Mentoring Demo Data: Self-Assessment"

    @api.model
    def _play(self):
        for name in (PREPARED, ASSESSED):
            questions = self._program(name).readiness_ids
            for question, (answer, evidence, remedy) in zip(questions, READINESS, strict=False):
                question.write({"answer": answer, "evidence": evidence, "remedy": remedy})
        self._judge(self._program(ASSESSED))

    def _program(self, name):
        program = self.env["mentoring.program"].search([("name", "=", name)], limit=1)
        return program.with_user(program.coordinator_ids[:1])

    def _judge(self, program):
        program.action_assess()
        for xml_id, judgement, note in JUDGED:
            item = self.env.ref(f"mentoring_program.mentoring_quality_item_{xml_id}")
            check = program.quality_check_ids.filtered(lambda one, item=item: one.item_id == item)
            check.write({"judgement": judgement, "note": note})
