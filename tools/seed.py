"""Fills a database with employees who have managers, jobs and skills, for benchmarks.

The same number gives the same people every time.
"""

import argparse
import random

from tools.environment import environment

BATCH = 500
SKILL_TYPES = {
    "Seed: trade": [f"Trade {number}" for number in range(1, 31)],
    "Seed: language": [f"Language {number}" for number in range(1, 11)],
    "Seed: leadership": [f"Leadership {number}" for number in range(1, 11)],
}
LEVELS = {"Beginner": 20, "Working": 50, "Advanced": 80, "Expert": 100}


def create_skill_types(env):
    """Create the skills that people may have."""
    return env["hr.skill.type"].create(
        [
            {
                "name": name,
                "skill_ids": [(0, 0, {"name": skill}) for skill in skills],
                "skill_level_ids": [
                    (0, 0, {"name": level, "level_progress": progress})
                    for level, progress in LEVELS.items()
                ],
            }
            for name, skills in SKILL_TYPES.items()
        ]
    )


def create_employees(env, count):
    """Create employees in batches: one of ten leads the nine after him, a hundred a department."""
    departments = env["hr.department"].create(
        [{"name": f"Seed department {number}"} for number in range(1, count // 100 + 2)]
    )
    jobs = env["hr.job"].create([{"name": f"Seed job {number}"} for number in range(1, 21)])
    employees = env["hr.employee"]
    for first in range(0, count, BATCH):
        employees += employees.create(
            [
                {
                    "name": f"Seed Employee {number:06}",
                    "work_email": f"seed{number:06}@example.com",
                    "department_id": departments[number // 100].id,
                    "job_id": jobs[number % len(jobs)].id,
                }
                for number in range(first, min(first + BATCH, count))
            ]
        )
    for number, leader in enumerate(employees[::10]):
        (employees[number * 10 : number * 10 + 10] - leader).parent_id = leader
    return employees


def create_skills(env, employees, skill_types, chance):
    """Give each employee three to six skills at a level of their type."""
    skills = [(type_, skill) for type_ in skill_types for skill in type_.skill_ids]
    values = [
        {
            "employee_id": employee.id,
            "skill_type_id": type_.id,
            "skill_id": skill.id,
            "skill_level_id": chance.choice(type_.skill_level_ids.ids),
        }
        for employee in employees
        for type_, skill in chance.sample(skills, chance.randint(3, 6))
    ]
    for first in range(0, len(values), BATCH):
        env["hr.employee.skill"].create(values[first : first + BATCH])


def main():
    """Seed the database that PGDATABASE names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("employees", type=int, nargs="?", default=2000)
    count = parser.parse_args().employees
    with environment(keep=True) as env:
        env = env(context={"tracking_disable": True, "mail_create_nosubscribe": True})
        employees = create_employees(env, count)
        create_skills(env, employees, create_skill_types(env), random.Random(count))


if __name__ == "__main__":
    main()
