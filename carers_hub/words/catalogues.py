"""The catalogues of a language as they lie on disk, and what of them may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from carers_hub.source import Fault, Mark, Problem, Severity, read_text
from carers_hub.words.catalogue_checks import find_faults
from carers_hub.words.i18n import DOMAINS, language_tag
from carers_hub.words.numbers import read_numbers, write_numbers
from carers_hub.words.po import Entry, Key, PoFile, read_po

CHECKED = "X-Checked-By-Professional"


def po_path(locale: str, domain: str) -> str:
    """Where a catalogue lies under the hub's root."""
    return f"translations/{locale}/LC_MESSAGES/{domain}.po"


@dataclass(frozen=True)
class Catalogue:
    """One `.po` file. `problems` are those of the file as a whole; nothing of one that is not `usable` is shown."""

    locale: str
    domain: str
    file: PoFile
    problems: tuple[Problem, ...] = ()
    usable: bool = True
    known_faults: Mapping[Key, Fault] | None = None

    @property
    def path(self) -> str:
        """Where it lies under the hub's root."""
        return po_path(self.locale, self.domain)

    @cached_property
    def faults(self) -> Mapping[Key, Fault]:
        """What keeps a translation from being shown, by its key."""
        if self.known_faults is not None:
            return self.known_faults
        found = ((entry, next(find_faults(entry, self.locale), None)) for entry in self.file.entries if entry.is_translated)
        return {entry.key: fault for entry, fault in found if fault}

    @cached_property
    def shown(self) -> Mapping[Key, tuple[str, ...]]:
        """The translations readers see: filled, not in doubt, not wrong; with numbers as the language writes them."""
        if not self.usable:
            return {}
        entries = (entry for entry in self.file.entries if entry.is_translated)
        return {entry.key: tuple(self._written(entry)) for entry in entries if entry.key not in self.faults}

    def _written(self, entry: Entry) -> Iterator[str]:
        english = f"{entry.msgid} {entry.plural}"
        for text in entry.strings:
            yield write_numbers(read_numbers(text, english, self.locale), self.locale)

    @cached_property
    def fuzzy(self) -> frozenset[Key]:
        """Translations of an earlier English, which nobody has looked at since."""
        return frozenset(entry.key for entry in self.file.entries if entry.fuzzy)

    @property
    def is_checked(self) -> bool:
        """Whether a professional has checked it, as its header says."""
        return self.file.header_value(CHECKED).casefold() == "yes"

    def find_problems(self) -> Iterator[Problem]:
        """Everything wrong with it. None of it keeps an editor from publishing: readers get the English instead."""
        yield from self.problems
        for entry in self.file.entries:
            if fault := self.faults.get(entry.key):
                yield _problem(self.path, entry.line, fault, _record(entry))
            elif any(map(str.strip, entry.strings)) and not all(map(str.strip, entry.strings)):
                fault = next(find_faults(entry, self.locale))
                yield _problem(self.path, entry.line, fault, _record(entry))


@dataclass(frozen=True)
class Catalogues:
    """All catalogues of a language."""

    locale: str
    by_domain: Mapping[str, Catalogue]

    def __getitem__(self, domain: str) -> Catalogue:
        return self.by_domain[domain]

    def get(self, domain: str, context: str, msgid: str) -> str | None:
        """The translation readers see, or None."""
        strings = self.by_domain[domain].shown.get((context, msgid))
        return strings[0] if strings else None

    @property
    def is_checked(self) -> bool:
        """Whether a professional has checked every catalogue."""
        return all(catalogue.is_checked for catalogue in self.by_domain.values())


def find_locales(root: Path) -> tuple[str, ...]:
    """The languages that have catalogues."""
    folder = root / "translations"
    return tuple(sorted(path.parent.name for path in folder.glob("*/LC_MESSAGES") if path.is_dir()))


def load_catalogues(root: Path, locale: str) -> Catalogues:
    """The three catalogues of a language. A missing one is empty."""
    return Catalogues(locale, {domain: load_catalogue(root, locale, domain) for domain in DOMAINS})


def load_catalogue(root: Path, locale: str, domain: str) -> Catalogue:
    """One catalogue with what is wrong with the file."""
    path = po_path(locale, domain)
    if not (root / path).exists():
        return Catalogue(locale, domain, PoFile())
    text, wrong = read_text(root / path, root)
    if text is None:
        return Catalogue(locale, domain, PoFile(), tuple(_soften(wrong)), usable=False)
    file = read_po(text)
    problems = [*_check_syntax(file, path), *_check_twice(file, path)]
    header = [*_check_header(file, path, locale)]
    return Catalogue(locale, domain, file, (*header, *problems), usable=not header)


def _soften(problems: Sequence[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield _problem(problem.path, problem.line, Fault(problem.code, problem.message, problem.remedy))


def _check_header(file: PoFile, path: str, locale: str) -> Iterator[Problem]:
    line = file.header_line or 1
    if not file.header:
        fault = Fault("po-header", "This file has no header.", "Write it again: hub translate update")
        yield _problem(path, line, fault)
        return
    for name, wanted, found in (
        ("Language", locale, file.header_value("Language")),
        ("charset", "UTF-8", file.header_value("Content-Type").rpartition("charset=")[2].upper()),
    ):
        if found != wanted and not (name == "Language" and _is_same_language(found, wanted)):
            fault = Fault("po-header", f'The header says {name} "{found}".', f"It must be {wanted}. Is this the right file?")
            yield _problem(path, line + _header_offset(file, name), fault)


def _is_same_language(found: str, locale: str) -> bool:
    """Whether a language that names its region is the one of the site: `fa_IR` for `fa`; `pt_PT` for `pt`, and not `pt_BR`."""
    written, tag = found.replace("_", "-"), language_tag(locale)
    return written == tag if tag != locale else written.split("-")[0] == locale


def _header_offset(file: PoFile, name: str) -> int:
    """How many lines below `msgid` a field of the header stands."""
    lines = [line.casefold() for line in file.header.split("\n")]
    return next((number for number, line in enumerate(lines, 2) if name.casefold() in line), 0)


def _check_syntax(file: PoFile, path: str) -> Iterator[Problem]:
    for broken in file.faults:
        fault = Fault("po-syntax", f"This line cannot be read: {broken.text[:60]}", "Look for a quote that is missing.")
        yield _problem(path, broken.line, fault)
    for line in file.obsolete_lines[:1]:
        fault = Fault("po-obsolete", "This file keeps texts that are no longer used.", "Take them out: hub translate update")
        yield _problem(path, line, fault, severity=Severity.UNFINISHED)


def _check_twice(file: PoFile, path: str) -> Iterator[Problem]:
    seen: dict[Key, Entry] = {}
    for entry in file.entries:
        first = seen.setdefault(entry.key, entry)
        if first is not entry:
            fault = Fault("po-duplicate", f"This stands here twice, first on line {first.line}.", "Delete one of the two.")
            yield _problem(path, entry.line, fault, _record(entry))


def _record(entry: Entry) -> str:
    return entry.context or entry.msgid[:60]


def _problem(path: str, line: int, fault: Fault, record: str = "", severity: Severity = Severity.STALE) -> Problem:
    found = fault.at(path, Mark(max(line, 1), 1), record)
    return Problem(
        path=path, line=found.line, code=fault.code, message=fault.message, remedy=fault.remedy, record=record, severity=severity
    )
