from odoo import api, fields, models
from odoo.exceptions import UserError

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringProgramRecognition(models.AbstractModel):
    """Honouring those who went through with it: certificates, and badges on the employee."""

    _name = "mentoring.program.recognition"
    _description = "Mentoring Program: Recognition"

    recognition_ids = fields.One2many("mentoring.recognition", "program_id", groups=_COORDINATOR)
    certificate_count = fields.Integer(
        "Certificates Given", compute="_compute_certificate_count", groups=_COORDINATOR
    )

    @api.depends("recognition_ids.state")
    def _compute_certificate_count(self):
        counts = dict(
            self.env["mentoring.recognition"]._read_group(
                [
                    ("program_id", "in", self.ids),
                    ("kind", "=", "certificate"),
                    ("state", "=", "published"),
                ],
                ["program_id"],
                ["__count"],
            )
        )
        for program in self:
            program.certificate_count = counts.get(program._origin, 0)

    def action_review_recognitions(self):
        """Prepare the honours that are missing and open them, to be looked at before giving."""
        self.ensure_one()
        self.check_access("write")
        if self.state in ("monitoring", "celebration"):
            self._prepare_recognitions()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.mentoring_recognition_action"
        )
        return {
            **action,
            "domain": [("program_id", "=", self.id), ("kind", "in", ("certificate", "badge"))],
            "context": {"search_default_group_state": 1, "default_program_id": self.id},
        }

    def action_recognize(self):
        """Give everybody who completed a relationship a certificate and a badge, once.

        :return: a notification that says how many were given, and who gets no badge
        """
        self.check_access("write")
        self._check_may_recognize()
        self._claim()
        drafts = self._prepare_recognitions().filtered(lambda one: one.state == "draft")
        drafts.action_publish()
        return self._notify_recognized(drafts)

    def _check_may_recognize(self):
        early = self.filtered(lambda one: one.state not in ("monitoring", "celebration"))
        if early:
            raise UserError(
                self.env._(
                    "Certificates are given in the steps “Monitor and evaluate” and “Celebrate"
                    " successes”: %s",
                    ", ".join(early.mapped("name")),
                )
            )

    def _prepare_recognitions(self, members=None):
        """The certificates and badges of those who completed, as drafts where there were none.

        :param members: only of these; all, if nobody is named
        """
        recognitions = self.env["mentoring.recognition"]
        members = self._members_who_completed() if members is None else members
        known = recognitions.search(
            [("member_id", "in", members.ids), ("kind", "in", ("certificate", "badge"))]
        )
        honours = {(one.member_id, one.kind) for one in known if not one.is_milestone}
        # a coordinator may not create honours by hand, only for those who completed
        new = recognitions.sudo()._create_protected(
            [
                member._recognition_values(kind)
                for member in members
                for kind in member._kinds_of_recognition()
                if (member, kind) not in honours
            ]
            + self._milestone_values(members)
        )
        return known | new.with_env(self.env)

    def _milestone_values(self, members):
        return [
            {**member._recognition_values("badge"), "badge_id": badge.id, "is_milestone": True}
            for member, badge in members._milestones()
        ]

    def _members_who_completed(self):
        # coordinators of informal programs may not read their relationships, but may honour
        relationships = self.sudo().relationship_ids.filtered(lambda one: one.state == "completed")
        return relationships._current_members()

    def _notify_recognized(self, given):
        message = self.env._(
            "%s certificates given.", len(given.filtered(lambda one: one.kind == "certificate"))
        )
        without = self._members_who_completed().filtered(lambda member: not member.user_id)
        if without:
            names = ", ".join(without.mapped("name"))
            message += " " + self.env._("Without a login, so without badge and mail: %s", names)
        return self._notice(message, is_warning=bool(without))
