"""Puts translations that were made elsewhere into a catalogue, each checked first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from carers_hub.words.catalogue_checks import find_faults
from carers_hub.words.po import Entry, Key, PoFile


@dataclass(frozen=True)
class Item:
    """A translation on its way in. Without a context it goes to every entry with this English that has none yet."""

    number: int
    context: str | None
    msgid: str
    strings: tuple[str, ...]


@dataclass
class Filling:
    """Translations to put in, and what became of them. `refused` has a sentence for each that was wrong."""

    items: list[Item]
    refused: list[str] = field(default_factory=list)
    filled: int = 0
    same: int = 0
    kept: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, raw: Iterable[object]) -> Filling:
        """From plain objects with `id` and `str`, and perhaps `ctx`. What has no such shape is refused."""
        filling = cls([])
        for number, one in enumerate(raw, 1):
            item = _read_item(number, one)
            if item is None:
                filling.refused.append(f"{number}: it needs id and str, and may have ctx")
            else:
                filling.items.append(item)
        return filling

    def unknown(self) -> list[Item]:
        """Those for which there is no entry."""
        return [item for item in self.items if item.number not in self.used]

    def report(self) -> str:
        """What happened, a line for each that was not put in."""
        lines = [f"refused {line}" for line in self.refused]
        lines += [f"kept {line}" for line in self.kept]
        lines += [f"unknown {item.number}: {item.context or ''} {item.msgid[:70]}" for item in self.unknown()]
        counts = f"{self.filled} filled, {self.same} were there, {len(self.refused)} refused, {len(self.unknown())} not known"
        return "\n".join([*lines, counts + (f", {len(self.kept)} kept as they were (--over replaces them)" if self.kept else "")])


def _read_item(number: int, one: object) -> Item | None:
    if not isinstance(one, dict) or not isinstance(one.get("id"), str):
        return None
    given, context = one.get("str"), one.get("ctx")
    if isinstance(given, str):
        given = [given]
    if not isinstance(given, list) or not all(isinstance(text, str) and text for text in given) or not given:
        return None
    return Item(number, context if isinstance(context, str) else None, one["id"], tuple(given))


def fill_file(file: PoFile, filling: Filling, locale: str, *, over: bool = False) -> bool:
    """Put what fits into a file. Returns whether anything changed. What is there stays, unless it is in doubt or `over`."""
    by_key = {entry.key: number for number, entry in enumerate(file.entries)}
    by_msgid: dict[str, list[int]] = {}
    for number, entry in enumerate(file.entries):
        by_msgid.setdefault(entry.msgid, []).append(number)
    changed = False
    for item in filling.items:
        places = by_msgid.get(item.msgid, []) if item.context is None else _one(by_key, (item.context, item.msgid))
        for place in places:
            changed |= _fill_one(file, place, item, filling, locale, over)
    return changed


def _one(by_key: dict[Key, int], key: Key) -> list[int]:
    return [by_key[key]] if key in by_key else []


def _fill_one(file: PoFile, place: int, item: Item, filling: Filling, locale: str, over: bool) -> bool:
    entry = file.entries[place]
    filling.used.add(item.number)
    if entry.strings == item.strings and not entry.fuzzy:
        filling.same += 1
        return False
    if entry.is_translated and not over:
        if item.context is not None:
            filling.kept.append(f"{item.number}: {_called(entry)}")
        return False
    new = replace(entry, strings=item.strings, fuzzy=False, previous="")
    if fault := next(find_faults(new, locale), None):
        filling.refused.append(f"{item.number}: {_called(entry)}: {fault.message} {fault.remedy}")
        return False
    file.entries[place] = new
    filling.filled += 1
    return True


def _called(entry: Entry) -> str:
    return f"{entry.context or 'interface'} {entry.msgid[:60]!r}"
