"""The report in its three forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carers_hub.site.code_frame import render_frame
from carers_hub.site.report import render_report, sort_problems
from carers_hub.source import Problem, Severity


def _problem(path: str = "data/a.yaml", line: int = 1, column: int = 1, severity: Severity = Severity.WRONG) -> Problem:
    return Problem(path=path, line=line, column=column, code="some-code", message="It is wrong.", severity=severity)


def test_worst_first_then_by_place() -> None:
    stale = _problem(severity=Severity.STALE)
    unfinished = _problem(severity=Severity.UNFINISHED)
    late, early, other = _problem(line=9), _problem(line=2), _problem(path="docs/a.md")
    assert sort_problems([unfinished, stale, other, late, early, early]) == [early, late, other, stale, unfinished]


@pytest.mark.parametrize(
    ("problems", "summary"),
    [
        ([], "Nothing is wrong."),
        ([_problem()], "1 thing is wrong, in 1 file."),
        (
            [_problem(), _problem(line=2), _problem("b", severity=Severity.STALE)],
            "2 things are wrong, 1 thing is out of date, in 2 files.",
        ),
    ],
)
def test_summary(problems: list[Problem], summary: str, tmp_path: Path) -> None:
    assert render_report(problems, tmp_path).splitlines()[-1] == summary


def test_github_commands_are_escaped(tmp_path: Path) -> None:
    problem = Problem(
        path="data/a,b.yaml",
        line=3,
        column=4,
        code="some-code",
        message="100% wrong:\n::error::x",
        remedy="Stop.",
        record="A: B, C",
    )
    first = render_report([problem], tmp_path, "github").splitlines()[0]
    assert first == "::error file=data/a%2Cb.yaml,line=3,col=4,title=A%3A B%2C C%3A some-code::100%25 wrong: ::error::x Stop."


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.WRONG, "error"), (Severity.STALE, "warning"), (Severity.UNFINISHED, "notice")]
)
def test_github_levels(severity: Severity, word: str, tmp_path: Path) -> None:
    assert render_report([_problem(severity=severity)], tmp_path, "github").startswith(f"::{word} ")


def test_json_has_every_field(tmp_path: Path) -> None:
    report = json.loads(render_report([_problem()], tmp_path, "json"))
    assert set(report["problems"][0]) == {"path", "line", "column", "code", "message", "remedy", "record", "severity"}
    assert report["problems"][0]["severity"] == "wrong"


def test_colors_only_when_asked(tmp_path: Path) -> None:
    assert "\x1b" not in render_report([_problem()], tmp_path)
    assert "\x1b[1;31msome-code\x1b[0m" in render_report([_problem()], tmp_path, color=True)


def test_nothing_an_editor_wrote_reaches_the_terminal_raw(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: \x1b[31m\u202e\n", encoding="utf-8")
    problem = Problem(path="a.yaml", line=1, column=4, code="c", message="\x1b]0;title\x07", record="\u202e")
    for form in ("text", "github"):
        assert not {"\x1b", "\x07", "\u202e"} & set(render_report([problem], tmp_path, form))


@pytest.mark.parametrize(
    ("line", "column", "marks"),
    [
        ("    cost: Free of charge  # really", 11, "^^^^^^^^^^^^^^"),
        ("    Phones:", 5, "^^^^^^"),
        ("    topics: [respite, respit]", 23, "^^^^^^"),
        ('    name: "A: b" # c', 11, "^^^^^^"),
        ("See [us](respit.md) now", 10, "^^^^^^^^^"),
        ('Ring {{ phone("x") }} now', 6, "^^^^^^^^^^^^^^^^"),
        ("日本 wrong", 4, "^^^^^"),
    ],
)
def test_what_is_underlined(line: str, column: int, marks: str) -> None:
    assert render_frame([line], 1, column)[-1].split("|")[1].strip() == marks


def test_wide_letters_do_not_move_the_marks() -> None:
    text, marks = render_frame(["日本 wrong"], 1, 4)
    assert marks.index("^") == text.index("w") + 2


def test_a_long_line_is_cut_around_the_place() -> None:
    frame = render_frame(["a" * 500 + "BAD" + "c" * 500], 1, 501)
    assert "BAD" in frame[0]
    assert max(map(len, frame)) < 120
