"""Catalogues: the words of a language, read from `.po` files at build time. No `.mo` file ever lies on disk."""

from __future__ import annotations

import io
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAINS = ("interface", "directory", "pages")
SOURCE_LOCALE = "en"
_BABEL_LOCALES = {"en": "en_GB"}


def babel_locale(locale: str) -> Locale:
    """CLDR data for one of our locales; plain `en` would be American."""
    return Locale.parse(_BABEL_LOCALES.get(locale, locale))


def text_direction(locale: str) -> str:
    """`rtl` or `ltr`, from CLDR."""
    return str(babel_locale(locale).text_direction)


def load_translations(folder: Path, locale: str, domain: str = "interface") -> NullTranslations:
    """The catalogue of a domain. English and a missing catalogue give the words as written; fuzzy entries are left out."""
    file = folder / locale / "LC_MESSAGES" / f"{domain}.po"
    if locale == SOURCE_LOCALE or not file.is_file():
        return NullTranslations()
    with file.open("rb") as stream:
        catalog = read_po(stream, locale=locale, domain=domain)
    compiled = io.BytesIO()
    write_mo(compiled, catalog, use_fuzzy=False)
    compiled.seek(0)
    return GNUTranslations(compiled)


def plural_samples(locale: str) -> dict[str, int]:
    """A number for each plural category of the language: `{"one": 1, "other": 0}`. What scripts pick words by (CLDR)."""
    rule = babel_locale(locale).plural_form
    samples: dict[str, int] = {}
    for number in range(201):
        samples.setdefault(rule(number), number)
    return samples
