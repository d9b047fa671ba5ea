"""The points that a program can begin with: three ways to weigh the same criteria."""

BALANCED, SKILLS, BELONGING = "balanced", "skills", "belonging"
PRESETS = {
    BALANCED: {
        "skill": 25,
        "values": 15,
        "seniority": 15,
        "wish": 15,
        "topics": 10,
        "language": 5,
        "department": 5,
        "place": 5,
        "waited": 5,
    },
    SKILLS: {"skill": 55, "seniority": 15, "topics": 10, "values": 10, "language": 5, "waited": 5},
    BELONGING: {
        "identity": 25,
        "values": 20,
        "wish": 20,
        "topics": 15,
        "language": 10,
        "place": 5,
        "waited": 5,
    },
}
# what says nothing in a format: peers have no senior, a cascade's grades are adjacent anyway, ...
SENSELESS = {
    "peer": {"seniority", "tenure"},
    "cascade": {"seniority"},
    "cross": {"department"},
    "speed": {"place"},
}


def preset_points(preset, format, delivery):
    """The points of each criterion of a preset, 100 in all, in the order of their weight.

    What makes no sense in the format is left out, and its points go to the others in proportion.
    People who meet at a distance need working hours in common rather than the same place.

    >>> preset_points("skills", "cascade", "onsite")["skill"]
    65
    """
    points = {
        "timezone" if code == "place" and delivery == "remote" else code: weight
        for code, weight in PRESETS[preset].items()
        if code not in SENSELESS.get(format, ()) or (code == "place" and delivery == "remote")
    }
    return _to_hundred(points)


def _to_hundred(points):
    """Whole points in the same proportions that make 100; what rounding leaves goes to the first.

    >>> _to_hundred({"a": 2, "b": 1})
    {'a': 67, 'b': 33}
    """
    total = sum(points.values())
    scaled = {code: round(100 * weight / total) for code, weight in points.items()}
    first = next(iter(scaled))
    scaled[first] += 100 - sum(scaled.values())
    return scaled
