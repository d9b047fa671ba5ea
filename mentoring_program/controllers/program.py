from odoo.exceptions import UserError
from odoo.http import request, route

from .page import PAGE, ROUTE
from .profile import MentoringProfile
from .typed import to_text


class MentoringProgramPages(MentoringProfile):
    """The programs one takes part in or could apply for, and the page of one program."""

    @route("/my/mentoring/programs", methods=["GET"], **ROUTE)
    def mentoring_programs(self, **_query):
        """List the reader's programs and those open to him."""
        people = self._my_participations()
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
        """Show a program; apply for it or withdraw."""
        domain = self._program_domain(self._my_participations())
        program = self._find("mentoring.program", program_id, domain)
        return self._answer(
            program,
            f"/my/mentoring/programs/{program.id}",
            {
                "join": self._join,
                "describe": lambda one, post: self._describe(self._my_part(one), post),
                "withdraw": lambda one, _post: self._my_part(one).action_withdraw(),
                "refuse": lambda one, _post: self._my_part(one).action_decline(),
            },
            post,
            self._program_page,
        )

    def _my_participations(self):
        return request.env["mentoring.participant"].search([("user_id", "=", request.env.uid)])

    def _program_domain(self, people):
        return [
            "|",
            ("id", "in", people.program_id.ids),
            "&",
            ("state", "=", "recruitment"),
            ("is_in_audience", "=", True),
        ]

    def _program_page(self, program, typed):
        person = program._my_participation()
        roles = dict(person._fields["role"]._description_selection(request.env))
        return self._show(
            "portal_program",
            "mentoring_program",
            crumbs=[(request.env._("Programs"), "/my/mentoring/programs"), (program.name, None)],
            typed=typed,
            program=program,
            person=person,
            roles=[(role, roles[role]) for role in program._roles_offered()],
            is_open=person.state not in ("applied", "accepted", "waitlisted")
            and program._is_open_to(person),
            waiting_words=person._waiting_words() if person else "",
            **(self._profile_of(person) if person else {}),
            # whom to ask: names of the coordinators, for everybody the program addresses
            coordinators=program.sudo().coordinator_ids,
            pairs=request.env["mentoring.relationship"].search(
                [("id", "in", self._my_relationship_ids()), ("program_id", "=", program.id)]
            ),
        )

    def _join(self, program, post):
        motivation = to_text(
            post, "motivation", request.env._("About you"), required=False, limit=5000
        )
        if post.get("consent") != "1":
            raise UserError(
                request.env._(
                    "Please agree that the coordinators use your answers; else they cannot."
                )
            )
        program.action_join(post.get("role"), motivation, post.get("in_directory") == "1")

    def _my_part(self, program):
        person = program._my_participation()
        if not person:
            raise UserError(request.env._("You take no part in this program."))
        return person
