"""Each layer imports only downward, MkDocs is known in few places, and nothing about one borough is in the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "carers_hub"
LAYERS = ("source", "model", "domain", "views", "words", "site")
"""Lowest first."""

KNOWS_MKDOCS = {"site/mkdocs_door.py", "site/mkdocs_run.py", "site/serving.py"}
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def imports(module: str) -> Iterator[tuple[str, int]]:
    """Every module that a module imports, anywhere in it, with the line."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} imports by dots: write the whole name"
            yield f"{node.module}", node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def upward(importer: str, imported: str) -> bool:
    """Whether an import goes from a layer to a higher one."""
    parts = imported.split(".")
    if parts[0] != "carers_hub" or len(parts) < 2 or parts[1] not in LAYERS:
        return False
    return LAYERS.index(parts[1]) > LAYERS.index(importer)


@pytest.mark.parametrize("module", [module for module in MODULES if "/" in module])
def test_a_layer_imports_only_downward(module: str) -> None:
    layer = module.split("/")[0]
    assert layer in LAYERS
    wrong = [f"{module}:{line} imports {name}" for name, line in imports(module) if upward(layer, name)]
    assert wrong == []


@pytest.mark.parametrize("module", MODULES)
def test_only_the_doors_know_mkdocs(module: str) -> None:
    known = [
        f"{module}:{line}" for name, line in imports(module) if name.split(".")[0] in ("mkdocs", "mkdocs_macros", "material")
    ]
    assert not known or module in KNOWS_MKDOCS


def test_what_knows_mkdocs_stays_small() -> None:
    files = [PACKAGE / name for name in KNOWS_MKDOCS] + [ROOT / "hooks.py", ROOT / "macros/__init__.py"]
    code = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(code) < 350


def test_the_rule_itself_can_fail() -> None:
    assert upward("source", "carers_hub.model.base")
    assert upward("views", "carers_hub.words.rendering")
    assert not upward("words", "carers_hub.views.finder")
    assert not upward("site", "carers_hub.site.shell")


def own_words() -> list[str]:
    """Words that only this borough's hub would use: the site's name and every phone number of its data."""
    numbers = [number for number in _numbers(ROOT / "data/services.yaml") if len(number) > 7]
    return ["Barnet", "Finchley", "Hendon", "Edgware", *numbers]


def _numbers(file: Path) -> Iterator[str]:
    for service in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)["services"]:
        for phone in service.get("phones") or ():
            yield phone["number"]


CODE = [
    *sorted(PACKAGE.rglob("*.py")),
    *sorted(path for path in (ROOT / "theme").rglob("*") if path.suffix in (".html", ".css", ".mjs")),
]


def test_nothing_about_one_borough_is_in_the_code() -> None:
    words = own_words()
    assert len(words) > 20
    found = [
        f"{file.relative_to(ROOT)}:{number}: {word}"
        for file in CODE
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        for word in words
        if word in line and "like" not in line
    ]
    assert found == []


def test_nothing_depends_on_this_machine() -> None:
    """No absolute path of a machine, and no browser or script address of another site in what is published."""
    found = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in (path for path in CODE if path.suffix != ".py")
        for word in ("/home/", "/tmp/", "cdn.", "googleapis", "unpkg")
        if word in file.read_text(encoding="utf-8")
    ]
    assert found == []
