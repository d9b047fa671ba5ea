from odoo import fields, models


class MentoringParticipantDirectory(models.AbstractModel):
    """A person among those who can be found in a program, and whom he finds there himself."""

    _name = "mentoring.participant.directory"
    _description = "Mentoring Participant: Directory"

    in_directory = fields.Boolean(
        "Shown in the Directory",
        readonly=True,
        copy=False,
        help="Given by the person himself: others of the program may find him there.",
    )
    about = fields.Text("About Me", readonly=True, copy=False, help="Shown in the directory.")
    offers_minutes = fields.Boolean(
        "Offers Fifteen Minutes",
        readonly=True,
        copy=False,
        help="Given by the person himself: people who wait for a partner may ask him a question.",
    )
    request_ids = fields.One2many("mentoring.request", "mentee_id", "Requests Made")

    def _directory_side(self):
        """Which places are taken when this person is asked: a peer has those of a mentee alone."""
        return "mentee" if self.program_id.format == "peer" else "mentor"

    def _places_left(self):
        """How many can still ask with success."""
        taken, limit = self._seat_fields(self._directory_side())
        return self[limit] - self[taken]

    def _seeks_in_directory(self):
        """Whether the directory is open to the person: he takes part and looks for somebody."""
        self.ensure_one()
        learns = self._sides()[1]
        return self.state == "accepted" and learns and self.program_id._has_directory()

    def _find_mentors(self):
        """Whom the person may ask, of those who agreed to be found.

        Who must not be matched with him is not there; why, nobody learns.
        """
        self.ensure_one()
        return self.program_id._shown_mentors(self)

    def _next_wish(self):
        """The first of the person's wishes who can be asked and was not asked yet."""
        person = self.sudo()  # the person's own wishes and requests; the mentor agreed to be shown
        asked = person.request_ids.filtered(lambda one: one.kind == "mentoring").mentor_id
        wishes = person.wish_ids.filtered(lambda wish: wish.kind == "prefer").sorted("sequence")
        open_to_him = person._find_mentors() - asked
        return wishes.other_id.filtered(lambda one: one in open_to_him and one._places_left() > 0)[
            :1
        ]

    def _possible_mentors(self, others):
        """Those of ``others`` whom no rule forbids; whether they have a free place is not asked."""
        # who may be matched is decided by facts the reader need not see
        person = self.sudo()
        allowed = person.env["mentoring.matching"]._possible_partners(
            person.program_id, person, others.sudo()
        )
        return others.filtered(lambda one: one.id in allowed)

    def _work_place(self):
        """Where the person works, as the directory shows it."""
        employee = self.sudo().employee_id  # one who agreed to be shown
        return employee.work_location_id.name or employee.address_id.city or ""

    def _leave(self, target):
        """Close the requests of people who leave, on either side."""
        result = super()._leave(target)
        # the ones who leave, checked above; their requests are read by them alone
        requests = self.env["mentoring.request"].sudo()
        requests.search(
            [
                ("state", "=", "sent"),
                "|",
                ("mentee_id", "in", self.ids),
                ("mentor_id", "in", self.ids),
            ]
        )._answer("withdrawn")
        return result
