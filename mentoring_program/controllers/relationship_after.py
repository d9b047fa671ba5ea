from odoo.http import request

from .relationship_end import MentoringRelationshipEnd
from .typed import to_date, to_text

MOST_CARDS = 6


class MentoringRelationshipAfter(MentoringRelationshipEnd):
    """After the end: the exit question, who could be next, and going on informally."""

    def _end_moves(self):
        return {
            **super()._end_moves(),
            "exit": self._answer_exit,
            "wish_next": self._wish_next,
            "go_on": lambda pair, _post: pair.action_go_on(),
            "stop_going_on": lambda pair, _post: pair.action_stop_going_on(),
        }

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "pause": request.env._("Paused. Nothing is asked of you meanwhile."),
            "complete": request.env._("Completed. Thank you for the way you went together!"),
            "end": request.env._("It has ended, and nobody is to blame."),
            "exit": request.env._("Thank you, that helps."),
            "wish_next": request.env._("Noted: this wish counts when you are matched again."),
            "go_on": request.env._("Noted. It goes on as soon as all of you say so."),
            "stop_going_on": request.env._("Noted."),
        }

    def _end_values(self, pair):
        me = self._my_membership(pair)
        exits = request.env["mentoring.exit"].search([("member_id", "=", me.id)], limit=1)
        person = me.participant_id
        return {
            **super()._end_values(pair),
            "is_over": pair.state in ("completed", "ended") or bool(me.left_on),
            "is_closed": pair.sudo().program_id._is_final(),  # a fact of one's own program
            "answer": exits,
            "rematch": exits._fields["rematch"]._description_selection(request.env),
            "next_people": self._next_people(pair, person, exits),
            "wished": person.sudo().wish_ids.filtered(lambda one: one.kind == "prefer").other_id,
            "goes_on": me.goes_on,
            # the program of the reader himself
            "confidant": pair.sudo().program_id._confidant_for(request.env.user),
        }

    def _my_membership(self, pair):
        """The reader's own row, also after he has left."""
        return pair.member_ids.filtered(lambda one: one.user_id == request.env.user)[:1]

    def _next_people(self, pair, person, answer):
        """Who could be next: people with a place who agreed to be shown, and fit by the rules."""
        seeks = person.state == "accepted" and person._sides()[1] and answer.rematch != "no"
        if not seeks or pair.state not in ("completed", "ended"):
            return person.browse()
        found = person._find_mentors() - pair.sudo().member_ids.participant_id
        return found.filtered(lambda one: one._places_left() > 0)[:MOST_CARDS]

    def _answer_exit(self, pair, post):
        me = self._my_membership(pair)
        exits = request.env["mentoring.exit"]
        choices = dict(exits._fields["rematch"].selection)
        rematch = post.get("rematch") if post.get("rematch") in choices else False
        later = to_date(post, "later_from", request.env._("Not before"))
        values = {
            "rematch": rematch,
            "later_from": later if rematch == "later" else False,
            "body": to_text(post, "body", request.env._("Answer"), required=False, limit=5000),
            "next_names": to_text(
                post, "next_names", request.env._("Who"), required=False, limit=200
            ),
        }
        answer = exits.search([("member_id", "=", me.id)], limit=1)
        if answer:
            answer.write(values)
        else:
            exits.create({"member_id": me.id, **values})

    def _wish_next(self, pair, post):
        person = self._my_membership(pair).participant_id
        chosen = self._row(self._next_people(pair, person, request.env["mentoring.exit"]), post)
        person._wish_next(chosen)
