from odoo.http import request

from .page import MentoringPage
from .typed import to_text


class MentoringProfile(MentoringPage):
    """What a participant tells of himself, so that a partner can be found: a part of a page."""

    def _profile_of(self, person):
        """What the form shows: everything that can be chosen, and what is."""
        # names of the catalog of skills, which portal users cannot read; nothing of people
        skills = request.env["hr.skill"].sudo()
        language_type = person._language_type().sudo()  # its number alone
        others = skills.search([("skill_type_id", "!=", language_type.id)])
        mentors, learns = person._sides()
        is_peer = person.role == "peer"
        kinds = [("offer", mentors or is_peer), ("need", learns)]
        return {
            "profile_topics": request.env["mentoring.topic"].search([]),
            "profile_languages": skills.search([("skill_type_id", "=", language_type.id)]),
            "profile_skills": others.grouped("skill_type_id"),
            "profile_kinds": [kind for kind, is_asked in kinds if is_asked],
            "profile_lines": {
                # the names of the reader's own skills
                kind: person.sudo()._skills_told(kind).skill_id
                for kind, _is_asked in kinds
            },
        }

    def _describe(self, person, post):
        """Keep what was chosen; what is not on the form's own lists is passed over."""
        offered = self._profile_of(person)
        skills = request.env["hr.skill"].union(*offered["profile_skills"].values())
        person._describe(
            {
                "about": to_text(
                    post, "about", request.env._("About me"), required=False, limit=2000
                ),
                "in_directory": post.get("in_directory") == "1",
                "topic_ids": self._chosen("topic", offered["profile_topics"]),
                "language_ids": self._chosen("language", offered["profile_languages"]),
                "skill_ids": {
                    kind: self._chosen(kind, skills) for kind in offered["profile_kinds"]
                },
            }
        )

    def _chosen(self, name, records):
        """The ids of those of ``records`` that are ticked under this name."""
        ticked = set(request.httprequest.form.getlist(name))
        return records.filtered(lambda one: str(one.id) in ticked).ids
