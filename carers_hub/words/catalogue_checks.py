"""What is wrong with one translation, seen beside its English. Readers get the English instead of one that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from carers_hub.source import Fault
from carers_hub.source.characters import find_characters
from carers_hub.words.language_signs import find_wrong_language
from carers_hub.words.numbers import read_numbers
from carers_hub.words.placeholders import PLACEHOLDER, names_of
from carers_hub.words.plurals import build_plurals
from carers_hub.words.po import Entry

_BRACE_OR_PERCENT = re.compile(r"[{}%]")
_FORMAT = re.compile(r"%\((\w+)\)s|%[sd]")
_MARKUP = re.compile(r"</?[a-zA-Z!?][^<>]*>?|&#?\w+;|\{\{|\}\}|\{%|%\}|\{#|\*\*|\*|`|\]\(|!\[|\[|\]|\|")
_BLOCK_START = re.compile(r"#+ |[-+*>] |\d+[.)] |:::|!!!|```|~~~", re.MULTILINE)
_URL = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?:[.:](\d\d))? ?(am|pm)\b|(?<![\d:.])(\d{1,2})[:.](\d\d)(?![\d%])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_MAY_DROP_NUMBER = ("zero", "one", "two")


def find_faults(entry: Entry, locale: str) -> Iterator[Fault]:
    """Yield what keeps a translation from being shown. An empty one has no fault."""
    filled = [text for text in entry.strings if text.strip()]
    if not filled:
        return
    wanted = build_plurals(locale).categories if entry.plural else ("",)
    if len(entry.strings) != len(wanted) or len(filled) != len(wanted):
        message = f"This needs {len(wanted)} plural forms, and {len(filled)} are filled."
        yield Fault("po-plural", message, f"Fill one form for each of: {', '.join(wanted)}.")
        return
    for category, text in zip(wanted, entry.strings, strict=True):
        source = entry.msgid if category in ("", "one") else entry.plural
        text = read_numbers(text, source, locale)
        for find in _FINDERS:
            if fault := find(source, text, category):
                yield fault
                return
        if fault := find_wrong_language(source, text, locale):
            yield fault
            return


def _find_hidden(source: str, text: str, category: str) -> Fault | None:  # noqa: ARG001
    found = next((fault for _, fault in find_characters(text)), None)
    return Fault("po-hidden", found.message, found.remedy) if found else None


def _find_placeholders(source: str, text: str, category: str) -> Fault | None:
    if not _BRACE_OR_PERCENT.search(source) and not _BRACE_OR_PERCENT.search(text):
        return None
    wanted = [*names_of(source), *sorted(found[0] for found in _FORMAT.finditer(source))]
    given = [*names_of(text), *sorted(found[0] for found in _FORMAT.finditer(text))]
    if category in _MAY_DROP_NUMBER and "%(num)s" in wanted and "%(num)s" not in given:
        wanted.remove("%(num)s")
    missing = [name for name in dict.fromkeys(wanted) if given.count(name) < wanted.count(name)]
    extra = [name for name in dict.fromkeys(given) if given.count(name) > wanted.count(name)]
    stray = PLACEHOLDER.sub("", text).count("{") + PLACEHOLDER.sub("", text).count("}")
    if not (missing or extra or stray):
        bad = next((found for found in PLACEHOLDER.finditer(text) if found[3] is not None and found[1] != "term"), None)
        return (
            Fault("po-placeholder", f"Only a {{term:…}} may have words of its own, not {bad[0]}.", "Take them out.")
            if bad
            else None
        )
    if missing:
        return Fault(
            "po-placeholder", f"{', '.join(missing)} is missing.", "Put it where it belongs in the sentence, letter by letter."
        )
    what = ", ".join(extra) or "A brace"
    return Fault(
        "po-placeholder", f"{what} is not in the English.", "Take it out, or copy the English placeholder letter by letter."
    )


def _find_markup(source: str, text: str, category: str) -> Fault | None:  # noqa: ARG001
    given, wanted = _marks(text), _marks(source)
    if sorted(given) == sorted(wanted):
        start = _BLOCK_START.match(text)
        if start and not _BLOCK_START.match(source):
            return Fault("po-markup", f'A text that starts with "{start[0]}" becomes a list or a heading.', "Start with a word.")
        return None
    odd = next((mark for mark in [*given, *wanted] if given.count(mark) != wanted.count(mark)), "")
    return Fault(
        "po-markup",
        f'"{odd[:40]}" stands here more often or less often than in the English.',
        "Use the same signs as the English.",
    )


def _marks(text: str) -> list[str]:
    return _MARKUP.findall(PLACEHOLDER.sub("", _FORMAT.sub("", text)))


def _find_addresses(source: str, text: str, category: str) -> Fault | None:  # noqa: ARG001
    if not any(sign in words for sign in ("@", "://") for words in (source, text)):
        return None
    wanted, given = (set(_URL.findall(words)) for words in (source, text))
    odd = next(iter(sorted(wanted ^ given)), None)
    return Fault("po-url", f"{odd} is not the same as in the English.", "Copy the address from the English.") if odd else None


def _find_numbers(source: str, text: str, category: str) -> Fault | None:
    if not _DIGIT.search(source) and not _DIGIT.search(text):
        return None
    plain_source, plain = (PLACEHOLDER.sub(" ", _FORMAT.sub(" ", words)) for words in (source, text))
    if _OTHER_DIGIT.search(plain):
        return Fault("po-number", "There are digits here that are not 0 to 9.", "Write numbers with the digits 0 to 9.")
    times, rest = _take_times(plain_source)
    given_times, given_rest = _take_times(plain)
    if times - given_times:
        return Fault("po-number", "A time of day is not the same as in the English.", "Write 4:30pm as 4:30pm or as 16:30.")
    wanted, given = set(_NUMBER.findall(rest)), set(_NUMBER.findall(given_rest))
    missing, extra = sorted(wanted - given), sorted(given - wanted)
    if category in _MAY_DROP_NUMBER:
        missing = []
    if missing:
        return Fault("po-number", f"The number {missing[0]} of the English is missing.", "Write it as in the English, in digits.")
    return (
        Fault("po-number", f"The number {extra[0]} is not in the English.", "Write the English number, or words.")
        if extra
        else None
    )


def _take_times(text: str) -> tuple[set[int], str]:
    """The times of day as minutes, and the text without them. `9am` and `9:00` are one time."""
    minutes: set[int] = set()

    def take(found: re.Match[str]) -> str:
        hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
        if hour > 24 or minute > 59:
            return found[0]
        half = found[3]
        minutes.add((hour % 12 + 12 * (half == "pm") if half else hour) * 60 + minute)
        return " "

    return minutes, _TIME.sub(take, text)


_FINDERS: tuple[Callable[[str, str, str], Fault | None], ...] = (
    _find_hidden,
    _find_placeholders,
    _find_markup,
    _find_addresses,
    _find_numbers,
)
