"""The site in every language: the same pages, each native, each leading to the others."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from carers_hub.site.built_pages import BuiltPage
from carers_hub.site.content import Content
from carers_hub.site.site_words import load_site_words
from carers_hub.source.language_marks import MARKS
from carers_hub.words.i18n import language_tag, text_direction
from carers_hub.words.numbers import has_decimal_comma
from tests.built.conftest import ROOT

Pages = Mapping[str, BuiltPage]

LOCALES = load_site_words(ROOT).published
NAMES = load_site_words(ROOT).locales
XHTML = "{http://www.w3.org/1999/xhtml}link"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def alternates(page: BuiltPage) -> dict[str, str]:
    """The page's address in each language, as its head says."""
    links = (tag.attributes for tag in page.tags if tag.name == "link" and tag.attributes.get("rel") == "alternate")
    return {link["hreflang"]: link["href"] for link in links}


def is_listed(page: BuiltPage) -> bool:
    return not page.is_error and not page.is_redirect


def test_there_is_something_to_look_at() -> None:
    assert len(LOCALES) >= 2
    assert {"rtl", "ltr"} <= {text_direction(locale) for locale in LOCALES}


@pytest.mark.parametrize("locale", LOCALES)
def test_each_language_has_every_page_at_the_same_address(locale: str, pages: Pages, all_pages: Pages) -> None:
    theirs = {path.removeprefix(f"{locale}/") for path in all_pages if path.startswith(f"{locale}/")}
    assert theirs == set(pages)


@pytest.mark.parametrize("locale", ["en", *LOCALES])
def test_a_page_says_its_language_and_direction(locale: str, pages: Pages, all_pages: Pages) -> None:
    prefix = "" if locale == "en" else f"{locale}/"
    for path in pages:
        html = next(tag.attributes for tag in all_pages[prefix + path].tags if tag.name == "html")
        assert (html["lang"], html["dir"]) == (language_tag(locale), text_direction(locale)), prefix + path


def test_alternates_are_mutual_and_absolute(all_pages: Pages, content: Content) -> None:
    home = content.settings.site_url
    listed = {path: page for path, page in all_pages.items() if is_listed(page)}
    for path, page in listed.items():
        found = alternates(page)
        assert list(found) == ["en", *LOCALES, "x-default"], path
        assert found["x-default"] == found["en"]
        assert home + path in found.values(), path
        for address in found.values():
            assert address.startswith(home), path
            assert alternates(listed[address.removeprefix(home)]) == found, f"{path} and {address}"


def test_the_sitemap_names_the_same_alternates(site: Path, all_pages: Pages, content: Content) -> None:
    home = content.settings.site_url
    mapped = {}
    for url in ElementTree.parse(site / "sitemap.xml").getroot():
        address = url.findtext(f"{MAP}loc") or ""
        mapped[address.removeprefix(home)] = {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(XHTML)}
    assert mapped == {path: alternates(page) for path, page in all_pages.items() if is_listed(page)}


def test_the_chooser_leads_to_the_same_page_and_needs_no_script(pages: Pages, all_pages: Pages) -> None:
    for path, page in pages.items():
        target = "" if page.is_error else path
        if page.is_redirect:
            continue
        for locale in ("en", *LOCALES):
            shown = all_pages[f"{'' if locale == 'en' else f'{locale}/'}{path}"]
            for other in {"en", *LOCALES} - {locale}:
                href = f"/{target}" if other == "en" else f"/{other}/{target}"
                links = [tag.attributes for tag in shown.tags if tag.name == "a" and tag.attributes.get("hreflang") == other]
                same = [link for link in links if link["href"] == href]
                assert len(same) >= 2, f"{shown.path}: top and end should lead to {href}"
                assert {(link["lang"], link["dir"]) for link in same} == {(language_tag(other), text_direction(other))}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_names_each_language_in_its_own_words(locale: str, all_pages: Pages) -> None:
    text = all_pages[f"{locale}/respite/"].text
    assert all(name in text for name in NAMES.values())


