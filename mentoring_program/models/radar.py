"""Where the corners of a radar chart lie: plain geometry, drawn as SVG by the server."""

from math import cos, pi, sin

WIDTH, HEIGHT, RADIUS = 540, 300, 100
RINGS = (25, 50, 75, 100)


def radar(rows):
    """The points of a radar chart whose first axis points up.

    :param list rows: [(label, percent or None, percent or None)], one for each axis; None lies
        in the middle
    :return: {"width", "height", "rings": [points], "axes": [{x, y, label_x, label_y, anchor,
        label}], "first": points, "second": points}, points being those of an SVG polygon

    >>> [len(radar([("A", 0, None)] * 6)[name]) for name in ("rings", "axes")]
    [4, 6]
    >>> radar([("A", 100, 0), ("B", 100, 0), ("C", 100, 0), ("D", 100, 0)])["first"]
    '270.0,50.0 370.0,150.0 270.0,250.0 170.0,150.0'
    """
    count = len(rows)
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "rings": [_polygon([ring] * count) for ring in RINGS],
        "axes": [_axis(label, number, count) for number, (label, _, _) in enumerate(rows)],
        "first": _polygon([first or 0 for _, first, _ in rows]),
        "second": _polygon([second or 0 for _, _, second in rows]),
    }


def _polygon(percents):
    points = [_point(percent, number, len(percents)) for number, percent in enumerate(percents)]
    return " ".join(f"{x},{y}" for x, y in points)


def _point(percent, number, count):
    angle = 2 * pi * number / count
    reach = RADIUS * percent / 100
    x, y = WIDTH / 2 + reach * sin(angle), HEIGHT / 2 - reach * cos(angle)
    return round(x, 1), round(y, 1)


def _axis(label, number, count):
    x, y = _point(100, number, count)
    label_x, label_y = _point(112, number, count)
    side = round(label_x - WIDTH / 2)
    anchor = "middle" if not side else "start" if side > 0 else "end"
    return {
        "x": x,
        "y": y,
        "label_x": label_x,
        "label_y": label_y,
        "anchor": anchor,
        "label": label,
    }
