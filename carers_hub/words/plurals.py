"""Plural forms as CLDR has them for whole numbers, in the shape gettext wants them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel.plural import PluralRule, to_gettext

from carers_hub.words.i18n import babel_locale

_ORDER = ("zero", "one", "two", "few", "many", "other")
_SAMPLES = range(1001)
"""Counts of things on a site. Categories that only fractions or millions take are never asked of a translator."""


@dataclass(frozen=True)
class Plurals:
    """The forms of a language: their CLDR names in the order of `msgstr[0]`, `msgstr[1]` …, and gettext's rule."""

    categories: tuple[str, ...]
    rule: PluralRule
    header: str

    def form(self, number: int) -> int:
        """Which form goes with a number."""
        category = self.rule(number)
        return self.categories.index(category) if category in self.categories else len(self.categories) - 1


@cache
def build_plurals(locale: str) -> Plurals:
    """The plural forms of a language."""
    rule = babel_locale(locale).plural_form
    reached = {rule(number) for number in _SAMPLES}
    categories = tuple(name for name in _ORDER if name in reached)
    explicit = {name: text for name, text in rule.rules.items() if name in categories[:-1]}
    header = to_gettext(PluralRule(explicit)) if explicit else "nplurals=1; plural=0;"
    return Plurals(categories, rule, header)
