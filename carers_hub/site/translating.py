"""`hub translate`: update, status, new, check, fill."""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from carers_hub.domain import Hub, load_hub
from carers_hub.site.report import render_report
from carers_hub.site.settings import Settings
from carers_hub.site.translation_sources import Messages, build_messages, render_template
from carers_hub.source import Severity
from carers_hub.words.catalogues import find_locales, load_catalogue, load_catalogues, po_path
from carers_hub.words.fill import Filling, fill_file
from carers_hub.words.glossaries import glossary_path, load_english_words, render_glossary
from carers_hub.words.i18n import DOMAINS, babel_locale
from carers_hub.words.name_checks import check_names, find_names
from carers_hub.words.po import render_po
from carers_hub.words.update import update_file

Command = Callable[[argparse.Namespace, Settings, Hub], int]


def translate(asked: argparse.Namespace, settings: Settings) -> int:
    """Run one of the commands. Returns the exit code."""
    hub, problems = load_hub(settings.root, asked.today)
    if hub is None:
        print(render_report(problems, settings.root), file=sys.stderr)
        return 1
    with _alone(settings.root):
        return _COMMANDS[asked.translate](asked, settings, hub)


def _update(asked: argparse.Namespace, settings: Settings, hub: Hub) -> int:  # noqa: ARG001
    messages = build_messages(settings, hub)
    sentences = [*write_templates(settings.root, messages)]
    for locale in find_locales(settings.root):
        sentences += write_catalogues(settings.root, locale, messages)
    print("\n".join(sentences))
    return 0


def write_templates(root: Path, messages: Messages) -> Iterable[str]:
    """Write the `.pot` files: what there is to translate."""
    for domain in DOMAINS:
        file = root / "translations" / f"{domain}.pot"
        _write(file, render_template(domain, messages[domain]))
        yield f"translations/{domain}.pot: {len(messages[domain])} texts"


def write_catalogues(root: Path, locale: str, messages: Messages) -> Iterable[str]:
    """Bring the catalogues of a language up to date. A file that cannot be read is left alone."""
    for domain in DOMAINS:
        catalogue = load_catalogue(root, locale, domain)
        if catalogue.file.faults or (catalogue.problems and not catalogue.file.entries and (root / catalogue.path).exists()):
            yield f"{catalogue.path}: not touched, because it cannot be read whole. See: hub translate check"
            continue
        file, change = update_file(catalogue.file, messages[domain], locale, domain)
        _write(root / catalogue.path, render_po(file.header, file.notes, file.entries))
        yield f"{catalogue.path}: {change.new} new, {change.changed} changed in English, {change.gone} no longer needed"


def _write(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Only one of these commands writes catalogues at a time; the others wait."""
    (root / "translations").mkdir(exist_ok=True)
    folder = os.open(root / "translations", os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _status(asked: argparse.Namespace, settings: Settings, hub: Hub) -> int:
    from carers_hub.words.coverage import build_coverage, load_must, render_status

    messages = build_messages(settings, hub)
    must = load_must(settings.root)
    locales = [asked.only] if asked.only else find_locales(settings.root)
    covered = [build_coverage(load_catalogues(settings.root, locale), messages, must) for locale in locales]
    print(render_status(covered, missing=20 if asked.gate else 0))
    return 1 if asked.gate and not all(one.may_be_published for one in covered) else 0


def _check(asked: argparse.Namespace, settings: Settings, hub: Hub) -> int:
    names = find_names(hub)
    locales = [asked.only] if asked.only else find_locales(settings.root)
    problems = [
        problem
        for locale in locales
        for catalogue in load_catalogues(settings.root, locale).by_domain.values()
        for problem in (*catalogue.find_problems(), *check_names(catalogue, names))
    ]
    print(render_report(problems, settings.root))
    return 1 if any(problem.severity is not Severity.UNFINISHED for problem in problems) else 0


def _new(asked: argparse.Namespace, settings: Settings, hub: Hub) -> int:
    if asked.locale in find_locales(settings.root):
        print(f"{asked.locale} has catalogues already. Bring them up to date with: hub translate update", file=sys.stderr)
        return 1
    for sentence in write_catalogues(settings.root, asked.locale, build_messages(settings, hub)):
        print(sentence)
    glossary = settings.root / glossary_path(asked.locale)
    _write(glossary, render_glossary(asked.locale, load_english_words(settings.root)))
    print(f"{glossary_path(asked.locale)}: the words to agree on first")
    name = babel_locale(asked.locale).get_language_name() or asked.locale
    print(f"Now add this line to mkdocs.yml, under extra, locales:\n    {asked.locale}: {name[:1].upper()}{name[1:]}")
    return 0


def _fill(asked: argparse.Namespace, settings: Settings, hub: Hub) -> int:  # noqa: ARG001
    try:
        items = read_items(asked.file)
    except (OSError, ValueError) as error:
        print(f"{asked.file} cannot be read: {error}", file=sys.stderr)
        return 2
    filling = Filling.of(items)
    for domain in DOMAINS:
        catalogue = load_catalogue(settings.root, asked.locale, domain)
        if catalogue.file.entries and fill_file(catalogue.file, filling, asked.locale, over=asked.over):
            _write(
                settings.root / po_path(asked.locale, domain),
                render_po(catalogue.file.header, catalogue.file.notes, catalogue.file.entries),
            )
    print(filling.report())
    return 1 if filling.refused or filling.unknown() else 0


def read_items(file: Path) -> Sequence[object]:
    """The entries of a YAML list, or of a file with a JSON object on each line. Raises OSError, ValueError."""
    text = file.read_text(encoding="utf-8")
    try:
        if file.suffix in (".jsonl", ".ndjson", ".json"):
            items = [json.loads(line) for line in text.splitlines() if line.strip()]
            return items[0] if len(items) == 1 and isinstance(items[0], list) else items
        items = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    if not isinstance(items, list):
        raise ValueError("it is not a list")
    return items


_COMMANDS: dict[str, Command] = {"update": _update, "status": _status, "check": _check, "new": _new, "fill": _fill}
