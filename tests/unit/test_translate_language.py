"""A hub and its pages in another language: what is translated, what stays English, and how the page says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from carers_hub.domain import Guides, Hub, Rates
from carers_hub.domain.strategy import Strategy
from carers_hub.model.guides import GlossaryTerm
from carers_hub.source.characters import find_characters
from carers_hub.source.language_marks import MARKS, mark_fallback, mark_name, strip_marks
from carers_hub.views.a_to_z import PageInfo, build_a_to_z
from carers_hub.words.catalogues import Catalogue, Catalogues
from carers_hub.words.fallback import isolate_latin, isolate_numbers, mark_english
from carers_hub.words.i18n import DOMAINS
from carers_hub.words.interface_words import load_translations
from carers_hub.words.localize import Share, localize
from carers_hub.words.messages import build_directory_messages
from carers_hub.words.po import Entry, PoFile
from carers_hub.words.rendering import Renderer
from tests.builders import make_directory, make_service

THEME = Path(__file__).parents[2] / "theme"
EN = ' lang="en" dir="ltr"'


@pytest.fixture
def hub() -> Hub:
    """A hub of one service and one explained word."""
    service = make_service(
        "tea-club",
        name="Tea Club",
        phones=[{"number": "020 8359 5000", "description": "The office"}],
        how_to_get_it={"referral": "not-stated", "steps": ["Ring."]},
    )
    word = GlossaryTerm.model_validate({"id": "respite", "word": "respite", "meaning": "A break.", "other_words": ["rest"]})
    return Hub(
        Path("/nowhere"), date(2026, 11, 22), make_directory(service), (), Rates((), ()), Guides((), (word,), ()), Strategy()
    )


def catalogues(locale: str, **domains: Mapping[tuple[str, str], str]) -> Catalogues:
    """Catalogues with these translations, by domain, context and English."""
    files = {
        domain: PoFile([Entry(msgid, context, strings=(text,)) for (context, msgid), text in domains.get(domain, {}).items()])
        for domain in DOMAINS
    }
    return Catalogues(locale, {domain: Catalogue(locale, domain, file) for domain, file in files.items()})


ROMANIAN = {
    ("service.tea-club.summary", "Tea and talk for carers."): "Ceai și vorbă pentru îngrijitori.",
    ("service.tea-club.phones.1.description", "The office"): "Biroul",
    ("service.tea-club.name_gloss", "Tea Club"): "clubul de ceai",
    ("glossary.respite.word", "respite"): "pauză",
}


def test_only_what_models_mark_is_asked_for(hub: Hub) -> None:
    asked = {message.context: message for message in build_directory_messages(hub)}
    mine = {context for context in asked if context.startswith(("service.", "organization.", "glossary."))}
    assert mine == {
        "organization.kind-people.name_gloss",
        "organization.kind-people.description",
        "service.tea-club.name_gloss",
        "service.tea-club.summary",
        "service.tea-club.description",
        "service.tea-club.who_for.description",
        "service.tea-club.how_to_get_it.steps.1",
        "service.tea-club.phones.1.description",
        "glossary.respite.word",
        "glossary.respite.meaning",
    }
    (comment,) = asked["service.tea-club.summary"].comments
    assert comment.startswith("Tea Club: what it is")
    assert "At most 240 letters. Reading age 9 to 11." in comment


def test_services_that_are_not_published_are_not_asked_for(hub: Hub) -> None:
    ended = replace(hub, directory=make_directory(make_service("gone", status="defunct")))
    assert not [one for one in build_directory_messages(ended) if one.context.startswith("service.")]


def test_a_hub_in_another_language(hub: Hub) -> None:
    localized = localize(hub, catalogues("ro", directory=ROMANIAN))
    service = localized.hub.directory.service("tea-club").service
    assert service.summary == "Ceai și vorbă pentru îngrijitori."
    assert service.phones[0].description == "Biroul"
    assert service.phones[0].number == "020 8359 5000"
    assert service.name == mark_name("Tea Club")
    assert service.description == mark_fallback("You drink tea and talk.")
    assert service.id == "tea-club"
    assert localized.glosses == {"service.tea-club.name_gloss": "clubul de ceai"}
    assert localized.shares["service.tea-club"] == Share(2, 5)
    assert localized.hub.guides.glossary[0].word == "pauză"
    assert hub.directory.service("tea-club").service.summary == "Tea and talk for carers."


def test_marks_can_be_in_no_source() -> None:
    for mark in mark_fallback("a") + mark_name("b"):
        assert bool(MARKS.match(mark)) == bool(list(find_characters(mark)))


def test_the_words_of_the_interface() -> None:
    file = PoFile(
        [
            Entry("Home", strings=("Acasă",)),
            Entry("%(num)s hour", plural="%(num)s hours", strings=("o oră", "%(num)s ore", "%(num)s de ore")),
        ]
    )
    words = load_translations(Catalogue("ro", "interface", file))
    assert words.gettext("Home") == "Acasă"
    assert words.gettext("Menu") == mark_fallback("Menu")
    assert [words.ngettext("%(num)s hour", "%(num)s hours", number) for number in (1, 2, 20)] == [
        "o oră",
        "%(num)s ore",
        "%(num)s de ore",
    ]
    assert words.ngettext("%(num)s day", "%(num)s days", 1) == mark_fallback("%(num)s day")
    assert load_translations(Catalogue("en", "interface", PoFile())).gettext("Menu") == "Menu"


@pytest.mark.parametrize(
    ("html", "marked", "count"),
    [
        ("<p>Romanian</p>", "<p>Romanian</p>", 0),
        ("<h2 id='a'>«Title»</h2>", f"<h2{EN} id='a'>Title</h2>", 1),
        ("<p>Cost: «free».</p>", f"<p>Cost: <span{EN}>free</span>.</p>", 1),
        ("<p>«Ring <bdi>020</bdi> <b>now</b>»</p>", f"<p{EN}>Ring <bdi>020</bdi> <b>now</b></p>", 1),
        ("<p>x «Ring <bdi>020</bdi>»</p>", f"<p>x <span{EN}>Ring <bdi>020</bdi></span></p>", 1),
        ("<h3><a href='/x'>[Tea Club]</a></h3>", f"<h3><a{EN} href='/x'>Tea Club</a></h3>", 0),
        ("<h3>[Tea Club]</h3>", f"<h3><span{EN}>Tea Club</span></h3>", 0),
        ("<p>«See [Tea Club] now»</p>", f"<p{EN}>See Tea Club now</p>", 1),
        ("<p>«One</p><p>two»</p>", f"<p><span{EN}>One</span></p><p><span{EN}>two</span></p>", 1),
        ("<li>[A] · [B]</li>", f"<li><span{EN}>A</span> · <span{EN}>B</span></li>", 0),
        ("<title>[x] – «y»</title>", "<title>x – y</title>", 1),
        ("<a aria-label='«Close»' data-words='[B]'>x</a>", "<a aria-label='Close' data-words='B'>x</a>", 1),
        ('<script type="application/ld+json">{"a": "«b»"}</script>', '<script type="application/ld+json">{"a": "b"}</script>', 1),
        ("<option>«a»</option><svg><text>[b]</text></svg>", "<option>a</option><svg><text>b</text></svg>", 1),
        ('<p lang="cy">«a»</p>', '<p lang="cy">a</p>', 1),
        ("<br>«a»</p>", f"<br><span{EN}>a</span></p>", 1),
    ],
)
def test_what_is_english_says_so(html: str, marked: str, count: int) -> None:
    signs = str.maketrans("«»[]", "\ue010\ue011\ue012\ue013")
    assert mark_english(html.translate(signs)) == (marked, count)


@pytest.mark.parametrize(
    ("html", "isolated"),
    [
        ("<p>س 020 8359 5000 س</p>", "<p>س ⟨020 8359 5000⟩ س</p>"),
        ("<p>س +44 20 8359 5000</p>", "<p>س ⟨+44 20 8359 5000⟩</p>"),
        ("<p>س £23,250</p>", "<p>س ⟨£23,250⟩</p>"),
        ("<p>س £83.30 - £120 س</p>", "<p>س ⟨£83.30 - £120⟩ س</p>"),
        ("<p>س 5–17</p>", "<p>س ⟨5–17⟩</p>"),
        ("<p>س 9:00-17:00</p>", "<p>س ⟨9:00-17:00⟩</p>"),
        ("<p>س 999، 22/11/2026، 7.9%، 28,808</p>", "<p>س 999، 22/11/2026، 7.9%، 28,808</p>"),
        (
            '<a href="tel:020 1"><bdi dir="ltr">020 8359 5000</bdi></a>',
            '<a href="tel:020 1"><bdi dir="ltr">020 8359 5000</bdi></a>',
        ),
        ('<p lang="en" dir="ltr">Ring <b>020</b> 8359 5000</p> £5', '<p lang="en" dir="ltr">Ring <b>020</b> 8359 5000</p> ⟨£5⟩'),
        ("<title>£5</title><script>1 2</script>", "<title>£5</title><script>1 2</script>"),
        ('<p>dir="ltr" س £5</p>', '<p>dir="ltr" س ⟨£5⟩</p>'),
        ('<input dir="ltr" value="1 2"> £5 <!-- 1 2 --> £6', '<input dir="ltr" value="1 2"> ⟨£5⟩ <!-- 1 2 --> ⟨£6⟩'),
    ],
)
def test_numbers_keep_their_order_between_right_to_left_words(html: str, isolated: str) -> None:
    assert isolate_numbers(html) == isolated.replace("⟨", '<bdi dir="ltr">').replace("⟩", "</bdi>")


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>به Barnet Carers زنگ بزنید.</p>", f"<p>به <span{EN}>Barnet Carers</span> زنگ بزنید.</p>"),
        ("<p>(GP) و MASH</p>", "<p>(GP) و MASH</p>"),
        ("<p>(carer&#39;s assessment)</p>", f"<p>(<span{EN}>carer&#39;s assessment</span>)</p>"),
        ("<p>Care Act 2014.</p>", f"<p><span{EN}>Care Act 2014</span>.</p>"),
        (f"<p{EN}>Barnet Carers</p>", f"<p{EN}>Barnet Carers</p>"),
        ('<a title="Barnet Carers" href="#">ی</a>', '<a title="Barnet Carers" href="#">ی</a>'),
        ("<title>Barnet Carers ی</title>", "<title>Barnet Carers ی</title>"),
        (
            "<p>«I need a break. I want help.»</p>",
            f"<p>«<span{EN}>I need a break. I want help</span>.»</p>",
        ),
    ],
)
def test_english_names_keep_their_order_between_right_to_left_words(html: str, marked: str) -> None:
    assert isolate_latin(html) == marked


def test_a_service_page_in_another_language(hub: Hub) -> None:
    renderer = Renderer(hub, THEME, "ro", catalogues=catalogues("ro", directory=ROMANIAN))
    linked = renderer.hub.directory.service("tea-club")
    html = renderer.finish(str(renderer.render("service-card", linked=linked)))
    assert f'<h3 class="hub-card__name"><a{EN} href="/ro/services/tea-club/">Tea Club</a></h3>\n<p class="hub-gloss">' in html
    assert '<p class="hub-card__summary">Ceai și vorbă pentru îngrijitori.</p>' in html
    assert f"<dt{EN}>Cost</dt>" in html
    assert not MARKS.search(html)
    english = Renderer(hub, THEME).render("service-card", linked=hub.directory.service("tea-club"))
    assert "hub-gloss" not in english
    assert 'lang="en"' not in english


def test_english_words_with_links_to_the_pages_of_the_language(hub: Hub) -> None:
    renderer = Renderer(hub, THEME, "ro", catalogues=catalogues("ro", directory=ROMANIAN))
    english = renderer.in_english()
    assert "pauză" in renderer.render("term", term=renderer.hub.guides.word("respite"))
    assert (
        english.render("term", term=english.hub.guides.word("respite"))
        == '<a class="hub-term" href="/ro/glossary/#respite">respite</a>'
    )


def test_lists_are_sorted_by_their_words_and_not_by_marks(hub: Hub) -> None:
    localized = localize(hub, catalogues("ro", directory=ROMANIAN)).hub
    letters = build_a_to_z(localized, [PageInfo("a/", mark_fallback("Zebra"), "")]).letters
    assert [(one.letter, strip_marks(one.entries[0].title)) for one in letters] == [
        ("P", "pauză"),
        ("T", "Tea Club"),
        ("Z", "Zebra"),
    ]
