"""How long do the reports and the dashboard take, against a grouped read of Odoo's time off?

10,000 relationships in 20 programs with 200,000 sessions and 20,000 goals, beside 200,000 leaves:
as many rows as there are sessions, which the dashboard has to read. Ours and Odoo's take turns, as
a coordinator and as a time off officer, with nothing in the cache; medians are compared. The run
counts if the two series of the peer differ by less than 15 %. What it writes is rolled back.
"""

import statistics
import sys
import time

from odoo.api import Environment

from tools.environment import environment

PEER_MODULE = "hr_holidays"
PROGRAMS, PAIRS, SESSIONS, GOALS, LEAVES = 20, 10_000, 20, 2, 200_000
ROUNDS, WARM_UP = 9, 2
MOST_TIMES, MOST_QUERIES = 5, 8

PEOPLE = """
    INSERT INTO mentoring_participant (program_id, company_id, name, role, state, employee_id,
           accepted_on, applied_on, capacity, quota, mentor_seats_taken, mentee_seats_taken)
    SELECT programs[1 + number %% %(programs)s], %(company)s, 'Person ' || number,
           CASE number / %(pairs)s WHEN 0 THEN 'mentor' ELSE 'mentee' END, 'accepted',
           CASE WHEN number < %(programs)s * cardinality(employees) THEN
               employees[1 + number / %(programs)s] END,
           TIMESTAMP '2026-01-10', TIMESTAMP '2026-01-02',
           (number < %(pairs)s)::integer, (number >= %(pairs)s)::integer,
           (number < %(pairs)s)::integer, (number >= %(pairs)s)::integer
      FROM generate_series(0, 2 * %(pairs)s - 1) number,
           (SELECT %(program_ids)s::integer[] AS programs,
                   ARRAY(SELECT id FROM hr_employee ORDER BY id) AS employees) all_ids
 RETURNING id
"""
RELATIONSHIPS = """
    INSERT INTO mentoring_relationship (program_id, company_id, state, date_start)
    SELECT program_id, company_id,
           (ARRAY['active', 'active', 'active', 'paused', 'completed', 'ended'])[1 + id %% 6],
           DATE '2026-02-01' + (id %% 200)
      FROM mentoring_participant WHERE role = 'mentor' AND id = ANY(%(people)s)
 RETURNING id
"""
MEMBERS = """
    INSERT INTO mentoring_relationship_member (relationship_id, participant_id, program_id,
           company_id, role, approval_state)
    SELECT pair.id, person.id, pair.program_id, pair.company_id, person.role, 'approved'
      FROM (SELECT *, row_number() OVER (PARTITION BY program_id ORDER BY id) AS place
              FROM mentoring_relationship WHERE id = ANY(%(relationships)s)) pair
      JOIN (SELECT *, row_number() OVER (PARTITION BY program_id, role ORDER BY id) AS place
              FROM mentoring_participant WHERE id = ANY(%(people)s)) person
        ON person.program_id = pair.program_id AND person.place = pair.place
 RETURNING id
"""
MEETINGS = """
    INSERT INTO mentoring_session (audience, relationship_id, program_id, company_id, kind, state,
           start, stop, duration)
    SELECT 'all', pair.id, pair.program_id, pair.company_id, 'session',
           (ARRAY['held', 'held', 'held', 'missed', 'planned'])[1 + number %% 5],
           TIMESTAMP '2026-02-01 09:00' + number * INTERVAL '14 days',
           TIMESTAMP '2026-02-01 10:00' + number * INTERVAL '14 days', 1 + number %% 2
      FROM mentoring_relationship pair, generate_series(1, %(sessions)s) number
     WHERE pair.id = ANY(%(relationships)s)
"""
AIMS = """
    INSERT INTO mentoring_goal (measured_by, relationship_id, member_id, program_id, company_id,
           name, state, progress)
    SELECT 'percent', member.relationship_id, member.id, member.program_id, member.company_id,
           'Goal',
           (ARRAY['agreed', 'achieved'])[1 + number %% 2], 50 * number
      FROM mentoring_relationship_member member, generate_series(1, %(goals)s) number
     WHERE member.id = ANY(%(members)s) AND member.role = 'mentee'
"""
TIME_OFF = """
    INSERT INTO hr_leave (employee_id, employee_company_id, company_id, holiday_status_id, state,
           date_from, date_to, request_date_from, request_date_to, number_of_days,
           number_of_hours, user_id)
    SELECT employees[1 + number %% cardinality(employees)], %(company)s, %(company)s, %(kind)s,
           (ARRAY['validate', 'confirm', 'refuse'])[1 + number %% 3], day, day + INTERVAL '8 hours',
           day, day, 1, 8, NULL
      FROM (SELECT number, TIMESTAMP '2026-01-01 08:00' + number %% 330 * INTERVAL '1 day' AS day,
                   ARRAY(SELECT id FROM hr_employee ORDER BY id) AS employees
              FROM generate_series(1, %(leaves)s) number) numbers
"""


