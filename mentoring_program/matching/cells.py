"""How a cell of a registration file becomes a field of a `Person`.

A reader takes the text, without outer blanks and case, and the settings of the rules file; it
raises ValueError where it cannot read the text.
"""


def _text(cell, _settings):
    return cell


def _whole(cell, _settings):
    if not cell.isdecimal():
        raise ValueError(f"{cell!r} is not a whole number")
    return int(cell)


def _decimal(cell, _settings):
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is not a number") from None


def yes(cell, _settings):
    """True for yes, False for no."""
    if cell not in ("yes", "no"):
        raise ValueError(f"{cell!r} is neither yes nor no")
    return cell == "yes"


def _grade(cell, settings):
    if cell not in settings.grades:
        raise ValueError(f"{cell!r} is not one of the grades")
    return settings.grades.index(cell)


def _list(cell, _settings):
    return tuple(word.strip() for word in cell.split(",") if word.strip())


def _set(cell, settings):
    return frozenset(_list(cell, settings))


def _skills(cell, most):
    """`sql: 80, law` -> (skill, numbers after it), at most so many."""
    for word in cell.split(","):
        skill, *numbers = word.split(":")
        if len(numbers) > most:
            raise ValueError(f"{word.strip()!r} has more than {most} numbers")
        if skill.strip():
            yield skill.strip(), [_decimal(number, None) for number in numbers]


def _offers(cell, _settings):
    """`sql: 80, law` -> {skill: level}, 100 where no level is given."""
    return {skill: numbers[0] if numbers else 100 for skill, numbers in _skills(cell, 1)}


def _needs(cell, _settings):
    """`sql: 80: 2, law` -> {skill: (level, weight)}, any level and weight 1 where not given."""
    return {skill: (*numbers, *(0, 1)[len(numbers) :]) for skill, numbers in _skills(cell, 2)}


READERS = {
    "capacity": _whole,
    "quota": _whole,
    "available": yes,
    "waited": yes,
    "employee": _text,
    "line": _list,
    "grade": _grade,
    "tenure": _decimal,
    "department": _text,
    "company": _text,
    "place": _text,
    "timezone": _decimal,
    "languages": _set,
    "offers": _offers,
    "needs": _needs,
    "topics": _set,
    "excluded": _set,
    "former": _set,
    "preferred": _list,
    "identities": _set,
    "identity_wish": _set,
}
