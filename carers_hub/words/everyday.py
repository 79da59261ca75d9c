"""Everyday words that readers type: `data/words.yaml` for English, `translations/<locale>/words.yaml` for other languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from carers_hub.source import Document, Fault, Problem, Severity, did_you_mean, read_yaml
from carers_hub.words.i18n import SOURCE_LOCALE

EverydayWords = Mapping[str, tuple[str, ...]]
"""For a term (`topic.respite`), a page's address (`school-staff/`) or a service's id, the words that find it."""


def words_path(locale: str) -> str:
    """Where the words of a language lie under the hub's root."""
    return "data/words.yaml" if locale == SOURCE_LOCALE else f"translations/{locale}/words.yaml"


def load_everyday_words(root: Path, locale: str) -> EverydayWords:
    """The words of a language; none where there is no file. What cannot be read is passed over: the check tells of it."""
    words: dict[str, tuple[str, ...]] = {}
    document = _read(root, locale)[0]
    for _, key, found in _entries(document) if document else ():
        words[key] = words.get(key, ()) + found
    return words


def check_everyday_words(root: Path, locale: str, known: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the words of a language. `known`: what words may be for."""
    document, problems = _read(root, locale)
    for problem in problems:
        yield _soften(problem)
    if document is None:
        return
    read = {place for place, _, _ in _entries(document)}
    items = document.value if isinstance(document.value, list) else [None]
    for place in range(len(items)):
        if place not in read:
            fault = Fault(
                "words-shape", "This is not an entry of words.", "Write it like this: - for: topic.money, then words: [ … ]."
            )
            yield _soften(fault.at(document.path, document.mark((place,))))
    for place, key, _ in _entries(document):
        if key not in known:
            guess = did_you_mean(key, known)
            remedy = f"Did you mean {guess}?" if guess else "Name a topic (topic.money), a page (emergency/) or a service's id."
            fault = Fault("words-unknown", f'There is nothing called "{key}".', remedy)
            yield _soften(fault.at(document.path, document.mark((place, "for"))))


def joined(words: EverydayWords, keys: Iterable[str]) -> tuple[str, ...]:
    """The words for any of the keys, each once."""
    return tuple(dict.fromkeys(word for key in keys for word in words.get(key, ())))


def _read(root: Path, locale: str) -> tuple[Document | None, list[Problem]]:
    file = root / words_path(locale)
    return read_yaml(file, root) if file.is_file() else (None, [])


def _entries(document: Document) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for place, item in enumerate(document.value if isinstance(document.value, list) else []):
        words = item.get("words") if isinstance(item, dict) else None
        key = item.get("for") if isinstance(item, dict) else None
        if isinstance(key, str) and isinstance(words, list) and all(isinstance(word, str) for word in words):
            yield place, key, tuple(words)


def _soften(problem: Problem) -> Problem:
    """No word for searching keeps an editor from publishing."""
    return Problem(
        path=problem.path,
        line=problem.line,
        column=problem.column,
        code=problem.code,
        message=problem.message,
        remedy=problem.remedy,
        severity=Severity.STALE,
    )
