"""Diaries to draw, and their drawings."""

from datetime import date

from forum.recovery.charts.drawing import draw
from forum.recovery.scales import FUNCTION, MEASURES

MONDAY = date(2026, 11, 23)
NAMES = {1: "wandelen", 2: "sokken aantrekken", 3: "fietsen", 4: "tillen", 5: "een lange naam " * 5}
ALL = (FUNCTION, *MEASURES)


def drawn(days, measures=ALL, **span):
    return draw(days, NAMES, measures, **({"first": days[0][0], "last": days[-1][0]} | span))
