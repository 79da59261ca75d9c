"""Benefit rates and legal facts, and whether they hold on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from carers_hub.model.rates import LegalFact, Rate, RatePeriod

WARN_BEFORE = timedelta(days=60)


@dataclass(frozen=True)
class CurrentRate:
    """A rate on a day: its period, or None when the amount for that day is not known here."""

    rate: Rate
    period: RatePeriod | None


@dataclass(frozen=True)
class Rates:
    """All rates and legal facts. Nothing out of its dates is ever given as current."""

    rates: tuple[Rate, ...]
    legal_facts: tuple[LegalFact, ...]

    def current(self, rate_id: str, today: date) -> CurrentRate:
        """The rate on this day. Raises KeyError for an unknown id."""
        rate = self._rates[rate_id]
        period = next((found for found in rate.periods if found.valid_from <= today <= found.valid_to), None)
        return CurrentRate(rate, period)

    def legal_fact(self, fact_id: str) -> LegalFact:
        """One legal fact. Raises KeyError."""
        return self._facts[fact_id]

    def __contains__(self, rate_id: str) -> bool:
        return rate_id in self._rates

    @cached_property
    def _rates(self) -> Mapping[str, Rate]:
        return {rate.id: rate for rate in self.rates}

    @cached_property
    def _facts(self) -> Mapping[str, LegalFact]:
        return {fact.id: fact for fact in self.legal_facts}


def holds(fact: LegalFact, today: date) -> bool:
    """Whether a legal fact is in force on a day, as far as its dates say."""
    return (fact.valid_from is None or fact.valid_from <= today) and (fact.valid_to is None or today <= fact.valid_to)


def days_left(rate: Rate, today: date) -> int | None:
    """Days until no period of the rate holds any more; None when none holds today."""
    ends = [period.valid_to for period in rate.periods if period.valid_to >= today]
    starts = [period.valid_from for period in rate.periods if period.valid_from <= today]
    return (max(ends) - today).days if ends and starts else None