def test_the_chooser_says_which_pages_are_not_translated(pages: Pages, content: Content) -> None:
    for language in content.languages[1:]:
        said = f"({language.said_of_english})"
        for path, page in pages.items():
            link = re.search(rf'<a class="hub-languages__link" href="[^"]*" lang="{language.locale}"[^>]*>([^<]*)</a>', page.html)
            if link:
                assert (said in link[1]) == (path in language.untranslated), f"{path}, {language.locale}: {link[1]}"


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_are_translated_and_each_is_another(locale: str, pages: Pages, all_pages: Pages, content: Content) -> None:
    """Services keep their English names. Headings of shells, menus and made pages come from the catalogues."""
    services = {linked.path for linked in content.hub.directory.services}
    titles: dict[tuple[str, bool], str] = {}
    same = 0
    for path, page in pages.items():
        theirs = re.search(r"<title>(.*?)</title>", all_pages[f"{locale}/{path}"].html)
        english = re.search(r"<title>(.*?)</title>", page.html)
        assert theirs
        assert english
        if page.is_redirect:
            continue
        assert (theirs[1], path in services) not in titles, f"{path} and {titles[theirs[1], path in services]}: {theirs[1]}"
        titles[theirs[1], path in services] = path
        same += path not in services and theirs[1] == english[1]
    assert same <= len(content.pages) // 5


@pytest.mark.parametrize("locale", LOCALES)
def test_english_on_a_page_of_another_language_says_so(locale: str, all_pages: Pages) -> None:
    """No mark is left; and the words of a name are inside an element that says they are English."""
    page = all_pages[f"{locale}/services/barnet-carers/"]
    assert not MARKS.search(page.html)
    assert re.search(r'<h1(?:>\s*<span)? lang="en" dir="ltr">', page.html)


def test_files_that_do_not_speak_are_there_once(site: Path) -> None:
    """The codes for paper lead to the pages of the language; what scripts fetch is in its words."""
    for locale in LOCALES:
        files = {file.relative_to(site / locale) for file in (site / locale).rglob("*") if file.is_file()}
        assert {file.suffix for file in files if file.parts[0] != "qr"} == {".html", ".json"}
        assert {file.suffix for file in files if file.parts[0] == "qr"} == {".svg"}


def test_hosts_are_told_of_each_languages_error_page(site: Path) -> None:
    redirects = (site / "_redirects").read_text(encoding="utf-8")
    nginx = (site / "languages.conf").read_text(encoding="utf-8")
    for locale in LOCALES:
        assert (site / locale / "404.html").is_file()
        assert f"/{locale}/* /{locale}/404.html 404" in redirects
        assert f"location /{locale}/ {{ error_page 404 /{locale}/404.html; }}" in nginx


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale in ("ar", "fa", "gu")])
def test_its_own_alphabet_comes_first_in_the_a_to_z(locale: str, all_pages: Pages) -> None:
    found = re.findall(r'<h3 id="letter-[^"]*">([^<]*)</h3>', all_pages[f"{locale}/a-to-z/"].html)
    assert len(found) == len(set(found))
    letters = [letter for letter in found if letter != "0–9"]
    latin = [letter for letter in letters if letter.isascii()]
    assert len(latin) > 5
    assert len(letters) > len(latin) + 5
    assert letters[-len(latin) :] == sorted(latin)


ENGLISH_NUMBER = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?!\d)|\d\.\d+(?= ?%)")


class _Spoken(HTMLParser):
    """Collects the words of a page that are not marked as English. A title and a picture's description cannot be marked."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "img", "input", "link", "meta", "wbr", "hr", "col"):
            silent = tag in ("script", "style", "title", "desc") or dict(attrs).get("lang") == "en"
            self._open.append((tag, silent or (self._open[-1][1] if self._open else False)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and not self._open[-1][1]:
            self.words.append(data)


def spoken(page: BuiltPage) -> str:
    """What a page says in its own language."""
    parser = _Spoken()
    parser.feed(page.html)
    return "".join(parser.words)


@pytest.mark.parametrize("locale", LOCALES)
def test_numbers_are_written_as_the_language_reads_them(locale: str, pages: Pages, all_pages: Pages) -> None:
    """`28,808` is 28.8 to a reader whose decimal sign is the comma. What is still in English keeps its English numbers."""
    figured = [path for path, page in pages.items() if ENGLISH_NUMBER.search(page.text) and not page.is_redirect]
    assert len(figured) > 10
    seen = {path: ENGLISH_NUMBER.findall(spoken(all_pages[f"{locale}/{path}"])) for path in figured}
    numbers = spoken(all_pages[f"{locale}/strategy/barnet-in-numbers/"])
    if has_decimal_comma(locale):
        assert {path: found for path, found in seen.items() if found} == {}
        assert "28\u00a0808" in numbers
        assert "7,9%" in numbers
        assert "3\u00a0703" in spoken(all_pages[f"{locale}/strategy/survey/"]) + numbers
    else:
        assert "28,808" in numbers
        assert "7.9%" in numbers
