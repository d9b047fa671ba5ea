from odoo.http import request

from .home import MentoringHome


class MentoringSessionSteps(MentoringHome):
    """On the home page: times that somebody proposes, and those that do not suit."""

    def _next_steps(self, values):
        return [*self._reply_steps(values["upcoming"]), *super()._next_steps(values)]

    def _reply_steps(self, upcoming):
        for session in upcoming.filtered("relationship_id"):
            url = f"/my/mentoring/sessions/{session.id}"
            text = f"{self._when(session.start, session.stop)}"
            if session.my_reply == "needsAction":
                yield {
                    "icon": "fa-calendar",
                    "title": request.env._("Does this time suit you?"),
                    "text": text,
                    "url": url,
                    "label": request.env._("Answer"),
                }
            elif names := session._absent_names():
                yield {
                    "icon": "fa-calendar-times-o",
                    "title": request.env._("%s cannot come", ", ".join(names)),
                    "text": text,
                    "url": f"{url}#change",
                    "label": request.env._("Find another time"),
                }
