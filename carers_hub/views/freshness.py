"""How sure we are of an entry today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from carers_hub.model.directory import Alert, Service


@dataclass(frozen=True)
class Freshness:
    """`unchecked`: nobody has checked with the provider yet. `review-due`: the date to check again has passed."""

    state: Literal["checked", "unchecked", "review-due"]
    assured_date: date | None
    review_by: date


def freshness(service: Service, today: date) -> Freshness:
    """The state of a service's entry on a day."""
    if service.review_by < today:
        return Freshness("review-due", service.assured_date, service.review_by)
    return Freshness("checked" if service.assured_date else "unchecked", service.assured_date, service.review_by)


def current_alert(service: Service, today: date) -> Alert | None:
    """The alert while it lasts."""
    return service.alert if service.alert and today <= service.alert.expires else None
