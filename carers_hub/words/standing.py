"""Where a catalogue stands beside the English of today. What takes long to find is kept in `.hub/`, by fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from carers_hub.source import Fault, Problem, Severity
from carers_hub.words.catalogues import Catalogue, load_catalogue, po_path
from carers_hub.words.messages import Message
from carers_hub.words.po import Key
from carers_hub.words.update import update_file

_CODE = ("catalogue_checks", "catalogues", "language_signs", "placeholders", "plurals", "po", "standing", "update")


@dataclass(frozen=True)
class Standing:
    """One catalogue. `missing`: messages whose English is shown; `changed`: those of them that had a translation of an earlier
    English; `problems`: what is wrong in the file."""

    locale: str
    domain: str
    missing: frozenset[Key]
    changed: frozenset[Key]
    problems: tuple[Problem, ...]


def load_standing(root: Path, locale: str, domain: str, messages: Sequence[Message] | None) -> Standing:
    """Where a catalogue stands. Without messages it is measured by its own entries (they change with the program only)."""
    file = root / ".hub/standing" / f"{locale}-{domain}.json"
    known = _read(file)
    po = root / po_path(locale, domain)
    po_print = _fingerprint([_code_print(), po.read_bytes() if po.is_file() else b""])
    whole_print = _fingerprint([po_print.encode(), repr([one.key for one in messages or ()]).encode()])
    if known.get("whole") == whole_print:
        return _from_json(locale, domain, known)
    catalogue = load_catalogue(root, locale, domain)
    if known.get("po") == po_print:
        catalogue = replace(catalogue, known_faults={(c, i): Fault(*fault) for c, i, fault in known["faults"]})
    standing = _measure(catalogue, messages)
    faults = [[*key, list(fault)] for key, fault in catalogue.faults.items()]
    _write(file, {"po": po_print, "whole": whole_print, "faults": faults, **_to_json(standing)})
    return standing


def _measure(catalogue: Catalogue, messages: Sequence[Message] | None) -> Standing:
    entries = catalogue.file.entries
    if messages is not None and {entry.key for entry in entries} != {message.key for message in messages}:
        entries = update_file(catalogue.file, messages, catalogue.locale, catalogue.domain)[0].entries
    missing = frozenset(entry.key for entry in entries if entry.key not in catalogue.shown)
    changed = frozenset(entry.key for entry in entries if entry.fuzzy)
    return Standing(catalogue.locale, catalogue.domain, missing, changed, tuple(catalogue.find_problems()))


def _code_print() -> bytes:
    """Changes when the checks do."""
    folder = Path(__file__).parent
    return b"".join((folder / f"{name}.py").read_bytes() for name in _CODE)


def _fingerprint(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _to_json(standing: Standing) -> dict[str, object]:
    return {
        "missing": sorted(standing.missing),
        "changed": sorted(standing.changed),
        "problems": [asdict(problem) for problem in standing.problems],
    }


def _from_json(locale: str, domain: str, known: dict[str, Any]) -> Standing:
    missing, changed = (frozenset((context, msgid) for context, msgid in known[name]) for name in ("missing", "changed"))
    problems = tuple(Problem(**{**one, "severity": Severity(one["severity"])}) for one in known["problems"])
    return Standing(locale, domain, missing, changed, problems)


def _read(file: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        known = json.loads(file.read_text(encoding="utf-8"))
        return known if isinstance(known, dict) else {}
    return {}


def _write(file: Path, known: dict[str, object]) -> None:
    """A disk that cannot be written only costs time the next time."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
        beside.replace(file)
