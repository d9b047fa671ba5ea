"""Small line charts that the server draws: no JavaScript, nothing loaded from elsewhere."""

WIDTH, HEIGHT, EDGE = 300, 90, 6


def line_chart(rows, first, last):
    """Where the points of a line from 0 to 100 percent lie in a picture.

    :param list rows: [(day, percent)], the oldest first
    :param date first: the day at the left edge
    :param date last: the day at the right edge
    :return: {"width", "height", "base", "line": points of an SVG polyline, "dots": [(x, y)]}
    """
    span = max(1, (last - first).days)
    dots = [
        (
            round(EDGE + (WIDTH - 2 * EDGE) * min(1, max(0, (day - first).days / span)), 1),
            round(EDGE + (HEIGHT - 2 * EDGE) * (1 - percent / 100), 1),
        )
        for day, percent in rows
    ]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "base": HEIGHT - EDGE,
        "top": EDGE,
        "line": " ".join(f"{x},{y}" for x, y in dots),
        "dots": dots,
    }
