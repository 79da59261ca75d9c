"""What the page of saved services knows of every service: `saved.json` and `qr.json`, one pair for each language.

Both are fetched whole, so that no request says which services somebody has saved. `theme/components/saved-list` and
`theme/assets/pass-on.mjs` read them. Texts are those of `plain_texts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import segno

from carers_hub.domain.directory import LinkedService
from carers_hub.model.directory import Phone
from carers_hub.source.language_marks import strip_marks
from carers_hub.words.plain_texts import phone_label, plain_text
from carers_hub.words.qr import build_symbol, pack_modules
from carers_hub.words.rendering import Renderer

Json = Any


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
        return self._said(self._renderer.render("card-alert", linked=linked))

    def _phone(self, phone: Phone) -> Json:
        """Number, type, what to say instead of the bare number, and who answers."""
        return [phone.number, phone.type, self._said(phone_label(phone, self._renderer)), self._said(phone.description)]

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
        return plain_text(self._renderer, text)


def _id(path: str) -> str:
    """The id in a service's address: `services/samaritans/` is `samaritans`."""
    return path.rstrip("/").rpartition("/")[2]
