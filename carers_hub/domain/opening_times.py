"""At which times of the week a service can be reached, in the terms of the `when` taxonomy, from its schedules alone."""

from __future__ import annotations

from collections.abc import Iterable

from carers_hub.model.base import NOT_STATED
from carers_hub.model.directory import Schedule, Service

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
WEEKEND = ("saturday", "sunday")
EVENING = "18:00"
_DAY = 1440


def open_times(service: Service) -> tuple[str, ...]:
    """`("weekday-daytime", "evening", "weekend", "day-and-night")` or some of them; `()` where no times are stated.

    An opening counts for the day on which it starts: before 6pm on a weekday, after 6pm on a weekday, or at the weekend.
    """
    if service.schedules == "always":
        return ("weekday-daytime", "evening", "weekend", "day-and-night")
    entries = [entry for entry in service.schedules if not isinstance(entry, str)]
    on_weekdays = [entry for entry in entries if set(entry.days) & set(WEEKDAYS)]
    found = {
        "weekday-daytime": any(_starts_by_day(entry) for entry in on_weekdays),
        "evening": any(_lasts_into_evening(entry) for entry in on_weekdays),
        "weekend": any(set(entry.days) & set(WEEKEND) for entry in entries),
        "day-and-night": _covers_week(entries),
    }
    return tuple(term for term, holds in found.items() if holds)


def _starts_by_day(entry: Schedule) -> bool:
    if entry.opens == NOT_STATED:
        return entry.closes != NOT_STATED and entry.closes <= EVENING
    return entry.opens < EVENING


def _lasts_into_evening(entry: Schedule) -> bool:
    if entry.closes == NOT_STATED:
        return entry.opens != NOT_STATED and entry.opens >= EVENING
    return entry.closes > EVENING or (entry.opens != NOT_STATED and entry.closes < entry.opens)


def _covers_week(entries: Iterable[Schedule]) -> bool:
    """Whether no minute of an ordinary week is outside the hours that hold all year."""
    reached = 0
    for start, end in sorted(span for entry in entries for span in _spans(entry)):
        reached = max(reached, end) if start <= reached else reached
    return reached >= 7 * _DAY


def _spans(entry: Schedule) -> Iterable[tuple[int, int]]:
    """Minutes of the week, once more a week earlier: what opens on Sunday may last into Monday."""
    if NOT_STATED in (entry.opens, entry.closes) or entry.weeks != "every-week" or entry.valid_from or entry.valid_to:
        return
    opens, closes = (int(time[:2]) * 60 + int(time[3:]) for time in (entry.opens, entry.closes))
    for day in entry.days:
        start = (*WEEKDAYS, *WEEKEND).index(day) * _DAY
        for earlier in (7 * _DAY, 0):
            yield start + opens - earlier, start + closes + (_DAY if closes < opens else 0) - earlier
