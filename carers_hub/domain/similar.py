"""Which services are like another. Nearness is counted once for each mix of traits, since many services share theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carers_hub.domain.directory import LinkedService


@dataclass(frozen=True)
class Traits:
    """What makes services alike. `people` leaves out "anyone", which says nothing."""

    main_topic: str
    topics: frozenset[str]
    people: frozenset[str]
    areas: frozenset[str]

    def nearness(self, other: Traits) -> tuple[int, int]:
        """How near, the nearest first: what they are about and for whom, then where. It is the same both ways."""
        about = len(self.topics & other.topics) + (self.main_topic == other.main_topic) + len(self.people & other.people)
        return -about, -len(self.areas & other.areas)


class Similar:
    """Services by their traits. `services` are in the order of lists, by name."""

    def __init__(self, services: Sequence[LinkedService]) -> None:
        self._services = services
        self._traits = {linked.service.id: _traits(linked) for linked in services}
        self._with: dict[Traits, list[int]] = {}
        for number, linked in enumerate(services):
            self._with.setdefault(self._traits[linked.service.id], []).append(number)
        self._near: dict[Traits, list[list[Traits]]] = {}

    def to(self, linked: LinkedService, most: int) -> tuple[LinkedService, ...]:
        """Those that share a topic: the nearest first, among equals another organization's first, then by name."""
        equally_near = (self._ordered(traits, linked) for traits in self._nearest(self._traits[linked.service.id]))
        return tuple(islice(chain.from_iterable(equally_near), most))

    def _nearest(self, traits: Traits) -> list[list[Traits]]:
        """The mixes of traits that share a topic with this one, those that are equally near together."""
        if traits not in self._near:
            sharing = sorted((other for other in self._with if other.topics & traits.topics), key=traits.nearness)
            self._near[traits] = [list(equals) for _, equals in groupby(sharing, key=traits.nearness)]
        return self._near[traits]

    def _ordered(self, mixes: Iterable[Traits], linked: LinkedService) -> Iterator[LinkedService]:
        for is_own in (False, True):
            for number in merge(*(self._with[traits] for traits in mixes)):
                other = self._services[number]
                if other is not linked and (other.organization.id == linked.organization.id) == is_own:
                    yield other


def _traits(linked: LinkedService) -> Traits:
    service = linked.service
    people = frozenset(service.who_for.cares_for) - {"anyone"}
    return Traits(service.topics[0], frozenset(service.topics), people, frozenset(service.service_area))
