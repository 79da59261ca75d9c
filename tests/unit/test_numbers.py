"""Numbers and times as each language writes them: a comma for thousands would be read as a decimal sign in half of Europe."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations

import pytest

from carers_hub.domain import load_hub
from carers_hub.words.catalogue_checks import find_faults
from carers_hub.words.catalogues import Catalogue, Catalogues
from carers_hub.words.i18n import DOMAINS
from carers_hub.words.localize import localize
from carers_hub.words.messages import build_directory_messages
from carers_hub.words.numbers import has_decimal_comma, write_numbers, write_time
from carers_hub.words.page_translation import translate_page
from carers_hub.words.phrases import Phrases
from carers_hub.words.po import Entry, PoFile
from tests.builders import ROOT

COMMA = ("ro", "pl", "pt")


def catalogues(locale: str, **entries: list[Entry]) -> Catalogues:
    """Catalogues with some entries."""
    return Catalogues(locale, {domain: Catalogue(locale, domain, PoFile(entries.get(domain, []))) for domain in DOMAINS})


def test_languages_with_a_decimal_comma() -> None:
    assert [locale for locale in ("en", "ar", "fa", "gu", "so", *COMMA) if has_decimal_comma(locale)] == list(COMMA)


@pytest.mark.parametrize("locale", COMMA)
@pytest.mark.parametrize(
    ("english", "shown"),
    [
        ("28,808 people", "28\u00a0808 people"),
        ("from 28,808 to 1,390,800.", "from 28\u00a0808 to 1\u00a0390\u00a0800."),
        ("£1,200", "£1\u00a0200"),
        ("£24,000 a year, £1,200.50 once", "£24\u00a0000 a year, £1\u00a0200.50 once"),
        ("7.4%, 85.22 %, 7.2–9.3%, 4.1 - 5%", "7,4%, 85,22 %, 7,2–9,3%, 4,1 - 5%"),
    ],
)
def test_numbers_that_change(locale: str, english: str, shown: str) -> None:
    assert write_numbers(english, locale) == shown


@pytest.mark.parametrize(
    "text",
    [
        "£86.45 a week",
        "Ring 020 8359 5000, 116 123, 999 or 0300 123 1053",
        "WCAG version 2.2, section 3.4",
        "https://example.org/1,200/7.4% and a.1,200@example.org",
        "at 9.30 or 16:30, on 22.11.2026",
        "rooms 1,2,3 and 12,34",
        "%(num)s of {price:1}",
    ],
)
def test_what_is_no_such_number_stays(text: str) -> None:
    assert write_numbers(text, "pl") == text


@pytest.mark.parametrize("locale", ["en", "fa", "ar", "gu"])
def test_languages_with_a_decimal_point_keep_the_english_numbers(locale: str) -> None:
    assert write_numbers("28,808 or 7.4% of £1,200", locale) == "28,808 or 7.4% of £1,200"


@pytest.mark.parametrize("typed", ["28,808", "28 808", "28.808", "28\u00a0808", "28\u202f808"])
def test_a_translator_may_type_a_number_either_way(typed: str) -> None:
    entry = Entry("28,808 people care, 7.4%.", strings=(f"Opiekunów jest {typed}, czyli 7,4%.",))
    assert list(find_faults(entry, "pl")) == []
    found = catalogues("pl", pages=[entry]).get("pages", "", entry.msgid)
    assert found == "Opiekunów jest 28\u00a0808, czyli 7,4%."


@pytest.mark.parametrize("typed", ["28808", "28,80", "2.8808", "28.809", "28, 808"])
def test_another_number_is_still_a_fault(typed: str) -> None:
    entry = Entry("28,808 people care.", strings=(f"Opiekunów jest tu {typed}.",))
    assert [fault.code for fault in find_faults(entry, "pl")] == ["po-number"]


def test_pence_keep_their_point() -> None:
    entry = Entry("Pay 86.45% or £86.45.", strings=("Płać 86.45% lub £86,45.",))
    assert [fault.code for fault in find_faults(entry, "pl")] == ["po-number"]


def test_a_language_with_a_decimal_point_has_no_other_way() -> None:
    entry = Entry("28,808 people care.", strings=("28.808 از مردم مراقبت می‌کنند.",))
    assert [fault.code for fault in find_faults(entry, "fa")] == ["po-number"]


PAGE = """# Money

It is £1,200 or £86.45, at 9am or 4:30pm. Ring 116 123.

English for £1,200 at 9am.
"""
ASKED = "It is {price:1} or {price:2}, at {time:1} or {time:2}. Ring {number:1}."


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("pl", "To £1\u00a0200 lub £86.45, o 9:00 lub 16:30. Zadzwoń: 116 123."),
        ("fa", "To £1,200 lub £86.45, o 9:00 lub 16:30. Zadzwoń: 116 123."),
    ],
)
def test_prices_and_times_of_a_page_are_those_of_the_language(locale: str, shown: str) -> None:
    translated = "To {price:1} lub {price:2}, o {time:1} lub {time:2}. Zadzwoń: {number:1}."
    entry = Entry(ASKED, "page.money", strings=(translated,))
    pages = Catalogue(locale, "pages", PoFile([entry]), known_faults={})
    page = translate_page(PAGE, "money", Catalogues(locale, {"pages": pages}))
    assert shown in page.source
    assert "English for £1,200 at 9am." in page.source


@pytest.mark.parametrize(
    ("text", "shown"), [("9am", "9:00"), ("12pm", "12:00"), ("12am", "0:00"), ("4.30 pm", "16:30"), ("16:30", "16:30")]
)
def test_times_by_the_24_hour_clock(text: str, shown: str) -> None:
    assert write_time(text, "ar") == shown
    assert write_time(text, "en") == text


@pytest.mark.parametrize(("locale", "amount", "count"), [("en", "£1,200", "28,808"), ("ro", "£1\u00a0200", "28\u00a0808")])
def test_money_and_counts(locale: str, amount: str, count: str) -> None:
    phrases = Phrases(locale, NullTranslations())
    assert phrases.money("1200.00") == amount
    assert phrases.money("86.45") == "£86.45"
    assert phrases.number(28808) == count


def test_money_in_a_sentence_that_stays_english_is_english() -> None:
    class English(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"\ue010{message}\ue011"

    assert Phrases("pl", English()).money_per("1200", "week") == "\ue010£1,200 a week\ue011"


@pytest.mark.parametrize(("locale", "shown"), [("pl", "7,9%"), ("gu", "7.9%")])
def test_a_figure_alone_is_no_text_to_translate_but_is_written_in_the_language(locale: str, shown: str) -> None:
    hub, problems = load_hub(ROOT / "tests/fixtures/hub", date(2026, 11, 22))
    assert hub is not None, problems
    assert [message.msgid for message in build_directory_messages(hub) if message.msgid == "7.9%"] == []
    assert localize(hub, catalogues(locale)).hub.strategy.figures[0].value == shown
