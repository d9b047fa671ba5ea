from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL, email_normalize, plaintext2html

from .. import exceptions

# The guided form: what it asks, one field for each.
QUESTIONS = ("story_start", "story_way", "story_change", "story_advice")
SUBMITTED = ("submitted", "consented", "published")


class StoryPersonError(exceptions.UserError):
    """Somebody named in a story who cannot be asked whether he agrees."""


class MentoringRecognitionStory(models.AbstractModel):
    """A success story: written by a member, published when every person named in it agrees.

    Draft: its writer alone reads it. Submitted: those named read it and are asked. Consented: all
    have agreed, and the coordinators read it. Published: on the wall. Whoever is named takes his
    consent back at any time, and the writer the whole story; it is off the wall at once.
    """

    _name = "mentoring.recognition.story"
    _description = "Mentoring Recognition: Story"

    title = fields.Char(readonly=True)
    story_start = fields.Text("How It Began", readonly=True)
    story_way = fields.Text("What They Did", readonly=True)
    story_change = fields.Text("What Changed", readonly=True)
    story_advice = fields.Text("What They Would Tell Others", readonly=True)
    shows_names = fields.Boolean("Names Are Shown", default=True, readonly=True)
    consent_ids = fields.One2many("mentoring.story.consent", "story_id", "Consents")
    is_on_wall = fields.Boolean(
        compute="_compute_is_on_wall",
        search="_search_is_on_wall",
        help="Published in a company that the reader works for.",
    )
    can_publish = fields.Boolean(compute="_compute_can_publish")

    @api.depends("state", "kind", "program_id")
    @api.depends_context("uid")
    def _compute_is_on_wall(self):
        # only ids leave sudo, to be compared with those already here
        shown = self.sudo().search(Domain("id", "in", self.ids) & self._wall_domain())
        for recognition in self:
            recognition.is_on_wall = recognition._origin.id in shown._ids

    def _search_is_on_wall(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._wall_domain() if True in value else ~self._wall_domain()

    @api.model
    def _wall_domain(self):
        """The published stories of the companies that the reader is an employee of."""
        # the reader's own employee records, looked at in the same query; nothing is shown of them
        employees = self.env["hr.employee"].sudo()._search([("user_id", "=", self.env.uid)])
        companies = employees.subselect(SQL.identifier(employees.table, "company_id"))
        taking_part = Domain("company_id", "in", companies)
        taking_part |= Domain("program_id.company_ids", "in", companies)
        return Domain("kind", "=", "story") & Domain("state", "=", "published") & taking_part

    @api.depends("state", "kind", "program_id")
    @api.depends_context("uid")
    def _compute_can_publish(self):
        steered = self.program_id._filtered_access("write")
        for one in self:
            one.can_publish = one.kind == "story" and one.program_id in steered

    def _story_labels(self):
        """The questions in the reader's language: {field: question}."""
        return {
            "story_start": self.env._("How did it begin, and what was it about?"),
            "story_way": self.env._("What did you do together?"),
            "story_change": self.env._("What has changed since?"),
            "story_advice": self.env._("What would you tell others?"),
        }

    def _story_values(self, values):
        """What a client sent of a story, checked; its body is made of the answers."""
        texts = {name: self._words(values.get(name)) for name in ("title", *QUESTIONS)}
        missing = [name for name in ("title", "story_start", "story_change") if not texts[name]]
        if missing:
            raise UserError(
                self.env._(
                    "A story needs at least a title, how it began, and what has changed.",
                )
            )
        body = Markup("").join(plaintext2html(texts[one]) for one in QUESTIONS if texts[one])
        return {**texts, "body": body, "shows_names": bool(values.get("shows_names"))}

    def action_save_story(self, values):
        """Change a story of one's own; those who are named are asked again.

        :param dict values: title, the answers by the name of their field, ``shows_names``, and
            ``others``: mail addresses of further people who are named
        """
        self.ensure_one()
        self._check_writer()
        self._check_program_open()
        values = self._mapping(values)
        # the writer has no right to write honours; he changes his own story
        story = self.sudo()
        story._claim()
        if story.state != "draft":
            story._move_to("draft", published_on=False)
        story._write_protected(story._story_values(values))
        story._name_people(story._people_behind(values.get("others")))
        return True

    def action_submit(self):
        """Ask everybody who is named in stories of one's own whether he agrees."""
        self._check_writer()
        self._check_program_open()
        # the reader is the writer of these stories
        moved = self.sudo()._move_to("submitted")
        moved.consent_ids._ask()
        moved._go_on_when_agreed()
        return True

    def action_withdraw_story(self):
        """Take stories of one's own back, at any time; they are drafts again."""
        self._check_writer()
        # the reader is the writer of these stories
        self.sudo()._move_to("draft", published_on=False)
        return True

    def action_publish_story(self):
        """Put stories on the wall to which everybody named agreed; harmless when repeated."""
        self._check_may_publish()
        self._check_program_open()
        # the reader steers the programs of these stories
        moved = self.sudo()._move_to("published", published_on=fields.Date.context_today(self))
        moved._tell_published()
        return True

    def action_take_down(self):
        """Take stories off the wall; the consents stay."""
        self._check_may_publish()
        published = self.filtered(lambda one: one.state == "published")
        # the reader steers the programs of these stories
        published.sudo()._move_to("consented", published_on=False)
        return True

    def _check_may_publish(self):
        self.check_access("read")
        self.program_id.check_access("write")
        if any(one.kind != "story" for one in self):
            raise UserError(self.env._("Only stories are published here."))

    def _check_writer(self):
        self.check_access("read")
        if any(one.kind != "story" or one.giver_id != self.env.user for one in self):
            raise AccessError(self.env._("Only its writer can do this with a story."))

    @api.model
    def _mapping(self, values):
        if not isinstance(values, dict):
            raise UserError(self.env._("The answers to the questions are missing."))
        return values

    def _people_behind(self, addresses):
        """The users behind mail addresses, and the other members of the relationship."""
        others = self._current_people() - self.giver_id
        unknown = []
        for address in filter(None, self._words(addresses).replace(",", "\n").split()):
            found = self._user_behind(address)
            others |= found
            if not found:
                unknown.append(address)
        if unknown:
            raise StoryPersonError(
                self.env._("We know nobody here with the address %s.", ", ".join(unknown))
            )
        return others - self.giver_id

    def _current_people(self):
        pair = self.relationship_id
        return pair.member_ids.filtered(lambda one: one.joined_on and not one.is_invited).user_id

    def _user_behind(self, address):
        employees = self.env["hr.employee"].search(
            [
                ("work_email", "=ilike", email_normalize(address) or "-"),
                ("user_id", "!=", False),
                ("company_id", "in", self.program_id._companies().ids),
            ],
            limit=1,
        )
        return employees.user_id

    def _name_people(self, users):
        """Note who is named; whoever agreed to other words is asked anew."""
        self.consent_ids.unlink()
        self.env["mentoring.story.consent"]._create_protected(
            [{"story_id": self.id, "user_id": user.id, "name": user.name} for user in users]
        )

    def _go_on_when_agreed(self):
        """Hand the stories to the coordinators to which nobody has still to agree."""
        for story in self.filtered(lambda one: one.state == "submitted"):
            if all(one.state == "given" for one in story.consent_ids):
                story._move_to("consented")
                story._tell_coordinators()

    def _tell_coordinators(self):
        template = self.env.ref("mentoring_program.mail_template_story_ready")
        people = self.program_id.coordinator_ids.filtered("active").partner_id
        template.send_mail(
            self.id,
            email_values={"recipient_ids": [(6, 0, people.ids)]},
            email_layout_xmlid="mail.mail_notification_light",
        )

    def _tell_published(self):
        template = self.env.ref("mentoring_program.mail_template_story_published")
        for story in self:
            people = (story.giver_id | story.consent_ids.user_id).filtered("active").partner_id
            template.send_mail(
                story.id,
                email_values={"recipient_ids": [(6, 0, people.ids)]},
                email_layout_xmlid="mail.mail_notification_light",
            )

    def _story_names(self):
        """Whose story it is, as its readers are shown it."""
        self.ensure_one()
        # the names of people who agreed to be shown to whoever reads the story
        story = self.sudo()
        if not story.shows_names:
            return ""
        return ", ".join([story.giver_id.name or "", *story.consent_ids.mapped("name")])
