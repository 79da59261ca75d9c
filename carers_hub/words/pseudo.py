"""Make-believe translations that show at a glance what no translator was asked for, what does not fit, and what mirrors badly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from carers_hub.words.catalogues import Catalogue, Catalogues
from carers_hub.words.messages import Message
from carers_hub.words.placeholders import PLACEHOLDER
from carers_hub.words.plurals import build_plurals
from carers_hub.words.po import PoFile
from carers_hub.words.update import update_file

_KEPT = re.compile(rf"{PLACEHOLDER.pattern}|%\(\w+\)s|%[sd]|https?://\S+|[\w.+-]+@[\w.-]+\w|\d+(?:[.:]\d\d)? ?(?:am|pm)\b|\n")
_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "àḃçḋéḟğĥîĵķļṁñöṗɋřšťûṽŵẋýžÀḂÇḊÉḞĞĤÎĴĶĻṀÑÖṖɊŘŠŤÛṼŴẊÝŽ"
_LETTERS: Mapping[str, str] = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقلمنهو",
    "fa": "ابتثجحخدذرزسشصضطظعغفقلمنهو",
    "gu": "અબચદએફગહઇજકલમનઓપખરસતઉવઢથયઝ",
}
"""For languages with another alphabet, a letter of it for each Latin one."""


def accented(text: str) -> str:
    """`Home` becomes `⟨Ĥöṁé~~⟩`: still readable, a third longer, and cut off where the brackets are not whole."""
    changed = _outside_kept(text, lambda part: part.translate(str.maketrans(_LATIN, _ACCENTED)))
    return f"⟨{changed}{'~' * (len(text) // 3 + 1)}⟩"


def relettered(text: str, locale: str) -> str:
    """The letters as those of the language's own alphabet, so that lines run as they will for its readers."""
    table = str.maketrans(_LATIN, _LETTERS[locale] * 2)
    return _outside_kept(text, lambda part: part.translate(table))


def _outside_kept(text: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    done = 0
    for kept in _KEPT.finditer(text):
        parts += (change(text[done : kept.start()]), kept[0])
        done = kept.end()
    return "".join([*parts, change(text[done:])])


def build_pseudo(messages: Mapping[str, Sequence[Message]], locale: str) -> Catalogues:
    """Full catalogues for a language: in its own alphabet where that is another one, else accented and long."""

    def change(text: str) -> str:
        return relettered(text, locale) if locale in _LETTERS else accented(text)

    forms = len(build_plurals(locale).categories)
    by_domain = {}
    for domain, asked in messages.items():
        file, _ = update_file(PoFile(), asked, locale, domain)
        for entry in file.entries:
            others = (change(entry.plural),) * (forms - 1) if entry.plural else ()
            entry.strings = (change(entry.plural if entry.plural and forms == 1 else entry.msgid), *others)
        by_domain[domain] = Catalogue(locale, domain, file)
    return Catalogues(locale, by_domain)
