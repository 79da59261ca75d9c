"""A copy of the real hub in other languages: built, edited, given a new language."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from babel import Locale

from carers_hub.domain import Hub, load_hub
from carers_hub.site.settings import Settings, load_settings
from carers_hub.site.translation_checks import check_translations
from carers_hub.site.translation_sources import build_messages, load_interface_messages, render_template
from carers_hub.source import Severity
from carers_hub.source.language_marks import MARKS
from carers_hub.words.catalogues import load_catalogues, po_path
from carers_hub.words.i18n import DOMAINS
from carers_hub.words.po import read_po, render_po
from carers_hub.words.pseudo import build_pseudo
from tests.tiny import ROOT, hub

LANGUAGES = ("ar", "fa", "gu", "pl", "pt", "ro")
TODAY = date(2026, 11, 22)


def load(root: Path) -> tuple[Settings, Hub]:
    """The copy as it stands."""
    settings = load_settings(root)
    found, problems = load_hub(root, TODAY)
    assert found is not None, problems
    return settings, found


def write_pseudo(root: Path, *locales: str) -> None:
    """Complete make-believe catalogues, and the lists of words."""
    messages = build_messages(*load(root))
    for domain in DOMAINS:
        (root / f"translations/{domain}.pot").write_text(render_template(domain, messages[domain]), encoding="utf-8")
    for locale in locales:
        for domain, catalogue in build_pseudo(messages, locale).by_domain.items():
            file = root / po_path(locale, domain)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(render_po(catalogue.file.header, (), catalogue.file.entries), encoding="utf-8")


def copy_hub(root: Path) -> Path:
    """The real hub without its catalogues."""
    for name in ("data", "content", "docs"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("theme", "macros", "hooks.py"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "translations").mkdir()
    shutil.copy(ROOT / "translations/must-translate.yaml", root / "translations/must-translate.yaml")
    return root


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real hub with six complete languages. Tests copy it before they change anything."""
    root = copy_hub(tmp_path_factory.mktemp("six"))
    write_pseudo(root, *LANGUAGES)
    return root


@pytest.fixture
def copy(translated: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(translated, tmp_path / "copy", symlinks=True))


def catalogue_texts(root: Path) -> dict[str, str]:
    """Every catalogue as it lies on disk."""
    return {
        path: (root / path).read_text("utf-8") for locale in LANGUAGES for domain in DOMAINS if (path := po_path(locale, domain))
    }


