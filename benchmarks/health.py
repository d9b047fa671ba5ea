"""Does the daily health job look at nothing but what time has changed?

10,000 relationships that run, each with its members and a session held. Three runs are timed: the
first, in which everything is new; one on a day on which nothing is due; and one on which 100 are.
Each is told with its queries, and with the rows that the database wrote anew. The quiet day is
compared with one grouped read of the relationships. `./dev bench health`; what it writes is rolled
back. Another number of relationships: its number.
"""

import sys
from time import perf_counter
from unittest.mock import patch

from odoo.tools import SQL

from tools.crowd import _clone, program_of
from tools.environment import environment

PAIRS, DUE = 10_000, 100
MOST = 5  # times as long as the grouped read a quiet day may take


def relationships(env, count):
    """Relationships that began two months ago and met ten days ago; SQL copies of one."""
    program = program_of(env, 1, 1)
    mentor, mentee = program.participant_ids.sorted("role", reverse=True)
    [pair] = env["mentoring.relationship"]._propose(program, [(mentor, mentee, 0.0)])
    members = pair.member_ids
    pair._move_to("approved")
    pair._move_to("active")
    session = env["mentoring.session"].create(
        {"relationship_id": pair.id, "start": "2026-01-01 09:00:00"}
    )
    session.action_hold()
    first = _clone(env, pair, count, date_start="CURRENT_DATE - 60")
    env.cr.execute(SQL("DROP INDEX mentoring_relationship_member_person_once"))
    for member in members:
        _clone(env, member, count, relationship_id=f"{first} + n")
    held = "now() AT TIME ZONE 'UTC' - interval '10 days'"
    _clone(env, session, count, relationship_id=f"{first} + n", start=held, stop=held)
    env.cr.execute("ANALYZE mentoring_relationship, mentoring_relationship_member")
    env.invalidate_all()
    return env["mentoring.relationship"].browse(range(first, first + count))


def make_due(env, pairs):
    """Let the day come on which the job is to look at these again."""
    env.execute_query(
        SQL(
            "UPDATE mentoring_relationship SET health_due = CURRENT_DATE WHERE id = ANY(%s)"
            " RETURNING id",
            pairs.ids,
        )
    )


def written(env, pairs):
    """A picture of where the rows lie: what is written anew lies elsewhere."""
    rows = env.execute_query(
        SQL("SELECT id, ctid::text FROM mentoring_relationship WHERE id = ANY(%s)", pairs.ids)
    )
    return set(rows)


def run(env, pairs, what):
    """Run the job once, and tell what it cost; returns the seconds and the rows written."""
    env.flush_all()
    env.invalidate_all()
    before, count, start = written(env, pairs), env.cr.sql_log_count, perf_counter()
    env["mentoring.relationship"]._cron_health()
    env.flush_all()
    seconds, queries = perf_counter() - start, env.cr.sql_log_count - count
    rows = len(written(env, pairs) - before)
    print(f"  {what:28}{seconds:9.3f} s{queries:8} queries{rows:8} rows written")
    return seconds, rows


def grouped_read(env, program):
    """The peer: how many relationships of the program are in which state."""
    env.invalidate_all()
    start = perf_counter()
    env["mentoring.relationship"]._read_group(
        [("program_id", "=", program.id)], ["state"], ["__count"]
    )
    return perf_counter() - start


def main() -> int:
    """Measure, and fail where the job touches what has not changed."""
    count = int(sys.argv[1]) if sys.argv[1:] else PAIRS
    with environment() as env:
        # Odoo finds our modules only after its configuration was read
        from tools.meter import pretend_to_commit

        with patch.object(type(env["ir.cron"]), "_commit_progress", pretend_to_commit):
            pairs = relationships(env, count)
            make_due(env, pairs)
            print(f"{count} relationships:")
            run(env, pairs, "the first day, all are new")
            quiet, touched = run(env, pairs, "a day without a change")
            env.cr.execute(
                SQL(
                    "UPDATE mentoring_session SET start = start - interval '25 days'"
                    " WHERE relationship_id = ANY(%s)",
                    pairs.ids[:DUE],
                )
            )
            make_due(env, pairs[:DUE])
            _seconds, due = run(env, pairs, f"a day on which {DUE} are due")
            peer = min(grouped_read(env, pairs.program_id) for _round in range(5))
        ratio = quiet / peer
        print(f"  a quiet day takes {ratio:.1f} times one grouped read of {peer:.4f} s")
    return 0 if not touched and due == DUE and ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
