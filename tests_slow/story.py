"""Data of every kind, made by the methods people use. Runs in the shell, where `env` is given."""

from odoo.tests import new_test_user

coordinator = new_test_user(
    env,  # noqa: F821
    "slow_coordinator",
    "mentoring_program.group_mentoring_coordinator",
    email="coordinator@example.com",
)
env = coordinator.with_user(coordinator).env
people = {}
for role in ("mentor", "mentee"):
    user = new_test_user(
        env(su=True), f"slow_{role}", "base.group_user", email=f"{role}@example.com"
    )
    # HR makes employees and grades, not the coordinator
    people[role] = env["hr.employee"].sudo().create({"name": role, "user_id": user.id})
program = env["mentoring.program"].create(
    {
        "name": "Slow",
        "date_start": "2026-01-01",
        "date_end": "2026-12-01",
        "require_mentor_approval": False,
        "require_mentee_approval": False,
        "objective_ids": [(0, 0, {"name": "A", "measure": "B", "target": 1})],
    }
)
program.action_open_recruitment()
# grades are the manager's
grade = env["mentoring.grade"].sudo().create({"name": "Slow"})
for role, employee in people.items():
    program.participant_ids.create(
        {
            "program_id": program.id,
            "employee_id": employee.id,
            "role": role,
            "grade_id": grade.id,
        }
    ).action_accept()
program.action_establish_structure()
run = env["mentoring.match.run"].browse(program.action_match()["res_id"])
run.action_run()
run.action_apply()
pair = program.relationship_ids
pair.message_post(body="A word in the chatter")
pair.activity_schedule("mail.mail_activity_data_todo", user_id=coordinator.id)
for member in pair.member_ids:
    member.with_user(member.user_id).action_accept()
# everybody signs for himself; the loop alone reads who they are
for user in pair.sudo().member_ids.user_id:
    pair.with_user(user).action_sign_agreement()
program.action_provide_training()
program.participant_ids.action_waive_training("Slow")
program.action_start_monitoring()
mentee = pair.member_ids.filtered(lambda one: one.role == "mentee")
own = pair.with_user(mentee.user_id)
session = own.session_ids.create({"relationship_id": pair.id, "start": "2026-06-01 09:00:00"})
env["mentoring.note"].with_user(mentee.user_id).create(
    {"session_id": session.id, "body": "<p>Mine</p>"}
)
own.goal_ids.create({"relationship_id": pair.id, "member_id": mentee.id, "name": "A goal"})
program.action_send_final()
pair.action_complete()
program.action_recognize()
env.cr.commit()  # pylint: disable=invalid-commit
