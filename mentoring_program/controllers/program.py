from odoo.exceptions import UserError
from odoo.http import request, route
from odoo.tools.misc import format_date

from ..fetching import fetch_links
from .page import PAGE, ROUTE, MentoringPage
from .typed import to_date, to_text

SHOWN_LINKS = (
    "audience_department_ids",
    "audience_job_ids",
    "audience_category_ids",
    "company_ids",
    "coordinator_ids",
)


class MentoringProgramPages(MentoringPage):
    """The programs one takes part in or could apply for, and the page of one program."""

    @route("/my/mentoring/programs", methods=["GET"], **ROUTE)
    def mentoring_programs(self, **_query):
        """List the reader's programs and those open to him."""
        people = self._my_people()
        programs = request.env["mentoring.program"].search(self._program_domain(people))
        return self._show(
            "portal_programs",
            "mentoring_programs",
            crumbs=[(request.env._("Programs"), None)],
            mine=programs.filtered(lambda one: one in people.program_id),
            others=programs - people.program_id,
            people=people.grouped("program_id"),
        )

    @route("/my/mentoring/programs/<int:program_id>", **PAGE)
    def mentoring_program(self, program_id, **post):
        """Show a program and the reader's part in it; withdraw, or take a break."""
        domain = self._program_domain(self._my_people())
        program = self._find("mentoring.program", program_id, domain)
        return self._answer(
            program,
            f"/my/mentoring/programs/{program.id}",
            {
                "pause": self._take_break,
                "ask_question": self._ask_question,
                "end_pause": lambda one, _post: self._my_part(one).action_end_pause(),
                "withdraw": lambda one, _post: self._my_part(one).action_withdraw(),
                "refuse": lambda one, _post: self._my_part(one).action_decline(),
            },
            post,
            self._program_page,
        )

    def _program_domain(self, people):
        return [
            "|",
            ("id", "in", people.program_id.ids),
            "&",
            ("state", "=", "recruitment"),
            ("is_in_audience", "=", True),
        ]

    def _program_page(self, program, typed):
        person = self._my_people().filtered(lambda one: one.program_id == program)[:1]
        mine = ("program_id", "=", program.id)
        return self._show(
            "portal_program",
            "mentoring_program",
            crumbs=[(request.env._("Programs"), "/my/mentoring/programs"), (program.name, None)],
            typed=typed,
            program=program,
            objectives=self._search("mentoring.program.objective", [mine]),
            person=person,
            nominator=self._nominator(person),
            draft=program._my_draft(),
            is_open=person.state not in ("applied", "accepted", "waitlisted")
            and program._is_open_to(person),
            waiting_words=person._waiting_words() if person else "",
            minute_mentors=program._mentors_with_minutes(person) if person else [],
            questions=person.request_ids.filtered(lambda one: one.kind == "question"),
            audience=self._audience_words(program),
            timeline=self._timeline(program, person) if person else [],
            # whom to ask: names of the coordinators, for everybody the program addresses
            coordinators=program.sudo().coordinator_ids,
            pairs=self._search(
                "mentoring.relationship",
                [("id", "in", self._my_relationship_ids()), mine],
            ),
        )

    def _nominator(self, person):
        """The name of the manager who nominated the reader; he is told it in the mail, too."""
        return person.sudo().nominated_by_id.name if person else None

    def _audience_words(self, program):
        """Whom the program addresses: names of departments, positions, tags, else companies."""
        # names alone, for those whom the program addresses
        program = program.sudo()
        fetch_links(program, *SHOWN_LINKS)
        several = (
            program.audience_department_ids,
            program.audience_job_ids,
            program.audience_category_ids,
        )
        named = [", ".join(records.mapped("name")) for records in several if records]
        return named or [", ".join(program._companies().mapped("name"))]

    def _timeline(self, program, person):
        """What has happened and what comes next: [(title, day or None, whether it is done)]."""
        env = request.env
        titles = {
            "created": env._("You were put on the list of the program"),
            "invited": env._("You were invited"),
            "applied": env._("You applied"),
            "accepted": env._("You were accepted"),
            "waitlisted": env._("You were put on the wait list"),
            "declined": env._("Declined"),
            "withdrawn": env._("You withdrew"),
        }
        past = [
            (titles[state], self._day(moment), True) for state, moment in person._steps_so_far()
        ]
        return past + [(title, day, False) for title, day in self._still_to_come(program, person)]

    def _still_to_come(self, program, person):
        """What the reader may expect: [(title, day or None)]."""
        env, deadline, start = request.env, program.enrollment_deadline, program.date_start
        matched = person in self._once("relationships", self._my_memberships).participant_id
        if program._is_final() or person.state in ("declined", "withdrawn"):
            return
        if person.state == "applied":
            yield env._("The coordinators answer you"), deadline and format_date(env, deadline)
        if person.state == "waitlisted":
            yield env._("A place becomes free for you"), None
        if person.state in ("applied", "accepted", "waitlisted") and not matched:
            title = env._("A partner is proposed to you")
            if program.formality == "informal":
                title = env._("You find somebody in the directory")
            yield title, start and format_date(env, start)
        if program.date_end:
            yield env._("The program ends"), format_date(env, program.date_end)

    def _take_break(self, program, post):
        until = to_date(post, "until", request.env._("Until"))
        self._my_part(program).action_pause(until)

    def _ask_question(self, program, post):
        question = to_text(post, "question", request.env._("Your question"), limit=5000)
        person = self._my_part(program)
        mentors = {str(one.id): one.id for one in program._mentors_with_minutes(person)}
        # what is nobody's number is refused by the method
        program.action_ask_question(mentors.get(post.get("mentor")), question)

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "pause": request.env._("Noted: no new partner is proposed to you until then."),
            "end_pause": request.env._("Welcome back!"),
        }

    def _my_part(self, program):
        person = program._my_participation()
        if not person:
            raise UserError(request.env._("You take no part in this program."))
        return person
