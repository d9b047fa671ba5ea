"""What a program may ask of a matching besides rules, criteria and an aim."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """Everything has a neutral default; a format reads what concerns it."""

    lift_lowest: bool = False  # nobody gets a poor match: the highest lowest score first
    waited_first: bool = False  # among as many matched, as many as possible who waited last time
    pool: str = ""  # 'department' or 'place' of mentors whose mentees `limits` counts
    limits: Mapping[Hashable, int] = field(default_factory=dict, hash=False)  # {pool: most pairs}

    group_size_min: int = 1  # mentees of a group (juniors of a shadow board)
    group_size_max: int = 1
    mentors_per_group: int = 1
    balance_departments: bool = False  # in no group more of a department than its share

    trio: bool = False  # an odd peer joins a pair

    rounds: int = 1  # of a speed event
    tables: int | None = None  # meetings at a time; None: as many as fit
