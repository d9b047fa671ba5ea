from urllib.parse import urlencode

from odoo.http import request, route

from odoo.addons.portal.controllers.portal import pager

from .page import PAGE, MentoringPage
from .typed import to_text

CARDS = 20  # on a page
URL = "/my/mentoring/directory"


class MentoringDirectoryPage(MentoringPage):
    """Who may be asked for a mentor where people choose themselves, and the asking."""

    @route(["/my/mentoring/directory", "/my/mentoring/directory/page/<int:page>"], **PAGE)
    def mentoring_directory(self, page=1, **post):
        """Show the people who can be asked, found by what they offer; ask one of them."""
        seekers = self._directory_seekers()
        person = seekers.filtered(lambda one: str(one.program_id.id) == post.get("program"))[:1]
        person = person or seekers[:1]
        if not person and request.httprequest.method == "POST":
            raise request.not_found()
        return self._answer(
            person,
            URL,
            {"request": self._ask_mentor},
            post,
            lambda one, typed: self._directory_page(one, typed, seekers, page),
        )

    def _directory_seekers(self):
        """The reader's participations for which there is a directory."""
        people = self._my_people()
        return people.filtered(lambda one: one._seeks_in_directory())

    def _ask_mentor(self, person, post):
        message = to_text(post, "message", request.env._("Your message"), limit=5000)
        mentors = {str(one.id): one.id for one in person._find_mentors()}
        # what is nobody's number is refused by the method
        mentor_id, asks_next = mentors.get(post.get("mentor")), post.get("asks_next") == "1"
        person.program_id.action_request(mentor_id, message, asks_next)

    def _directory_page(self, person, typed, seekers, page):
        mentors = person._find_mentors() if person else person
        ranks = self._wish_ranks(person)
        mentors = mentors.sorted(lambda one: ranks.get(one.id, len(mentors) + 1))
        wanted = {
            name: request.params.get(name, "").strip()[:100]
            for name in ("q", "skill", "topic", "language", "place", "places")
        }
        found = mentors.filtered(lambda one: self._is_wanted(one, wanted))
        query = {key: value for key, value in wanted.items() if value}
        links = pager(
            url=URL,
            total=len(found),
            page=max(1, min(page, 10**6)),
            step=CARDS,
            url_args={**query, **({"program": person.program_id.id} if person else {})},
        )
        return self._show(
            "portal_directory",
            "mentoring_directory",
            crumbs=[(request.env._("Find a mentor"), None)],
            typed=typed,
            person=person,
            seekers=seekers,
            mentors=found[links["offset"] : links["offset"] + CARDS],
            total=len(found),
            everybody=len(mentors),
            pager=links,
            wanted=wanted,
            address=f"{URL}?{urlencode({**query, 'program': person.program_id.id or ''})}",
            asked={one.mentor_id.id: one for one in self._request_of_each(person)},
            rank_of=ranks,
            has_place=person and person._has_free_seat("mentee"),
            **self._directory_choices(mentors),
        )

    def _request_of_each(self, person):
        """The person's requests that stand in the way of another; the latest of each mentor."""
        states = ("sent", "declined", "accepted")
        return person.request_ids.filtered(
            lambda one: one.kind == "mentoring" and one.state in states
        ).sorted("id")

    def _wish_ranks(self, person):
        """The reader's own wishes: {id of the mentor: rank}."""
        wishes = person._my_wishes("prefer").other_id.ids if person else []
        return {mentor: rank for rank, mentor in enumerate(wishes, 1)}

    def _directory_choices(self, mentors):
        """What can be chosen in the filters: what at least one of the mentors has."""
        return {
            "skills": mentors._skills_told("offer").skill_id.sorted("name"),
            "topics": mentors.topic_ids.sorted("name"),
            "languages": mentors.language_ids.sorted("name"),
            "all_places": sorted({one._work_place() for one in mentors} - {""}),
        }

    def _is_wanted(self, mentor, wanted):
        """Whether a mentor is what the reader looks for; nonsense finds nobody."""
        offers = mentor._skills_told("offer").skill_id
        told = " ".join(
            filter(
                None,
                [
                    mentor.name,
                    mentor.about,
                    mentor.job_title,
                    mentor.department_id.name,
                    *offers.mapped("name"),
                    *mentor.topic_ids.mapped("name"),
                ],
            )
        )
        linked = {"skill": offers, "topic": mentor.topic_ids, "language": mentor.language_ids}
        return (
            wanted["q"].casefold() in told.casefold()
            and all(
                not wanted[name] or wanted[name] in map(str, records.ids)
                for name, records in linked.items()
            )
            and wanted["place"] in ("", mentor._work_place())
            and (wanted["places"] == "all" or mentor._places_left() > 0)
        )
