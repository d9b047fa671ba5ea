"""How long does a coordinator wait from the button to the proposals, and what does it cost?

A program with 2,000 mentees and 700 mentors is matched and proposed as in one request; one with
20,000 and 7,000 as in the background. Each stage is reported with its seconds and its queries, the
queries of what is written also per record. `./dev bench orm_matching`; what it writes is rolled
back. Other sizes: mentees mentors ...
"""

import sys
from time import perf_counter
from unittest.mock import patch

from tools.crowd import program_of
from tools.environment import environment

SIZES = (2_000, 700), (20_000, 7_000)


def tell(what, seconds, queries, records=0):
    """Print one line of the table."""
    share = f"{queries / records:10.3f}" if records else ""
    print(f"  {what:28}{seconds:9.2f} s{queries:9} queries{records or '':>9} {share}")


def compute(env, run):
    """Compute the run as it would be, and report its stages."""
    # Odoo finds our modules only after its configuration was read
    from tools.meter import Meter, ProgressMeter, job, pretend_to_commit

    meters = []

    def meter(*args):
        meters.append(ProgressMeter(*args) if args else Meter(env.cr))
        return meters[-1]

    start, cron = perf_counter(), type(env["ir.cron"])
    with (
        patch.object(job, "Clock", meter),
        patch.object(job, "Progress", meter),
        patch.object(cron, "_commit_progress", pretend_to_commit),
    ):
        run.action_run()
        if run.state == "queued":
            run._run_in_background()
    env.flush_all()
    total = perf_counter() - start
    assert run.state == "done", run.failure
    for stage, seconds in meters[0].seconds.items():
        records = len(run.suggestion_ids) if stage == "writing" else 0
        tell(stage, seconds, meters[0].queries[stage], records)
    tell("from the button to the end", total, sum(meters[0].queries.values()))


def apply(env, run):
    """Propose all pairs, and report it."""
    env.invalidate_all()
    start, count = perf_counter(), env.cr.sql_log_count
    run.action_apply()
    env.flush_all()
    queries = env.cr.sql_log_count - count
    seconds = perf_counter() - start
    pairs = env["mentoring.relationship"].search([("match_run_id", "=", run.id)])
    # a relationship and its members; the mails to them are written later, by a job
    tell("proposing", seconds, queries, len(pairs) + len(pairs.member_ids))


def main():
    """Measure each size."""
    numbers = [int(text) for text in sys.argv[1:]]
    for mentees, mentors in zip(numbers[::2], numbers[1::2], strict=True) if numbers else SIZES:
        with environment() as env:
            program = program_of(env, mentors, mentees)
            run = env["mentoring.match.run"].create({"program_id": program.id})
            where = "in the background" if run._is_large() else "in the request"
            print(f"{mentees} mentees, {mentors} mentors, {where}:")
            compute(env, run)
            print(f"  {run.matched_count} matched, proven: {run.is_proven}")
            apply(env, run)


if __name__ == "__main__":
    main()
