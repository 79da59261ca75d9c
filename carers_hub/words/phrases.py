"""Facts in the words of a language: opening hours, days, ages, money, dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from gettext import NullTranslations

from babel.dates import format_date, get_day_names
from babel.lists import format_list

from carers_hub.model.directory import AgeRange, Exception_, Schedule
from carers_hub.source.language_marks import FALLBACK_START
from carers_hub.words.i18n import babel_locale
from carers_hub.words.numbers import write_clock, write_numbers

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Phrases:
    """The phrases of one locale. Every method gives plain text, never HTML."""

    def __init__(self, locale: str, translations: NullTranslations) -> None:
        self._code = locale
        self._locale = babel_locale(locale)
        self._text = translations.gettext
        self._comma = "، " if "\u0600" <= (self._locale.get_language_name() or "")[:1] <= "\u06ff" else ", "
        self._day_names = get_day_names("wide", locale=self._locale)

    def date(self, value: date) -> str:
        """`22 November 2026`."""
        return str(format_date(value, "long", locale=self._locale))

    def money(self, amount: str) -> str:
        """`£86.45`; whole pounds as `£204`. Always written this way round, in every language."""
        return write_numbers(_money(amount), self._code)

    def number(self, value: int) -> str:
        """`28,808`."""
        return write_numbers(f"{value:,}", self._code)

    def money_per(self, amount: str, unit: str) -> str:
        """`£86.45 a week`."""
        _ = self._text
        patterns = {"week": _("%s a week"), "month": _("%s a month"), "year": _("%s a year"), "once": _("%s, paid once")}
        pattern = patterns[unit]
        return pattern.replace("%s", _money(amount) if pattern.startswith(FALLBACK_START) else self.money(amount))

    def time(self, value: str) -> str:
        """`9am`, `4:30pm`, `midday`, `midnight`; in languages other than English the 24-hour clock, `16:30`."""
        if value in ("00:00", "24:00"):
            return self._text("midnight")
        if value == "12:00":
            return self._text("midday")
        hour, minute = (int(part) for part in value.split(":"))
        if self._locale.language != "en":
            return write_clock(hour, minute)
        half = "am" if hour < 12 else "pm"
        return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}{half}"

    def days(self, days: Sequence[str]) -> str:
        """`Monday to Friday`, `every day`, `Tuesday and Thursday`."""
        numbers = sorted(DAYS.index(day) for day in days)
        if len(numbers) == len(DAYS):
            return self._text("every day")
        if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
            pattern = self._text("%(first)s to %(last)s")
            return pattern % {"first": self._day_names[numbers[0]], "last": self._day_names[numbers[-1]]}
        return self.listed(self._day_names[number] for number in numbers)

    def listed(self, words: Iterable[str]) -> str:
        """`a, b and c`."""
        return str(format_list(list(words), locale=self._locale))

    def in_a_row(self, words: Iterable[str]) -> str:
        """`a, b, c`, with the comma of the language."""
        return self._comma.join(words)

    def schedule(self, entry: Schedule) -> str:
        """One set of hours as a phrase: `Monday to Friday, 9am to 4:30pm, in term time`."""
        parts = [self._capital(self.days(entry.days)), self._times(entry), self._weeks(entry), self._validity(entry)]
        if entry.bank_holidays == "closed":
            parts.append(self._text("closed on bank holidays"))
        if entry.bank_holidays == "open":
            parts.append(self._text("also on bank holidays"))
        if entry.bank_holidays == "all-day":
            parts.append(self._text("on bank holidays all day and all night"))
        text = self.in_a_row(part for part in parts if part)
        return f"{entry.description}: {text}" if entry.description else text

    def hours(self, schedules: tuple[Schedule, ...] | str) -> list[str]:
        """Opening hours, one phrase a line; an empty list where they are not stated."""
        if schedules == "always":
            return [self._text("Day and night, every day of the year")]
        if isinstance(schedules, str):
            return []
        lines = [self.schedule(entry) for entry in schedules]
        return lines + [self._exception(entry) for schedule in schedules for entry in schedule.exceptions]

    def ages(self, value: AgeRange | str) -> str:
        """`aged 5 to 17`, `aged 18 or over`, `under 26`; empty where any age will do or none is stated."""
        _ = self._text
        if isinstance(value, str):
            return ""
        if value.to is None:
            return _("aged %(from)s or over") % {"from": value.from_}
        if not value.from_:
            return _("aged %(to)s or under") % {"to": value.to}
        return _("aged %(from)s to %(to)s") % {"from": value.from_, "to": value.to}

    def language_name(self, code: str) -> str:
        """The language's name in this locale: `Persian`."""
        return str(self._locale.languages.get(code, code))

    def _times(self, entry: Schedule) -> str:
        _ = self._text
        if entry.opens == "not-stated" or entry.closes == "not-stated":
            return _("times not stated")
        if (entry.opens, entry.closes) == ("00:00", "24:00"):
            return _("all day and all night")
        pattern = _("%(opens)s to %(closes)s the next day") if entry.closes < entry.opens else _("%(opens)s to %(closes)s")
        return pattern % {"opens": self.time(entry.opens), "closes": self.time(entry.closes)}

    def _weeks(self, entry: Schedule) -> str:
        _ = self._text
        return {"every-week": "", "term-time": _("in term time"), "school-holidays": _("in the school holidays")}[entry.weeks]

    def _validity(self, entry: Schedule) -> str:
        _ = self._text
        parts = []
        if entry.valid_from:
            parts.append(_("from %s") % self.date(entry.valid_from))
        if entry.valid_to:
            parts.append(_("until %s") % self.date(entry.valid_to))
        return " ".join(parts)

    def _exception(self, entry: Exception_) -> str:
        _ = self._text
        first, last = self.date(entry.from_), self.date(entry.to)
        span = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
        told = _("closed")
        if entry.opens and entry.closes:
            told = _("%(opens)s to %(closes)s") % {"opens": self.time(entry.opens), "closes": self.time(entry.closes)}
        return f"{span}: {told}. {entry.description}" if entry.description else f"{span}: {told}"

    @staticmethod
    def _capital(text: str) -> str:
        first = len(text) - len(text.lstrip(FALLBACK_START))
        return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def _money(amount: str) -> str:
    pounds, _, pence = amount.partition(".")
    return f"£{int(pounds):,}" + (f".{pence}" if pence and pence != "00" else "")