def main() -> int:
    """Print a line per question; the exit code tells whether all are quick enough."""
    with environment() as env:
        fill(env)
        carla, officer = people(env)
        # as the web client asks: it always says in which language
        asking = [env(user=user, context={"lang": "en_US"}) for user in (carla, officer)]
        ours, peer = questions(asking[0]), time_off(asking[1])
        seconds = {name: [] for name in ("peer", *ours, "again")}
        queries = {}
        for number in range(ROUNDS + WARM_UP):
            for name in seconds:
                spent, queries[name] = measure(asking, ours.get(name, peer))
                if number >= WARM_UP:
                    seconds[name].append(spent)
    return tell({name: statistics.median(series) for name, series in seconds.items()}, queries)


def tell(medians: dict, queries: dict) -> int:
    """Print the table."""
    peer, again = medians.pop("peer"), medians.pop("again")
    noise, slow = abs(again / peer - 1), False
    for name, median in medians.items():
        slow |= median > MOST_TIMES * peer or queries[name] > MOST_QUERIES
        sys.stdout.write(
            f"{median / peer:5.2f} x  {median * 1000:7.1f} ms  {queries[name]:2} queries  {name}\n"
        )
    sys.stdout.write(
        f"{'':9}{peer * 1000:7.1f} ms  {queries['peer']:2} queries  hr.leave by month and status,"
        f" {LEAVES} rows (noise {noise:.0%})\n"
    )
    if noise >= 0.15:
        sys.stdout.write("too noisy to tell: run it again on a machine with nothing else to do\n")
    return int(slow)


def measure(asking: list[Environment], question) -> tuple[float, int]:
    """Seconds and queries of a question, with nothing in the cache but who asks."""
    env = asking[0]
    env.invalidate_all()
    for one in asking:
        _known = one.user.partner_id.tz, one.companies
    count, start = env.cr.sql_log_count, time.perf_counter()
    question()
    return time.perf_counter() - start, env.cr.sql_log_count - count


def questions(env: Environment) -> dict:
    """What a coordinator asks: {name: callable}."""
    programs = env["mentoring.program"].search([], order="id desc", limit=PROGRAMS)

    def grouped(model, groupby, *measures):
        report = env[f"mentoring.{model}.report"]
        return lambda: report.formatted_read_group([], groupby, ["__count", *measures])

    return {
        "dashboard of all programs": env["mentoring.program"].browse().get_dashboard,
        "dashboard of one program": programs[0].get_dashboard,
        "sessions by month and program": grouped(
            "session", ["start:month", "program_id"], "hours:sum"
        ),
        "relationships by program and state": grouped("relationship", ["program_id", "state"]),
        "... with sessions, hours and goals": grouped(
            "relationship",
            ["program_id", "state"],
            "session_count:sum",
            "session_due:sum",
            "hours:sum",
            "goal_progress:avg",
        ),
        "participants by program, all steps": grouped(
            "participant", ["program_id"], "accepted:sum", "matched:sum", "completed:sum"
        ),
    }


def time_off(env: Environment):
    """One grouped read, as Odoo's own pivot makes it."""
    leaves = env["hr.leave"]
    return lambda: leaves.formatted_read_group(
        [], ["date_from:month", "state"], ["__count", "number_of_days:sum"]
    )


def people(env: Environment) -> tuple[int, int]:
    """The coordinator of the programs, and a time off officer."""
    from odoo.tests import new_test_user

    names = {
        "bench.carla": "mentoring_program.group_mentoring_coordinator",
        "bench.officer": "hr_holidays.group_hr_holidays_user",
    }
    carla, officer = (
        new_test_user(env, login, f"base.group_user,{group}") for login, group in names.items()
    )
    programs = env["mentoring.program"].search([], order="id desc", limit=PROGRAMS)
    programs.coordinator_ids = carla
    env.flush_all()
    return carla.id, officer.id


def fill(env: Environment) -> None:
    """Make what is asked for: by the ORM where it matters, the many rows by the database."""
    env = env(context={"tracking_disable": True, "mail_create_nosubscribe": True})
    departments = env["hr.department"].create(
        [{"name": f"Department {number}"} for number in range(20)]
    )
    env["hr.employee"].create(
        [
            {"name": f"Employee {number}", "department_id": departments[number % 20].id}
            for number in range(400)
        ]
    )
    programs = env["mentoring.program"].create(
        [{"name": f"Program {number}", "date_start": "2026-01-01"} for number in range(PROGRAMS)]
    )
    kind = env["hr.leave.type"].search([], limit=1)
    env.flush_all()
    values = {
        "programs": PROGRAMS,
        "program_ids": programs.ids,
        "pairs": PAIRS,
        "sessions": SESSIONS,
        "goals": GOALS,
        "leaves": LEAVES,
        "company": env.company.id,
        "kind": kind.id,
    }
    for name, statement in (
        ("people", PEOPLE),
        ("relationships", RELATIONSHIPS),
        ("members", MEMBERS),
        ("", MEETINGS),
        ("", AIMS),
        ("", TIME_OFF),
    ):
        env.cr.execute(statement, values)
        if name:
            values[name] = [row[0] for row in env.cr.fetchall()]
    env.cr.execute("ANALYZE")
    env.invalidate_all()


if __name__ == "__main__":
    sys.exit(main())
