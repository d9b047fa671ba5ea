from odoo import fields
from odoo.exceptions import UserError
from odoo.http import request, route

from .page import PAGE
from .typed import to_text
from .values import MentoringValuesPage


class MentoringIdentityPage(MentoringValuesPage):
    """Where a person tells of himself, and of a partner, what nobody else reads.

    Read and written with the reader's own rights alone: its rule opens it to nobody else.
    """

    @route("/my/mentoring/programs/<int:program_id>/identity", **PAGE)
    def mentoring_identity(self, program_id, **post):
        """Show what the reader has told; keep or remove it."""
        person = self._find("mentoring.participant", *self._my_part_in(program_id))
        return self._answer(
            person,
            f"/my/mentoring/programs/{program_id}/identity",
            {
                "keep_identity": self._keep_identity,
                "forget_identity": lambda one, _post: self._my_identity(one).unlink(),
            },
            post,
            self._identity_page,
        )

    def _my_identity(self, person):
        return self._search("mentoring.participant.identity", [("participant_id", "=", person.id)])

    def _identity_page(self, person, typed):
        program = person.program_id
        return self._show(
            "portal_identity",
            "mentoring_program",
            crumbs=[
                (request.env._("Programs"), "/my/mentoring/programs"),
                (program.name, f"/my/mentoring/programs/{program.id}"),
                (request.env._("Identity"), None),
            ],
            typed=typed,
            program=program,
            told=self._my_identity(person),
            is_asked=program._asks_for_identity(),
            may_tell=not person._is_closed(),
        )

    def _keep_identity(self, person, post):
        if person._is_closed():
            raise UserError(request.env._("Your part in this program is over."))
        label_of = {
            "identities": request.env._("What I tell of myself"),
            "wish": request.env._("What I would like to meet in a partner"),
        }
        values = {
            name: to_text(post, name, label, required=False, limit=200)
            for name, label in label_of.items()
        }
        told, consents = self._my_identity(person), post.get("wish_consent") == "1"
        values["wish_consent"] = consents
        if consents != told.wish_consent:
            values["consent_date"] = consents and fields.Datetime.now()
        if told:
            told.write(values)
        else:
            told.create({"participant_id": person.id, **values})

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "keep_identity": request.env._("Kept. Nobody but you reads it."),
            "forget_identity": request.env._("Removed."),
        }
