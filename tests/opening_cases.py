"""Opening hours made by chance, and a plain reference that writes down every minute of two years for them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from typing import Any
from zoneinfo import ZoneInfo

from carers_hub.model.calendar import SchoolTerm
from carers_hub.model.directory import Schedule
from carers_hub.views.opening import build_calendar

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONDON = ZoneInfo("Europe/London")
FIRST, LAST = date(2025, 12, 30), date(2028, 1, 15)
"""The days written down: two years and what their ends need."""
CLOSED, OPEN = 0, 1
UNKNOWN = {"bank-holiday": 2, "term-time": 3, "school-holidays": 4, "times": 5, "dates": 6}
"""For each reason a code; of two that hold at once the smaller one is told."""
_SOURCE = {"title": "Made up", "evidence": "official"}
TERMS = [
    SchoolTerm.model_validate({"name": f"Term {start}", "from": start, "to": end, "source": _SOURCE})
    for start, end in [
        ("2026-01-05", "2026-02-13"), ("2026-02-23", "2026-03-27"), ("2026-04-13", "2026-05-22"), ("2026-06-01", "2026-07-21"),
        ("2026-09-02", "2026-10-23"), ("2026-11-02", "2026-12-18"), ("2027-04-12", "2027-05-28"),
    ]
]  # fmt: skip
"""Early 2027 is missing, as when nobody has written it down."""


@cache
def calendar() -> dict[str, Any]:
    """The days of the cases: England's bank holidays and made-up terms."""
    return build_calendar(date(2026, 1, 1), TERMS)


def random_schedule(chance: random.Random) -> Schedule:
    """One set of hours; now and then strange ones."""
    entry: dict[str, Any] = {
        "days": chance.sample(DAYS, chance.choice((1, 1, 2, 5, 7))),
        "bank_holidays": chance.choice(("open", "all-day", "closed", "not-stated")),
        "weeks": chance.choices(("every-week", "term-time", "school-holidays"), (8, 2, 1))[0],
        **_times(chance),
    }
    if chance.random() < 0.15:
        entry["opens"] = "not-stated"
    if chance.random() < 0.15:
        entry["closes"] = "not-stated"
    if chance.random() < 0.15:
        entry["valid_from"] = _day(chance).isoformat()
    if chance.random() < 0.15:
        entry["valid_to"] = max(_day(chance), date.fromisoformat(entry.get("valid_from", "2026-01-01"))).isoformat()
    entry["exceptions"] = [_exception(chance) for _ in range(chance.choice((0, 0, 1, 3)))]
    return Schedule.model_validate(entry)


def _times(chance: random.Random) -> dict[str, str]:
    opens = chance.choice([0, 30, 60, 90, 120, 540, 600, 780, 1020, 1200, 1320, 1410])
    closes = chance.choice([minute for minute in (15, 60, 90, 119, 120, 360, 720, 1020, 1080, 1320, 1440) if minute != opens])
    return {"opens": _clock(opens), "closes": _clock(closes)}


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _day(chance: random.Random) -> date:
    return date(2026, 1, 1) + timedelta(chance.randrange(730))


def _exception(chance: random.Random) -> dict[str, Any]:
    start = _day(chance)
    end = start + timedelta(chance.choice((0, 0, 1, 12)))
    times = _times(chance) if chance.random() < 0.5 else {}
    return {"from": start.isoformat(), "to": end.isoformat(), **times}


def random_instants(chance: random.Random, count: int) -> list[datetime]:
    """Minutes of 2026 and 2027, many of them where it is easy to be wrong."""
    special = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
    special += [date.fromisoformat(found) for found in calendar()["bank"] if found < "2028"]
    found = []
    for _ in range(count):
        day = chance.choice(special) if chance.random() < 0.4 else _day(chance)
        hour = chance.choice((0, 1, 2, 23)) if chance.random() < 0.4 else chance.randrange(24)
        minute = chance.choice((0, 14, 15, 29, 30, 59))
        found.append(datetime.combine(day, time(hour, minute), UTC) - timedelta(hours=chance.choice((0, 0, 1))))
    return [instant for instant in found if date(2026, 1, 1) <= instant.astimezone(LONDON).date() < date(2028, 1, 1)]


