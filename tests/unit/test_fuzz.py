"""Whatever somebody does to the files, the answer is a list of problems and never a traceback."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from carers_hub.domain import load_hub
from carers_hub.site.page_checks import check_pages
from carers_hub.site.report import FORMS, render_report
from carers_hub.source import read_yaml

TODAY = date(2026, 11, 22)
TINY = Path(__file__).parents[1] / "sites" / "tiny"
FILES = {file.relative_to(TINY).as_posix(): file.read_text(encoding="utf-8") for file in sorted(TINY.glob("*/*.*"))}
MACROS = {"phone": lambda service_id: str(service_id), "finder": lambda finder_id: str(finder_id)}
SCRAPS: tuple[str, ...] = (
    *"\t\n\r \x00\x1b\x85\u200b\u202e\u2028\ufeff:-[]{}\"'|>#&*!%@`,?~<\\é💙",
    *("- ", ": ", "\n  ", "\n- x\n", "---\n", "...\n", "<<: ", "null", "# ", "## ", "&a ", "*a", "!!int ", "? ", "%YAML 1.1\n"),
    *("{{ x }}", "{{ phone() }}", "{% x %}", "<b>", "](x)", "![](x)", "](../../x.md#y)", "tel:1", "javascript:x", "https://[::1"),
    *("2026-13-40", "99:99", "0300 123 1053", "not-stated", "[a, b]", "{a: b}", "{a: {b: [c]}}", "''", '""', "a" * 300),
)


def _put_in(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + chance.choice(SCRAPS) + text[start + chance.choice((0, 0, 1, 4)) :]


def _cut_out(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.choice((1, 2, 5, 60, 400)) :]


def _change_value(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    lines[number] = lines[number].partition(":")[0] + ": " + chance.choice(SCRAPS)
    return "\n".join(lines)


def _move_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), " " * chance.choice((0, 2, 3)) + line.lstrip())
    return "\n".join(lines)


SPOILERS: tuple[Callable[[str, random.Random], str], ...] = (_put_in, _cut_out, _change_value, _change_value, _move_line)


@pytest.mark.parametrize("seed", range(10))
def test_never_a_traceback(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    root = tmp_path / "hub"
    shutil.copytree(TINY, root)
    found = 0
    for _ in range(60):
        name = chance.choice(sorted(FILES))
        text = FILES[name]
        for _ in range(chance.choice((1, 1, 2, 4))):
            text = chance.choice(SPOILERS)(text, chance)
        (root / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        hub, problems = load_hub(root, TODAY)
        problems += check_pages(root / "docs", root, MACROS)
        assert hub is not None or problems
        for problem in problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.message
        report = render_report(problems, root, chance.choice(FORMS))
        assert "pydantic" not in report
        assert "Traceback" not in report
        found += bool(problems)
        (root / name).write_text(FILES[name], encoding="utf-8")
    assert found > 30, "spoiling has become too gentle to find anything"


@pytest.mark.parametrize("seed", range(4))
def test_any_bytes(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    file = tmp_path / "x.yaml"
    for _ in range(50):
        file.write_bytes(chance.randbytes(chance.randrange(200)))
        document, problems = read_yaml(file, tmp_path)
        assert document is not None or problems
