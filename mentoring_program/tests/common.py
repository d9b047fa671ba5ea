from datetime import date, datetime

from odoo.tests import TransactionCase, new_test_user

COORDINATOR = "mentoring_program.group_mentoring_coordinator"
MANAGER = "mentoring_program.group_mentoring_manager"


class MentoringCast:
    """A small cast with the least rights, and factories for what they work on.

    Carla coordinates, Mona manages all mentoring, Lars is line manager of everybody, Max mentors
    (internal user), Tina is a mentee with a portal login, Theo a mentee with an internal one.
    Stella is an employee who takes no part.
    """

    @classmethod
    def _create_cast(cls):
        cls.company = cls.env.company
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True})
        cls.carla = cls._create_user("carla", f"base.group_user,{COORDINATOR}")
        cls.mona = cls._create_user("mona", f"base.group_user,{MANAGER}")
        cls.lars = cls._create_user("lars", "base.group_user")
        cls.max = cls._create_user("max", "base.group_user")
        cls.tina = cls._create_user("tina", "base.group_portal")
        cls.theo = cls._create_user("theo", "base.group_user")
        cls.stella = cls._create_user("stella", "base.group_user")
        cls.boss = cls._create_employee(cls.lars)
        cls.employees = {
            user: cls._create_employee(user, parent_id=cls.boss.id)
            for user in (cls.max, cls.tina, cls.theo, cls.stella)
        }

    @classmethod
    def _create_user(cls, login, groups, **values):
        values = {
            "name": login.capitalize(),
            "email": f"{login}@example.com",
            "tz": "UTC",
            **values,
        }
        return new_test_user(cls.env, login, groups, **values)

    @classmethod
    def _create_employee(cls, user, **values):
        values = {"name": user.name, "user_id": user.id, "work_email": user.email, **values}
        return cls.env["hr.employee"].create(values)

    @classmethod
    def _create_program(cls, coordinator=None, **values):
        """A program of Carla's (or another's) whose first gate is met."""
        coordinator = coordinator or cls.carla
        return (
            cls.env["mentoring.program"]
            .with_user(coordinator)
            .create(
                {
                    "name": "Leadership",
                    "coordinator_ids": [(6, 0, coordinator.ids)],
                    "date_start": date(2026, 3, 1),
                    "date_end": date(2026, 12, 1),
                    "objective_ids": [
                        (0, 0, {"name": "Fill posts", "measure": "Posts filled", "target": 5})
                    ],
                    # tests that count mails mean those of what they test
                    "mail_on_status": False,
                    **values,
                }
            )
        )

    @classmethod
    def _create_participant(cls, program, user, role="mentee", **values):
        """Somebody who is accepted in the program, by its coordinator."""
        participant = (
            cls.env["mentoring.participant"]
            .with_user(program.sudo().coordinator_ids[:1])
            .create(
                {
                    "program_id": program.id,
                    "employee_id": cls.employees[user].id,
                    "role": role,
                    **values,
                }
            )
        )
        participant.action_accept()
        return participant

    @classmethod
    def _create_relationship(cls, program=None, mentor=None, mentee=None):
        """Max and Tina (or others) proposed to each other, in the step “structure”."""
        if not program:
            program = cls._create_program()
            program.action_open_recruitment()
        mentor = mentor or cls._create_participant(program, cls.max, "mentor")
        mentee = mentee or cls._create_participant(program, cls.tina)
        if program.state == "recruitment":
            program.action_establish_structure()
        return cls.env["mentoring.relationship"]._propose(
            program.sudo(), [(mentor.sudo(), mentee.sudo(), 0.0)]
        )

    @classmethod
    def _create_informal(cls, **values):
        """An informal program that recruits: Max and Stella can be found, Tina and Theo look."""
        program = cls._create_program(name="Open doors", formality="informal", **values)
        program.action_open_recruitment()
        people = {}
        for user, role in ((cls.max, "mentor"), (cls.stella, "mentor")):
            people[user] = cls._create_participant(program, user, role)
            people[user].with_user(user)._describe({"in_directory": True})
        for user in (cls.tina, cls.theo):
            people[user] = cls._create_participant(program, user)
        return program, people

    @classmethod
    def _request(cls, program, mentee, mentor, message="May I learn from you?"):
        """A request of the user ``mentee`` to a participant."""
        program.with_user(mentee).action_request(mentor.id, message)
        requests = cls.env["mentoring.request"].with_user(mentee)
        return requests.search([("mentor_id", "=", mentor.id)], order="id desc", limit=1)

    @classmethod
    def _accept(cls, relationship):
        for member in relationship.member_ids:
            member.with_user(member.user_id).action_accept()

    @classmethod
    def _approve(cls, relationship):
        cls._accept(relationship)
        relationship.member_ids.with_user(cls.lars).action_approve()

    @classmethod
    def _activate(cls, relationship):
        """Approve, sign, and bring the program to monitoring."""
        cls._approve(relationship)
        for user in relationship.member_ids.user_id:
            relationship.with_user(user).action_sign_agreement()
        program = relationship.program_id.with_user(cls.carla)
        program.action_provide_training()
        relationship.member_ids.participant_id.with_user(cls.carla).action_waive_training("Test")
        program.action_start_monitoring()

    @classmethod
    def _create_session(cls, relationship, user, start, **values):
        """A session that ``user`` plans."""
        sessions = cls.env["mentoring.session"].with_user(user)
        return sessions.create({"relationship_id": relationship.id, "start": start, **values})

    @classmethod
    def _create_kickoff(cls, start):
        """An event of the latest program, by Carla."""
        program = cls.env["mentoring.program"].search([], order="id desc", limit=1)
        return (
            cls.env["mentoring.session"]
            .with_user(cls.carla)
            .create(
                {"program_id": program.id, "kind": "kickoff", "start": start, "location": "Hall"}
            )
        )

    @classmethod
    def _create_event(cls, program, **values):
        """A discussion of a program on the first Friday of June 2026, by its coordinator."""
        events = cls.env["mentoring.session"].with_user(program.sudo().coordinator_ids[:1])
        start = datetime(2026, 6, 5, 12)
        return events.create(
            {"program_id": program.id, "kind": "discussion", "start": start, **values}
        )

    @classmethod
    def _create_goal(cls, member, user, **values):
        """A goal of ``member`` that ``user`` proposes."""
        return (
            cls.env["mentoring.goal"]
            .with_user(user)
            .create(
                {
                    "relationship_id": member.relationship_id.id,
                    "member_id": member.id,
                    "name": "Speak in public",
                    "measure": "Two talks",
                    **values,
                }
            )
        )

    @classmethod
    def _members(cls, relationship):
        """The mentor's and the mentee's membership of a pair."""
        mentors = relationship.member_ids.filtered(lambda member: member.role == "mentor")
        return mentors, relationship.member_ids - mentors

    @classmethod
    def _mails_to(cls, user):
        """How many mails wait for this user, or were sent to him."""
        return cls.env["mail.mail"].search_count([("recipient_ids", "in", user.partner_id.ids)])


class MentoringCase(MentoringCast, TransactionCase):
    """The cast, for tests whose changes are undone after each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # mails that demo data wrote are not what is tested
        cls.env["mail.mail"].search([]).unlink()
        cls._create_cast()
