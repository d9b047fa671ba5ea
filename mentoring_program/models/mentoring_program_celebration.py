from odoo import api, fields, models
from odoo.exceptions import UserError

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringProgramCelebration(models.AbstractModel):
    """Celebrating in one step: honours, an event, thanks and stories, a note to the managers."""

    _name = "mentoring.program.celebration"
    _inherit = ["mentoring.program.recognition"]
    _description = "Mentoring Program: Celebration"

    certificate_design_id = fields.Many2one(
        "mentoring.certificate.design",
        ondelete="set null",
        index="btree_not_null",
        domain="[('company_id', 'in', (False, company_id))]",
        groups=_COORDINATOR,
    )
    story_count = fields.Integer("Stories", compute="_compute_story_count", groups=_COORDINATOR)

    @api.depends("recognition_ids.state")
    def _compute_story_count(self):
        stories = self.env["mentoring.recognition"]._read_group(
            [("program_id", "in", self.ids), ("kind", "=", "story")], ["program_id"], ["__count"]
        )
        counts = dict(stories)
        for program in self:
            program.story_count = counts.get(program._origin, 0)

    def action_review_celebration(self):
        """Open the review: who completed, what for, and what is missing."""
        self.ensure_one()
        self.check_access("write")
        self._check_may_recognize()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Review and Celebrate"),
            "res_model": "mentoring.celebration",
            "view_mode": "form",
            "target": "new",
            "context": {"default_program_id": self.id},
        }

    def action_view_stories(self):
        """Open the stories of the program that their people agreed to publish."""
        self.ensure_one().check_access("write")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.mentoring_story_action"
        )
        return {**action, "domain": [("program_id", "=", self.id), ("kind", "=", "story")]}

    def _honour(self, members):
        """Give these members what they have not been given yet.

        :return: the honours given now
        """
        self.check_access("write")
        self._check_may_recognize()
        self._claim()
        honours = self._prepare_recognitions(self._members_who_completed() & members)
        drafts = honours.filtered(lambda one: one.state == "draft")
        drafts.action_publish()
        return drafts

    def _ask_to_look_back(self, members):
        """Ask members, once, to thank each other and to tell their story.

        :return: those who are asked now
        """
        asked = members.filtered(lambda one: one.user_id and not one.looked_back_on)
        if asked:
            # mails to the people of the program; the coordinator may not write memberships
            people = asked.sudo()
            people._write_protected({"looked_back_on": fields.Date.context_today(self)})
            self.env.ref("mentoring_program.mail_template_look_back").sudo().send_mail_batch(
                people.ids, email_layout_xmlid="mail.mail_notification_light"
            )
        return asked

    def _tell_managers(self, members):
        """Tell the line managers, once, what their people completed; never what was said.

        :return: the managers who are told now
        """
        self.ensure_one()
        certificates = self.env["mentoring.recognition"].search(
            [
                ("member_id", "in", members.ids),
                ("kind", "=", "certificate"),
                ("state", "=", "published"),
                ("manager_told_on", "=", False),
            ]
        )
        certificates._write_protected({"manager_told_on": fields.Date.context_today(self)})
        # names, roles and hours of their own reports, which managers read anyway
        people = certificates.sudo().member_id
        template = self.env.ref("mentoring_program.mail_template_managers").sudo()
        told = people.manager_user_id.filtered("active")
        for manager in told:
            template.with_context(
                mentoring_manager=manager,
                mentoring_people=people.filtered(lambda one, to=manager: one.manager_user_id == to),
            ).send_mail(
                self.id,
                email_values={"recipient_ids": [(4, manager.partner_id.id)]},
                email_layout_xmlid="mail.mail_notification_light",
            )
        return told

    def _plan_celebration(self, start, hours, location):
        """Invite everybody to the event at which the program is celebrated."""
        self.ensure_one()
        if start <= fields.Datetime.now():
            raise UserError(self.env._("The event lies in the past; please choose another time."))
        return self.env["mentoring.session"].create(
            {
                "program_id": self.id,
                "kind": "celebration",
                "start": start,
                "duration": hours,
                "location": location,
            }
        )