@dataclass(frozen=True)
class EveryMinute:
    """What some hours are at every minute. Nothing here is shared with what it checks, but the list of bank holidays."""

    schedules: tuple[Schedule, ...]

    def state(self, instant: datetime) -> dict[str, Any]:
        """The same answer as `opening_state`, found by walking from minute to minute."""
        place = int((instant - self._line[2]).total_seconds()) // 60
        code = self._line[0][place]
        if code == OPEN:
            return {"state": "open", **self._until(place)}
        if code != CLOSED:
            return {"state": "unknown", "why": {number: why for why, number in UNKNOWN.items()}[code]}
        return {"state": "closed", **self._why_closed(instant.astimezone(LONDON).date()), **self._next(place)}

    def _until(self, place: int) -> dict[str, str]:
        line, wall, _ = self._line
        end = place
        while line[end] == OPEN and wall[end] - wall[place] < 1440:
            end += 1
        known = line[end] == CLOSED and wall[end] - wall[place] < 1440
        return {"until": _clock(wall[end] % 1440)} if known else {}

    def _next(self, place: int) -> dict[str, Any]:
        line, wall, _ = self._line
        here, unclear = wall[place] // 1440, False
        while line[place] != OPEN:
            unclear = unclear or line[place] != CLOSED
            place += 1
            if wall[place] // 1440 - here > 7:
                return {}
        days = wall[place] // 1440
        when = (FIRST + timedelta(days)).isoformat()
        return {"opens": {"days": days - here, "date": when, "time": _clock(wall[place] % 1440), "sure": not unclear}}

    def _why_closed(self, day: date) -> dict[str, str]:
        told = [found for schedule in self.schedules for found in _told(schedule, day)]
        if any(isinstance(found, tuple) for found in told) or not self._valid(day):
            return {}
        for why in ("exception", "bank-holiday", "term-time", "school-holidays"):
            if why in told:
                return {"why": why}
        return {}

    def _valid(self, day: date) -> bool:
        return any(_holds(schedule, day) for schedule in self.schedules)

    @cached_property
    def _line(self) -> tuple[bytearray, list[int], datetime]:
        """The code and the wall-clock minute (from the first midnight) of each minute that passes in London, and the first."""
        walls = self._walls()
        codes, clock = bytearray(), []
        start = datetime.combine(FIRST + timedelta(2), time(), LONDON).astimezone(UTC)
        for wall in wall_minutes():
            code = walls[wall.minute if not wall.again else wall.day * 1440 + 119]
            codes.append(code)
            clock.append(wall.day * 1440 + 119 if wall.again else wall.minute)
        return codes, clock, start

    def _walls(self) -> bytearray:
        """A code for each minute that a clock on the wall could show."""
        walls = bytearray(((LAST - FIRST).days + 3) * 1440)
        for number in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(number)
            windows = [found for schedule in self.schedules for found in _told(schedule, day) if isinstance(found, tuple)]
            if not self._valid(day):
                windows = [(0, 1440, UNKNOWN["dates"])]
            for start, end, code in windows:
                for minute in range(number * 1440 + start, number * 1440 + end):
                    had = walls[minute]
                    walls[minute] = code if had == CLOSED else min(had, code)
        return walls


@dataclass(frozen=True, slots=True)
class Wall:
    """A minute that passes: days and minutes from the first midnight, and whether the clock shows it for the second time."""

    day: int
    minute: int
    again: bool


@cache
def wall_minutes() -> list[Wall]:
    """Every minute that passes in London, from two days after the first day."""
    return list(_walk())


def _walk() -> Iterator[Wall]:
    instant = datetime.combine(FIRST + timedelta(2), time(), LONDON).astimezone(UTC)
    end = datetime.combine(LAST, time(), LONDON).astimezone(UTC)
    while instant < end:
        local = instant.astimezone(LONDON)
        day = (local.date() - FIRST).days
        for minute in range(60):  # the offset only changes on the hour
            yield Wall(day, day * 1440 + local.hour * 60 + minute, bool(local.fold))
        instant += timedelta(hours=1)


def _holds(schedule: Schedule, day: date) -> bool:
    return (schedule.valid_from or date.min) <= day <= (schedule.valid_to or date.max)


def _told(schedule: Schedule, day: date) -> list[tuple[int, int, int] | str]:
    """What one set of hours says of a day: minutes with a code, or a reason why there are none."""
    usual = DAYS[day.weekday()] in schedule.days
    if not _holds(schedule, day):
        return []
    for one in schedule.exceptions:
        if one.from_ <= day <= one.to and (usual or one.from_ == one.to):
            if one.opens and one.closes:
                return [_window(one.opens, one.closes, OPEN)]
            return ["exception"] if usual else []
    if not usual:
        return []
    school = _school(day)
    if schedule.weeks != "every-week" and school not in ("", schedule.weeks):
        return [schedule.weeks]
    if day.isoformat() in calendar()["bank"] and schedule.bank_holidays == "closed":
        return ["bank-holiday"]
    if day.isoformat() in calendar()["bank"] and schedule.bank_holidays == "all-day":
        return [(0, 1440, OPEN)]
    window = _window(schedule.opens, schedule.closes, OPEN)
    if day.isoformat() in calendar()["bank"] and schedule.bank_holidays == "not-stated":
        return [(0, max(1440, window[1] if schedule.closes != "not-stated" else 0), UNKNOWN["bank-holiday"])]
    if schedule.weeks != "every-week" and not school:
        return [(*window[:2], UNKNOWN[schedule.weeks])]
    return [(*window[:2], UNKNOWN["times"] if "not-stated" in (schedule.opens, schedule.closes) else OPEN)]


def _window(opens: str, closes: str, code: int) -> tuple[int, int, int]:
    start = 0 if opens == "not-stated" else int(opens[:2]) * 60 + int(opens[3:])
    end = 1440 if closes == "not-stated" else int(closes[:2]) * 60 + int(closes[3:])
    return start, end + 1440 if end <= start and opens != "not-stated" else end, code


def _school(day: date) -> str:
    if any(term.from_ <= day <= term.to for term in TERMS):
        return "term-time"
    before = [term.to for term in TERMS if term.to < day]
    after = [term.from_ for term in TERMS if term.from_ > day]
    known = before and after and (min(after) - max(before)).days <= 56
    return "school-holidays" if known else ""
