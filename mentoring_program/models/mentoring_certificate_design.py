import re

from odoo import api, fields, models

from .. import exceptions

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
FONTS = {
    "serif": "Georgia, 'DejaVu Serif', serif",
    "sans": "Roboto, 'DejaVu Sans', sans-serif",
}


class DesignColorError(exceptions.ValidationError):
    """A color that is none; it would become part of the style of the page."""


class MentoringCertificateDesign(models.Model):
    """How certificates look and what they say; programs choose among the designs.

    Its defaults are the design of whoever has made none.
    """

    _name = "mentoring.certificate.design"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Certificate Design"
    _order = "sequence, id"

    _fixed_fields = frozenset({"company_id"})

    name = fields.Char("Design", required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index="btree_not_null", help="None: for all.")

    title = fields.Char(
        required=True, translate=True, default=lambda self: self.env._("Certificate")
    )
    presented = fields.Char(
        "Before the Name",
        translate=True,
        default=lambda self: self.env._("This certificate is presented to"),
    )
    text_mentor = fields.Char(
        "After a Mentor's Name",
        translate=True,
        default=lambda self: self.env._(
            "who accompanied a colleague as a mentor in the program",
        ),
    )
    text_mentee = fields.Char(
        "After a Mentee's Name",
        translate=True,
        default=lambda self: self.env._("who completed, as a mentee, the program"),
    )
    text_peer = fields.Char(
        "After a Peer's Name",
        translate=True,
        default=lambda self: self.env._("who learned together with a colleague in the program"),
    )
    closing = fields.Char(
        "Closing Sentence", translate=True, help="Printed in italics above the signature."
    )

    font = fields.Selection(
        [("serif", "Serif"), ("sans", "Sans serif")], "Letters", default="serif", required=True
    )
    frame = fields.Selection(
        [
            ("double", "Two lines"),
            ("single", "One line"),
            ("band", "A band on the left"),
            ("none", "None"),
        ],
        default="double",
        required=True,
    )
    color_paper = fields.Char("Paper", default="#fbfaf6", required=True)
    color_ink = fields.Char("Text", default="#23343a", required=True)
    color_main = fields.Char("Main Color", default="#1f5f63", required=True)
    color_accent = fields.Char("Second Color", default="#c9b98a", required=True)

    logo = fields.Image(max_width=1024, max_height=512, help="None: the name of the company.")
    shows_seal = fields.Boolean("Badge as a Seal", default=True)
    shows_figures = fields.Boolean("Meetings and Hours", default=True)
    signature = fields.Image(max_width=800, max_height=400)
    signer_name = fields.Char(help="None: whoever gives the certificate.")
    signer_title = fields.Char(
        translate=True, default=lambda self: self.env._("For the mentoring program")
    )

    @api.constrains("color_paper", "color_ink", "color_main", "color_accent")
    def _check_colors(self):
        names = ("color_paper", "color_ink", "color_main", "color_accent")
        for design in self:
            wrong = [name for name in names if not _COLOR.fullmatch(design[name] or "")]
            if wrong:
                labels = ", ".join(
                    self._fields[name].get_description(self.env)["string"] for name in wrong
                )
                raise DesignColorError(self.env._("%s: please give a color like #1f5f63.", labels))

    @api.model
    def _for_program(self, program):
        """The design of a program: its own, else the first of its company, else the defaults."""
        # a design is shown on the certificate of whoever looks at one
        designs = self.sudo()
        first = program.sudo().certificate_design_id or designs.search(
            [("company_id", "in", [False, program.company_id.id])], limit=1
        )
        return first or designs.new({})

    def _font_family(self):
        return FONTS[self.font]

    def _text_for(self, role):
        """What stands between the person's name and the program's."""
        return self[f"text_{role}"] if role in ("mentor", "mentee") else self.text_peer

    def _page(self, name, role, program, company, **values):
        """What one page shows, for its template: the design and the words of the person."""
        self.ensure_one()
        return {
            "design": self,
            "name": name,
            "text": self._text_for(role) or "",
            "program": program,
            "company": company,
            "logo": self._picture(self.logo),
            "signature": self._picture(self.signature),
            "start": False,
            "end": False,
            "sessions": 0,
            "hours": "",
            "words": "",
            "seal": "",
            **values,
            "giver": self.signer_name or values.get("giver", ""),
        }

    @api.model
    def _picture(self, image):
        """The address of an image that stands in the page itself; empty for none."""
        image = image or b""
        image = image.decode() if isinstance(image, bytes) else image
        return f"data:{_kind_of(image)};base64,{image}" if image else ""

    def _sample_page(self):
        """A page with somebody who does not exist."""
        today = fields.Date.context_today(self)
        badge = self.env.ref("mentoring_program.badge_mentor", raise_if_not_found=False)
        return self._page(
            self.env._("Robin Example"),
            "mentor",
            self.env._("Growing into leadership"),
            (self.company_id or self.env.company).name,
            start=fields.Date.subtract(today, months=9),
            end=today,
            sessions=9,
            hours="12.5",
            words=self.env._("Listened first, and asked the question that mattered."),
            date=today,
            giver=self.env.user.name,
            seal=self._picture(badge and badge.image_256),
        )

    def action_preview(self):
        """Print a certificate of somebody who does not exist, in this design."""
        self.ensure_one().check_access("read")
        return self.env.ref("mentoring_program.action_report_certificate_sample").report_action(
            self
        )


def _kind_of(image):
    """The kind of a picture, by the first letters of its base64; browsers find out the rest."""
    kinds = {"/9j": "image/jpeg", "iVB": "image/png", "R0l": "image/gif", "UklG": "image/webp"}
    return next((kind for start, kind in kinds.items() if image.startswith(start)), "image/png")
