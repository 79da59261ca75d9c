"""Every message an editor can meet. Each file of `problems/` changes the tiny hub in one way and holds what is printed then.

A case has: `what` it is about; `change` (file: texts replaced), `files` (whole files), or `remove`, `symlink`, `base64`,
`generate` (file: [[text, how often], …]); `expected`: the code of the problem, where it is (`line`, or `line_with` a text,
in data/services.yaml or `in_file`), what its message or remedy `says`, its `severity`; or `accepted`, with a `value` by its
path in the service. `printed` is the whole report. `pytest tests/golden --rewrite` writes `printed` again, nothing else.

Where this hub knowingly answers otherwise than other tools may:
- A premium number and a foreign number are refused and not only warned about. A carer would pay for the call. The number
  can be named in `cost_note`.
- A tab inside a line is accepted. Only one that indents is refused.
- A file is at most five million bytes, and a list at most 20,000 entries, so that a hundred times the services fit.
- A redirect to a redirect is refused and not only warned about: it is always a mistake here.
- `README.md` beside `index.md` is reported for `index.md`, which comes second in order.
- An empty file is refused. An editor who has nothing to say deletes it.
"""

from __future__ import annotations

import base64
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from carers_hub.site.content import Content, load_content
from carers_hub.site.report import render_report, sort_problems
from carers_hub.site.settings import load_settings
from carers_hub.source import Problem

TODAY = date(2026, 11, 22)
HERE = Path(__file__).parent
TINY = HERE.parent / "sites" / "tiny"
CASES = sorted((HERE / "problems").glob("*.yaml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_problem(file: Path, tmp_path: Path, rewrite: bool) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    root = _write_hub(case, tmp_path / "hub")
    content, problems = load_content(load_settings(root), TODAY)
    _check_expected(case["expected"], problems, content, root)
    printed = render_report(problems, root) + "\n"
    if rewrite:
        _write_printed(file, case, printed)
    else:
        assert printed == case.get("printed"), "Run pytest tests/golden --rewrite and look at what changed."


def _check_expected(expected: dict[str, Any], problems: list[Problem], content: Content | None, root: Path) -> None:
    if expected.get("accepted"):
        assert problems == []
        assert content is not None
        service = content.hub.directory.service("anytown-respite").service.model_dump(mode="json", by_alias=True)
        for path, value in expected.get("value", {}).items():
            assert _follow(service, path) == value
        return
    path, line = expected.get("in_file", "data/services.yaml"), _line(expected, root)
    found = [one for one in problems if (one.path, one.code, one.line) == (path, expected["code"], line)]
    assert found, [f"{one.path}:{one.line} {one.code}" for one in sort_problems(problems)]
    assert expected.get("severity", "wrong") == found[0].severity
    assert (content is None) == any(one.severity == "wrong" for one in problems)
    assert expected.get("says", "") in f"{found[0].message} {found[0].remedy}"


def _line(expected: dict[str, Any], root: Path) -> int:
    if "line" in expected:
        return int(expected["line"])
    text = (root / expected.get("in_file", "data/services.yaml")).read_bytes().decode("utf-8-sig")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if expected["line_with"] in line]
    assert lines, f"no line has {expected['line_with']!r}"
    return lines[0]


def _follow(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[int(step)] if step.isdigit() else value[step]
    return value


def _write_hub(case: dict[str, Any], root: Path) -> Path:
    shutil.copytree(TINY, root)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("../../../theme", (HERE.parents[1] / "theme").as_posix()), encoding="utf-8")
    for name, edits in case.get("change", {}).items():
        text = (root / name).read_text(encoding="utf-8")
        for edit in edits:
            assert text.count(edit["replace"]) == 1, f"{edit['replace']!r} must be in {name} once"
            text = text.replace(edit["replace"], edit["with"])
        (root / name).write_bytes(text.encode("utf-8"))
    for name in case.get("remove", []):
        (root / name).unlink()
    for name, target in case.get("symlink", {}).items():
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)
    for name, raw in _whole_files(case).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
    return root


def _whole_files(case: dict[str, Any]) -> dict[str, bytes]:
    files = {name: text.encode("utf-8") for name, text in case.get("files", {}).items()}
    files |= {name: base64.b64decode(text) for name, text in case.get("base64", {}).items()}
    for name, parts in case.get("generate", {}).items():
        files[name] = b"".join(text.encode("utf-8") * times for text, times in parts)
    return files


class _Dumper(yaml.SafeDumper):
    """Writes a report as a block of lines."""


def _write_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if "\x85" in text else "|" if text.count("\n") > 1 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _write_block)


def _write_printed(file: Path, case: dict[str, Any], printed: str) -> None:
    case["printed"] = printed
    file.write_text(yaml.dump(case, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000), encoding="utf-8")