def first_line(file: str, start: str) -> str:
    """The first line of a file of the hub that starts so."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(start))


def test_complete_catalogues_have_nothing_wrong(translated: Path) -> None:
    assert check_translations(*load(translated)) == []


CHANGES = (
    ("data/services.yaml", "    summary: ", "directory"),
    ("data/urgent.yaml", "    label: ", "directory"),
    ("docs/respite.md", "Most people ", "pages"),
    ("docs/money.md", "- **Travel.**", "pages"),
)
"""Sentences an editor changes: file, how the line starts, and the catalogue it is in."""


def test_a_changed_sentence_is_said_of_its_six_translations_and_of_nothing_else(copy: Path) -> None:
    before = catalogue_texts(copy)
    for file, start, _ in CHANGES:
        line = first_line(file, start)
        text = (copy / file).read_text("utf-8")
        (copy / file).write_text(text.replace(line, f"{line.rstrip('.')}, as we know today.", 1), "utf-8")

    checked = hub("check", "--root", str(copy), "--today", TODAY.isoformat())
    assert checked.returncode == 0, checked.stdout
    told = re.findall(r"^  (.*) falls? back to English\.$", checked.stdout, re.MULTILINE)
    assert len(told) == len(CHANGES)
    assert all(one.startswith("Arabic, Gujarati, Persian, Polish, Portuguese and Romanian: 1 sentence of ") for one in told)

    assert hub("translate", "update", "--root", str(copy), "--today", TODAY.isoformat()).returncode == 0
    after = catalogue_texts(copy)
    changed = Counter(domain for *_, domain in CHANGES)
    for locale in LANGUAGES:
        for domain in DOMAINS:
            path = po_path(locale, domain)
            old, new = read_po(before[path]).entries, read_po(after[path]).entries
            in_doubt = [entry for entry in new if entry.fuzzy]
            assert len(in_doubt) == changed[domain] == len({entry.key for entry in new} - {entry.key for entry in old}), path
            assert {entry.previous for entry in in_doubt} <= {entry.msgid for entry in old}
            assert len(new) == len(old)
            assert (after[path] == before[path]) == (not changed[domain]), path
    again = hub("check", "--root", str(copy), "--today", TODAY.isoformat())
    assert re.findall(r"^  (.*) falls? back to English\.$", again.stdout, re.MULTILINE) == told


def test_a_wrong_translation_never_blocks_an_editor(copy: Path) -> None:
    file = copy / po_path("ro", "pages")
    file.write_text(
        re.sub(r'^(msgstr ".*)\{link:1\}', r"\1{legătura}", file.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8"
    )
    problems = check_translations(*load(copy))
    assert [problem.code for problem in problems if problem.code != "translation-must"] == ["po-placeholder"]
    assert all(problem.severity is not Severity.WRONG for problem in problems)
    assert hub("check", "--root", str(copy), "--today", TODAY.isoformat()).returncode == 0
    assert hub("translate", "check", "--root", str(copy), "--today", TODAY.isoformat()).returncode == 1


def test_the_gate(copy: Path) -> None:
    command = ("translate", "status", "--gate", "--only", "ro", "--root", str(copy), "--today", TODAY.isoformat())
    assert hub(*command).returncode == 0
    file = copy / po_path("ro", "interface")
    entries = read_po(file.read_text("utf-8")).entries
    entries[3].fuzzy = True
    file.write_text(render_po(read_po(file.read_text("utf-8")).header, (), entries), "utf-8")
    gated = hub(*command)
    assert gated.returncode == 1
    assert entries[3].msgid[:70] in gated.stdout


def build(root: Path, locale: str, out: Path) -> Path:
    """The copy's site in one language, made by MkDocs itself."""
    config = root / f"mkdocs-{locale}.yml"
    config.write_text((root / "mkdocs.yml").read_text("utf-8").replace("\nextra:\n", f"\nextra:\n  locale: {locale}\n"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(out)],
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "HUB_TODAY": TODAY.isoformat(), "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def sites(translated: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """English, and two make-believe languages: long with accents, and from right to left."""
    folder = tmp_path_factory.mktemp("sites")
    return {locale: build(translated, locale, folder / locale) for locale in ("en", "pl", "ar")}


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """The address and HTML of each page."""
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), file.read_text("utf-8")


def test_every_page_says_its_language(sites: dict[str, Path]) -> None:
    for locale, direction in (("pl", "ltr"), ("ar", "rtl")):
        assert {path for path, _ in pages(sites[locale])} == {path for path, _ in pages(sites["en"])}
        for path, html in pages(sites[locale]):
            assert f'<html lang="{locale}" dir="{direction}">' in html, path
            assert not MARKS.search(html), path
            assert "english_" not in html, path


def test_headings_have_one_address_in_all_languages(sites: dict[str, Path]) -> None:
    for path in ("money/index.html", "young-carers/index.html", "strategy/index.html"):
        ids = [
            re.findall(r'<h[1-6][^>]*? id="([^"]*)"', (sites[locale] / path).read_text("utf-8")) for locale in ("en", "pl", "ar")
        ]
        assert ids[0] == ids[1] == ids[2] != []


def test_no_word_is_forgotten(sites: dict[str, Path]) -> None:
    """In the make-believe language every word stands in brackets, has an accent, or is said to be English."""
    for path, html in pages(sites["pl"]):
        reader = _Reader()
        reader.feed(html)
        assert [text for text in reader.texts if _is_forgotten(text)] == [], path


def test_a_page_in_full_has_no_note_and_numbers_keep_their_order(sites: dict[str, Path]) -> None:
    for path, html in pages(sites["ar"]):
        assert "hub-translation-note" not in html, path
        main = re.sub(
            r"<bdi dir=\"ltr\">.*?</bdi>|<(\w+) lang=\"en\".*?</\1>|<script.*?</script>|<svg.*?</svg>|<[^>]*>", " ", html
        )
        assert not re.search(r"£\d|\d{3} \d{4}", main[main.find("body") :]), path


_POLISH = Locale("pl")
_FROM_CLDR = {
    word.casefold()
    for names in (_POLISH.days["format"]["wide"], _POLISH.months["format"]["wide"], _POLISH.languages)
    for name in names.values()
    for word in name.split()
}


def _is_forgotten(text: str) -> bool:
    while (shorter := re.sub("⟨[^⟨⟩]*⟩", "", text)) != text:
        text = shorter
    words = re.findall(r"[^\W\d_]{3,}", re.sub("⟨.*|.*⟩", "", text))
    return any(word.isascii() and word.casefold() not in _FROM_CLDR for word in words)


_VOID = {"br", "hr", "input", "meta", "link", "img", "col", "wbr"}


class _Reader(HTMLParser):
    """What a reader of the language meets: texts and labels that are not said to be English or an address."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inside = bool(self._open) and self._open[-1][1]
        if not inside:
            labels = ("aria-label", "alt", "title", "placeholder", "data-label")
            self.texts += [text for name, text in attrs if text and (name in labels or name.startswith("data-i18n"))]
        if tag not in _VOID:
            quiet = inside or ("lang" in given and given["lang"] != "pl") or tag in ("script", "style", "bdi", "title")
            self._open.append((tag, quiet))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Shapes of pictures."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and not self._open[-1][1]:
            self.texts.append(data.strip())


def test_a_new_language(copy: Path, tmp_path: Path) -> None:
    """Somali: nothing but a command, a line in mkdocs.yml, and translations."""
    (copy / "translations/ro/glossary.yaml").write_text("terms:\n  - {en: carer, term: îngrijitor}\n", encoding="utf-8")
    started = hub("translate", "new", "so", "--root", str(copy), "--today", TODAY.isoformat())
    assert started.returncode == 0, started.stderr
    assert "so: Soomaali" in started.stdout
    assert "X-Checked-By-Professional: no" in (copy / po_path("so", "pages")).read_text("utf-8")
    glossary = yaml.load((copy / "translations/so/glossary.yaml").read_text("utf-8"), yaml.BaseLoader)
    assert glossary == {"terms": [{"en": "carer", "term": "", "note": ""}]}
    work = tmp_path / "work.yaml"
    work.write_text(
        "- {id: Home, str: Hoy}\n- {ctx: page.respite, id: Get a break from caring, str: Naso daryeelka}\n"
        '- {ctx: "", id: "%(num)s service", str: ["%(num)s adeeg", "%(num)s adeegyo"]}\n',
        encoding="utf-8",
    )
    filled = hub("translate", "fill", "so", str(work), "--root", str(copy), "--today", TODAY.isoformat())
    assert filled.returncode == 0, filled.stdout
    config = copy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("\n  locales:\n", "\n  locales:\n    so: Soomaali\n"), "utf-8")
    site = build(copy, "so", tmp_path / "site")
    html = (site / "respite/index.html").read_text("utf-8")
    assert '<html lang="so" dir="ltr">' in html
    assert ">Naso daryeelka</h1>" in html
    assert ">Hoy</a>" in html
    assert re.search(r'hub-translation-note">', html)
    assert '<h2 lang="en" dir="ltr" id="next-step">Next step</h2>' in html
    assert load_catalogues(copy, "so").get("pages", "page.respite", "Get a break from caring") == "Naso daryeelka"


def test_a_language_that_does_not_exist_is_refused(copy: Path) -> None:
    assert hub("translate", "new", "xq", "--root", str(copy)).returncode == 2
    assert hub("translate", "new", "ro", "--root", str(copy)).returncode == 1


def test_the_list_of_interface_words_is_that_of_the_theme() -> None:
    messages = load_interface_messages(load_settings(ROOT))
    assert (ROOT / "translations/interface.pot").read_text("utf-8") == render_template("interface", messages), (
        "Run: make messages"
    )
