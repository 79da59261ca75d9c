"""Services like another: as if each pair had been compared."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from carers_hub.domain import Directory
from carers_hub.domain.directory import LinkedService
from tests.builders import make_directory, make_service

_SOME = st.lists(st.sampled_from(["respite", "money", "training"]), min_size=1, max_size=2, unique=True)
_PEOPLE = st.lists(st.sampled_from(["anyone", "dementia", "autism"]), min_size=1, max_size=2, unique=True)
_AREAS = st.lists(st.sampled_from(["barnet", "uk"]), min_size=1, max_size=2, unique=True)


def compared(directory: Directory, linked: LinkedService, most: int) -> list[str]:
    """Every other service compared with this one."""
    one = linked.service

    def distance(other: LinkedService) -> tuple[int, int, bool, str]:
        two = other.service
        about = len(set(one.topics) & set(two.topics)) + (one.topics[0] == two.topics[0])
        about += len((set(one.who_for.cares_for) & set(two.who_for.cares_for)) - {"anyone"})
        same = other.organization.id == linked.organization.id
        return -about, -len(set(one.service_area) & set(two.service_area)), same, two.name.casefold()

    others = (other for other in directory.services if other is not linked and set(other.service.topics) & set(one.topics))
    return [other.service.id for other in itertools.islice(sorted(others, key=distance), most)]


@given(st.lists(st.tuples(_SOME, _PEOPLE, _AREAS), min_size=1, max_size=12), st.integers(1, 5))
def test_the_nearest_are_those_that_comparing_each_pair_finds(
    mixes: list[tuple[list[str], list[str], list[str]]], most: int
) -> None:
    services = [
        make_service(
            f"service-{number}",
            topics=topics,
            service_area=areas,
            who_for={"description": "Any carer.", "caring_roles": ["any-carer"], "cares_for": people},
        )
        for number, (topics, people, areas) in enumerate(mixes)
    ]
    directory = make_directory(*services)
    for linked in directory.services:
        assert [other.service.id for other in directory.similar(linked, most)] == compared(directory, linked, most)
