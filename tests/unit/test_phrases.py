"""Facts in words: what a reader sees for hours, ages, money and dates."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations
from typing import Any

import pytest

from carers_hub.model.directory import AgeRange, Schedule
from carers_hub.words.phrases import Phrases

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]
EVERY_DAY = [*WEEKDAYS, "saturday", "sunday"]


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return Phrases("en", NullTranslations())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"days": WEEKDAYS, "opens": "09:00", "closes": "16:30"}, "Monday to Friday, 9am to 4:30pm"),
        ({"days": EVERY_DAY, "opens": "08:00", "closes": "24:00"}, "Every day, 8am to midnight"),
        ({"days": ["tuesday", "thursday"], "opens": "12:00", "closes": "15:15"}, "Tuesday and Thursday, midday to 3:15pm"),
        ({"days": ["friday"], "opens": "22:00", "closes": "06:00"}, "Friday, 10pm to 6am the next day"),
        ({"days": ["monday"], "opens": "not-stated", "closes": "not-stated"}, "Monday, times not stated"),
        ({"days": EVERY_DAY, "opens": "00:00", "closes": "24:00"}, "Every day, all day and all night"),
        (
            {"days": ["monday"], "opens": "9:00", "closes": "17:00", "weeks": "term-time", "bank_holidays": "closed"},
            "Monday, 9am to 5pm, in term time, closed on bank holidays",
        ),
        (
            {"days": WEEKDAYS, "opens": "09:00", "closes": "12:30", "description": "Advice"},
            "Advice: Monday to Friday, 9am to 12:30pm",
        ),
    ],
)
def test_a_schedule_in_words(phrases: Phrases, written: dict[str, Any], expected: str) -> None:
    assert phrases.schedule(Schedule.model_validate(written)) == expected


def test_exceptions_are_told_after_the_hours(phrases: Phrases) -> None:
    closed = {"from": "2026-12-24", "to": "2026-12-26", "description": "Ring 111 instead."}
    entry = Schedule.model_validate({"days": ["monday"], "opens": "09:00", "closes": "10:00", "exceptions": [closed]})
    assert phrases.hours((entry,)) == [
        "Monday, 9am to 10am",
        "24 December 2026 to 26 December 2026: closed. Ring 111 instead.",
    ]


def test_hours_that_nobody_stated_are_not_invented(phrases: Phrases) -> None:
    assert phrases.hours("not-stated") == []
    assert phrases.hours("always") == ["Day and night, every day of the year"]


@pytest.mark.parametrize(
    ("ages", "expected"),
    [({"from": "5", "to": "17"}, "aged 5 to 17"), ({"from": "18"}, "aged 18 or over"), ({"to": "25"}, "aged 25 or under")],
)
def test_ages(phrases: Phrases, ages: dict[str, str], expected: str) -> None:
    assert phrases.ages(AgeRange.model_validate(ages)) == expected


@pytest.mark.parametrize(("amount", "expected"), [("86.45", "£86.45"), ("204", "£204"), ("204.00", "£204"), ("23250", "£23,250")])
def test_money(phrases: Phrases, amount: str, expected: str) -> None:
    assert phrases.money(amount) == expected


def test_dates_are_british(phrases: Phrases) -> None:
    assert phrases.date(date(2026, 11, 22)) == "22 November 2026"


def test_dates_are_written_as_each_language_writes_them() -> None:
    assert Phrases("pt", NullTranslations()).date(date(2026, 11, 22)) == "22 de novembro de 2026"


def test_other_languages_use_the_24_hour_clock() -> None:
    assert Phrases("pl", NullTranslations()).time("16:30") == "16:30"
