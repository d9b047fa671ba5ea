from odoo import models

from .mentoring_request_flow import RequestError

MOST_QUESTIONS = 3  # that wait for an answer of one mentor


class MentoringProgramQuestion(models.AbstractModel):
    """While people wait for a partner, they may ask a mentor who offers fifteen minutes."""

    _name = "mentoring.program.question"
    _description = "Mentoring Program: Questions While Waiting"

    def action_ask_question(self, mentor_id, question=None):
        """Ask a mentor a question, as the participant who is logged in and waits for a partner.

        :param int mentor_id: id of a ``mentoring.participant``
        :param str question: read by the mentor alone
        :raise RequestError: the reader does not wait, has asked already, or nobody offers time
        """
        self.ensure_one()
        self.check_access("read")
        question = self._message(question, self.env._("Please write your question."))
        person = self._my_participation().sudo()  # the reader's own record
        person._claim()  # so that he asks one at a time
        mentors = self._mentors_with_minutes(person) if person else person
        mentor = mentors.filtered(lambda one: one.id == mentor_id)
        if not mentor or type(mentor_id) is not int:
            raise RequestError(self.env._("This person does not offer time for a question now."))
        if person.request_ids.filtered(lambda one: one.kind == "question" and one.state == "sent"):
            raise RequestError(self.env._("One question at a time: yours waits for its answer."))
        self._create_request(person, mentor, question, kind="question")
        return True

    def _mentors_with_minutes(self, person):
        """Whom the reader may ask while he waits, of those who offer time and have some left."""
        self.ensure_one()
        waits = person.state in ("applied", "waitlisted", "accepted")
        learns = person._sides()[1] and not person.mentee_seats_taken
        # those who offered it to people who wait
        mentors = self.env["mentoring.participant"].sudo()
        if not (waits and learns) or self._is_final():
            return mentors
        mentors = mentors.search(
            [
                ("program_id", "=", self.id),
                ("state", "=", "accepted"),
                ("offers_minutes", "=", True),
                ("user_id", "not in", [False, person.user_id.id]),
            ],
            order="name, id",
        )
        busy = (
            self.env["mentoring.request"]
            .sudo()
            ._read_group(  # a number of each
                [
                    ("mentor_id", "in", mentors.ids),
                    ("kind", "=", "question"),
                    ("state", "=", "sent"),
                ],
                ["mentor_id"],
                having=[("__count", ">=", MOST_QUESTIONS)],
            )
        )
        free = mentors - mentors.browse().union(*(mentor for (mentor,) in busy))
        return person._possible_mentors(free)
