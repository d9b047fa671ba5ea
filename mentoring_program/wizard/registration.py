"""One person's registration, put together from his lines in the two files. Plain Python."""

from dataclasses import dataclass, field

JOINED = ("motivation",)  # texts that may differ between a person's two lines
PER_LINE = ("role", "both")  # answers that each line gives for itself


@dataclass
class Registration:
    """What the files say of a person."""

    email: str
    lines: dict  # {side: number of the line}
    values: dict  # {target: value}
    columns: dict = field(default_factory=dict)  # {name of a column to compare: text}
    skills: dict = field(default_factory=dict)  # {(kind, skill id): level}
    sides: set = field(default_factory=set)  # mentor, mentee, peer
    explicit: bool = False  # a column said the role: it replaces the one before
    employee_id: int = 0  # the employee found by the e-mail

    @property
    def role(self):
        """The role that these sides make.

        >>> Registration("a@b.c", {}, {}, sides={"mentor", "mentee"}).role
        'both'
        """
        if "peer" in self.sides:
            return "peer"
        return "both" if len(self.sides) > 1 else next(iter(self.sides))

    @property
    def name(self):
        """The full name, empty where no column gives one."""
        parts = (self.values.get("first_name"), self.values.get("last_name"))
        return self.values.get("name") or " ".join(filter(None, parts))

    def add(self, other):
        """Take over the person's line from the other file.

        :return: the targets and columns on which the two lines contradict each other
        """
        conflicts = _fill(self.values, other.values) + _fill(self.columns, other.columns)
        self.skills |= other.skills
        self.lines |= other.lines
        self.sides |= other.sides
        self.explicit = self.explicit or other.explicit
        return conflicts


def _fill(mine, theirs):
    conflicts = []
    for key, value in theirs.items():
        if key in JOINED and mine.get(key) and mine[key] != value:
            mine[key] = f"{mine[key]}\n\n{value}"
        elif mine.setdefault(key, value) != value:
            conflicts.append(key)
    return conflicts
