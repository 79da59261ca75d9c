"""Whom a service serves by where people live: the boroughs of its area, and those its users must live in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from carers_hub.domain import Directory, LinkedService
from carers_hub.model.directory import LivesIn

EVERYWHERE = ""
"""The beginning of every borough's code."""


@dataclass(frozen=True)
class Area:
    """A term of the area taxonomy with its boroughs, as codes or their beginnings.

    `covers`: all services of the area serve them. `some`: some services do. Other boroughs are not served.
    """

    id: str
    covers: tuple[str, ...]
    some: tuple[str, ...]

    def as_json(self) -> list[object]:
        """`[id, [code, …], [code, …]]`; the code of everywhere is an empty text."""
        return [self.id, list(self.covers), list(self.some)]


@dataclass(frozen=True)
class Serves:
    """Ids of the areas a service covers, and of those where the carer or the person cared for must live.

    None: nothing is asked of that person. When both are given, it is enough that one of the two lives there.
    """

    areas: tuple[str, ...]
    carer: tuple[str, ...] | None = None
    cared_for: tuple[str, ...] | None = None

    @property
    def residents_only(self) -> bool:
        """Whether somebody must live in a certain area."""
        return self.carer is not None or self.cared_for is not None

    def as_json(self, areas: Iterable[Area]) -> list[list[int]]:
        """`[[area, …]]` or `[[area, …], [carer's area, …], [cared-for's area, …]]`; areas by number, an empty list: not asked."""
        number = {area.id: place for place, area in enumerate(areas)}
        stated = (self.areas, self.carer or (), self.cared_for or ()) if self.residents_only else (self.areas,)
        return [[number[area] for area in group] for group in stated]


def build_areas(directory: Directory) -> tuple[Area, ...]:
    """Every area in the editors' order."""
    return tuple(Area(term.id, _codes(term.boroughs), _codes(term.some_boroughs)) for term in directory.terms("area"))


def serves(linked: LinkedService) -> Serves:
    """Whom a service serves. A rule that lets in people from everywhere is none, and so is one that is not stated."""
    service = linked.service
    lives_in = service.who_for.lives_in
    if not isinstance(lives_in, LivesIn):
        return Serves(service.service_area)
    groups = [group for group in (lives_in.carer, lives_in.cared_for) if group]
    if any(EVERYWHERE in _codes(linked.taxonomies["area"][area].boroughs) for group in groups for area in group):
        return Serves(service.service_area)
    return Serves(service.service_area, lives_in.carer, lives_in.cared_for)


def _codes(boroughs: tuple[str, ...] | str) -> tuple[str, ...]:
    return (EVERYWHERE,) if isinstance(boroughs, str) else boroughs
