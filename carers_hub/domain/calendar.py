"""School terms and one-off bank holidays, read and checked. A hub can do without them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from carers_hub.domain.reading import Found, read_lists
from carers_hub.model.base import Record
from carers_hub.model.calendar import BankHoliday, CalendarFile, SchoolTerm
from carers_hub.source import Problem, Severity

_KINDS: dict[str, type[Record]] = {"terms": SchoolTerm, "bank_holidays": BankHoliday}

NO_CALENDAR = CalendarFile()


def load_calendar(root: Path, today: date) -> tuple[CalendarFile, list[Problem]]:
    """`data/calendar.yaml`; empty where there is none."""
    file = root / "data/calendar.yaml"
    if not file.is_file():
        return NO_CALENDAR, []
    lists, problems = read_lists(file, root, _KINDS)
    terms: Sequence[Found[Any]] = lists["terms"]
    records: dict[str, Any] = {key: tuple(item.record for item in items) for key, items in lists.items()}
    return CalendarFile(**records), [*problems, *check_terms(terms, today)]


def check_terms(terms: Sequence[Found[SchoolTerm]], today: date) -> Iterator[Problem]:
    """Terms that overlap, and terms that have all ended."""
    ordered = sorted(terms, key=lambda item: item.record.from_)
    for earlier, later in itertools.pairwise(ordered):
        if earlier.record.to >= later.record.from_:
            message = f'It overlaps with "{earlier.record.name}", which ends on {earlier.record.to}.'
            yield later.problem(("from",), "date-order", message, "Let one end before the next begins.")
    if ordered and ordered[-1].record.to < today:
        message = "The last school term that is known has ended, so the site cannot say what is open in term time."
        yield ordered[-1].problem(("to",), "terms-ended", message, "Add the terms of this school year.", Severity.STALE)
