from odoo.http import request

from .page import MentoringPage

# the order of the pages of a relationship; what others add comes last
ORDER = (
    "overview",
    "sessions",
    "goals",
    "agreement",
    "conversation",
    "notes",
    "network",
    "book",
    "end",
)
NOT_YET = ("proposed", "to_approve", "refused")  # those asked see the overview alone


class MentoringRelationshipPart(MentoringPage):
    """The frame of the pages of a relationship: whose they are, and the way between them.

    A page finds its relationship with ``_find_part``, shows itself with ``_show_part``, and puts
    itself on the way by extending ``_relationship_parts``.
    """

    def _find_pair(self, relationship_id):
        """A relationship of the reader, also one that he is asked about."""
        return self._find(
            "mentoring.relationship", relationship_id, [("id", "in", self._my_relationship_ids())]
        )

    def _find_part(self, relationship_id):
        """A relationship of the reader that came about; before that it has but one page."""
        pair = self._find_pair(relationship_id)
        if not self._has_parts(pair):
            raise request.not_found()
        return pair

    def _has_parts(self, pair):
        return pair.state not in NOT_YET and not pair.my_member_id.is_invited

    def _pair_url(self, pair, part=None):
        home = f"/my/mentoring/relationships/{pair.id}"
        return f"{home}/{part}" if part else home

    def _pair_names(self, pair):
        """With whom the reader works."""
        return pair.my_member_id.partner_names or pair.name

    def _relationship_parts(self, pair):
        """The pages of a relationship that came about; others add theirs.

        :return: [{"part", "label", "url", "count"}]; the count says how many things wait there
            for the reader
        """
        goals = f"/my/mentoring/goals?relationship={pair.id}"
        return [
            self._part("overview", request.env._("Overview"), self._pair_url(pair)),
            self._part("goals", request.env._("Goals"), goals),
        ]

    def _part(self, part, label, url, count=0):
        return {"part": part, "label": label, "url": url, "count": count}

    def _show_part(self, pair, template, part, typed=None, **values):
        """Render one page of a relationship, in the frame that all of them have."""
        names, parts = self._pair_names(pair), []
        if self._has_parts(pair):
            parts = sorted(self._relationship_parts(pair), key=self._place)
        crumbs, title = [(names, None)], names
        if part != "overview":
            label = next(one["label"] for one in parts if one["part"] == part)
            crumbs, title = [(names, self._pair_url(pair)), (label, None)], f"{label} – {names}"
        me = pair.my_member_id
        return self._show(
            template,
            "mentoring_relationship",
            crumbs=crumbs,
            typed=typed,
            title=title,
            pair=pair,
            me=me,
            parts=parts,
            part=part,
            url=self._pair_url(pair, part if part != "overview" else None),
            works=bool(me and pair._is_running()),
            **values,
        )

    def _place(self, part):
        return ORDER.index(part["part"]) if part["part"] in ORDER else len(ORDER)
