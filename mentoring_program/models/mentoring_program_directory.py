from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from .mentoring_request_flow import LONGEST, RequestError

OPEN_STEPS = ("recruitment", "structure", "training", "monitoring")
# formats whose relationships cannot begin by one person asking another
WITHOUT_DIRECTORY = ("group", "shadow_board", "speed")
MOST_OPEN = 5  # requests of one person that wait for an answer
_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringProgramDirectory(models.AbstractModel):
    """People find each other in a directory and ask: informal programs, and where they may choose.

    Coordinators see how many requests there are, never whose.
    """

    _name = "mentoring.program.directory"
    _description = "Mentoring Program: Directory and Requests"

    mentees_choose = fields.Boolean(
        "Mentees Ask Mentors",
        help="In a formal program: from the step “Establish structure” on, who is accepted may ask"
        " mentors who agreed to be shown. Managers approve as in any other pair.",
    )
    request_days = fields.Integer(
        "Days to Answer a Request", default=14, help="After these days a request expires."
    )
    request_sent_count = fields.Integer(
        "Waiting for an Answer",
        compute="_compute_request_counts",
        compute_sudo=True,
        groups=_COORDINATOR,
    )
    request_accepted_count = fields.Integer(
        "Accepted Requests",
        compute="_compute_request_counts",
        compute_sudo=True,
        groups=_COORDINATOR,
    )
    request_declined_count = fields.Integer(
        "Declined Requests",
        compute="_compute_request_counts",
        compute_sudo=True,
        groups=_COORDINATOR,
    )
    request_withdrawn_count = fields.Integer(
        "Withdrawn Requests",
        compute="_compute_request_counts",
        compute_sudo=True,
        groups=_COORDINATOR,
    )
    request_expired_count = fields.Integer(
        "Expired Requests",
        compute="_compute_request_counts",
        compute_sudo=True,
        groups=_COORDINATOR,
    )
    directory_count = fields.Integer(
        "Shown in the Directory",
        compute="_compute_directory_count",
        compute_sudo=True,
        groups=_COORDINATOR,
    )

    _request_days_in_range = models.Constraint(
        "CHECK(request_days BETWEEN 1 AND 365)", "A request can be answered for 1 to 365 days."
    )
    _informal_needs_pairs = models.Constraint(
        f"CHECK(formality != 'informal' OR format NOT IN {WITHOUT_DIRECTORY})",
        "In an informal program one person asks another, so it makes pairs. Choose formal for"
        " groups, shadow boards and speed meetings, or another format.",
    )

    def write(self, vals):
        """Keep what people were told when they came: in informal programs nobody reads of them.

        :raise UserError: the formality was to be changed after the objectives were set
        """
        if "formality" in vals:
            begun = self.filtered(
                lambda one: one.formality != vals["formality"] and one._has_people_at_work()
            )
            if begun:
                raise UserError(
                    self.env._(
                        "%s: people have come already; formal or informal, it stays as it is.",
                        ", ".join(begun.mapped("name")),
                    )
                )
        return super().write(vals)

    def _has_people_at_work(self):
        # whether there is any, nothing is shown; requests end where relationships begin
        program = self.sudo()
        requests = program.env["mentoring.request"].search_count([("program_id", "=", self.id)])
        return program.state != "objectives" or bool(program.relationship_ids or requests)

    def _words_if_informal(self):
        """Why nobody matches the people of an informal program: it would tell who is with whom."""
        if self.formality != "informal":
            return ""
        return self.env._("%s is informal: its people find each other.", self.name)

    def _check_formal(self):
        words = filter(None, [one._words_if_informal() for one in self])
        if message := "\n".join(words):
            raise UserError(message)

    def _compute_request_counts(self):
        groups = self.env["mentoring.request"]._read_group(
            [("program_id", "in", self._origin.ids), ("kind", "=", "mentoring")],
            ["program_id", "state"],
            ["__count"],
        )
        counts = {}
        for program, state, count in groups:
            counts.setdefault(program.id, {})[state] = count
        for program in self:
            states = counts.get(program._origin.id, {})
            for state in ("sent", "accepted", "declined", "withdrawn", "expired"):
                program[f"request_{state}_count"] = states.get(state, 0)

    @api.depends("participant_ids.in_directory", "participant_ids.state")
    def _compute_directory_count(self):
        shown = dict(
            self.env["mentoring.participant"]._read_group(
                [
                    ("program_id", "in", self._origin.ids),
                    ("in_directory", "=", True),
                    ("state", "=", "accepted"),
                ],
                ["program_id"],
                ["__count"],
            )
        )
        for program in self:
            program.directory_count = shown.get(program._origin, 0)

    def action_request(self, mentor_id, message=None, asks_next=False):
        """Ask somebody of the directory to be one's mentor, as the participant who is logged in.

        :param int mentor_id: id of a ``mentoring.participant``
        :param str message: why him; read by him alone
        :param bool asks_next: whether the next wish is asked if he declines or does not answer
        :raise RequestError: he is not in the directory, or has been asked, or there is no place
        """
        self.ensure_one()
        self.check_access("read")
        message = self._message(message, self.env._("Please write why you ask this person."))
        person = self._my_participation().sudo()  # the reader's own record
        person._claim()  # so that all his requests are counted
        mentor = self._mentor_to_ask(person, mentor_id)
        self._create_request(person, mentor, message, asks_next=bool(asks_next))
        return True

    def _message(self, message, words_if_none):
        message = self._words(message)
        if not message:
            raise RequestError(words_if_none)
        if len(message) > LONGEST:
            raise RequestError(self.env._("At most %s characters, please.", LONGEST))
        return message

    def _create_request(self, person, mentor, message, **values):
        """Ask, after it was checked that this person may ask that one."""
        # requests are made by our methods alone, for the one who asks himself
        request = self.env["mentoring.request"].sudo()
        expires_on = fields.Date.context_today(self) + timedelta(days=self.request_days)
        created = request._create_protected(
            [
                {
                    "program_id": self.id,
                    "mentee_id": person.id,
                    "mentor_id": mentor.id,
                    "message": message,
                    "expires_on": expires_on,
                    **values,
                }
            ]
        )
        created._mail("sent")
        return created

    def _mentor_to_ask(self, person, mentor_id):
        """The one of the directory whom the person may ask now."""
        self._check_directory_open()
        if not (person and person._seeks_in_directory()):
            raise RequestError(self.env._("Only people who look for a mentor here can ask."))
        if not person._has_free_seat("mentee"):
            raise RequestError(self.env._("You have as many mentors as this program gives you."))
        made = person.request_ids.filtered(lambda one: one.kind == "mentoring")
        if len(made.filtered(lambda one: one.state == "sent")) >= MOST_OPEN:
            raise RequestError(
                self.env._(
                    "%s of your requests wait for an answer; withdraw one before you ask again.",
                    MOST_OPEN,
                )
            )
        mentor = person._find_mentors().filtered(lambda one: one.id == mentor_id)
        if not mentor or type(mentor_id) is not int:
            raise RequestError(self.env._("This person is not in the directory (any more)."))
        if mentor._places_left() < 1:
            raise RequestError(self.env._("%s has no free place at present.", mentor.name))
        if made.filtered(lambda one: one.mentor_id == mentor and one.state in ("sent", "declined")):
            raise RequestError(self.env._("You have asked %s already.", mentor.name))
        return mentor

    def _has_directory(self):
        """Whether people find each other here now, in pairs."""
        self.ensure_one()
        steps = OPEN_STEPS if self.formality == "informal" else OPEN_STEPS[1:]
        is_offered = self.formality == "informal" or self.mentees_choose
        return is_offered and self.format not in WITHOUT_DIRECTORY and self.state in steps

    def _check_directory_open(self):
        if not self._has_directory():
            raise RequestError(
                self.env._("%s: people do not look for each other here now.", self.name)
            )

    def _withdraw_everything(self):
        # the one who may cancel the program ends what is open in it; nothing is shown
        requests = self.env["mentoring.request"].sudo()
        requests.search([("program_id", "in", self.ids), ("state", "=", "sent")])._answer(
            "withdrawn"
        )
        return super()._withdraw_everything()
