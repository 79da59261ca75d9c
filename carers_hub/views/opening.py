"""Opening hours as small values, and whether a place is open at an instant. `theme/assets/hours.mjs` answers the same.

Hours are `"always"`, or entries `(days, opens, closes, bank, weeks, from, to, exceptions)` without what is plain at their end:
- `days`: 1 for Monday, 2 for Tuesday, 4 for Wednesday, … added up
- `opens`, `closes`: minutes after midnight, over 1440 on the next day; None where not stated
- `bank`: on bank holidays 0 not stated, 1 open as usual, 2 closed, 3 open all day
- `weeks`: 0 every week, 1 term time, 2 school holidays
- `from`, `to`: the days between which they hold, `""` for no end
- `exceptions`: `(from, to, opens, closes)`, closed where both times are None
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from carers_hub.model.base import NOT_STATED
from carers_hub.model.calendar import BankHoliday, SchoolTerm
from carers_hub.model.directory import Schedule, Service

Hours = Any
"""`"always"` or nested tuples of numbers and text, as above: can be a key, and is JSON."""

ZONE = ZoneInfo("Europe/London")
DAY = 1440
"""Minutes."""
LONGEST_BREAK = timedelta(weeks=8)
"""Days between two terms are school holidays; a longer gap is more likely a term nobody has written down."""
WHY_UNKNOWN = ("bank-holiday", "term-time", "school-holidays", "times", "dates", "calendar")
WHY_CLOSED = ("exception", "bank-holiday", "term-time", "school-holidays")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BANK = ("not-stated", "open", "closed", "all-day")
_WEEKS = ("every-week", "term-time", "school-holidays")
_PLAIN: tuple[Any, ...] = (0, None, None, 0, 0, "", "", ())


def build_hours(service: Service) -> Hours | None:
    """The hours of a service; equal hours are equal values. None where not stated, or while it is closed for a time."""
    if service.schedules == NOT_STATED or service.status != "active":
        return None
    if isinstance(service.schedules, str):
        return "always"
    return tuple(sorted({_entry(schedule) for schedule in service.schedules}, key=json.dumps))


def hours_of(service: Service) -> str:
    """What the hours are of, where a service has several numbers and hours of one of them: "Social Care Direct phone line"."""
    if isinstance(service.schedules, str) or len(service.phones) < 2:
        return ""
    names = {schedule.description for schedule in service.schedules}
    return names.pop() or "" if len(names) == 1 else ""


def _entry(schedule: Schedule) -> tuple[Any, ...]:
    opens, closes = _minutes(schedule.opens), _minutes(schedule.closes)
    exceptions = {
        (found.from_.isoformat(), found.to.isoformat(), *_span(_minutes(found.opens), _minutes(found.closes)))
        for found in schedule.exceptions
    }
    entry: list[Any] = [
        sum(1 << _DAYS.index(day) for day in set(schedule.days)),
        *((opens, closes) if opens is None or closes is None else _span(opens, closes)),
        _BANK.index(schedule.bank_holidays),
        _WEEKS.index(schedule.weeks),
        schedule.valid_from.isoformat() if schedule.valid_from else "",
        schedule.valid_to.isoformat() if schedule.valid_to else "",
        tuple(sorted(exceptions, key=json.dumps)),
    ]
    while len(entry) > 3 and entry[-1] == _PLAIN[len(entry) - 1]:
        entry.pop()
    return tuple(entry)


def _whole(entry: Sequence[Any]) -> tuple[Any, ...]:
    """An entry with the plain things that were left out at its end."""
    return (*entry, *_PLAIN[len(entry) :])


def _minutes(value: str | None) -> int | None:
    return None if value is None or value == NOT_STATED else int(value[:2]) * 60 + int(value[3:])


def _span(opens: int | None, closes: int | None) -> tuple[int | None, int | None]:
    """Both ends, the end after the start; closed (None, None) unless both are given."""
    if opens is None or closes is None:
        return None, None
    return opens, closes if closes > opens else closes + DAY


def build_calendar(
    today: date, terms: Iterable[SchoolTerm] = (), more: Iterable[BankHoliday] = (), part: str = "ENG"
) -> dict[str, Any]:
    """`{from, to, bank, terms, breaks}` for this year and the next two, days as text. `part` of the UK: ENG, WLS, SCT or NIR."""
    from holidays import country_holidays  # a slow import, which not every command needs

    years = [today.year, today.year + 1, today.year + 2]
    first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    bank = {*country_holidays("GB", subdiv=part, years=years), *(found.date for found in more)}
    spans = sorted((term.from_, term.to) for term in terms)
    gaps = ((before[1], after[0]) for before, after in pairwise(spans))
    breaks = [(end + _ONE, start - _ONE) for end, start in gaps if timedelta(1) < start - end <= LONGEST_BREAK]
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "bank": [day.isoformat() for day in sorted(bank) if first <= day <= last],
        "terms": [[start.isoformat(), end.isoformat()] for start, end in spans],
        "breaks": [[start.isoformat(), end.isoformat()] for start, end in breaks],
    }


_ONE = timedelta(1)
_Window = tuple[int, int, str]
"""Minutes from the midnight that begins today, end not included, and why it is not known; `""` when it is open for certain."""


def opening_state(hours: Hours | None, calendar: Mapping[str, Any], instant: datetime) -> dict[str, Any]:
    """`{state: open|closed|unknown, why?, until?: "17:00", opens?: {days, date, time, sure}}` in London's time.

    `until` only when that is known and less than a day off; `opens` within seven days, `days` from today, `sure` unless it
    may open sooner. Unknown is never closed.
    """
    if hours is None:
        return {"state": "unknown", "why": "not-stated"}
    if hours == "always":
        return {"state": "open", "why": "always"}
    local = instant.astimezone(ZONE)
    today = local.date()
    if not calendar["from"] <= today.isoformat() <= calendar["to"]:
        return {"state": "unknown", "why": "calendar"}
    now = local.hour * 60 + local.minute
    if local.fold:  # the hour that comes twice: what closed in it stays closed, what opened in it stays open
        now = 119
    days = {offset: list(_on_day(hours, calendar, today + timedelta(offset))) for offset in range(-1, 8)}
    windows = [found for offset, day in days.items() for found in _placed(day, offset, today)]
    return _tell(windows, days[0], now, today)


def _tell(windows: list[_Window], today: list[_Window | str], now: int, day: date) -> dict[str, Any]:
    covering = [why for start, end, why in windows if start <= now < end]
    if "" in covering:
        until = _until(windows, now)
        return {"state": "open", **({"until": until} if until else {})}
    if covering:
        return {"state": "unknown", "why": min(covering, key=WHY_UNKNOWN.index)}
    reasons = [found for found in today if isinstance(found, str)]
    why = {"why": min(reasons, key=WHY_CLOSED.index)} if reasons and len(reasons) == len(today) else {}
    return {"state": "closed", **why, **_next(windows, now, day)}


def _until(windows: list[_Window], now: int) -> str:
    end = now
    while later := [to for start, to, why in windows if not why and start <= end < to]:
        end = max(later)
    unclear = any(why and start <= end < to for start, to, why in windows)
    return "" if unclear or end - now >= DAY else _clock(end)


def _next(windows: list[_Window], now: int, day: date) -> dict[str, Any]:
    starts = [start for start, _, why in windows if not why and start > now]
    if not starts:
        return {}
    start = min(starts)
    sure = not any(why and now < unclear < start for unclear, _, why in windows)
    date_ = day + timedelta(start // DAY)
    return {"opens": {"days": start // DAY, "date": date_.isoformat(), "time": _clock(start), "sure": sure}}


def _clock(minute: int) -> str:
    return f"{minute % DAY // 60:02}:{minute % 60:02}"


def _on_day(hours: Sequence[Sequence[Any]], calendar: Mapping[str, Any], day: date) -> Iterator[_Window | str]:
    """The windows that start on a day, in minutes from its midnight, and for each that falls out the reason."""
    iso = day.isoformat()
    if iso > calendar["to"]:
        yield 0, DAY, "calendar"
        return
    entries = [_whole(entry) for entry in hours]
    valid = [entry for entry in entries if entry[5] <= iso and not (entry[6] and iso > entry[6])]
    if not valid:
        yield 0, DAY, "dates"
    for entry in valid:
        yield from _entry_on_day(entry, calendar, day)


def _entry_on_day(entry: tuple[Any, ...], calendar: Mapping[str, Any], day: date) -> Iterator[_Window | str]:
    days, opens, closes, bank, weeks, _, _, exceptions = entry
    iso, usual = day.isoformat(), bool(days >> day.weekday() & 1)
    for first, last, start, end in exceptions:
        if first <= iso <= last and (usual or first == last):
            if start is not None:
                yield start, end, ""
            elif usual:
                yield "exception"
            return
    if not usual:
        return
    school = _school(calendar, iso)
    if weeks and school and school != weeks:
        yield _WEEKS[weeks]
    elif bank == 3 and iso in calendar["bank"]:
        yield 0, DAY, ""
    elif bank != 1 and iso in calendar["bank"]:
        yield "bank-holiday" if bank == 2 else (0, max(DAY, closes or 0), "bank-holiday")
    else:
        doubt = _WEEKS[weeks] if weeks and not school else "times" if opens is None or closes is None else ""
        yield opens or 0, DAY if closes is None else closes, doubt


def _school(calendar: Mapping[str, Any], iso: str) -> int:
    """1 in term time, 2 in the school holidays, 0 when that is not known."""
    for number, spans in ((1, calendar["terms"]), (2, calendar["breaks"])):
        if any(first <= iso <= last for first, last in spans):
            return number
    return 0


def _placed(day: Iterable[_Window | str], offset: int, today: date) -> Iterator[_Window]:
    """The windows of a day in minutes from today's midnight, without the hour that the clocks leave out."""
    for found in day:
        if not isinstance(found, str):
            start, end = (_after_skip(offset * DAY + minute, today) for minute in found[:2])
            if start < end:
                yield start, end, found[2]


def _after_skip(minute: int, today: date) -> int:
    days, rest = divmod(minute, DAY)
    return days * DAY + 120 if 60 <= rest < 120 and _skips(today + timedelta(days)) else minute


def _skips(day: date) -> bool:
    """Whether the clocks go forward from 1am to 2am on a day."""
    midnight = datetime.combine(day, time(), UTC)
    return [(midnight + timedelta(hours=hour)).astimezone(ZONE).hour for hour in (0, 1)] == [0, 2]
