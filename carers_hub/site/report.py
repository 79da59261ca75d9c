"""Prints problems for a person (text), for GitHub's pull request page (github) and for programs (json)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from carers_hub.site.code_frame import render_frame
from carers_hub.source import Problem, Severity

ORDER = (Severity.WRONG, Severity.STALE, Severity.UNFINISHED)
_WORDS = {
    Severity.WRONG: ("thing is wrong", "things are wrong"),
    Severity.STALE: ("thing is out of date", "things are out of date"),
    Severity.UNFINISHED: ("thing is unfinished", "things are unfinished"),
}
_GITHUB = {Severity.WRONG: "error", Severity.STALE: "warning", Severity.UNFINISHED: "notice"}
_COLORS = {Severity.WRONG: "31", Severity.STALE: "33", Severity.UNFINISHED: "36"}


def render_report(problems: Iterable[Problem], root: Path, form: str = "text", *, color: bool = False) -> str:
    """All problems, worst first, each once. `form` is text, github or json; `color` adds terminal colours to text."""
    in_order = sort_problems(problems)
    return _FORMS[form](in_order, root, color)


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Wrong before stale before unfinished, then by file and place; the same one only once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda one: (ORDER.index(one.severity), one.path, one.line, one.column, one.code, one.message))


def render_summary(problems: Sequence[Problem]) -> str:
    """One line that counts."""
    if not problems:
        return "Nothing is wrong."
    count = Counter(problem.severity for problem in problems)
    said = [f"{count[severity]} {_WORDS[severity][count[severity] != 1]}" for severity in ORDER if count[severity]]
    files = len({problem.path for problem in problems})
    return f"{', '.join(said)}, in {files} {'file' if files == 1 else 'files'}."


def _render_text(problems: Sequence[Problem], root: Path, color: bool) -> str:
    files = {problem.path: _read_lines(root / problem.path) for problem in problems}
    blocks = [_render_block(problem, files[problem.path], color) for problem in problems]
    return "\n".join([*blocks, render_summary(problems)])


def _render_block(problem: Problem, lines: Sequence[str], color: bool) -> str:
    code = f"\x1b[1;{_COLORS[problem.severity]}m{problem.code}\x1b[0m" if color else problem.code
    said = "" if problem.severity is Severity.WRONG else f"  ({problem.severity})"
    block = [f"{problem.path}:{problem.line}:{problem.column}  {code}{said}"]
    block += [f"  {_visible(problem.record)}"] if problem.record else []
    block += [f"  {line}" for line in render_frame(lines, problem.line, problem.column)]
    block += [f"  {_visible(text)}" for text in (problem.message, problem.remedy) if text]
    return "\n".join([*block, ""])


def _render_github(problems: Sequence[Problem], root: Path, color: bool) -> str:  # noqa: ARG001
    return "\n".join([*(_render_command(problem) for problem in problems), render_summary(problems)])


def _render_command(problem: Problem) -> str:
    """A workflow command (docs.github.com, "Workflow commands"): `%`, line ends, and in properties `:` and `,`, are escaped."""
    title = f"{problem.record}: {problem.code}" if problem.record else problem.code
    places = {"file": problem.path, "line": str(problem.line), "col": str(problem.column), "title": title}
    properties = ",".join(f"{name}={_escape(value, properties=True)}" for name, value in places.items())
    return f"::{_GITHUB[problem.severity]} {properties}::{_escape(' '.join(filter(None, [problem.message, problem.remedy])))}"


def _escape(text: str, *, properties: bool = False) -> str:
    text = _visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if properties else text


def _render_json(problems: Sequence[Problem], root: Path, color: bool) -> str:  # noqa: ARG001
    report = {"problems": [asdict(problem) for problem in problems], "summary": render_summary(problems)}
    return json.dumps(report, indent=2, ensure_ascii=False)


def _visible(text: str) -> str:
    return re.sub(r"[^\S ]", " ", "".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in text))


def _read_lines(file: Path) -> list[str]:
    """The lines of a file for display; none when it is no plain file that can be read at once."""
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > 5_000_000:
            return []
        return file.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except OSError:
        return []


_FORMS: dict[str, Callable[[Sequence[Problem], Path, bool], str]] = {
    "text": _render_text,
    "github": _render_github,
    "json": _render_json,
}
FORMS = tuple(_FORMS)
