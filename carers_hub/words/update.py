"""Brings a `.po` file up to the English of today. A translation is never guessed from a similar sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from carers_hub.words.catalogues import CHECKED
from carers_hub.words.messages import Message
from carers_hub.words.plurals import build_plurals
from carers_hub.words.po import Entry, Key, PoFile


@dataclass(frozen=True)
class Change:
    """What an update did, in entries: `new` ones, ones in doubt because the English `changed`, translations that are `gone`."""

    new: int
    changed: int
    gone: int


def update_file(old: PoFile, messages: Sequence[Message], locale: str, domain: str) -> tuple[PoFile, Change]:
    """The file with the messages of today and every translation that still belongs to one of them.

    Same context and same English: kept. Same English moved within its record (a step is now the second): kept. Other English
    in the same place: kept as fuzzy, with the English it was made from, and never shown until a translator has looked.
    """
    matcher = _Matcher(old.entries, messages)
    matcher.match_same()
    matcher.match_moved()
    matcher.match_place()
    matcher.match_neighbours()
    forms = len(build_plurals(locale).categories)
    entries = [_carry_over(message, matcher.found.get(message.key), forms) for message in messages]
    change = Change(
        sum(message.key not in matcher.found for message in messages),
        sum(entry.fuzzy for entry in entries),
        sum(any(entry.strings) for entry in matcher.left.values()),
    )
    header = _update_header(old, locale, domain)
    return PoFile(entries, header, notes=old.notes), change


class _Matcher:
    """Finds the old entry for each message. Every old entry goes to one message at most."""

    def __init__(self, old: Sequence[Entry], messages: Sequence[Message]) -> None:
        self._old, self._messages = old, messages
        self.left = {entry.key: entry for entry in old}
        self.found: dict[Key, Entry] = {}

    def _take(self, message: Message, entry: Entry | None) -> None:
        if entry is not None and entry.key in self.left and message.key not in self.found:
            self.found[message.key] = self.left.pop(entry.key)

    def _waiting(self) -> Iterable[Message]:
        return [message for message in self._messages if message.key not in self.found]

    def _spare(self) -> Iterable[Entry]:
        return [entry for entry in self.left.values() if any(entry.strings)]

    def match_same(self) -> None:
        """Same context, same English."""
        for message in self._messages:
            self._take(message, self.left.get(message.key))

    def match_moved(self) -> None:
        """Same English at another number of the same list."""
        by_words = {(_without_numbers(entry.context), entry.msgid): entry for entry in self._spare()}
        for message in self._waiting():
            self._take(message, by_words.get((_without_numbers(message.context), message.msgid)))

    def match_place(self) -> None:
        """Other English in the same field of the same record."""
        by_context = {entry.context: entry for entry in self._spare() if not _is_shared(entry.context)}
        for message in self._waiting():
            self._take(message, by_context.get(message.context))

    def match_neighbours(self) -> None:
        """Other English between the same neighbours, on a page or in a component."""
        waiting = {_section(message) for message in self._waiting() if _is_shared(message.context)}
        for section in sorted(waiting):
            old = [entry for entry in self._old if _section(entry) == section]
            new = [message for message in self._messages if _section(message) == section]
            alike = SequenceMatcher(None, [one.msgid for one in old], [one.msgid for one in new], autojunk=False)
            for what, first, last, start, stop in alike.get_opcodes():
                if what == "replace" and last - first == stop - start:
                    for message, entry in zip(new[start:stop], old[first:last], strict=True):
                        self._take(message, entry if any(entry.strings) else None)


_NUMBERS = re.compile(r"\.\d+(?=\.|$)")


def _without_numbers(context: str) -> str:
    return _NUMBERS.sub("", context)


def _is_shared(context: str) -> bool:
    """Whether many messages have this context: those of a page, of the menu, of the interface."""
    return "." not in context or context.startswith("page.")


def _section(one: Message | Entry) -> tuple[str, str]:
    return one.context, "" if one.context else (one.locations or ("",))[0]


def _carry_over(message: Message, entry: Entry | None, forms: int) -> Entry:
    empty = ("",) * (forms if message.plural else 1)
    if entry is None or not any(entry.strings):
        return replace(message.entry(empty), notes=entry.notes if entry else ())
    same = (entry.msgid, entry.plural, len(entry.strings)) == (message.msgid, message.plural, len(empty))
    fuzzy = entry.fuzzy or not same
    previous = (entry.previous or ("" if same else entry.msgid)) if fuzzy else ""
    strings = (*entry.strings, *empty)[: len(empty)]
    return replace(message.entry(strings), notes=entry.notes, fuzzy=fuzzy, previous=previous)


def _update_header(old: PoFile, locale: str, domain: str) -> str:
    """The header's known fields in a fixed order; what a translator's program wrote beside them stays."""
    plurals = build_plurals(locale).header
    ours = {
        "Project-Id-Version": f"Carers Hub: {domain}",
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plurals if plurals.endswith(";") else f"{plurals};",
        CHECKED: old.header_value(CHECKED) or "no",
    }
    others = [line for line in old.header.splitlines() if line.partition(":")[0] not in ours and line.strip()]
    return "".join(f"{line}\n" for line in [*(f"{name}: {value}" for name, value in ours.items()), *others])


def template_header(domain: str) -> str:
    """The header of a `.pot` file: no date and no place, so that it changes only with the words."""
    return (
        f"Project-Id-Version: Carers Hub: {domain}\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    )
