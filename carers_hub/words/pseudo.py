"""Make-believe translations that show at a glance what no translator was asked for, what does not fit, and what mirrors badly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from carers_hub.words.catalogues import Catalogue, Catalogues
from carers_hub.words.i18n import text_direction
from carers_hub.words.messages import Message
from carers_hub.words.placeholders import PLACEHOLDER
from carers_hub.words.plurals import build_plurals
from carers_hub.words.po import PoFile
from carers_hub.words.update import update_file

_KEPT = re.compile(rf"{PLACEHOLDER.pattern}|%\(\w+\)s|%[sd]|https?://\S+|[\w.+-]+@[\w.-]+\w|\d+(?:[.:]\d\d)? ?(?:am|pm)\b|\n")
_ACCENTED = str.maketrans("AEIOUYaeiouycnsz", "ÀÉÎÖÛÝàéîöûýçñšž")
_ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz" + "abcdefghijklmnopqrstuvwxyz".upper(), "ابتثجحخدذرزسشصضطظعغفقلمنهو" * 2)


def accented(text: str) -> str:
    """`Home` becomes `⟨Hömé~~⟩`: still readable, a third longer, and cut off where the brackets are not whole."""
    changed = _outside_kept(text, lambda part: part.translate(_ACCENTED))
    return f"⟨{changed}{'~' * (len(text) // 3 + 1)}⟩"


def mirrored(text: str) -> str:
    """The letters as Arabic ones, so that lines run from right to left as they will for readers of Arabic and Persian."""
    return _outside_kept(text, lambda part: part.translate(_ARABIC))


def _outside_kept(text: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    done = 0
    for kept in _KEPT.finditer(text):
        parts += (change(text[done : kept.start()]), kept[0])
        done = kept.end()
    return "".join([*parts, change(text[done:])])


def build_pseudo(messages: Mapping[str, Sequence[Message]], locale: str) -> Catalogues:
    """Full catalogues for a language: mirrored for one that runs from right to left, else accented and long."""
    change = mirrored if text_direction(locale) == "rtl" else accented
    forms = len(build_plurals(locale).categories)
    by_domain = {}
    for domain, asked in messages.items():
        file, _ = update_file(PoFile(), asked, locale, domain)
        for entry in file.entries:
            others = (change(entry.plural),) * (forms - 1) if entry.plural else ()
            entry.strings = (change(entry.plural if entry.plural and forms == 1 else entry.msgid), *others)
        by_domain[domain] = Catalogue(locale, domain, file)
    return Catalogues(locale, by_domain)
