"""The real directory: a test per service, named by its id."""

from __future__ import annotations

from datetime import date

import pytest

from carers_hub.domain import LinkedService, load_hub
from tests.builders import ROOT

HUB, PROBLEMS = load_hub(ROOT, date(2026, 11, 22))
SERVICES = HUB.directory.services if HUB else ()
NAMED = pytest.mark.parametrize("linked", SERVICES, ids=lambda linked: linked.service.id)


def test_the_hub_has_no_problem() -> None:
    """But for locations whose postcode waits for `make places`: an editor may add one without running a program."""
    found = [problem for problem in PROBLEMS if problem.code != "postcode-place"]
    assert [f"{problem.path}:{problem.line} {problem.message}" for problem in found] == []
    assert len(SERVICES) >= 110
    assert sum("barnet" in linked.service.service_area for linked in SERVICES) >= 50


@NAMED
def test_a_carer_can_act_on_it(linked: LinkedService) -> None:
    service = linked.service
    ways = [service.phones, service.email, service.website, linked.locations, service.how_to_get_it.steps != "not-stated"]
    assert any(ways), "an entry must give a number, an address or a first step"


@NAMED
def test_a_published_number_has_a_strong_source(linked: LinkedService) -> None:
    strong = {source.evidence for source in linked.service.sources} & {"official", "several-copies"}
    assert strong or not linked.service.phones


@NAMED
def test_an_address_that_is_secret_stands_nowhere(linked: LinkedService) -> None:
    if linked.service.address_withheld:
        assert linked.locations == ()


def test_urgent_numbers_agree_with_the_directory() -> None:
    assert HUB is not None
    for line in HUB.guides.urgent:
        if line.service:
            numbers = {phone.number.replace(" ", "") for phone in HUB.directory.service(line.service).service.phones}
            assert line.number.replace(" ", "") in numbers, line.id
