from odoo.exceptions import UserError
from odoo.http import request, route

from .home import MentoringHome
from .page import PAGE
from .typed import to_text


class MentoringConcerns(MentoringHome):
    """Confiding in the confidant of a program, apart from everything else."""

    @route("/my/mentoring/programs/<int:program_id>/concern", **PAGE)
    def mentoring_confide(self, program_id, **post):
        """Show to whom one can turn, and what one wrote; or write."""
        mine = [("participant_ids.user_id", "=", request.env.uid)]
        program = self._find("mentoring.program", program_id, mine)
        return self._answer(
            program,
            f"/my/mentoring/programs/{program.id}/concern",
            {"confide": self._confide},
            post,
            self._confide_page,
        )

    @route("/my/mentoring/concerns/<int:concern_id>", **PAGE)
    def mentoring_concern(self, concern_id, **post):
        """Show a concern to who wrote it and to the confidant, who can answer here."""
        concern = self._find("mentoring.concern", concern_id, [])
        return self._answer(
            concern,
            f"/my/mentoring/concerns/{concern.id}",
            {"reply": self._reply},
            post,
            self._concern_page,
        )

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "confide": request.env._("It is with the confidant now, and with nobody else."),
            "reply": request.env._("Your answer is there; the person gets a mail."),
        }

    def _next_steps(self, values):
        return [*self._concern_steps(), *super()._next_steps(values)]

    def _personal_searches(self):
        waiting = [("confidant_id", "=", request.env.uid), ("replied_on", "=", False)]
        return {
            **super()._personal_searches(),
            "concerns": ("mentoring.concern", waiting, None),
        }

    def _concern_steps(self):
        for concern in self._personal("concerns"):
            yield {
                "icon": "fa-user-secret",
                "title": request.env._("Somebody confides in you"),
                "text": concern.sudo().program_id.name,  # told to its confidant
                "url": f"/my/mentoring/concerns/{concern.id}",
                "label": request.env._("Read it"),
            }

    def _confide_page(self, program, typed):
        concerns = request.env["mentoring.concern"].search(
            [("program_id", "=", program.id), ("author_id", "=", request.env.uid)]
        )
        return self._show(
            "portal_confide",
            "mentoring_program",
            crumbs=[
                (program.name, f"/my/mentoring/programs/{program.id}"),
                (request.env._("A concern"), None),
            ],
            typed=typed,
            program=program,
            # who it is, is told to the people of the program
            confidant=program._confidant_for(request.env.user).sudo().name,
            concerns=concerns,
        )

    def _concern_page(self, concern, typed):
        return self._show(
            "portal_concern",
            "mentoring_concern",
            crumbs=[(request.env._("A concern"), None)],
            typed=typed,
            concern=concern,
            # the two know of each other, and of the program
            author=concern.sudo().author_id.name,
            confidant=concern.sudo().confidant_id.name,
            program_name=concern.sudo().program_id.name,
            may_reply=concern.confidant_id == request.env.user,
        )

    def _confide(self, program, post):
        body = to_text(post, "body", request.env._("Your concern"))
        concerns = request.env["mentoring.concern"]
        # only its row is claimed, so that a button pressed twice writes once
        program.sudo()._claim()
        last = concerns.search(
            [("program_id", "=", program.id), ("author_id", "=", request.env.uid)], limit=1
        )
        if last.body == body:
            raise UserError(request.env._("This is there already."))
        concerns.create({"program_id": program.id, "body": body})

    def _reply(self, concern, post):
        concern.action_reply(to_text(post, "reply", request.env._("Answer")))
