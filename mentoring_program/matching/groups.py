"""Groups around a mentor (`group`) and boards around a mentee (`shadow_board`)."""

from dataclasses import dataclass, replace

import numpy as np

from .arrays import codes
from .bounds import millionths
from .errors import BadLock, BadOption
from .group_search import Proof, settle
from .grouping import LEADER, MEMBER, Grouping, useful
from .preparation import Given, reverse
from .problem import Choice, Problem


@dataclass(frozen=True, slots=True)
class Formed:
    """A choice of groups with its proof, and of those who help to lead them with theirs."""

    grouping: Grouping
    chosen: np.ndarray
    proof: Proof
    helping: Grouping | None = None  # leaders are the groups, members those who could help
    helpers: np.ndarray | None = None
    helped: Proof | None = None


def prepare(given: Given) -> Given:
    """A group: a mentor's capacity is the groups he leads, a mentee's quota those he joins."""
    options = given.options
    for name in ("group_size_min", "group_size_max", "mentors_per_group"):
        size = getattr(options, name)
        if not isinstance(size, int) or size < 1:
            raise BadOption(f"{name} is {size!r}, not a whole number from 1", option=name)
    if options.group_size_min > options.group_size_max:
        sizes = options.group_size_min, options.group_size_max
        message = "no group has at least {} and at most {} people".format(*sizes)
        raise BadOption(message, option="group_size_min")
    return given


def prepare_board(given: Given) -> Given:
    """A board: the mentee has one, a junior mentor sits on one; grades are turned round."""
    given = reverse(prepare(given))
    one = [replace(person, capacity=min(person.capacity, 1)) for person in given.mentors]
    return replace(given, mentors=one)


def choose(problem: Problem) -> Choice:
    """The best groups: most mentees in one, then the highest total; or the highest total."""
    grouping = _grouping(problem, boards=False)
    chosen, proof = _settled(problem, grouping)
    formed = Formed(grouping, chosen, proof)
    dealt = deal(grouping, chosen)
    return _choice(problem, formed, dealt)


def choose_boards(problem: Problem) -> Choice:
    """The best boards: most mentees with one, then the highest total; or the highest total."""
    grouping = _grouping(problem, boards=True)
    chosen, proof = _settled(problem, grouping)
    groups = [
        (tuple(problem.scores.mentors[ks].tolist()), (int(grouping.leader[ks[0]]),), tuple(ks))
        for ks in deal(grouping, chosen)
    ]
    return Choice(np.sort(chosen).tolist(), groups, proof=Formed(grouping, chosen, proof))


def _settled(problem, grouping):
    """The best groups; where none hold the locked pairs, the error names the first of them."""
    try:
        return settle(grouping, lambda share: problem.report("solving", share))
    except BadLock as error:
        [(mentee, mentor)] = problem.ids(problem.held[:1])
        raise BadLock(str(error), mentee=mentee, mentor=mentor, **error.details) from error


def deal(grouping: Grouping, chosen: np.ndarray) -> list[np.ndarray]:
    """The pairs of each group.

    Where a leader leads several, people are dealt out like cards, department by department, so
    that sizes and departments differ by one at most.
    """
    dealt = []
    for j in np.unique(grouping.leader[chosen]):
        ks = chosen[grouping.leader[chosen] == j]
        ks = ks[np.lexsort((ks, grouping.kind[grouping.member[ks]]))]
        count = grouping.groups(ks)
        dealt += [np.sort(ks[start::count]) for start in range(count)]
    return dealt


def places(problem: Problem) -> tuple[list[int], list[int]]:
    """The most pairs of each mentee and each mentor of a group."""
    high = problem.options.group_size_max
    return problem.quota, [capacity * high for capacity in problem.capacity]


def board_places(problem: Problem) -> tuple[list[int], list[int]]:
    """The most pairs of each mentee and each mentor of a board."""
    high = problem.options.group_size_max
    return [quota * high for quota in problem.quota], problem.capacity


def why_free(problem: Problem, choice: Choice, mentee: int, mentors) -> str:
    """Why a mentee is in no group though these mentors could lead him in one more place."""
    grouping, chosen = choice.proof.grouping, choice.proof.chosen
    for j in mentors:
        ks = chosen[grouping.leader[chosen] == j]
        one_more = np.append(ks, problem.scores.between(mentee, int(j)))
        if len(ks) and len(one_more) <= grouping.high * (grouping.groups(ks) or 0):
            return "no_points" if grouping.groups(one_more) else "department_full"
    return "too_few"


def why_free_for_board(problem: Problem, choice: Choice, mentee: int, mentors) -> str:
    """Why a mentee has no board though these juniors are free: there are too few of them."""
    return "too_few"


