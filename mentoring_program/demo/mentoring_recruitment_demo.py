from odoo import api, models

WORDS = {
    "chloe": "I have changed jobs twice. With whom could I think the next step through?",
    "mei": "I want to learn how to be heard in meetings.",
    "samuel": "Somebody took the time for me once; it is my turn.",
}


class MentoringDemoRecruitment(models.AbstractModel):
    """People on their way into a program: managers are asked, one waits, one is nominated.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo.recruitment"
    _description = "Story of the Mentoring Demo Data: Recruitment"

    @api.model
    def _play(self):
        quiet = self.with_context(tracking_disable=True, mail_notify_force_send=False)
        program = quiet.env["mentoring.program"].search([("state", "=", "recruitment")])
        program = program.filtered(lambda one: one.formality == "formal")[:1]
        program = program.with_user(program.coordinator_ids[:1])
        people = {one.user_id.login: one for one in program.participant_ids}
        for login, words in WORDS.items():
            people[login].motivation = words
        people["amina"].action_waitlist()
        program.write({"mentor_places": 6, "mentee_places": 1})
        program.require_consent = True
        marcus = quiet.env.ref("mentoring_program.user_marcus")
        program.with_user(marcus).action_join("mentor", "I have an hour on Thursdays.")
        self._nominate(program, "aisha", "sofia")

    def _nominate(self, program, manager, nominee):
        user = self.env.ref(f"mentoring_program.user_{manager}")
        employee = self.env.ref(f"mentoring_program.employee_{nominee}")
        dialog = self.env["mentoring.nomination"].with_user(user)
        dialog = dialog.with_context(default_employee_id=employee.id, tracking_disable=True)
        dialog.create(
            {
                "program": str(program.id),
                "role": "mentee",
                "reason": "She runs our best shift and does not know it yet.",
            }
        ).action_nominate()
