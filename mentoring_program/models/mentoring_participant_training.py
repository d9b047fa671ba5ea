from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class MentoringParticipantTraining(models.AbstractModel):
    """What training a participant has done and what is left."""

    _name = "mentoring.participant.training"
    _description = "Mentoring Participant: Training"

    completion_ids = fields.One2many("mentoring.resource.completion", "participant_id")

    def _resources(self, domain=Domain.TRUE):
        """The resources for this person's role, in this person's program."""
        self.ensure_one()
        sides = {"mentor": ["mentor"], "mentee": ["mentee"], "peer": []}.get(
            self.role, ["mentor", "mentee"]
        )
        return self.env["mentoring.resource"].search(
            self.program_id._resource_domain() & Domain("role", "in", [False, *sides]) & domain
        )

    def _mandatory_resources(self):
        """The mandatory resources of this person's role, in this person's program."""
        return self._resources(Domain("is_mandatory", "=", True))

    def _open_resources(self):
        """The mandatory resources neither done nor waived."""
        return self._mandatory_resources() - self.completion_ids.resource_id

    def _untrained(self):
        return self.filtered(lambda person: person._open_resources())

    def action_complete_resource(self, resource_id):
        """Note that the logged-in participant has done a resource; twice is as once.

        :param int resource_id: id of a ``mentoring.resource`` the person may read
        """
        self.ensure_one()
        self.check_access("read")
        if self.user_id != self.env.user:
            raise AccessError(self.env._("Everybody notes this for himself."))
        resource = self.env["mentoring.resource"].browse([resource_id])
        resource.ensure_one().check_access("read")
        self._complete(resource, done_on=fields.Datetime.now())
        return True

    def action_waive_training(self, reason=None):
        """Let people off the mandatory resources that are left.

        :param str reason: kept with the name of the one who decided
        """
        self.check_access("write")
        if not self._words(reason):
            return self.env["mentoring.reason"]._ask(self, "waive")
        for participant in self:
            for resource in participant._open_resources():
                participant._complete(resource, waived_by_id=self.env.uid, waived_reason=reason)
        return True

    def _complete(self, resource, **values):
        # the caller has checked that the reader may note this for the participant
        completions = self.env["mentoring.resource.completion"].sudo()
        found = completions.search(
            [("participant_id", "=", self.id), ("resource_id", "=", resource.id)]
        )
        if not found:
            completions._create_protected(
                [{"participant_id": self.id, "resource_id": resource.id, **values}]
            )
