"""Every text of a hub that has to do with language, visited in the editors' order, and a copy of the hub made on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from carers_hub.domain import Directory, Guides, Hub, Rates
from carers_hub.domain.choose import Choose
from carers_hub.model.base import NOT_STATED, Record
from carers_hub.model.fields import record_class
from carers_hub.model.taxonomies import Taxonomy
from carers_hub.model.translation import Named, Said

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Place:
    """The record a text belongs to: the start of its context, the file it is in, the name people know it by."""

    context: str
    file: str
    name: str
    for_children: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One text. `context` never changes while the record keeps its id; `limit` is the most letters, 0 for none."""

    context: str
    words: str
    mark: Said | Named
    limit: int
    place: Place

    @property
    def has_words(self) -> bool:
        """Whether there is anything to translate: a figure alone has none."""
        return any(letter.isalpha() for letter in self.words)


Visit = Callable[[Text], str]
"""Gives the words to put in the text's place."""

CONTEXTS: Mapping[str, tuple[str, str]] = {
    "papers": ("paper", "content/papers.yaml"),
    "kinds_of_carer": ("kind-of-carer", "content/carers.yaml"),
    "aims": ("aim", "content/carers.yaml"),
    "figures": ("figure", "content/figures.yaml"),
    "charts": ("chart", "content/charts.yaml"),
    "findings": ("finding", "content/voices.yaml"),
    "quotes": ("quote", "content/voices.yaml"),
    "stages": ("stage", "content/journey.yaml"),
    "offer": ("offer", "content/offer.yaml"),
    "priorities": ("priority", "content/priorities.yaml"),
    "outcomes": ("outcome", "content/priorities.yaml"),
    "measures": ("measure", "content/priorities.yaml"),
    "laws": ("law", "content/law.yaml"),
    "plans": ("plan", "content/law.yaml"),
    "bodies": ("body", "content/governance.yaml"),
    "themes": ("theme", "content/progress.yaml"),
    "changes": ("change", "content/changes.yaml"),
    "reading": ("reading", "content/reading.yaml"),
}
"""For each list of the strategy, the first word of its contexts and its file."""


def map_hub(hub: Hub, visit: Visit) -> Hub:
    """A copy of the hub with what `visit` gives for each text. Services that are not published are left as they are."""
    return replace(
        hub,
        directory=_map_directory(hub.directory, visit),
        finders=_each(hub.finders, "finder", "data/finders.yaml", visit),
        rates=Rates(
            _each(hub.rates.rates, "rate", "data/rates.yaml", visit),
            _each(hub.rates.legal_facts, "legal-fact", "data/rates.yaml", visit),
        ),
        guides=_map_guides(hub.guides, visit),
        strategy=replace(hub.strategy, **{key: _each(getattr(hub.strategy, key), *CONTEXTS[key], visit) for key in CONTEXTS}),
    )


def _map_directory(directory: Directory, visit: Visit) -> Directory:
    file = "data/services.yaml"
    published = {linked.service.id for linked in directory.services}
    return Directory(
        _each(directory.organizations, "organization", file, visit),
        _each(directory.locations, "location", file, visit),
        tuple(
            map_record(service, Place(f"service.{service.id}", file, service.name, "young-carers" in service.topics), visit)
            if service.id in published
            else service
            for service in directory.all_services
        ),
        tuple(_map_taxonomy(taxonomy, visit) for taxonomy in directory.taxonomies),
    )


def _map_taxonomy(taxonomy: Taxonomy, visit: Visit) -> Taxonomy:
    terms = _each(taxonomy.terms, f"term.{taxonomy.id}", "data/taxonomies.yaml", visit)
    return taxonomy.model_copy(update={"terms": terms})


def _map_guides(guides: Guides, visit: Visit) -> Guides:
    return Guides(
        _each(guides.situations, "situation", "content/situations.yaml", visit),
        _each(guides.glossary, "glossary", "content/glossary.yaml", visit),
        _each(guides.urgent, "urgent", "data/urgent.yaml", visit),
        _map_choose(guides.choose, visit),
    )


def _map_choose(choose: Choose, visit: Visit) -> Choose:
    file = "data/choose.yaml"
    return Choose(_each(choose.questions, "question", file, visit), _each(choose.onward, "onward", file, visit))


def _each(records: Iterable[R], kind: str, file: str, visit: Visit) -> tuple[R, ...]:
    return tuple(map_record(record, Place(f"{kind}.{_key(record, 0)}", file, _name(record)), visit) for record in records)


def _name(record: Record) -> str:
    names = (getattr(record, name, None) for name in ("name", "title", "heading", "word", "label", "id"))
    return next(str(name) for name in names if name)


def map_record(record: R, place: Place, visit: Visit, context: str = "") -> R:
    """A copy of the record with what `visit` gives for each of its texts, and those of the records inside it."""
    changed: dict[str, object] = {}
    for part in _parts(type(record)):
        value = getattr(record, part.attribute)
        if value is None or value == NOT_STATED or value == ():
            continue
        new = _map_value(value, part, place, f"{context or place.context}.{part.name}", visit)
        if new is not value:
            changed[part.attribute] = new
    return record.model_copy(update=changed) if changed else record


@dataclass(frozen=True, slots=True)
class _Part:
    attribute: str
    name: str
    mark: Said | Named | None
    limit: int


@cache
def _parts(cls: type[Record]) -> tuple[_Part, ...]:
    """The fields of a kind of record that are, or hold, texts."""
    found = []
    for attribute, info in cls.model_fields.items():
        mark = next((mark for mark in info.metadata if isinstance(mark, Said | Named)), None)
        if mark or record_class(cls, (info.alias or attribute,)):
            found.append(_Part(attribute, info.alias or attribute, mark, _limit(info)))
    return tuple(found)


def _limit(info: FieldInfo) -> int:
    return max((found for part in (*info.metadata, info.annotation) for found in _limits(part)), default=0)


def _limits(part: Any) -> Iterable[int]:
    if isinstance(most := getattr(part, "max_length", None), int):
        yield most
    for inner in (*get_args(part), *getattr(part, "__metadata__", ()), *getattr(part, "metadata", ())):
        yield from _limits(inner)


def _map_value(value: Any, part: _Part, place: Place, context: str, visit: Visit) -> Any:
    if isinstance(value, tuple):
        new = tuple(
            _map_value(item, part, place, f"{context}.{_key(item, number)}", visit) for number, item in enumerate(value, 1)
        )
        return value if all(one is other for one, other in zip(new, value, strict=True)) else new
    if isinstance(value, Record):
        return map_record(value, place, visit, context)
    if part.mark is None:
        return value
    if isinstance(part.mark, Said) and part.mark.shared:
        context = part.mark.shared
    return visit(Text(context, value, part.mark, part.limit, place))


def _key(item: object, number: int) -> str:
    return next((str(key) for name in ("id", "key") if (key := getattr(item, name, None))), str(number))
