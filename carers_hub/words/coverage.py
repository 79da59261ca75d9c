"""How much of a hub readers see in a language. Counted here: other programs count what is in doubt or half filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

from carers_hub.words.catalogues import Catalogues
from carers_hub.words.i18n import DOMAINS
from carers_hub.words.messages import Message


@dataclass(frozen=True)
class Patterns:
    """Which messages a list means: for each domain, patterns of contexts like `urgent.*`."""

    by_domain: Mapping[str, tuple[str, ...]]

    def match(self, message: Message) -> bool:
        """Whether the message is meant."""
        return any(fnmatchcase(message.context, pattern) for pattern in self.by_domain.get(message.domain, ()))


@dataclass(frozen=True)
class Must:
    """`must`: complete before a language is first published. `archive`: left out of the count of the whole site."""

    must: Patterns
    archive: Patterns


@dataclass(frozen=True)
class Count:
    """Messages in all, those shown in the language, those in doubt since the English changed, those that are wrong."""

    total: int
    shown: int
    in_doubt: int = 0
    wrong: int = 0

    @property
    def percent(self) -> float:
        """Rounded down to a tenth, so that 100 means all."""
        return 100.0 if not self.total else int(1000 * self.shown / self.total) / 10


@dataclass(frozen=True)
class Coverage:
    """What one language has. `missing`: what must be translated and is not shown."""

    locale: str
    domains: Mapping[str, Count]
    whole: Count
    must: Count
    missing: tuple[Message, ...]
    is_checked: bool

    @property
    def may_be_published(self) -> bool:
        """Whether everything that must be translated is."""
        return not self.missing


MUST_FILE = "translations/must-translate.yaml"


def load_must(root: Path) -> Must:
    """The hub's list. Without one, everything must be translated. Raises OSError, yaml.YAMLError."""
    file = root / MUST_FILE
    value = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) if file.is_file() else {}
    value = value if isinstance(value, dict) else {}
    everything = {domain: ["*"] for domain in DOMAINS}
    return Must(_read_patterns(value.get("must", everything)), _read_patterns(value.get("archive", {})))


def _read_patterns(value: object) -> Patterns:
    lists = value if isinstance(value, dict) else {}
    return Patterns({domain: tuple(lists.get(domain) or ()) for domain in DOMAINS})


def build_coverage(catalogues: Catalogues, messages: Mapping[str, Sequence[Message]], must: Must) -> Coverage:
    """Count one language."""
    everything = [message for domain in DOMAINS for message in messages[domain]]
    needed = [message for message in everything if must.must.match(message)]
    return Coverage(
        catalogues.locale,
        {domain: _count(messages[domain], catalogues) for domain in DOMAINS},
        _count([message for message in everything if not must.archive.match(message)], catalogues),
        _count(needed, catalogues),
        tuple(message for message in needed if message.key not in catalogues[message.domain].shown),
        catalogues.is_checked,
    )


def _count(messages: Sequence[Message], catalogues: Catalogues) -> Count:
    shown = sum(message.key in catalogues[message.domain].shown for message in messages)
    wrong = sum(message.key in catalogues[message.domain].faults for message in messages)
    in_doubt = sum(message.key in catalogues[message.domain].fuzzy for message in messages)
    return Count(len(messages), shown, in_doubt, wrong)


def render_status(covered: Iterable[Coverage], missing: int = 0) -> str:
    """A table for people, and at most `missing` gaps of each language's must-translate list."""
    lines = [f"{'':8}{'interface':>16}{'directory':>16}{'pages':>16}{'must':>16}{'site, no archive':>20}  state"]
    details: list[str] = []
    for one in covered:
        cells = "".join(f"{_cell(one.domains[domain]):>16}" for domain in DOMAINS)
        lines.append(f"{one.locale:8}{cells}{_cell(one.must):>16}{_cell(one.whole):>20}  {_state(one)}")
        details += [f"{one.locale}: {message.context or 'interface'}: {message.msgid[:70]}" for message in one.missing[:missing]]
        if missing and len(one.missing) > missing:
            details.append(f"{one.locale}: and {len(one.missing) - missing} more")
    return "\n".join([*lines, *details])


def _cell(count: Count) -> str:
    return f"{count.shown}/{count.total} {count.percent:g}%"


def _state(one: Coverage) -> str:
    counts = one.domains.values()
    parts = ["ready" if one.may_be_published else f"{len(one.missing)} to go"]
    if in_doubt := sum(count.in_doubt for count in counts):
        parts.append(f"{in_doubt} changed in English")
    if wrong := sum(count.wrong for count in counts):
        parts.append(f"{wrong} wrong")
    return ", ".join([*parts, "checked by a professional" if one.is_checked else "not yet checked by a professional"])
