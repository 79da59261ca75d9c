"""A rate out of its dates is never given as current."""

from __future__ import annotations

from datetime import date

import pytest

from carers_hub.domain.rates import Rates, days_left
from carers_hub.model.rates import Rate

RATE = Rate.model_validate(
    {
        "id": "allowance",
        "name": "Allowance",
        "unit": "week",
        "description": "Money each week.",
        "check_at": {"title": "GOV.UK", "evidence": "official"},
        "periods": [
            {
                "amount": "80.00",
                "valid_from": "2025-04-06",
                "valid_to": "2026-04-05",
                "sources": [{"title": "a", "evidence": "official"}],
            },
            {
                "amount": "86.45",
                "valid_from": "2026-04-06",
                "valid_to": "2027-04-01",
                "sources": [{"title": "b", "evidence": "official"}],
            },
        ],
    }
)


@pytest.mark.parametrize(
    ("today", "amount"),
    [
        (date(2025, 4, 5), None),
        (date(2026, 4, 5), "80.00"),
        (date(2026, 4, 6), "86.45"),
        (date(2027, 4, 1), "86.45"),
        (date(2027, 4, 2), None),
    ],
)
def test_the_amount_on_a_day(today: date, amount: str | None) -> None:
    period = Rates((RATE,), ()).current("allowance", today).period
    assert (period.amount if period else None) == amount


@pytest.mark.parametrize(("today", "left"), [(date(2026, 11, 22), 130), (date(2027, 4, 1), 0), (date(2027, 4, 2), None)])
def test_days_until_nothing_is_known(today: date, left: int | None) -> None:
    assert days_left(RATE, today) == left
