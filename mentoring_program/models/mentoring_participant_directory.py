from odoo import fields, models
from odoo.exceptions import AccessError


class MentoringParticipantDirectory(models.AbstractModel):
    """A person in the directory of an informal program, and what he tells of himself there."""

    _name = "mentoring.participant.directory"
    _description = "Mentoring Participant: Directory"

    in_directory = fields.Boolean(
        "Shown in the Directory",
        readonly=True,
        copy=False,
        help="Given by the person himself: others of the program may find him there.",
    )
    about = fields.Text("About Me", readonly=True, copy=False, help="Shown in the directory.")
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

    def _find_mentors(self, domain=()):
        """Whom the person may ask, of those who agreed to be found.

        Who must not be matched with him is not there; why, nobody learns.

        :param domain: further conditions on the participants
        """
        self.ensure_one()
        roles = ["peer" if self.program_id.format == "peer" else "mentor", "both"]
        # those who agreed to be shown to the people of their program; checked by the rules below
        found = self.sudo().search(
            [
                ("program_id", "=", self.program_id.id),
                ("state", "=", "accepted"),
                ("in_directory", "=", True),
                ("user_id", "!=", False),
                ("role", "in", roles),
                ("id", "!=", self.id),
                *domain,
            ],
            order="name, id",
        )
        return self._possible_mentors(found)

    def _possible_mentors(self, others):
        """Those of ``others`` whom no rule forbids; whether they have a free place is not asked."""
        # who may be matched is decided by facts the reader need not see
        person = self.sudo()
        allowed = person.env["mentoring.matching"]._possible_partners(
            person.program_id, person, others.sudo()
        )
        return others.filtered(lambda one: one.id in allowed)

    def _describe(self, values):
        """Write what the logged-in person tells of himself for finding a partner.

        :param dict values: about, in_directory, topic_ids, language_ids (ids), skill_ids
            ({kind: ids of skills})
        """
        self.ensure_one()
        self.check_access("read")
        if self.user_id != self.env.user:
            raise AccessError(self.env._("Everybody tells this for himself."))
        self._check_program_open()
        # his own record, checked above; only what is about himself is written
        person = self.sudo()
        person._write_protected(
            {name: values[name] for name in ("about", "in_directory") if name in values}
        )
        person.write(
            {
                name: [(6, 0, values[name])]
                for name in ("topic_ids", "language_ids")
                if name in values
            }
        )
        for kind, skill_ids in values.get("skill_ids", {}).items():
            person._set_skills(kind, skill_ids)

    def _work_place(self):
        """Where the person works, as the directory shows it."""
        employee = self.sudo().employee_id  # one who agreed to be shown
        return employee.work_location_id.name or employee.address_id.city or ""

    def _skills_told(self, kind):
        """The lines of skills offered or needed; languages are told apart from them."""
        languages = self._language_type()
        return self.skill_line_ids.filtered(
            lambda line: line.kind == kind and line.skill_id.skill_type_id != languages
        )

    def _set_skills(self, kind, skill_ids):
        """Make these the skills offered or needed; the level of those that stay is kept."""
        lines = self._skills_told(kind)
        lines.filtered(lambda line: line.skill_id.id not in skill_ids).unlink()
        has = self.skill_line_ids.filtered(lambda line: line.kind == kind).skill_id.ids
        new = set(skill_ids) - set(has)
        lines.create(
            [{"participant_id": self.id, "kind": kind, "skill_id": one} for one in sorted(new)]
        )

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
