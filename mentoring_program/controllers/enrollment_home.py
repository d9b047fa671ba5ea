from odoo.http import request

from .home import MentoringHome


class MentoringEnrollmentHome(MentoringHome):
    """The start page reminds of applications that are not sent yet."""

    def _next_steps(self, values):
        return [*super()._next_steps(values), *self._draft_steps()]

    def _personal_searches(self):
        return {
            **super()._personal_searches(),
            "drafts": ("mentoring.enrollment.draft", [], None),
        }

    def _draft_steps(self):
        for draft in self._personal("drafts"):
            program = draft.program_id
            if program.has_access("read") and program._is_open_to(program._my_participation()):
                yield {
                    "icon": "fa-pencil",
                    "title": request.env._("Your application is not sent yet"),
                    "text": program.name,
                    "url": f"/my/mentoring/programs/{program.id}/apply",
                    "label": request.env._("Go on"),
                }
