"""Where the shapes of a chart stand."""

from __future__ import annotations

from typing import Any

import pytest

from carers_hub.model.strategy import Chart
from carers_hub.words.charts import PLOT, WIDTH, build_drawing, format_value


def make_chart(*values: int, **changes: Any) -> Chart:
    """A chart with these values."""
    record = {
        "id": "test",
        "title": "Test",
        "answer": "Yes.",
        "unit": "percent",
        "label_heading": "What",
        "value_heading": "Share",
        "values": [{"label": f"Value {number}", "short": "abc", "value": str(value)} for number, value in enumerate(values)],
        "matching": "printed",
        "base": "not-stated",
        "period": "not-stated",
        "cited": {"paper": "plan", "place": "here"},
    }
    return Chart.model_validate({**record, **changes})


def test_bars_are_as_long_as_their_values() -> None:
    widths = [shape.width for shape in build_drawing(make_chart(50, 25, 100)).shapes]
    assert widths == [pytest.approx(widths[2] / 2, abs=0.1), pytest.approx(widths[2] / 4, abs=0.1), max(widths)]


def test_nought_has_no_bar_and_all_nought_does_not_break() -> None:
    assert build_drawing(make_chart(0, 10)).shapes[0].width == 0
    assert [shape.width for shape in build_drawing(make_chart(0, 0)).shapes] == [0, 0]


def test_a_small_value_is_still_seen() -> None:
    assert build_drawing(make_chart(1, 1000, unit="people")).shapes[0].width == 2


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_leaves_the_picture_and_nothing_overlaps(direction: Any) -> None:
    drawing = build_drawing(make_chart(28808, 3, 787, unit="people"), direction)
    bottom = 0.0
    for shape in drawing.shapes:
        assert 0 <= shape.x <= shape.x + shape.width <= WIDTH
        assert 0 <= shape.value.x <= WIDTH
        room = WIDTH - shape.value.x if direction == "ltr" else shape.value.x
        assert room >= 8 * len(shape.value.text)
        assert shape.label[0].y > bottom
        bottom = shape.y + shape.height
    assert bottom <= drawing.height


def test_a_right_to_left_page_has_the_mirror_image() -> None:
    chart = make_chart(10, 20)
    there, mirrored = build_drawing(chart), build_drawing(chart, "rtl")
    for left, right in zip(there.shapes, mirrored.shapes, strict=True):
        assert right.x == pytest.approx(WIDTH - left.x - left.width, abs=0.1)
        assert right.value.x == pytest.approx(WIDTH - left.value.x, abs=0.1)
        assert right.label[0].x == WIDTH - left.label[0].x


def test_a_long_label_is_broken_into_lines() -> None:
    values = [{"label": "A label that is so long that one line does not hold it", "value": "5"}]
    shape = build_drawing(make_chart(values=values)).shapes[0]
    assert len(shape.label) == 2
    assert " ".join(word.text for word in shape.label) == values[0]["label"]
    assert shape.label[1].y < shape.y


def test_columns_stand_on_the_base_and_know_their_target() -> None:
    drawing = build_drawing(make_chart(50, 4, 100, kind="columns", target="95", target_label="Target"))
    assert [shape.y + shape.height for shape in drawing.shapes] == [PLOT] * 3
    assert [shape.inside for shape in drawing.shapes] == [True, False, True]
    assert drawing.target == pytest.approx(PLOT * 0.05)
    assert drawing.target is not None
    assert drawing.shapes[2].y < drawing.target < drawing.shapes[0].y


def test_columns_of_a_right_to_left_page_begin_at_the_right() -> None:
    drawing = build_drawing(make_chart(1, 2, 3, kind="columns"), "rtl")
    places = [shape.x for shape in drawing.shapes]
    assert places == sorted(places, reverse=True)


def test_a_chart_without_values_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="not stated"):
        build_drawing(make_chart(values=[{"label": "a", "value": "not-stated"}], matching="not-given"))


@pytest.mark.parametrize(("value", "unit", "text"), [(33, "percent", "33%"), (28808, "people", "28,808"), (131, "days", "131")])
def test_values_in_words(value: int, unit: str, text: str) -> None:
    assert format_value(value, unit) == text
