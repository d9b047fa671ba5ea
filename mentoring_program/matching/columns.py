"""A program's own criterion: comparing what an import brought along, column by column."""

from collections.abc import Iterable, Sequence

from .comparisons import alike, different, gap, shared
from .errors import BadCriterion
from .lines import Comparison
from .people import Person, plain


def column(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    name: str,
    how: str = "equal",
    mentor_name: str | None = None,
    separator: str = ",",
    order: Sequence = (),
    **gaps,
) -> Comparison:
    """Compare an imported column: `how` is 'equal', 'different', 'shared' or 'gap'.

    `mentor_name` is the column's name on the mentors' side where it differs. 'shared' takes the
    share of the mentee's values, one text being split at `separator`. 'gap' takes numbers, or
    places in `order` (lowest first), and the options of `seniority`.

    >>> ann = [Person("ann", columns={"field": "HR", "likes": "tea, go", "rank": "low"})]
    >>> bob = [Person("bob", columns={"field": " hr", "hobby": "Go,chess", "rank": "Top"})]
    >>> import numpy as np
    >>> first = np.array([0])
    >>> column(ann, bob, "field").at(first, first)
    array([1.])
    >>> column(ann, bob, "likes", mentor_name="hobby", how="shared").at(first, first)
    array([0.5])
    >>> order = ["low", "mid", "top"]
    >>> column(ann, bob, "rank", how="gap", order=order, gaps={2: 0.25}).at(first, first)
    array([0.25])
    """
    left = [plain(person.columns.get(name)) for person in mentees]
    right = [plain(person.columns.get(mentor_name or name)) for person in mentors]
    if how == "gap":
        order = [plain(step) for step in order]
        return gap(*([_number(cell, order) for cell in side] for side in (left, right)), **gaps)
    if gaps:
        raise BadCriterion(f"{', '.join(gaps)} only goes with how='gap'", option=min(gaps))
    if how == "shared":
        return shared(*([_words(cell, separator) for cell in side] for side in (left, right)))
    if how not in ("equal", "different"):
        raise BadCriterion(f"how cannot be {how!r}", option="how")
    return (alike if how == "equal" else different)(left, right)


def _number(cell, order):
    if order:
        return order.index(cell) if cell in order else None
    try:
        return None if cell is None else float(cell)
    except (TypeError, ValueError):
        return None


def _words(cell, separator):
    parts = cell.split(separator) if isinstance(cell, str) else cell or ()
    different = set(parts) if isinstance(parts, Iterable) else {parts}  # a long text repeats itself
    return frozenset(map(plain, different)) - {None}
