"""What a translator cannot change in a page's text: calls, addresses, numbers, prices and times stand as `{kind:name}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from carers_hub.model.kinds import SHORT_NUMBERS

PLACEHOLDER = re.compile(r'\{([a-z][a-z_]*):([^{}|]*)(?:\|([^{}|"\\<>]*))?\}')
"""A kind, a name, and for a link to an explained word the words to show: `{term:direct-payment|plăți directe}`."""

_SHORT = "|".join(sorted((re.sub(r"(?<=\d{3})(?=\d{3}$)", " ?", number) for number in SHORT_NUMBERS), key=len, reverse=True))
_PROTECTED = re.compile(
    r"(?P<call>\{\{.*?\}\})"
    r"|(?P<brace>[{}])"
    r"|(?P<code>`[^`]+`)"
    r"|(?<=\]\()(?P<link>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)"
    r"|<?(?P<url>https?://[^\s<>()]*[^\s<>().,;:!?])>?"
    r"|<?(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>?"
    r"|(?P<price>£\d[\d,]*(?:\.\d\d)?)"
    r"|(?<![\w.,])(?P<number>(?:\+44 ?|0)\d[\d ]{6,}\d|(?:" + _SHORT + r"))(?![\w%]|[.,]\d)"
    r"|(?<!\w)(?P<time>\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)|\d{1,2}:\d\d)(?!\w)",
    re.ASCII,
)
_CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}")
_WORDS = re.compile(r'"([^"]*)"')


Write = Callable[[str, str], str]
"""Gives the value of a kind of placeholder (`price`, `time`) as the language of a translation writes it."""


@dataclass(frozen=True)
class Protected:
    """A text as a translator sees it, and what stands for each of its placeholders."""

    text: str
    values: Mapping[str, str]

    def restore(self, text: str, write: Write | None = None) -> str:
        """The text, or a translation of it, with everything in its place. An unknown placeholder stays as it is."""
        return PLACEHOLDER.sub(lambda found: self._restore_one(found, write), text)

    def _restore_one(self, found: re.Match[str], write: Write | None) -> str:
        value = self.values.get(f"{{{found[1]}:{found[2]}}}")
        if value is None:
            return found[0]
        value = write(found[1], value) if write else value
        words = found[3]
        return value if words is None else _CALL.sub(lambda call: f'{{{{ {call[1]}({call[2]}, "{words}") }}}}', value)

    @property
    def help(self) -> tuple[str, ...]:
        """A line for the translator on each placeholder that does not speak for itself."""
        return tuple(f"{name} is {value}" for name, value in self.values.items() if not value.startswith("{{"))


def protect(text: str) -> Protected:
    """Put placeholders into a text of a page. The same thing twice has one name."""
    names: dict[tuple[str, str], str] = {}

    def replace(found: re.Match[str]) -> str:
        kind = str(found.lastgroup)
        key = (kind, found[0])
        if key not in names:
            names[key] = _call_name(found[0]) or f"{{{kind}:{sum(other == kind for other, _ in names) + 1}}}"
        return names[key]

    shown = _PROTECTED.sub(replace, text)
    return Protected(shown, {name: value for (_, value), name in names.items()})


def _call_name(text: str) -> str:
    call = _CALL.fullmatch(text)
    return f"{{{call[1]}:{','.join(_WORDS.findall(call[2]))}}}" if call else ""


def names_of(text: str) -> list[str]:
    """The placeholders of a text in order of name, each as often as it stands there, without words of their own."""
    return sorted(f"{{{found[1]}:{found[2]}}}" for found in PLACEHOLDER.finditer(text))


def has_words(text: str) -> bool:
    """Whether anything is left to translate when the placeholders are taken away."""
    return any(letter.isalpha() for letter in PLACEHOLDER.sub("", text))
