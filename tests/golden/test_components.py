"""Components in every state: the HTML they give, whether it is sound, and whether each word of it can be translated.

`pytest tests/golden --rewrite` writes the HTML again; look at the difference before it is committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

import pytest

from carers_hub.words import rendering
from carers_hub.words.rendering import Renderer
from tests.built.test_html import check
from tests.golden.examples import ROOT, THEME, Example, example_hub, load_examples

GOLDEN = Path(__file__).parent / "components"
EXAMPLES = list(load_examples())
BY_COMPONENT = {name: list(found) for name, found in groupby(EXAMPLES, key=lambda example: example.component)}
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)


@pytest.mark.parametrize("folder", sorted((THEME / "components").iterdir()), ids=lambda folder: folder.name)
def test_a_component_is_a_folder_of_one_name(folder: Path) -> None:
    allowed = {"examples.yaml", *(f"{folder.name}.{kind}" for kind in ("html", "css", "mjs"))}
    assert {file.name for file in folder.iterdir()} <= allowed
    assert (folder / f"{folder.name}.html").is_file()
    assert BY_COMPONENT.get(folder.name), "It has no example, so nothing tests it."


@pytest.mark.parametrize("component", sorted(BY_COMPONENT))
def test_html_is_as_before(component: str, rewrite: bool) -> None:
    html = "".join(f"<!-- {example.name} -->\n{example.render()}\n" for example in BY_COMPONENT[component])
    golden = GOLDEN / f"{component}.html"
    if rewrite:
        golden.write_text(html, "utf-8")
    assert html == golden.read_text("utf-8"), "Run pytest tests/golden --rewrite and look at what changed."


@each_example
def test_html_is_sound(example: Example) -> None:
    assert list(find_faults(example.render())) == []


def test_the_soundness_test_can_fail() -> None:
    bad = '<div id="a"><p style="color:red">x</div><b id="a" onclick="x()">y</b><a href="javascript:x()">z</a>'
    assert [fault.split(":")[0] for fault in find_faults(bad)] == [
        "style or handler", "not closed", "id twice", "style or handler", "link to a program",
    ]  # fmt: skip


def test_the_html_checker_finds_nothing(tmp_path: Path) -> None:
    for example in EXAMPLES:
        (tmp_path / f"{example.component}-{example.name}.html").write_text(render_page(example), "utf-8")
    assert check(tmp_path) == []


@each_example
def test_every_word_can_be_translated(example: Example, marked: Renderer) -> None:
    text = " ".join(find_texts(example.render(marked)))
    fixed = set(re.findall(r"[^\W\d_]{2,}", re.sub(r"⟦[^⟦⟧]*⟧", " ", _innermost_first(text)))) - _words_of_data(example)
    assert fixed == set()


@each_example
def test_numbers_keep_their_order_in_right_to_left_text(example: Example) -> None:
    for link in re.findall(r'<a [^>]*href="(?:tel|sms):[^>]*>.*?</a>', example.render(), re.DOTALL):
        assert '<bdi dir="ltr">' in link


def test_a_secret_address_and_notes_to_editors_are_nowhere() -> None:
    for example in EXAMPLES:
        assert "Never published" not in example.render()
    page = next(example for example in EXAMPLES if example.id == "service-page:secret-address").render()
    assert "kept secret" in page
    assert "Market Square" not in page


@pytest.fixture(scope="module")
def marked() -> Renderer:
    """The components in a language in which every phrase stands in brackets."""

    class _Brackets(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"⟦{message}⟧"

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "load_translations", lambda *_: _Brackets())
        return Renderer(example_hub(), THEME)


def render_page(example: Example) -> str:
    """The example as a page of its own."""
    html = example.render()
    body = (
        html
        if re.search(r"<(main|header|footer)\b", html)
        else f"<main><h1>{example.id}</h1><h2>Part</h2><h3>Part</h3>{html}</main>"
    )
    head = f'<head><meta charset="utf-8"><title>{example.id}</title></head>'
    return f'<!doctype html>\n<html lang="en" dir="ltr">\n{head}\n<body id="top">\n{body}\n</body>\n</html>\n'


VOID = {"br", "hr", "input", "meta", "link", "img", "col", "wbr", "circle", "path", "rect", "line"}


class _Reader(HTMLParser):
    """Collects what is wrong with a piece of HTML, and the texts a reader meets in it."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self._ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"style or handler: {name}")
            if name == "id" and value in self._ids:
                self.faults.append(f"id twice: {value}")
            if name in ("href", "src", "action") and re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE):
                self.faults.append(f"link to a program: {value}")
            if name in ("aria-label", "alt", "title", "placeholder") or name.startswith("data-i18n"):
                self.texts.append(value or "")
        self._ids |= {value for name, value in attrs if name == "id" and value}
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1] != tag:
            self.faults.append(f"not closed: {self._open.pop()}")
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open[-1:] not in (["script"], ["style"]):
            self.texts.append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def find_faults(html: str) -> Iterator[str]:
    """What is wrong with a piece of HTML: elements not closed, an id twice, an inline style or handler, a `javascript:` link."""
    yield from _read(html).faults


def find_texts(html: str) -> list[str]:
    """What a reader reads or hears of a piece of HTML."""
    return _read(html).texts


def _innermost_first(text: str) -> str:
    """A phrase may hold another one: those inside are taken out first."""
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = shorter
    return text


def _words_of_data(example: Example) -> set[str]:
    """Words that come from the small hub, from the example itself, or from CLDR (names of months, days, languages)."""
    files = [*(ROOT / "tests/fixtures/hub").rglob("*.yaml"), THEME / f"components/{example.component}/examples.yaml"]
    known = " ".join(file.read_text("utf-8") for file in files)
    known += " Title Answer Money Benefits and help with bills Élan home Start here"
    known += " am pm English Persian Arabic Polish Kind People"
    known += " January February March April May June July August September October November December"
    known += " Monday Tuesday Wednesday Thursday Friday Saturday Sunday and"
    return set(re.findall(r"[^\W\d_]{2,}", known))
