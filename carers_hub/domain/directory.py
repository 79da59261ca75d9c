"""The directory: organizations, locations, services and the words they are sorted by, linked to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from babel import Locale

from carers_hub.domain.opening_times import open_times
from carers_hub.domain.similar import Similar
from carers_hub.model.directory import Location, Organization, Service
from carers_hub.model.taxonomies import Taxonomy, TaxonomyTerm

TAXONOMY_OF_FIELD = {
    "topics": "topic",
    "needs": "need",
    "who_for.caring_roles": "caring-role",
    "who_for.cares_for": "condition",
    "how_to_attend": "attending-type",
    "how_to_get_it.referral": "referral",
    "service_area": "area",
    "who_for.lives_in.carer": "area",
    "who_for.lives_in.cared_for": "area",
}
"""Which taxonomy the terms of a service's field come from. A location's `accessibility` takes `access`."""


PUBLISHED = ("active", "temporarily closed")


def term_ids(service: Service, taxonomy_id: str) -> tuple[str, ...]:
    """The terms a service has in one taxonomy, as written; `()` where it says not stated."""
    if taxonomy_id == "when":
        return open_times(service)
    value: object = {
        "topic": service.topics,
        "need": service.needs,
        "caring-role": service.who_for.caring_roles,
        "condition": service.who_for.cares_for,
        "attending-type": service.how_to_attend,
        "referral": service.how_to_get_it.referral,
        "cost": (service.cost,),
        "area": service.service_area,
        "language": _languages(service),
    }[taxonomy_id]
    return value if isinstance(value, tuple) else ()


def _languages(service: Service) -> tuple[str, ...]:
    """Codes of the languages it is given in, and `interpreter` where it has one."""
    spoken = service.languages if isinstance(service.languages, tuple) else ()
    return (*spoken, "interpreter") if service.interpreters == "yes" else spoken


def english_language_names() -> Mapping[str, str]:
    """The names of languages by code (CLDR)."""
    names: Mapping[str, str] = Locale("en").languages
    return names


@dataclass(frozen=True)
class LinkedService:
    """A service with the records it names."""

    service: Service
    organization: Organization
    locations: tuple[Location, ...]
    taxonomies: Mapping[str, Mapping[str, TaxonomyTerm]]
    known_ids: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The ids of its terms that were asked for before, by taxonomy."""
    known_values: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What finders show it under that was asked for before, by taxonomy."""

    @property
    def path(self) -> str:
        """Its address on the site."""
        return f"services/{self.service.id}/"

    @property
    def topics(self) -> tuple[TaxonomyTerm, ...]:
        """Its topics; the first is its main one."""
        return self.terms("topic")

    def term_ids(self, taxonomy_id: str) -> tuple[str, ...]:
        """The ids of its terms in one taxonomy; `()` where not stated."""
        if taxonomy_id not in self.known_ids:
            self.known_ids[taxonomy_id] = self._term_ids(taxonomy_id)
        return self.known_ids[taxonomy_id]

    def _term_ids(self, taxonomy_id: str) -> tuple[str, ...]:
        if taxonomy_id == "access":
            stated = (place.accessibility for place in self.locations if isinstance(place.accessibility, tuple))
            return tuple(dict.fromkeys(term for terms in stated for term in terms))
        return term_ids(self.service, taxonomy_id)

    def terms(self, taxonomy_id: str) -> tuple[TaxonomyTerm, ...]:
        """Its terms in one taxonomy."""
        known = self.taxonomies[taxonomy_id]
        return tuple(known[term_id] for term_id in self.term_ids(taxonomy_id))


@dataclass(frozen=True, eq=False)
class Directory:
    """Every record of the directory. `services` holds what is published; `all_services` also what has ended.

    The terms of `language` are the editors' and one for each language that a published service is given in, named by
    `language_names`. A directory is equal to itself alone, so that what is derived from it can be kept.
    """

    organizations: tuple[Organization, ...]
    locations: tuple[Location, ...]
    all_services: tuple[Service, ...]
    taxonomies: tuple[Taxonomy, ...]
    language_names: Mapping[str, str] = field(default_factory=english_language_names, kw_only=True)

    @cached_property
    def services(self) -> tuple[LinkedService, ...]:
        """Services that run, or are only closed for a time, by name."""
        published = (self.linked(service) for service in self.all_services if service.status in PUBLISHED)
        return tuple(sorted(published, key=lambda linked: linked.service.name.casefold()))

    def linked(self, service: Service) -> LinkedService:
        """The service with its organization and locations."""
        places = tuple(self._locations[place] for place in service.locations)
        return LinkedService(service, self._organizations[service.organization], places, self._terms)

    def service(self, service_id: str) -> LinkedService:
        """One published service. Raises KeyError."""
        return self._services[service_id]

    def __contains__(self, service_id: str) -> bool:
        return service_id in self._services

    def with_topic(self, topic_id: str) -> tuple[LinkedService, ...]:
        """Published services of a topic, by name."""
        return tuple(linked for linked in self.services if topic_id in linked.service.topics)

    def similar(self, linked: LinkedService, most: int = 4) -> tuple[LinkedService, ...]:
        """Other services nearest to this one: shared topics first, then the same area, then by name."""
        return self._similar.to(linked, most)

    def term(self, taxonomy_id: str, term_id: str) -> TaxonomyTerm:
        """One term. Raises KeyError."""
        return self._terms[taxonomy_id][term_id]

    def terms(self, taxonomy_id: str) -> tuple[TaxonomyTerm, ...]:
        """The terms of a taxonomy in the editors' order."""
        return tuple(self._terms[taxonomy_id].values())

    def phone_numbers(self) -> Iterator[str]:
        """Every published phone number, as written."""
        for linked in self.services:
            yield from (phone.number for phone in linked.service.phones)

    @cached_property
    def _similar(self) -> Similar:
        return Similar(self.services)

    @cached_property
    def _services(self) -> Mapping[str, LinkedService]:
        return {linked.service.id: linked for linked in self.services}

    @cached_property
    def _organizations(self) -> Mapping[str, Organization]:
        return {record.id: record for record in self.organizations}

    @cached_property
    def _locations(self) -> Mapping[str, Location]:
        return {record.id: record for record in self.locations}

    @cached_property
    def _terms(self) -> Mapping[str, Mapping[str, TaxonomyTerm]]:
        terms: dict[str, Mapping[str, TaxonomyTerm]] = {taxonomy.id: _by_id(taxonomy.terms) for taxonomy in self.taxonomies}
        return {**terms, "language": {**self._languages, **terms.get("language", {})}}

    @cached_property
    def _languages(self) -> Mapping[str, TaxonomyTerm]:
        """The languages that published services are given in, by name."""
        published = (service for service in self.all_services if service.status in PUBLISHED)
        codes = {code for service in published if isinstance(service.languages, tuple) for code in service.languages}
        terms = (TaxonomyTerm(id=code, name=self.language_names.get(code, code)) for code in codes)
        return _by_id(sorted(terms, key=lambda term: (term.name.casefold(), term.id)))


def _by_id(terms: Iterable[TaxonomyTerm]) -> Mapping[str, TaxonomyTerm]:
    return {term.id: term for term in terms}