# ---------------------------------------------------------------------------
# The problem as arrays
# ---------------------------------------------------------------------------


def _grouping(problem, boards):
    scores, options = problem.scores, problem.options
    mentees = (scores.mentees, problem.mentees, problem.quota)
    mentors = (scores.mentors, problem.mentors, problem.capacity)
    (leader, _leaders, leads), (member, people, seats) = (
        (mentees, mentors) if boards else (mentors, mentees)
    )
    held = np.zeros(len(leader), bool)
    held[np.array(problem.held, np.int64)] = True
    candidates = np.bincount(leader, minlength=len(leads))
    groups_of = np.bincount(member, minlength=len(seats))
    kind, share = _departments(people, options)
    return Grouping(
        leader=leader,
        member=member,
        worth=millionths(scores.scores),
        held=held,
        seats=_clipped(seats, groups_of),
        leads=useful(_clipped(leads, candidates), candidates, options.group_size_min),
        low=options.group_size_min,
        high=min(options.group_size_max, max(len(people), 1)),
        kind=kind,
        share=share,
        counted=(LEADER if boards else MEMBER) if problem.aim == "coverage" else "",
    )


def _clipped(places, enough):
    most = [min(place, int(count)) for place, count in zip(places, enough, strict=True)]
    return np.array(most, np.int64)


def _departments(people, options):
    """The department of each, and the most of each department that a group may have.

    That is the department's share, among all who could join, of a full group's places, rounded up.
    Who has no department counts for none. Nobody loses a place by this alone: the shares of all
    departments fill a group.
    """
    kind = codes([person.department for person in people])[0] + 1
    high = options.group_size_max
    share = np.full(kind.max(initial=0) + 1, min(high, max(len(people), 1)), np.int64)
    if options.balance_departments:
        for number in range(1, len(share)):
            share[number] = -(-high * int((kind == number).sum()) // len(people))
    return kind, np.minimum(share, max(len(people), 1))


# ---------------------------------------------------------------------------
# Several mentors
# ---------------------------------------------------------------------------


def _choice(problem, formed, dealt):
    """The groups, with further mentors where the program asks for them."""
    further, mentors = {}, ()
    if problem.options.mentors_per_group > 1 and dealt:
        mentors, formed = _helped(problem, formed, dealt)
        for k in formed.helpers:
            group = int(formed.helping.leader[k])
            further.setdefault(group, []).append(mentors[formed.helping.member[k]])
    groups = [
        _group(problem, formed.grouping, ks, sorted(further.get(g, ())))
        for g, ks in enumerate(dealt)
    ]
    return Choice(sorted(k for *_people, ks in groups for k in ks), groups, proof=formed)


def _group(problem, grouping, ks, further):
    mentees = sorted(grouping.member[ks].tolist())
    lead = int(grouping.leader[ks[0]])
    more = [problem.scores.between(i, j) for j in further for i in mentees]
    return (lead, *further), tuple(mentees), tuple(sorted([*ks.tolist(), *more]))


def _helped(problem, formed, dealt):
    """Who helps to lead which group: most groups get help, then the highest total.

    The same search: here the groups lead, and mentors without a group join them.
    """
    helping, mentors = helping_of(problem, formed.grouping, dealt)
    helpers, proof = settle(helping, lambda share: problem.report("solving", share))
    return mentors, replace(formed, helping=helping, helpers=helpers, helped=proof)


def helping_of(problem: Problem, grouping: Grouping, dealt) -> tuple[Grouping, list[int]]:
    """Groups as leaders and the mentors without one as members, and which mentors these are.

    A mentor may help where every mentee of the group is allowed with him; he is worth what they
    all get from him.
    """
    leading = set(grouping.leader[np.concatenate(dealt)].tolist())
    free = [j for j, person in enumerate(problem.mentors) if person.capacity and j not in leading]
    pairs = [
        (g, m, sum(int(grouping.worth[k]) for k in ks))
        for g, dealt_ks in enumerate(dealt)
        for m, j in enumerate(free)
        if None not in (ks := [problem.scores.between(i, j) for i in grouping.member[dealt_ks]])
    ]
    group, mentor, worth = np.array(pairs, np.int64).reshape(-1, 3).T
    candidates = np.bincount(group, minlength=len(dealt))
    most = problem.options.mentors_per_group - 1
    return Grouping(
        leader=group,
        member=mentor,
        worth=worth,
        held=np.zeros(len(worth), bool),
        seats=np.ones(len(free), np.int64),
        leads=useful(np.ones(len(dealt), np.int64), candidates, 1),
        low=1,
        high=min(most, max(len(free), 1)),
        kind=np.zeros(len(free), np.int64),
        share=np.array([max(len(free), 1)]),
        counted=LEADER,
    ), free
