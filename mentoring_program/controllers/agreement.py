from odoo.http import request, route

from .page import PAGE
from .relationship_part import MentoringRelationshipPart
from .typed import to_html, to_number, to_text


class MentoringAgreementPage(MentoringRelationshipPart):
    """What the members of a relationship agree on: read, changed and signed by each."""

    @route("/my/mentoring/relationships/<int:relationship_id>/agreement", **PAGE)
    def mentoring_agreement(self, relationship_id, **post):
        """Show the agreement of a relationship, or make a move of it."""
        pair = self._find_part(relationship_id)
        return self._answer(
            pair,
            self._pair_url(pair, "agreement"),
            self._agreement_moves(),
            post,
            self._agreement_page,
        )

    def _relationship_parts(self, pair):
        label, url = request.env._("Agreement"), self._pair_url(pair, "agreement")
        parts = super()._relationship_parts(pair)
        return [*parts, self._part("agreement", label, url, count=int(pair.can_sign))]

    def _agreement_moves(self):
        return {"change_agreement": self._change_agreement, "sign": self._sign_agreement}

    def _done_texts(self):
        env = request.env
        return {
            **super()._done_texts(),
            "change_agreement": env._("The new version is in force; each of you is asked to sign."),
        }

    def _agreement_page(self, pair, typed):
        versions = pair.agreement_ids.sorted("version", reverse=True)
        shown = self._shown_agreement(versions)
        return self._show_part(
            pair,
            "portal_relationship_agreement",
            "agreement",
            typed,
            agreement=shown,
            versions=versions,
            filled=shown._filled_parts() if shown else [],
            changed=shown._changed_parts() if shown else (),
            questions=shown._part_words(),
            authors={one.id: self._agreement_author(pair, one) for one in versions},
        )

    def _shown_agreement(self, versions):
        """The version that the address asks for, else the one in force."""
        wanted = request.httprequest.args.get("version")
        if not wanted:
            return versions.filtered("is_current")
        found = versions.filtered(lambda one: str(one.version) == wanted)
        if not found:
            raise request.not_found()
        return found

    def _agreement_author(self, pair, agreement):
        """The name of the member who wrote a version; the first one comes from the program."""
        members = pair.member_ids.filtered(lambda one: one.user_id == agreement.create_uid)
        return members.name if agreement.version > 1 else False

    def _change_agreement(self, pair, post):
        questions = pair.agreement_id._part_words()
        parts = {
            name: to_html(to_text(post, name, question, required=False, limit=5000))
            for name, question, _hint in questions
        }
        version = to_number(post, "version", request.env._("Version"))
        pair.action_change_agreement(parts=parts, version=version)

    def _sign_agreement(self, pair, post):
        pair.action_sign_agreement(to_number(post, "version", request.env._("Version")))
