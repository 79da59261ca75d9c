"""What the page of saved services is given: every service, all its numbers, no secret address, codes that lead to its page."""

from __future__ import annotations

import base64
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import segno

from carers_hub.words import qr
from carers_hub.words.finder_index import dump_json
from carers_hub.words.rendering import Renderer
from carers_hub.words.saved_services import SavedServices
from tests.golden.examples import THEME, example_hub

HOME = "https://hub.example/"


@cache
def saved(locale: str = "en") -> SavedServices:
    return SavedServices(Renderer(example_hub(), THEME, locale), HOME if locale == "en" else f"{HOME}{locale}/")


def service(service_id: str, locale: str = "en") -> Any:
    return saved(locale).main()["services"][service_id]


def test_it_holds_every_service_once() -> None:
    ids = [linked.service.id for linked in example_hub().directory.services]
    assert list(saved().main()["services"]) == ids
    assert list(saved().codes()) == ids


def test_a_service_with_everything() -> None:
    assert service("everything-stated") == {
        "name": "Saturday Break",
        "org": "Kind People",
        "summary": "A trained helper sits with the person you look after, so that you can go out.",
        "phones": [
            ["0808 808 7777", "voice", "", "Saturday Break desk"],
            ["85258", "text", "Text BREAK to 85258", "By text, day or night"],
            ["0808 800 5000", "textphone", "Textphone 0808 800 5000", "For deaf callers"],
        ],
        "email": "break@kindpeople.example.org",
        "website": "https://www.kindpeople.example.org/break",
        "hours": [
            "Visits: Saturday, 10am to 1pm",
            "Phone: Monday to Friday, 9am to 4:30pm, closed on bank holidays",
        ],
        "places": [["The Old Library", "1 Market Square, Anytown", "N12 8NP"], ["Village Hall", "Green Lane, Anytown", ""]],
    }


def test_hours_and_addresses_are_those_of_the_record() -> None:
    renderer = Renderer(example_hub(), THEME)
    for linked in example_hub().directory.services:
        found = service(linked.service.id)
        assert found.get("hours", []) == renderer.phrases.hours(linked.service.schedules)
        assert [place[1:] for place in found.get("places", [])] == [
            [place.address, place.postcode or ""] for place in linked.locations
        ]


def test_a_secret_address_is_said_to_be_secret() -> None:
    """Even if somebody named a place in the record after all."""
    assert service("secret-address")["where"] == "The address is kept secret, to keep people safe."
    assert "places" not in service("secret-address")
    linked = example_hub().directory.service("secret-address")
    slipped = replace(linked, locations=example_hub().directory.service("everything-stated").locations)
    assert slipped.locations
    assert saved()._places(slipped) == []
    assert not saved()._where(linked).startswith("Address")


def test_what_is_not_known_is_left_out() -> None:
    known = service("nothing-stated")
    assert not {"phones", "email", "website", "hours", "places"} & set(known)


def test_notes_to_editors_stay_inside() -> None:
    assert "Never published" not in dump_json(saved().main())


@pytest.mark.parametrize("locale", ["fa", "pl"])
def test_what_is_not_translated_says_that_it_is_english(locale: str) -> None:
    found = service("everything-stated", locale)
    assert found["name"] == "Saturday Break", "names stay as they are, and the page knows"
    assert found["summary"] == {"en": "A trained helper sits with the person you look after, so that you can go out."}
    assert not any("\ue010" <= letter <= "\ue013" for letter in dump_json(saved(locale).main()))


def test_english_inside_other_words_keeps_its_order() -> None:
    said = SavedServices(Renderer(example_hub(), THEME, "fa"), HOME)._said
    assert said("زنگ بزنید 020 8359 5000 امروز") == "زنگ بزنید \u2066020 8359 5000\u2069 امروز"
    assert said("خط \ue012Tea & Talk\ue013 باز است") == "خط \u2066Tea & Talk\u2069 باز است"


def test_signs_of_html_are_words() -> None:
    assert saved()._said("<b> & \"more\" 'here'") == "<b> & \"more\" 'here'"


def test_an_address_that_moved_leads_on() -> None:
    moved = {"services/old-club/": "services/everything-stated/", "services/older/": "respite/", "old-page/": "respite/"}
    found = SavedServices(Renderer(example_hub(), THEME), HOME, moved).main()
    assert found["moved"] == {"old-club": "everything-stated"}


def unpack(packed: str) -> list[list[int]]:
    raw = base64.b64decode(packed)
    size = int((len(raw) * 8) ** 0.5)
    bits = "".join(f"{byte:08b}" for byte in raw)
    assert set(bits[size * size :]) <= {"0"}
    return [[int(bit) for bit in bits[row * size : (row + 1) * size]] for row in range(size)]


@pytest.mark.parametrize("locale", ["en", "fa"])
def test_a_code_is_that_of_the_full_address_in_the_language(locale: str) -> None:
    home = HOME if locale == "en" else f"{HOME}{locale}/"
    for service_id, packed in saved(locale).codes().items():
        fresh = segno.make_qr(f"{home}services/{service_id}/", error="m", boost_error=False, mask=qr._MASK)
        assert unpack(packed) == [list(row) for row in fresh.matrix]
        assert (fresh.error, fresh.mask) == ("M", qr._MASK)


def test_a_picture_is_black_on_white_with_a_quiet_zone() -> None:
    symbol = qr.build_symbol(f"{HOME}services/everything-stated/")
    picture = ElementTree.fromstring(qr.render_svg(symbol))
    whole = len(symbol.matrix) + 2 * qr.QUIET_ZONE
    assert picture.attrib == {"viewBox": f"0 0 {whole} {whole}"}
    paper, code = picture
    assert paper.attrib["fill"] == "#fff"
    assert paper.attrib["d"] == f"M0 0h{whole}v{whole}h-{whole}z"
    assert code.attrib["stroke"] == "#000"
    assert code.attrib["d"].startswith(f"M{qr.QUIET_ZONE} {qr.QUIET_ZONE}.5h7")


def test_it_is_the_same_each_time() -> None:
    again = SavedServices(Renderer(example_hub(), THEME), HOME)
    assert json.loads(dump_json(again.main())) == saved().main()
    assert again.codes() == saved().codes()
