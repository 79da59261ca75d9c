"""A page the checks let through makes no live code, whatever tricks of Markdown it is written with."""

from __future__ import annotations

import random
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml

from carers_hub.site.page_checks import check_pages

ROOT = Path(__file__).parents[2]
HEAD = "---\ntitle: T\ndescription: D.\nreview_by: 2027-02-22\n---\n\n# T\n\n"
PIECES = (
    *(
        "[x](",
        "[x y](",
        "![a cup](",
        "](",
        "[x y]",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "\\",
        "`",
        "*",
        "_",
        '"',
        "'",
        " ",
        "\n",
        "\n\n",
        "\n    ",
    ),
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "java\nscript:x",
        "data:text/html,x",
        "vbscript:x",
        "https://www.example.org/",
        "index.md",
        "#t",
    ),
    *(
        "> ",
        "- ",
        "1. ",
        "| a | b |\n| - | - |\n| ",
        " |",
        "script",
        "b onclick=x",
        "img src=x onerror=x",
        "style",
        "&#106;",
        "&lt;",
        "%6A",
    ),
    *(
        "{: onclick=x }",
        "{",
        "}",
        "]: ",
        "[1]: ",
        "[1]",
        "words",
        "more words",
        "--",
        "==",
        "<!-- ",
        " -->",
        "www.example.org",
        "a@example.org",
    ),
)
TAGS = frozenset("h1 h2 p a em strong code pre ul ol li blockquote hr br table thead tbody tr th td img".split())  # noqa: SIM905
SCHEMES = ("https://", "mailto:", "tel:", "index.md", "#")


class _Reader(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                if not (value or "").startswith(SCHEMES):
                    self.wrong.append(f"{name}={value}")
            elif name not in ("id", "alt", "title", "start", "class", "align"):
                self.wrong.append(name)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")


@pytest.mark.parametrize("seed", range(3))
def test_what_passes_the_checks_is_harmless(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    passed = 0
    for _ in range(300):
        body = "".join(chance.choices(PIECES, k=chance.randint(1, 7)))
        (tmp_path / "index.md").write_text(HEAD + body + "\n", encoding="utf-8")
        if check_pages(tmp_path, tmp_path, {}):
            continue
        passed += 1
        assert _live(body) == [], body
    assert passed > 20, "hardly anything passes, so this says little"


def test_the_reader_sees_live_code() -> None:
    assert _live("[x](javascript:alert(1))") == ["href=javascript:alert(1)"]
    assert _live("<b onclick=x>y</b>") == ["b", "onclick"]


def _live(body: str) -> list[str]:
    reader = _Reader()
    reader.feed(_markdown().reset().convert(body))
    reader.close()
    return reader.wrong


@cache
def _markdown() -> markdown.Markdown:
    return markdown.Markdown(extensions=_extensions())


def _extensions() -> list[str]:
    """Those of mkdocs.yml, and the ones MkDocs always adds."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    named = [entry if isinstance(entry, str) else next(iter(entry)) for entry in config["markdown_extensions"]]
    return ["toc", "tables", "fenced_code", *(name for name in named if name not in ("toc", "tables"))]
