"""Languages: their codes, their direction, their plural categories."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

DOMAINS = ("interface", "directory", "pages")
SOURCE_LOCALE = "en"
_BABEL_LOCALES = {"en": "en_GB", "pt": "pt_PT"}
_TAGS = {"pt": "pt-PT"}


def babel_locale(locale: str) -> Locale:
    """CLDR data for one of our locales; plain `en` would be American, plain `pt` Brazilian."""
    return Locale.parse(_BABEL_LOCALES.get(locale, locale))


def is_language(code: str) -> bool:
    """Whether it is the code of a language CLDR knows."""
    try:
        babel_locale(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def language_names(locale: str) -> dict[str, str]:
    """The names of languages in a language, by code (CLDR), with a capital as choices have."""
    return {code: name[:1].upper() + name[1:] for code, name in babel_locale(locale).languages.items()}


def language_tag(locale: str) -> str:
    """What a page says its language is (BCP 47). Browsers pick plural forms and voices by it, and take plain `pt` for Brazilian.

    Addresses and `hreflang` keep `pt`: it is the one Portuguese there is, for readers from Brazil too.
    """
    return _TAGS.get(locale, locale)


def text_direction(locale: str) -> str:
    """`rtl` or `ltr`, from CLDR."""
    return str(babel_locale(locale).text_direction)


def plural_samples(locale: str) -> dict[str, int]:
    """A number for each plural category of the language: `{"one": 1, "other": 0}`. What scripts pick words by (CLDR)."""
    rule = babel_locale(locale).plural_form
    samples: dict[str, int] = {}
    for number in range(201):
        samples.setdefault(rule(number), number)
    return samples
