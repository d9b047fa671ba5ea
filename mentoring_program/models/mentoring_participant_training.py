from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .mentoring_resource_test import UnpassedTestError

# what is looked at of a resource to tell for whom it is
COMPARED = ["name", "program_id", "company_id", "format", "focus", "role", "is_mandatory"]


class MentoringParticipantTraining(models.AbstractModel):
    """What training a participant has done and what is left."""

    _name = "mentoring.participant.training"
    _description = "Mentoring Participant: Training"

    completion_ids = fields.One2many("mentoring.resource.completion", "participant_id")

    def _library_domain(self):
        """The resources for this person's role, in this person's program."""
        self.ensure_one()
        return self.program_id._resource_domain() & self._role_domain()

    def _role_domain(self):
        sides = {"mentor": ["mentor"], "mentee": ["mentee"], "peer": []}.get(
            self.role, ["mentor", "mentee"]
        )
        return Domain("role", "in", [False, *sides])

    def _resources(self, domain=Domain.TRUE):
        """The resources of any of these people that meet the domain, in one search."""
        libraries = Domain.OR(person._library_domain() for person in self)
        return self.env["mentoring.resource"].search(libraries & domain)

    def _mandatory_resources(self, domain=Domain.TRUE):
        """The mandatory resources of this person's role, in this person's program."""
        self.ensure_one()
        return self.env["mentoring.resource"].search(self._mandatory_domain() & domain)

    def _mandatory_domain(self):
        return self.program_id._mandatory_domain() & self._role_domain()

    def _mandatory_by_person(self, domain=Domain.TRUE):
        """The mandatory resources of each person, all found in one search."""
        domains = {
            (person.program_id, person.role): person._mandatory_domain() & domain for person in self
        }
        found = self.env["mentoring.resource"].search_fetch(Domain.OR(domains.values()), COMPARED)
        by_key = {key: found.filtered_domain(one) for key, one in domains.items()}
        return {person: by_key[person.program_id, person.role] for person in self}

    def _open_by_person(self, domain=Domain.TRUE):
        """The mandatory resources that each person has neither done nor been let off."""
        done = self.env["mentoring.resource.completion"].search_fetch(
            [("participant_id", "in", self.ids)], ["participant_id", "resource_id"]
        )
        by_person, nothing = done.grouped("participant_id"), done.browse()
        return {
            person: mandatory - by_person.get(person, nothing).resource_id
            for person, mandatory in self._mandatory_by_person(domain).items()
        }

    def _open_resources(self):
        """The mandatory resources neither done nor waived."""
        self.ensure_one()
        return self._open_by_person()[self]

    def _untrained(self, domain=Domain.TRUE):
        """Those of these people who have a mandatory resource left that meets the domain."""
        left = self._open_by_person(domain)
        return self.filtered(lambda person: left[person])

    def action_complete_resource(self, resource_id):
        """Note that the logged-in participant has done a resource; twice is as once.

        :param int resource_id: id of a ``mentoring.resource`` the person may read
        :raise UnpassedTestError: the resource is a test, and the person has not passed it
        """
        self.ensure_one()
        self.check_access("read")
        if self.user_id != self.env.user:
            raise AccessError(self.env._("Everybody notes this for himself."))
        resource = self.env["mentoring.resource"].browse([resource_id])
        resource.ensure_one().check_access("read")
        if resource.has_test and not resource._is_passed_by(self.env.user):
            raise UnpassedTestError(
                self.env._("“%s” is done when its test is passed.", resource.name)
            )
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
