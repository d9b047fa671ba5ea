"""Spreads meetings over rounds and tables: nobody is at two tables, no table serves two pairs.

Rounds are the colours of the edges of a bipartite graph: as many do as the busiest person has
meetings (D. König, "Über Graphen und ihre Anwendung auf Determinantentheorie und Mengenlehre",
1916), and they can be made equally full (D. de Werra, "Equitable colorations of graphs", 1971).
"""

from collections import Counter
from collections.abc import Sequence


def rounds_of(meetings: Sequence[tuple[int, int]], rounds: int) -> list[int]:
    """The round, from 0, of each meeting (mentee, mentor); nobody may have more than `rounds`.

    The numbers of meetings in any two rounds differ by one at most.

    >>> rounds_of([(0, 0), (0, 1), (1, 0), (1, 1)], 2)
    [0, 1, 1, 0]
    """
    plan = _Plan(meetings, rounds)
    for number in range(len(meetings)):
        plan.add(number)
    plan.even_out()
    return [plan.round[number] for number in range(len(meetings))]


class _Plan:
    """Who has which meeting in which round; people are (0, mentee) and (1, mentor)."""

    def __init__(self, meetings, rounds):
        self.ends = [((0, mentee), (1, mentor)) for mentee, mentor in meetings]
        self.rounds = range(rounds)
        self.round = {}
        self.at = {}  # {(person, round): meeting}

    def add(self, number):
        """Give a meeting a round in which both are free, moving others where there is none."""
        free = [{r for r in self.rounds if (who, r) not in self.at} for who in self.ends[number]]
        both = free[0] & free[1]
        if both:
            sizes = self.sizes
            self._put(number, min(both, key=lambda round_: (sizes[round_], round_)))
            return
        own, other = min(free[0]), min(free[1])
        # The path from the mentor in the mentee's free round never comes back to the mentee.
        self._swap(self._path(self.ends[number][1], own, other), own, other)
        self._put(number, own)

    @property
    def sizes(self):
        """How many meetings each round has."""
        return Counter(self.round.values())

    def _put(self, number, round_):
        self.round[number] = round_
        for who in self.ends[number]:
            self.at[who, round_] = number

    def _path(self, who, first, second):
        """The meetings on the way from a person, in turns in the two rounds."""
        path = []
        while (who, first) in self.at:
            number = self.at[who, first]
            path.append(number)
            one, two = self.ends[number]
            who = two if who == one else one
            first, second = second, first
        return path

    def _swap(self, path, one, two):
        moved = {number: two if self.round[number] == one else one for number in path}
        for number in path:
            for who in self.ends[number]:
                del self.at[who, self.round[number]]
        for number, round_ in moved.items():
            self._put(number, round_)

    def even_out(self):
        """Move meetings from the fullest round to the emptiest until they differ by one."""
        while self.rounds:
            sizes = self.sizes
            full = max(self.rounds, key=lambda r: (sizes[r], -r))
            empty = min(self.rounds, key=lambda r: (sizes[r], r))
            if sizes[full] - sizes[empty] < 2:
                return
            self._swap(self._surplus(full, empty), full, empty)

    def _surplus(self, full, empty):
        """A path with one meeting more in the full round than in the empty one."""
        for number in sorted(n for n, round_ in self.round.items() if round_ == full):
            for who in self.ends[number]:
                if (who, empty) not in self.at:
                    path = self._path(who, full, empty)
                    if len(path) % 2:
                        return path
        raise AssertionError("two rounds of different sizes have such a path")


def tables_of(meetings: Sequence[tuple[int, int]], rounds: Sequence[int], tables: int) -> list[int]:
    """The table, from 0, of each meeting. A mentor keeps his table as long as it is free.

    >>> tables_of([(0, 0), (1, 1), (1, 0)], [0, 0, 1], 2)
    [0, 1, 0]
    """
    home, found = {}, {}
    for round_ in sorted(set(rounds)):
        now = [number for number, at in enumerate(rounds) if at == round_]
        sitting = {}
        for number in sorted(now, key=lambda n: meetings[n][1] not in home):
            mentor = meetings[number][1]
            free = [table for table in range(tables) if table not in sitting.values()]
            if home.get(mentor) in free:
                sitting[number] = home[mentor]
            else:
                owned = set(home.values())
                sitting[number] = min(free, key=lambda table: (table in owned, table))
            home[mentor] = sitting[number]
        found |= sitting
    return [found[number] for number in range(len(meetings))]
