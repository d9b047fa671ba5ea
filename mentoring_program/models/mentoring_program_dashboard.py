from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .mentoring_program_lifecycle import FINAL_STATES


class MentoringProgramDashboard(models.AbstractModel):
    """The dashboard: how a program does, or all that run, in pictures that lead to lists.

    A page of our own and not one of Odoo's spreadsheet dashboards: these read with the rights of
    whoever looks, figure by figure, so that they can neither count the informal programs nor keep
    back what is made of too few people, and ask the database once or more for every figure.
    """

    _name = "mentoring.program.dashboard"
    _description = "Mentoring Program: Dashboard"

    @api.readonly
    def get_dashboard(self):
        """What the dashboard shows of these programs; of none: of all that run.

        :return: {"program_id", "programs": [{"id", "name"}], "tiles": [...], "cards": [...]}
        :raise AccessError: the reader does not run one of them
        """
        choices = self._run_by_reader()
        if self - choices:
            raise AccessError(self.env._("Only those who run a program see its dashboard."))
        running = choices.filtered(lambda program: program.state not in FINAL_STATES)
        programs = self or running
        figures = self.env["mentoring.dashboard.figures"]._figures(programs)
        return {
            "program_id": self[:1].id,
            "programs": [{"id": program.id, "name": program.name} for program in choices],
            **self.env["mentoring.dashboard.cards"]._cards(programs, figures),
        }

    @api.model
    def _run_by_reader(self):
        """The programs that the reader may write: those of which he may have all counts."""
        self.browse().check_access("write")
        # in the database, so that no program is loaded to be looked at in vain
        written = self.env["ir.rule"]._compute_domain(self._name, "write")
        shown = ["name", "state", "formality", "date_end"]
        # the rule for writing decides alone: whoever may write a program may read it
        return self.sudo().search_fetch(Domain(written or Domain.TRUE), shown).sudo(self.env.su)

    def action_view_dashboard(self):
        """Open the dashboard of the program."""
        self.ensure_one().check_access("write")
        action = self.env["ir.actions.client"]._for_xml_id(
            "mentoring_program.mentoring_dashboard_action"
        )
        return {**action, "context": {"active_id": self.id}}
