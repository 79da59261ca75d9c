"""What the page of saved services knows of every service: `saved.json` and `qr.json`, one pair for each language.

Both are fetched whole, so that no request says which services somebody has saved. `theme/components/saved-list` and
`theme/assets/pass-on.mjs` read them. A text is a string, or `{"en": text}` where it is English for want of a translation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from html import unescape
from typing import Any

import segno
from markupsafe import escape

from carers_hub.domain.directory import LinkedService
from carers_hub.model.directory import Phone
from carers_hub.source.language_marks import strip_marks
from carers_hub.views.freshness import current_alert
from carers_hub.words.qr import build_symbol, pack_modules
from carers_hub.words.rendering import Renderer

Json = Any
_FINISHED = re.compile(r'<p( lang="en" dir="ltr")?>(.*)</p>', re.DOTALL)
_ISOLATE, _END = "\u2066", "\u2069"
"""Around what runs from left to right inside other text, where no element can be."""


class SavedServices:
    """The services of one language for the page of saved ones. `home`: the full address of the language's home page;
    `moved`: addresses of services that have another one now."""

    def __init__(self, renderer: Renderer, home: str, moved: Mapping[str, str] | None = None) -> None:
        self._renderer = renderer
        self._home = home
        self._moved = moved or {}
        self._gettext = renderer.translations.gettext
        self._services = renderer.hub.directory.services

    def main(self) -> Json:
        """`saved.json`: for each id what a person needs on paper, and ids that are now called otherwise."""
        paths = {linked.path: linked.service.id for linked in self._services}
        moved = {_id(old): paths[new] for old, new in self._moved.items() if new in paths}
        return {"services": {linked.service.id: self._service(linked) for linked in self._services}, "moved": moved}

    def codes(self) -> Json:
        """`qr.json`: for each id the QR code of its page, as `pack_modules` gives it. A code is as wide as it is high."""
        return {service_id: pack_modules(symbol) for service_id, symbol in self.symbols.items()}

    @cached_property
    def symbols(self) -> Mapping[str, segno.QRCode]:
        """For each id the QR code that leads to its page in this language."""
        return {linked.service.id: build_symbol(f"{self._home}{linked.path}") for linked in self._services}

    def _service(self, linked: LinkedService) -> Json:
        service = linked.service
        known = {
            "name": strip_marks(service.name),
            "org": strip_marks(linked.organization.name),
            "gloss": strip_marks(self._renderer.gloss("service", service.id)),
            "alert": self._alert(linked),
            "summary": self._said(service.summary),
            "phones": [self._phone(phone) for phone in service.phones],
            "email": service.email,
            "website": service.website,
            "hours": [self._said(line) for line in self._renderer.phrases.hours(service.schedules)],
            "places": self._places(linked),
            "where": self._said(self._where(linked)),
        }
        return {key: value for key, value in known.items() if value not in (None, "", [])}

    def _alert(self, linked: LinkedService) -> Json:
        alert = current_alert(linked.service, self._renderer.hub.today)
        closed = self._gettext("Closed for now.") if linked.service.status == "temporarily closed" else ""
        return self._said(" ".join(text for text in (closed, alert.text if alert else "") if text))

    def _phone(self, phone: Phone) -> Json:
        """Number, type, what to say instead of the bare number, and who answers."""
        patterns = {"text": "Text %(number)s", "textphone": "Textphone %(number)s"}
        pattern = "Text %(word)s to %(number)s" if phone.text_word else patterns.get(phone.type, "")
        words = {"word": strip_marks(phone.text_word or ""), "number": phone.number}
        label = self._said(self._gettext(pattern) % words) if pattern else ""
        return [phone.number, phone.type, label, self._said(phone.description)]

    def _places(self, linked: LinkedService) -> list[list[str]]:
        """Name, address and postcode of each place; none at all where the address is kept secret."""
        if linked.service.address_withheld:
            return []
        return [[strip_marks(place.name), strip_marks(place.address), place.postcode or ""] for place in linked.locations]

    def _where(self, linked: LinkedService) -> str:
        """What to say in the place of an address; nothing where there is one, or no place to go to."""
        if linked.service.address_withheld:
            return self._gettext("The address is kept secret, to keep people safe.")
        is_place = "at-a-place" in linked.term_ids("attending-type")
        return self._gettext("Address not stated") if is_place and not linked.locations else ""

    def _said(self, text: str) -> Json:
        """A text as a page of this language shows it, without elements: only its language and its order are kept."""
        found = _FINISHED.fullmatch(self._renderer.finish(f"<p>{escape(text)}</p>"))
        if found is None:
            raise ValueError(f"This text does not stay one paragraph: {text}")
        words = _plain(found[2], self._renderer.direction == "rtl")
        return {"en": words} if found[1] else words


def _plain(html: str, is_isolated: bool) -> str:
    """Words without elements. In right-to-left text what ran from left to right in an element of its own still does."""
    start, end = (_ISOLATE, _END) if is_isolated else ("", "")
    return unescape(re.sub(r"<(/?)[^<>]*>", lambda tag: end if tag[1] else start, html))


def _id(path: str) -> str:
    """The id in a service's address: `services/samaritans/` is `samaritans`."""
    return path.rstrip("/").rpartition("/")[2]
