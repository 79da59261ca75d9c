"""Numbers become shapes: where each bar, column and word of a chart stands. Pure sums; the SVG is in the components."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Literal

from carers_hub.model.strategy import Chart

Direction = Literal["ltr", "rtl"]
Number = Callable[[int], str]
"""Writes a number as a language does."""

WIDTH = 320
"""Units of the drawing. On a small phone one unit is about one pixel."""
LETTER = 9
"""How wide a letter may be, at the text size of 17 units that the style sets."""
LINE, BAR, GAP = 22, 24, 18
PLOT, FOOT, COLUMN_SHARE, ROOM_FOR_VALUE = 190, 30, 0.86, 26


@dataclass(frozen=True)
class Word:
    """Text at a point: the start of it for bars, its middle for columns. `y` is its middle."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Shape:
    """A bar or column with the words that belong to it. `inside` says that the value stands on the shape."""

    x: float
    y: float
    width: float
    height: float
    label: tuple[Word, ...]
    value: Word
    inside: bool = False


@dataclass(frozen=True)
class Drawing:
    """A whole chart in units of its own. `target` is the height of a line across it, `base` that of the line it stands on."""

    width: int
    height: float
    shapes: tuple[Shape, ...]
    target: float | None = None
    base: float | None = None


def build_drawing(chart: Chart, direction: Direction = "ltr", number: Number = "{:,}".format) -> Drawing:
    """The chart as shapes. In a right-to-left page it is the mirror image. Raises ValueError when a value is missing."""
    values = [value.value for value in chart.values if isinstance(value.value, int)]
    if len(values) != len(chart.values):
        raise ValueError(f"The chart {chart.id} has values that are not stated.")
    if chart.kind == "columns":
        return _build_columns(chart, values, direction, number)
    return _build_bars(chart, values, direction, number)


def format_value(value: int, unit: str, number: Number = "{:,}".format) -> str:
    """`33%`, or `28,808`."""
    return f"{number(value)}%" if unit == "percent" else number(value)


def _build_bars(chart: Chart, values: Sequence[int], direction: Direction, number: Number) -> Drawing:
    texts = [format_value(value, chart.unit, number) for value in values]
    longest = WIDTH - LETTER * (max(map(len, texts)) + 1)
    scale = longest / (max(values) or 1)
    shapes, top = [], 0.0
    for value, text, item in zip(values, texts, chart.values, strict=True):
        lines = wrap(item.label, WIDTH // LETTER)
        places = enumerate(_own_direction(line, direction) for line in lines)
        label = tuple(Word(_mirror(0, direction), top + LINE * (row + 0.5), line) for row, line in places)
        y = top + LINE * len(lines) + 4
        width = round(max(value * scale, 2 if value else 0), 1)
        told = Word(_mirror(width + LETTER, direction), y + BAR / 2, text)
        shapes.append(Shape(_mirror(0, direction, width), y, width, BAR, label, told))
        top = y + BAR + GAP
    return Drawing(WIDTH, top - GAP, tuple(shapes))


def _build_columns(chart: Chart, values: Sequence[int], direction: Direction, number: Number) -> Drawing:
    highest = 100 if chart.unit == "percent" else max((*values, chart.target or 0)) or 1
    slot = WIDTH / len(values)
    width = round(slot * COLUMN_SHARE, 1)
    shapes = []
    for place, (value, item) in enumerate(zip(values, chart.values, strict=True)):
        height = round(PLOT * value / highest, 1)
        inside = height >= ROOM_FOR_VALUE
        x = round(_mirror(place * slot + (slot - width) / 2, direction, width), 1)
        middle = round(x + width / 2, 1)
        told = Word(middle, PLOT - 14 if inside else round(PLOT - height - 12, 1), number(value))
        label = (Word(middle, PLOT + FOOT / 2, item.short or ""),)
        shapes.append(Shape(x, round(PLOT - height, 1), width, height, label, told, inside))
    target = None if chart.target is None else round(PLOT * (1 - chart.target / highest), 1)
    return Drawing(WIDTH, PLOT + FOOT, tuple(shapes), target, PLOT)


def _own_direction(words: str, direction: str) -> str:
    """Words of a right-to-left picture that may be English: set apart, so that their commas stay where they belong (UAX 9)."""
    return f"\u2068{words}\u2069" if direction == "rtl" else words


def _mirror(x: float, direction: Direction, width: float = 0) -> float:
    return x if direction == "ltr" else round(WIDTH - x - width, 1)
