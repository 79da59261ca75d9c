"""What makes a language native: how words are compared and sorted, everyday words, the same page in each language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from carers_hub.domain import Guides, Hub, Rates
from carers_hub.domain.strategy import Strategy
from carers_hub.model.guides import GlossaryTerm
from carers_hub.site.language_checks import check_languages
from carers_hub.site.languages import Language, SiteLanguages, load_languages
from carers_hub.site.localizing import SiteLanguage
from carers_hub.site.settings import load_settings
from carers_hub.source import Severity
from carers_hub.views.a_to_z import PageInfo, build_a_to_z
from carers_hub.words.catalogues import Catalogue, Catalogues
from carers_hub.words.collation import Collation
from carers_hub.words.everyday import check_everyday_words, load_everyday_words
from carers_hub.words.finder_index import FinderIndex
from carers_hub.words.folding import fold, words_of
from carers_hub.words.i18n import DOMAINS, is_language
from carers_hub.words.po import Entry, PoFile
from carers_hub.words.rendering import Renderer
from tests.builders import make_directory, make_service
from tests.folding_cases import FOLDED, WORDS
from tests.tiny import tiny_files, write_hub

THEME = Path(__file__).parents[2] / "theme"
HOME = "https://carers.example/hub/"


@pytest.mark.parametrize(("typed", "compared"), FOLDED)
def test_words_are_compared_without_what_people_leave_out(typed: str, compared: str) -> None:
    assert fold(typed) == compared
    assert fold(compared) == compared


@pytest.mark.parametrize(("locale", "typed", "small", "words"), WORDS)
def test_the_words_that_are_looked_for(locale: str, typed: str, small: str, words: tuple[str, ...]) -> None:
    assert words_of(typed, small, locale) == words


def test_words_that_differ_by_a_vowel_sign_stay_apart() -> None:
    assert len({fold(word) for word in ("કાકા", "કાકી", "કોકો", "કક")}) == 4


def test_titles_are_sorted_as_the_language_does() -> None:
    assert sorted(["Zgoda", "Łódź", "Lato", "Żal", "Ława", "Mama"], key=Collation("pl").key) == [
        "Lato", "Ława", "Łódź", "Mama", "Zgoda", "Żal",
    ]  # fmt: skip
    assert sorted(["șase", "sat", "tu", "țară", "suc"], key=Collation("ro").key) == ["sat", "suc", "șase", "tu", "țară"]
    assert sorted(["Écran", "Eco", "Edu"], key=Collation("pt").key) == ["Eco", "Écran", "Edu"]
    assert sorted(["Carers", "گل", "کتاب", "آب", "ابر", "2"], key=Collation("fa").key) == [
        "2",
        "آب",
        "ابر",
        "کتاب",
        "گل",
        "Carers",
    ]


def test_headings_are_letters_of_the_language() -> None:
    assert [Collation("ar").letter(word) for word in ("أسرة", "إلى", "كتاب", "ي", "«البيت»", "999", "GP")] == [
        "ا", "ا", "ك", "ي", "ا", "0–9", "G",
    ]  # fmt: skip
    assert [Collation("fa").letter(word) for word in ("آب", "كتاب", "یک")] == ["آ", "ک", "ی"]
    assert [Collation("pt").letter(word) for word in ("Écran", "água")] == ["E", "A"]
    assert [Collation("ro").letter(word) for word in ("şcoală", "școală", "înot")] == ["Ș", "Ș", "Î"]


def catalogues(locale: str, **domains: dict[tuple[str, str], str]) -> Catalogues:
    files = {
        domain: PoFile([Entry(msgid, context, strings=(text,)) for (context, msgid), text in domains.get(domain, {}).items()])
        for domain in DOMAINS
    }
    return Catalogues(locale, {domain: Catalogue(locale, domain, file) for domain, file in files.items()})


def language(locale: str, name: str, direction: str = "ltr", untranslated: frozenset[str] = frozenset()) -> Language:
    return Language(locale, name, direction, catalogues(locale), True, f"in English, said in {name}", untranslated)


SITE = SiteLanguages(
    (language("en", "English"), language("fa", "فارسی", "rtl", frozenset({"law/"})), language("pl", "Polski")),
    ("en", "fa", "pl"),
    "fa",
    HOME,
)


def test_each_page_leads_to_itself_in_each_language() -> None:
    links = {link.locale: link for link in SITE.links("law/")}
    assert {locale: link.href for locale, link in links.items()} == {
        "en": "/hub/law/",
        "fa": "/hub/fa/law/",
        "pl": "/hub/pl/law/",
    }
    assert [link.locale for link in links.values() if link.is_here] == ["fa"]
    assert [link.in_english for link in links.values()] == ["", "in English, said in فارسی", ""]
    assert [link.in_english for link in SITE.links("services/hubmarkslug/", ("pl",))] == ["", "", "in English, said in Polski"]
    assert SITE.untranslated_in("law/") == ("fa",)


def test_alternates_are_full_addresses() -> None:
    assert SITE.alternates("law/") == (
        ("en", f"{HOME}law/"), ("fa", f"{HOME}fa/law/"), ("pl", f"{HOME}pl/law/"), ("x-default", f"{HOME}law/"),
    )  # fmt: skip


def test_a_site_in_one_language_has_nothing_to_choose() -> None:
    alone = replace(SITE, built=("en",), here="en")
    assert alone.links("law/") == ()
    assert alone.alternates("law/") == ()
    assert [home for _, home in alone.states] == ["", ""]


def make_hub(root: Path) -> Hub:
    service = make_service("tea-club", name="Tea Club", topics=["respite"])
    word = GlossaryTerm.model_validate({"id": "respite", "word": "respite", "meaning": "A break.", "other_words": ["rest"]})
    return Hub(root, date(2026, 11, 22), make_directory(service), (), Rates((), ()), Guides((), (word,), ()), Strategy())


PERSIAN = {
    "directory": {
        ("glossary.respite.word", "respite"): "استراحت",
        ("term.topic.respite.name", "Breaks from caring"): "استراحت",
        ("service.tea-club.name_gloss", "Tea Club"): "باشگاه چای",
    },
    "pages": {("page.respite", "Breaks"): "استراحت از مراقبت"},
}
WORDS_FILE = (
    "- for: topic.respite\n  words: [خستگی, مرخصی]\n- for: tea-club\n  words: [چایی]\n- for: respite/\n  words: [تعطیلات]\n"
)


def test_what_is_searched_has_words_of_the_language_and_english_ones(tmp_path: Path) -> None:
    (tmp_path / "translations/fa").mkdir(parents=True)
    (tmp_path / "translations/fa/words.yaml").write_text(WORDS_FILE, encoding="utf-8")
    renderer = Renderer(make_hub(tmp_path), THEME, "fa", "/", catalogues("fa", **PERSIAN))
    pages = (PageInfo("respite/", "Breaks", "Time off.", "respite", ("holiday",)),)
    site = SiteLanguage(renderer, SITE)
    letters = build_a_to_z(renderer.hub, site.page_infos(pages), Collation("fa")).letters
    assert [letter.letter for letter in letters] == ["ا", "T"]
    index = FinderIndex(renderer, *site.searched(pages))
    label, words = index.terms["topic:respite"]
    assert label == "استراحت"
    assert {"خستگی", "مرخصی", "Breaks"} <= set(words.split())
    main = index.main()
    known = {path: set(words.split()) for path, *_, words in main["pages"]}
    assert {"خستگی", "مرخصی", "تعطیلات", "Breaks", "holiday"} <= known["respite/"]
    assert {"respite", "rest"} <= known["glossary/#respite"]
    service = main["services"][0]
    assert service[:3] == ["", "Tea Club", "باشگاه چای"]
    assert "چایی" in service[9].split()


def test_the_index_says_which_summaries_are_english(tmp_path: Path) -> None:
    renderer = Renderer(make_hub(tmp_path), THEME, "fa", "/", catalogues("fa", **PERSIAN))
    assert FinderIndex(renderer, (), {}).main()["english"] == [0]
    assert FinderIndex(Renderer(make_hub(tmp_path), THEME), (), {}).main()["english"] == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- for: topic.respit\n  words: [a]\n", "words-unknown", 1),
        ("- for: topic.respite\n  words: [a]\n- words: [b]\n", "words-shape", 3),
        ("- for: topic.respite\n  words: a\n", "words-shape", 1),
        ("for: topic.respite\n", "words-shape", 1),
        ("- for: [\n", "", 0),
    ],
)
def test_what_is_wrong_with_everyday_words_is_said_and_stops_nobody(text: str, code: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "translations/fa").mkdir(parents=True)
    (tmp_path / "translations/fa/words.yaml").write_text(text, encoding="utf-8")
    problems = list(check_everyday_words(tmp_path, "fa", {"topic.respite"}))
    assert problems
    assert {problem.severity for problem in problems} == {Severity.STALE}
    if code:
        assert [(problem.code, problem.line) for problem in problems] == [(code, line)]
    load_everyday_words(tmp_path, "fa")  # and a build goes on


def with_languages(tmp_path: Path, extra: str) -> Path:
    mkdocs = tiny_files()["mkdocs.yml"].replace("extra:\n", f"extra:\n{extra}")
    return write_hub(tmp_path / "hub", {"mkdocs.yml": mkdocs})


def test_languages_that_are_not_named_or_do_not_exist_are_told_of(tmp_path: Path) -> None:
    root = with_languages(tmp_path, "  locales: {en: English, fa: فارسی, qqq: Nowhere}\n  published: [fa, fr]\n")
    hub = make_hub(root)
    problems = {problem.message: problem for problem in check_languages(load_settings(root), hub)}
    assert set(problems) == {
        '"qqq" is not the code of a language.',
        '"fr" is published, but extra.locales does not name it.',
    }
    assert all(problem.line > 1 and problem.severity is Severity.STALE for problem in problems.values())
    assert not is_language("qqq")


def test_how_far_each_language_is(tmp_path: Path) -> None:
    root = with_languages(tmp_path, "  locales: {en: English, fa: فارسی}\n  published: [fa]\n")
    settings = load_settings(root)
    english, persian = load_languages(settings, make_hub(root))
    assert (english.is_published, persian.is_published, persian.direction) == (True, True, "rtl")
    assert {"", "respite/", "services/tea-club/"} <= persian.untranslated
    assert persian.counts is not None
    assert persian.counts["pages"].shown == 0 < persian.counts["pages"].total
