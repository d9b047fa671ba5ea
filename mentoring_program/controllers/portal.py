from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal


class MentoringCustomerPortal(CustomerPortal):
    """The card “Mentoring” on ``/my``, for those who find something behind it."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "mentoring_count" in counters:
            values["mentoring_count"] = request.env["mentoring.program"].search_count(
                [
                    "|",
                    ("participant_ids.user_id", "=", request.env.uid),
                    "&",
                    ("state", "=", "recruitment"),
                    ("is_in_audience", "=", True),
                ],
                limit=1,
            )
        return values
