"""Open now: hours as values, the days they depend on, and the answer at an instant, in tables and against every minute."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime
from typing import Any

import pytest

from carers_hub.domain.opening_times import open_times
from carers_hub.model.calendar import BankHoliday, SchoolTerm
from carers_hub.model.directory import Service
from carers_hub.views.opening import Hours, build_calendar, build_hours, opening_state
from tests.builders import make_service
from tests.opening_cases import LONDON, EveryMinute, calendar, random_instants, random_schedule

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]
EVERY_DAY = [*WEEKDAYS, "saturday", "sunday"]
OFFICE = {"days": WEEKDAYS, "opens": "09:00", "closes": "17:00"}
NIGHT = {"days": EVERY_DAY, "opens": "22:00", "closes": "06:00"}
SHUT = {"bank_holidays": "closed"}
OPEN = {"bank_holidays": "open"}
SUNDAY_NIGHT = {"days": ["sunday"], "opens": "22:00", "closes": "06:00", **SHUT}
SPRING = {"days": ["sunday"], "opens": "00:30", "closes": "01:30"}
AFTER_SKIP = {"days": ["sunday"], "opens": "01:15", "closes": "05:00"}
ONE_DAY = {"from": "2026-11-28", "to": "2026-11-28", "opens": "10:00", "closes": "12:00"}
CHRISTMAS = {**ONE_DAY, "from": "2026-12-25", "to": "2026-12-25"}
WEEK_OFF = {"from": "2026-11-23", "to": "2026-11-29"}
SHORT_WEEK = {**WEEK_OFF, "opens": "10:00", "closes": "12:00"}


def serve(*schedules: dict[str, Any], **changes: Any) -> Service:
    return make_service(schedules=list(schedules), **changes)


def answer(service: Service, when: str) -> str:
    """The answer at a time on a London clock, as a few words: `open until 17:00`, `closed bank-holiday +1 09:00?`."""
    instant = datetime.fromisoformat(when)
    found = opening_state(build_hours(service), calendar(), instant if instant.tzinfo else instant.replace(tzinfo=LONDON))
    opens = found.get("opens")
    words = [found["state"], found.get("why"), f"until {found['until']}" if "until" in found else ""]
    words += [f"+{opens['days']} {opens['time']}{'' if opens['sure'] else '?'}"] if opens else []
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(
    ("schedules", "when", "expected"),
    [
        # an ordinary week
        ([OFFICE], "2026-11-23T09:00", "open until 17:00"),
        ([OFFICE], "2026-11-23T08:59", "closed +0 09:00"),
        ([OFFICE], "2026-11-23T17:00", "closed +1 09:00"),
        ([OFFICE], "2026-11-27T17:00", "closed +3 09:00"),
        ([{**OFFICE, "days": ["monday"]}], "2026-11-23T18:00", "closed +7 09:00"),
        ([OFFICE, {**OFFICE, "opens": "17:00", "closes": "20:00"}], "2026-11-23T10:00", "open until 20:00"),
        ([OFFICE, {**OFFICE, "opens": "18:00", "closes": "20:00"}], "2026-11-23T17:30", "closed +0 18:00"),
        # past midnight
        ([NIGHT], "2026-11-24T03:00", "open until 06:00"),
        ([NIGHT], "2026-11-23T23:00", "open until 06:00"),
        ([NIGHT], "2026-11-24T12:00", "closed +0 22:00"),
        ([{**NIGHT, "closes": "24:00"}], "2026-11-23T23:00", "open until 00:00"),
        ([{"days": EVERY_DAY, "opens": "00:00", "closes": "24:00"}], "2026-11-23T12:00", "open"),
        # bank holidays: Good Friday 3 April 2026, Monday 4 May 2026, Christmas
        ([{**OFFICE, **SHUT}], "2026-04-03T10:00", "closed bank-holiday +4 09:00"),
        ([{**OFFICE, **OPEN}], "2026-04-03T10:00", "open until 17:00"),
        ([OFFICE], "2026-04-03T10:00", "unknown bank-holiday"),
        ([OFFICE], "2026-04-03T20:00", "unknown bank-holiday"),
        ([OFFICE], "2026-04-04T10:00", "closed +3 09:00?"),
        ([{**OFFICE, **SHUT}, {**OFFICE, **OPEN, "opens": "12:00"}], "2026-05-04T09:30", "closed +0 12:00"),
        ([{**OFFICE, **SHUT}, {**OFFICE, **OPEN, "opens": "12:00"}], "2026-05-04T18:00", "closed +1 09:00"),
        ([SUNDAY_NIGHT, {**OFFICE, **SHUT}], "2026-05-04T02:00", "open until 06:00"),
        ([SUNDAY_NIGHT, {**OFFICE, **SHUT}], "2026-05-04T06:00", "closed bank-holiday +1 09:00"),
        ([{**NIGHT, **SHUT}], "2026-05-04T23:00", "closed bank-holiday +1 22:00"),
        ([{**NIGHT, **SHUT}], "2026-05-05T03:00", "closed +0 22:00"),
        ([NIGHT], "2026-05-05T03:00", "unknown bank-holiday"),
        ([NIGHT], "2026-05-04T03:00", "open"),
        ([{**NIGHT, "closes": "23:00"}], "2026-12-25T12:00", "unknown bank-holiday"),
        ([{"days": ["saturday"], "opens": "10:00", "closes": "12:00", **SHUT}], "2026-04-06T10:00", "closed +5 10:00"),
        # times that nobody has stated
        ([{**OFFICE, "closes": "not-stated"}], "2026-11-23T08:00", "closed"),
        ([{**OFFICE, "closes": "not-stated"}], "2026-11-23T22:00", "unknown times"),
        ([{**OFFICE, "opens": "not-stated"}], "2026-11-23T22:00", "closed"),
        ([{**OFFICE, "opens": "not-stated", "closes": "not-stated"}], "2026-11-22T12:00", "closed"),
        ([{**OFFICE, "closes": "not-stated"}, OFFICE], "2026-11-23T10:00", "open"),
        # schools: a term, the holidays between terms, and early 2027, which nobody has written down
        ([{**OFFICE, "weeks": "term-time"}], "2026-10-23T10:00", "open until 17:00"),
        ([{**OFFICE, "weeks": "term-time"}], "2026-10-26T10:00", "closed term-time +7 09:00"),
        ([{**OFFICE, "weeks": "term-time"}], "2027-02-01T10:00", "unknown term-time"),
        ([{**OFFICE, "weeks": "term-time"}], "2027-02-01T18:00", "closed"),
        ([{**OFFICE, "weeks": "school-holidays"}], "2026-10-26T10:00", "open until 17:00"),
        ([{**OFFICE, "weeks": "school-holidays"}], "2026-10-20T10:00", "closed school-holidays +6 09:00"),
        ([{**OFFICE, "weeks": "school-holidays"}], "2027-02-01T10:00", "unknown school-holidays"),
        # days that are different
        ([{**OFFICE, "exceptions": [WEEK_OFF]}], "2026-11-23T10:00", "closed exception +7 09:00"),
        ([{**OFFICE, "exceptions": [SHORT_WEEK]}], "2026-11-23T10:00", "open until 12:00"),
        ([{**OFFICE, "exceptions": [SHORT_WEEK]}], "2026-11-28T10:00", "closed +2 09:00"),
        ([{**OFFICE, "exceptions": [ONE_DAY]}], "2026-11-28T10:00", "open until 12:00"),
        ([{**OFFICE, **SHUT, "exceptions": [CHRISTMAS]}], "2026-12-25T11:00", "open until 12:00"),
        ([{**NIGHT, "exceptions": [{"from": "2026-11-23", "to": "2026-11-23"}]}], "2026-11-23T02:00", "open until 06:00"),
        ([{**NIGHT, "exceptions": [{"from": "2026-11-23", "to": "2026-11-23"}]}], "2026-11-24T02:00", "closed +0 22:00"),
        # hours for some months
        ([{**OFFICE, "valid_to": "2026-11-20"}], "2026-11-23T10:00", "unknown dates"),
        ([{**OFFICE, "valid_from": "2026-11-25"}], "2026-11-23T10:00", "unknown dates"),
        ([{**OFFICE, "valid_to": "2026-11-20"}, {**OFFICE, "opens": "11:00"}], "2026-11-23T10:00", "closed +0 11:00"),
        # the clocks: forward on 29 March 2026 at 1am, back on 25 October 2026 at 2am
        ([NIGHT], "2026-03-29T00:59+00:00", "open until 06:00"),
        ([NIGHT], "2026-03-29T04:59+00:00", "open until 06:00"),
        ([NIGHT], "2026-03-29T05:00+00:00", "closed +0 22:00"),
        ([SPRING], "2026-03-29T00:45+00:00", "open until 02:00"),
        ([SPRING], "2026-03-29T01:00+00:00", "closed +7 00:30"),
        ([AFTER_SKIP], "2026-03-29T00:50+00:00", "closed +0 02:00"),
        ([AFTER_SKIP], "2026-03-29T01:00+00:00", "open until 05:00"),
        ([NIGHT], "2026-10-25T05:59+00:00", "open until 06:00"),
        ([NIGHT], "2026-10-25T06:00+00:00", "closed +0 22:00"),
        ([SPRING], "2026-10-25T00:15+00:00", "open until 01:30"),
        ([SPRING], "2026-10-25T00:30+00:00", "closed +7 00:30"),
        ([SPRING], "2026-10-25T01:15+00:00", "closed +7 00:30"),
        ([AFTER_SKIP], "2026-10-25T00:15+00:00", "open until 05:00"),
        ([AFTER_SKIP], "2026-10-25T01:05+00:00", "open until 05:00"),
    ],
)  # fmt: skip
def test_the_answer_at_an_instant(schedules: list[dict[str, Any]], when: str, expected: str) -> None:
    assert answer(serve(*schedules), when) == expected


@pytest.mark.parametrize(
    ("schedules", "expected"),
    [("always", {"state": "open", "why": "always"}), ("not-stated", {"state": "unknown", "why": "not-stated"})],
)
def test_day_and_night_and_nothing_stated(schedules: str, expected: dict[str, str]) -> None:
    hours = build_hours(make_service(schedules=schedules))
    assert opening_state(hours, calendar(), datetime(2026, 12, 25, 3, tzinfo=UTC)) == expected


@pytest.mark.parametrize("when", ["1970-01-01T10:00", "2025-12-31T10:00", "2029-01-01T10:00"])
def test_a_clock_that_is_years_wrong_gives_no_answer(when: str) -> None:
    assert answer(serve({**OFFICE, **OPEN}), when) == "unknown calendar"


def test_a_service_closed_for_a_time_has_no_hours() -> None:
    assert build_hours(serve(OFFICE, status="temporarily closed")) is None


def test_equal_hours_are_equal_values_that_can_be_keys_and_json() -> None:
    one = build_hours(serve(OFFICE, {**NIGHT, "days": ["monday", "sunday"]}))
    other = build_hours(serve({**NIGHT, "days": ["sunday", "monday"]}, OFFICE, {**OFFICE, "bank_holidays": "not-stated"}))
    assert one == other
    assert len({one, other}) == 1
    assert json.loads(json.dumps(one)) == [[31, 540, 1020], [65, 1320, 1800]]


def test_the_whole_shape_of_an_entry() -> None:
    entry = {**NIGHT, **SHUT, "weeks": "term-time", "valid_from": "2026-09-01", "exceptions": [ONE_DAY, WEEK_OFF]}
    assert build_hours(serve(entry)) == (
        (127, 1320, 1800, 2, 1, "2026-09-01", "",
         (("2026-11-23", "2026-11-29", None, None), ("2026-11-28", "2026-11-28", 600, 720))),
    )  # fmt: skip


def test_the_calendar_knows_the_bank_holidays_of_england_for_three_years() -> None:
    found = build_calendar(date(2026, 11, 22))
    assert (found["from"], found["to"]) == ("2026-01-01", "2028-12-31")
    expected = ["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28", "2028-12-26"]
    assert set(expected) < set(found["bank"])
    assert not {"2026-03-17", "2026-07-13", "2026-11-30"} & set(found["bank"]), "holidays of Scotland or Northern Ireland"
    assert found["terms"] == found["breaks"] == []


def test_the_calendar_takes_terms_and_a_day_proclaimed_once() -> None:
    source = {"title": "A page", "evidence": "official"}
    spans = [
        ("2026-09-02", "2026-10-23"),
        ("2026-11-02", "2026-12-18"),
        ("2027-04-12", "2027-05-28"),
        ("2027-05-29", "2027-07-01"),
    ]
    terms = [SchoolTerm.model_validate({"name": "Term", "from": start, "to": end, "source": source}) for start, end in spans]
    day = BankHoliday.model_validate({"name": "A coronation", "date": "2027-06-14", "source": source})
    found = build_calendar(date(2026, 11, 22), reversed(terms), [day])
    assert found["terms"] == [list(span) for span in spans]
    assert found["breaks"] == [["2026-10-24", "2026-11-01"]], "a gap of months is a term that is missing"
    assert "2027-06-14" in found["bank"]


@pytest.mark.parametrize(
    ("schedules", "expected"),
    [
        ("always", ("weekday-daytime", "evening", "weekend", "day-and-night")),
        ("not-stated", ()),
        ([OFFICE], ("weekday-daytime",)),
        ([{**OFFICE, "closes": "18:00"}], ("weekday-daytime",)),
        ([{**OFFICE, "closes": "18:01"}], ("weekday-daytime", "evening")),
        ([{**OFFICE, "opens": "18:00", "closes": "20:00"}], ("evening",)),
        ([{**NIGHT, "days": ["wednesday"]}], ("evening",)),
        ([{**NIGHT, "days": ["saturday"]}], ("weekend",)),
        ([{"days": ["saturday"], "opens": "not-stated", "closes": "not-stated"}], ("weekend",)),
        ([{**OFFICE, "opens": "not-stated", "closes": "not-stated"}], ()),
        ([{**OFFICE, "closes": "not-stated"}], ("weekday-daytime",)),
        ([{**OFFICE, "opens": "19:00", "closes": "not-stated"}], ("evening",)),
        ([{**OFFICE, "opens": "not-stated"}], ("weekday-daytime",)),
        ([NIGHT, {**NIGHT, "opens": "06:00", "closes": "22:00"}], ("weekday-daytime", "evening", "weekend", "day-and-night")),
        ([NIGHT, {**NIGHT, "opens": "06:01", "closes": "22:00"}], ("weekday-daytime", "evening", "weekend")),
        ([{**NIGHT, "opens": "00:00", "closes": "24:00", "weeks": "term-time"}], ("weekday-daytime", "evening", "weekend")),
    ],
)  # fmt: skip
def test_when_a_service_can_be_reached(schedules: Any, expected: tuple[str, ...]) -> None:
    assert open_times(make_service(schedules=schedules)) == expected


def random_service(chance: random.Random) -> Service:
    entries = [random_schedule(chance) for _ in range(chance.choice((1, 1, 2, 3)))]
    return make_service(schedules=[entry.model_dump(mode="json", by_alias=True) for entry in entries])


def test_it_is_right_at_any_minute_of_two_years() -> None:
    chance = random.Random(20261122)
    wrong: list[tuple[datetime, Hours, Any, Any]] = []
    for _ in range(40):
        service = random_service(chance)
        assert not isinstance(service.schedules, str)
        hours, reference = build_hours(service), EveryMinute(service.schedules)
        for instant in random_instants(chance, 300):
            got, expected = opening_state(hours, calendar(), instant), reference.state(instant)
            if got != expected:
                wrong.append((instant, hours, got, expected))
    assert wrong[:3] == []
