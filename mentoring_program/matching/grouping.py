"""Forming groups: the problem as arrays, for a group around a mentor or a board around a mentee.

Leaders lead groups, members join them. In the format `group` mentors lead and mentees join; in
`shadow_board` it is the other way round. Which pairs of leader and member are chosen decides
everything: whoever leads n members leads one group or several, as the sizes allow.
"""

from dataclasses import dataclass

import numpy as np

MEMBER, LEADER = "member", "leader"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Pair k joins `member[k]` to a group of `leader[k]` and is worth `worth[k]` millionths."""

    leader: np.ndarray
    member: np.ndarray
    worth: np.ndarray
    held: np.ndarray  # locked pairs
    seats: np.ndarray  # groups each member may join
    leads: np.ndarray  # groups each leader may lead
    low: int  # fewest members of a group
    high: int  # most of them
    kind: np.ndarray  # department of each member, a number from 0
    share: np.ndarray  # most members of each department in a group
    counted: str  # whose number comes first: MEMBER, LEADER, or '' for nobody's

    def pairs_of(self) -> list[np.ndarray]:
        """The pairs of each leader."""
        order = np.argsort(self.leader, kind="stable")
        stops = np.searchsorted(self.leader[order], np.arange(1, len(self.leads)))
        return np.split(order, stops)[: len(self.leads)]

    def fewest(self, ks: np.ndarray) -> int:
        """The fewest groups that hold the members of the pairs `ks` of one leader."""
        kinds = np.bincount(self.kind[self.member[ks]], minlength=len(self.share))
        of_kind = -(-kinds // self.share)
        return max(-(-len(ks) // self.high), int(of_kind.max(initial=0)))

    def groups(self, ks: np.ndarray, least: int = 0, most: int | None = None) -> int | None:
        """How many groups the members of the pairs `ks` of one leader make; None if they do not."""
        count = max(self.fewest(ks), least)
        most = int(self.leads[self.leader[ks[0]]]) if most is None and len(ks) else most or 0
        return count if count * self.low <= len(ks) and count <= most else None

    def covered(self, chosen: np.ndarray) -> int:
        """How many of those who are counted have a group."""
        side = {MEMBER: self.member, LEADER: self.leader}.get(self.counted)
        return 0 if side is None else len(np.unique(side[chosen]))


def useful(leads: np.ndarray, candidates: np.ndarray, low: int) -> np.ndarray:
    """The groups a leader can lead at all: there must be enough people for each."""
    return np.minimum(leads, candidates // low)
