from odoo import fields, models


class HrJob(models.Model):
    _inherit = "hr.job"

    mentoring_grade_id = fields.Many2one(
        "mentoring.grade",
        index="btree_not_null",
        check_company=True,
        ondelete="set null",
        help="How senior people of this job are; mentoring matches by the distance of grades.",
    )
