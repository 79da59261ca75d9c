"""Whether names that stay English in every language are still in a translation. A guess, so it only asks for a look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from carers_hub.domain import Hub
from carers_hub.model.translation import Named
from carers_hub.source import Problem, Severity
from carers_hub.words.catalogues import Catalogue
from carers_hub.words.texts import Text, map_hub

_SMALL = frozenset({"a", "and", "at", "for", "in", "of", "on", "the", "to", "with"})


def find_names(hub: Hub) -> tuple[str, ...]:
    """Names of services and organizations that cannot be taken for ordinary words: two words or more, all with capitals."""
    names: set[str] = set()

    def note(text: Text) -> str:
        if isinstance(text.mark, Named) and text.mark.gloss and _is_plainly_a_name(text.words):
            names.add(text.words)
        return text.words

    map_hub(hub, note)
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _is_plainly_a_name(name: str) -> bool:
    words = [word for word in name.split() if word not in _SMALL]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def check_names(catalogue: Catalogue, names: Iterable[str]) -> Iterator[Problem]:
    """Yield each translation that readers see without a name its English has."""
    listed = "|".join(map(re.escape, names))
    if not listed:
        return
    pattern = re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
    for entry in catalogue.file.entries:
        if entry.key not in catalogue.shown or entry.context.endswith("_gloss"):
            continue
        lost = next((name for name in pattern.findall(entry.msgid) if name not in entry.strings[0]), None)
        if lost:
            yield Problem(
                path=catalogue.path,
                line=entry.line,
                code="po-name",
                message=f'"{lost}" is a name in the English, and is not here.',
                remedy="Keep the English name, so that people can find and ask for it. Say what it means beside it.",
                record=entry.context,
                severity=Severity.UNFINISHED,
            )
