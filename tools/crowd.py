"""Fills a program with thousands of accepted people, for benchmarks: the same ones every time.

People are made by SQL from one that the ORM made, as creating them one by one would take longer
than what is to be measured.
"""

from odoo.tools import SQL

SKILLS, DEPARTMENTS, GRADES, TOPICS = 200, 100, 8, 30


def program_of(env, mentors, mentees):
    """A one-to-one program in the step “structure” with so many people and balanced points."""
    env.execute_query(SQL("SELECT setseed(0.5)"))
    program = env["mentoring.program"].create(
        {
            "name": f"Crowd of {mentors + mentees}",
            "date_start": "2026-03-01",
            "date_end": "2026-12-01",
            "coordinator_ids": [(6, 0, env.ref("base.user_admin").ids)],
            "mentor_capacity": 3,
            "objective_ids": [(0, 0, {"name": "A", "measure": "B", "target": 1})],
        }
    )
    program.action_preset_balanced()
    program.action_open_recruitment()
    template = env["hr.employee"].create({"name": "Crowd"})
    users = _users(env, mentors + mentees)
    employees = _employees(env, template, users, mentors + mentees)
    first = _participants(env, program, template, (employees, users), mentors, mentees)
    _skills(env, first, mentors, mentees)
    _topics(env, first, mentors + mentees)
    _wishes(env, first, mentors, mentees)
    env.invalidate_all()
    program.action_establish_structure()
    return program


def _clone(env, record, count, **values):
    """Copy the row of a record; `values` are SQL in which n counts from 0. Returns the first id."""
    env.flush_all()
    names = [name for name, field in record._fields.items() if field.store and field.column_type]
    names.remove("id")
    rows = env.execute_query(
        SQL(
            "INSERT INTO %(table)s (%(names)s) SELECT %(values)s FROM %(table)s,"
            " generate_series(0, %(last)s) n WHERE id = %(template)s RETURNING id",
            table=SQL.identifier(record._table),
            names=SQL(", ").join(map(SQL.identifier, names)),
            values=SQL(", ").join(
                SQL(values[name]) if name in values else SQL.identifier(name) for name in names
            ),
            last=count - 1,
            template=record.id,
        )
    )
    env.invalidate_all()
    return min(row[0] for row in rows)


def _employees(env, employee, user, count):
    """Employees in departments, ten of them under one manager; returns the first id."""
    departments = env["hr.department"].create(
        [{"name": f"Crowd department {number}"} for number in range(DEPARTMENTS)]
    )
    resource = _clone(env, employee.resource_id, count, name="'Crowd ' || n", user_id=f"{user} + n")
    first = _clone(
        env,
        employee,
        count,
        name="'Crowd ' || n",
        resource_id=f"{resource} + n",
        user_id=f"{user} + n",
        parent_id="NULL",
        work_contact_id="NULL",
        current_version_id="NULL",
    )
    version = _clone(
        env,
        employee.version_id,
        count,
        employee_id=f"{first} + n",
        department_id=f"{departments[0].id} + n %% {DEPARTMENTS}",
    )
    env.cr.execute(
        SQL(
            "UPDATE hr_employee SET current_version_id = %(version)s + id - %(first)s,"
            " parent_id = CASE WHEN (id - %(first)s) %% 10 = 0 THEN NULL"
            " ELSE id - (id - %(first)s) %% 10 END WHERE id >= %(first)s",
            version=version,
            first=first,
        )
    )
    return first


def _users(env, count):
    """Portal users who get mails; returns the first id."""
    user = env["res.users"].create(
        {
            "name": "Crowd",
            "login": "crowd",
            "email": "crowd@example.com",
            "group_ids": [(6, 0, env.ref("base.group_portal").ids)],
        }
    )
    mail = "'crowd' || n || '@example.com'"
    names = {"name": "'Crowd ' || n", "complete_name": "'Crowd ' || n"}
    partner = _clone(env, user.partner_id, count, email=mail, email_normalized=mail, **names)
    return _clone(env, user, count, login="'crowd' || n", partner_id=f"{partner} + n")


def _participants(env, program, template, people, mentors, mentees):
    employees, users = people
    grades = env["mentoring.grade"].create(
        [{"name": f"Crowd grade {number}", "sequence": number} for number in range(GRADES)]
    )
    [person] = env["mentoring.participant"].create(
        [{"program_id": program.id, "employee_id": template.id, "role": "mentor"}]
    )
    person.action_accept()
    is_mentor = f"n < {mentors}"
    first = _clone(
        env,
        person,
        mentors + mentees,
        employee_id=f"{employees} + n",
        name="'Crowd ' || n",
        user_id=f"{users} + n",
        role=f"CASE WHEN {is_mentor} THEN 'mentor' ELSE 'mentee' END",
        capacity=f"CASE WHEN {is_mentor} THEN 3 ELSE 0 END",
        quota=f"CASE WHEN {is_mentor} THEN 0 ELSE 1 END",
        grade_id=f"{grades[0].id} + (CASE WHEN {is_mentor} THEN 3 ELSE 0 END + n %% 5)",
    )
    env.cr.execute(SQL("DELETE FROM mentoring_participant WHERE id = %s", person.id))
    return first


def _skills(env, first, mentors, mentees):
    """A few popular skills: twelve offered by each mentor, five needed by each mentee."""
    kind = env["hr.skill.type"].create(
        {
            "name": "Crowd",
            "skill_ids": [(0, 0, {"name": f"Crowd skill {number}"}) for number in range(SKILLS)],
            "skill_level_ids": [(0, 0, {"name": "Good", "level_progress": 80})],
        }
    )
    skill = min(kind.skill_ids.ids)
    sides = (("offer", first, mentors, 12), ("need", first + mentors, mentees, 5))
    for what, start, count, each in sides:
        env.cr.execute(
            SQL(
                "INSERT INTO mentoring_participant_skill"
                " (participant_id, kind, skill_id, level, weight)"
                " SELECT DISTINCT ON (person, skill) person, %s, skill, 40 + level * 20, 1 + level"
                " FROM (SELECT %s + p AS person, %s + floor(%s * random() ^ 3)::int AS skill,"
                " floor(3 * random())::int AS level"
                " FROM generate_series(0, %s) p, generate_series(1, %s)) lots",
                what,
                start,
                skill,
                SKILLS,
                count - 1,
                each,
            )
        )


def _topics(env, first, count):
    topics = env["mentoring.topic"].create(
        [{"name": f"Crowd topic {number}"} for number in range(TOPICS)]
    )
    field = env["mentoring.participant"]._fields["topic_ids"]
    env.cr.execute(
        SQL(
            "INSERT INTO %s (%s, %s) SELECT DISTINCT %s + p, %s + floor(%s * random())::int"
            " FROM generate_series(0, %s) p, generate_series(1, 3)",
            SQL.identifier(field.relation),
            SQL.identifier(field.column1),
            SQL.identifier(field.column2),
            first,
            topics[0].id,
            TOPICS,
            count - 1,
        )
    )


def _wishes(env, first, mentors, mentees):
    """Every fifth mentee wishes for a mentor."""
    env.cr.execute(
        SQL(
            "INSERT INTO mentoring_participant_wish (participant_id, other_id, kind, sequence)"
            " SELECT %s + p, %s + floor(%s * random())::int, 'prefer', 1"
            " FROM generate_series(0, %s, 5) p",
            first + mentors,
            first,
            mentors,
            mentees - 1,
        )
    )
