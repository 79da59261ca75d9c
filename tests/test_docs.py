"""The guide for editors cannot fall behind the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from carers_hub.domain import load_hub
from carers_hub.model import directory
from carers_hub.model.base import Record
from carers_hub.model.calendar import BankHoliday, SchoolTerm
from carers_hub.model.choose import Answer, Question
from carers_hub.model.directory import Location, Organization, Service
from carers_hub.model.fields import field_names, record_class
from carers_hub.model.guides import GlossaryTerm
from carers_hub.model.page import PageMeta
from carers_hub.model.validation import build_records
from carers_hub.source import Document, compose_yaml

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "EDITING.md").read_text(encoding="utf-8")
RECORDS: tuple[type[BaseModel], ...] = (
    directory.Organization,
    directory.Location,
    directory.Service,
    directory.WhoFor,
    directory.AgeRange,
    directory.LivesIn,
    directory.HowToGetIt,
    directory.Phone,
    directory.Schedule,
    directory.Exception_,
    directory.Alert,
    directory.Source,
)
"""Every kind of record in `data/services.yaml`."""
MADE_UP_NUMBERS = {"020 7946 0958": "020 8359 5000", "07700 900123": "07911 123456"}
"""The guide shows numbers nobody answers, which the checks refuse."""


@pytest.fixture(scope="module")
def example() -> Document:
    return _yaml_block("organizations:")


@pytest.mark.parametrize(("key", "cls"), [("organizations", Organization), ("locations", Location), ("services", Service)])
def test_the_example_has_nothing_wrong(key: str, cls: type[BaseModel], example: Document) -> None:
    records, problems = build_records(cls, example, key)
    assert problems == []
    assert len(records) == 1


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_the_example_shows_every_field(cls: type[BaseModel], example: Document) -> None:
    shown = {name for kind, names in _shown(example) if kind is cls for name in names}
    assert shown == set(field_names(cls))


def test_every_kind_of_record_is_looked_at() -> None:
    kinds = {kind for kind in vars(directory).values() if isinstance(kind, type) and issubclass(kind, Record)}
    assert kinds - set(RECORDS) == {Record, directory.DirectoryFile}


def test_the_example_uses_words_that_exist(example: Document) -> None:
    hub, _ = load_hub(ROOT, date(2026, 11, 22))
    assert hub is not None
    known = {term.id for taxonomy in hub.directory.taxonomies for term in taxonomy.terms} | {"not-stated"}
    service = build_records(Service, example, "services")[0][0][0]
    used = {*service.topics, *service.needs, *service.who_for.caring_roles, *service.who_for.cares_for, *service.service_area}
    used |= {*service.how_to_attend, *service.how_to_get_it.referral}
    assert used <= known


def test_every_choice_of_a_closed_list_is_named() -> None:
    for field in ("status", "cost", "interpreters", "how_to_attend"):
        for word in re.findall(r"'([^']+)'", str(Service.model_fields[field].annotation)):
            assert word in GUIDE, f"{field}: {word}"


def test_the_fields_of_a_page_are_those_of_the_model() -> None:
    assert tuple(re.findall(r"^\| `([a-z_]+)` \|", GUIDE, re.MULTILINE)) == field_names(PageMeta)


def test_what_a_page_may_fetch_exists() -> None:
    hub, _ = load_hub(ROOT, date(2026, 11, 22))
    assert hub is not None
    calls = dict(re.findall(r'\{\{ (\w+)\("([^"]+)"\) \}\}', GUIDE))
    assert set(calls) == {"phone", "service", "rate", "term", "contact_card", "finder"}
    for macro in ("phone", "service", "contact_card"):
        assert calls[macro] in hub.directory
    assert calls["rate"] in hub.rates
    assert hub.guides.word(calls["term"])
    assert hub.finder(calls["finder"])


def test_the_explained_word_is_whole() -> None:
    document = _yaml_block("glossary:")
    records, problems = build_records(GlossaryTerm, document, "glossary")
    assert problems == []
    shown = {path[2] for path in document.key_marks if len(path) == 3}
    assert records
    assert shown == set(field_names(GlossaryTerm))


def test_the_questions_are_whole() -> None:
    document = _yaml_block("questions:")
    records, problems = build_records(Question, document, "questions")
    assert problems == []
    assert records
    assert {path[2] for path in document.key_marks if len(path) == 3} == set(field_names(Question))
    assert {path[4] for path in document.key_marks if len(path) == 5} == set(field_names(Answer))


@pytest.mark.parametrize(("key", "cls"), [("terms", SchoolTerm), ("bank_holidays", BankHoliday)])
def test_the_days_explained_are_whole(key: str, cls: type[Record]) -> None:
    document = _yaml_block("terms:")
    records, problems = build_records(cls, document, key)
    assert problems == []
    assert len(records) == 1
    assert {path[2] for path in document.key_marks if len(path) == 3 and path[0] == key} == set(field_names(cls))


def _yaml_block(start: str) -> Document:
    text = next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if block.startswith(start))
    for made_up, real in MADE_UP_NUMBERS.items():
        text = text.replace(made_up, real)
    document, problems = compose_yaml(text, "EDITING.md", hidden_reported=False)
    assert problems == []
    assert document is not None
    return document


def _shown(example: Document) -> Iterator[tuple[type[BaseModel] | None, list[str]]]:
    kinds: dict[str, type[BaseModel]] = {"organizations": Organization, "locations": Location, "services": Service}
    for path, mark in example.key_marks.items():
        if mark and len(path) >= 3:
            yield record_class(kinds[str(path[0])], path[2:-1]), [str(path[-1])]
