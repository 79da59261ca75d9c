"""The kinds of value an editor may type: ids, sentences, numbers, links, dates. Each refuses in words a person can act on."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import shortnumberinfo
from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from carers_hub.model.language_codes import LANGUAGE_CODES
from carers_hub.model.postcode_areas import POSTCODE_AREAS
from carers_hub.source import did_you_mean
from carers_hub.source.suggest import slug


def refuse(code: str, message: str, remedy: str = "", field: str = "") -> PydanticCustomError:
    """An error whose `code` names the fault (kebab-case), with a sentence on what is wrong and one on what would be right.

    `field`: of a record with several fields, the one whose line is shown.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "remedy": remedy, "field": field})


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _check_id(value: str) -> str:
    if _ID.fullmatch(value) and len(value) <= 60:
        return value
    suggestion = slug(value)[:60].strip("-")
    remedy = f'Write it like "{suggestion}".' if suggestion else "Write it like barnet-young-carers."
    raise refuse("id-format", f'"{value}" cannot be an id: use small letters a to z, digits and hyphens, at most 60.', remedy)


_LIKELY_YEARS = range(1900, 2100)


def _check_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise refuse("date-format", f'"{value}" is not a date this site can read.', "Write year-month-day, like 2026-11-22.")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise refuse("date-impossible", f'There is no such day as "{value}".', "Look at the month and the day.") from None
    if day.year not in _LIKELY_YEARS:
        raise refuse("date-impossible", f'"{value}" is too long ago or too far ahead.', "Look at the year.")
    return day


def check_days_in_order(first: date | None, last: date | None, field: str) -> None:
    """The last day may not be before the first; `field` is the last one's. Raises PydanticCustomError."""
    if first and last and first > last:
        raise refuse("date-order", f"The dates run backwards: from {first} to {last}.", "Put the earlier day first.", field)


def _check_time(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", value)
    if found and (value == "24:00" or (int(found[1]) < 24 and int(found[2]) < 60)):
        return "24:00" if value == "24:00" else time(int(found[1]), int(found[2])).isoformat("minutes")
    raise refuse("time-format", f'"{value}" is not a time of day.', "Write it on the 24-hour clock, like 09:00 or 16:30.")


def _check_language(value: str) -> str:
    if value in LANGUAGE_CODES:
        return value
    raise refuse("unknown-value", f'"{value}" is not the code of a language.', _suggest_language(value))


def _suggest_language(word: str) -> str:
    from babel import Locale

    names = Locale("en").languages
    codes = {names[code].casefold(): code for code in sorted(LANGUAGE_CODES) if code in names} | {"farsi": "fa", "mandarin": "zh"}
    near = did_you_mean(word, codes) if len(word) > 3 else None
    return f"Did you mean {codes[near]}?" if near else "Use one of the codes of ISO 639, like en for English or fa for Persian."


SHORT_NUMBERS = frozenset({"999", "111", "112", "101", "105", "119", "116123", "116111", "18000", "85258"})
_DRAMA_NUMBERS = re.compile(
    r"(020 ?7946 ?0|01632 ?960|07700 ?900|0113 ?496 ?0|0114 ?496 ?0|0121 ?496 ?0|0808 ?157 ?0|0909 ?879 ?0|03069 ?990)"
)


def check_phone(value: str) -> str:
    """A number that can be rung in the United Kingdom, as written. Raises PydanticCustomError."""
    digits = re.sub(r"[ ()-]", "", value)
    if not re.fullmatch(r"\+?[0-9]+", digits, re.ASCII):
        raise refuse("phone-bad", f'"{value}" is not a phone number.', _suggest_phone(value))
    if digits in SHORT_NUMBERS:
        return value
    if not digits.startswith(("0", "+")):
        if shortnumberinfo.is_valid_short_number_for_region(phonenumbers.parse(digits, "GB"), "GB"):
            return value
        raise refuse("phone-no-zero", f'"{value}" does not start with 0.', f"Did you mean 0{value}? Check it with the provider.")
    return _check_full_number(value, digits)


_COSTLY = (phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.PERSONAL_NUMBER)


def _suggest_phone(value: str) -> str:
    if len(re.findall(r"[0-9]{3,}", re.sub(r"[ ()-]", "", value))) > 1:
        return "Write the numbers as a list of phones, each with its own description."
    if not re.search(r"\d", value):
        return "Put words in description or in how_to_get_it, and only digits and spaces here."
    return "Use the digits 0 to 9 and spaces only, like 020 8359 5000."


def _check_full_number(value: str, digits: str) -> str:
    number = phonenumbers.parse(digits, "GB")
    if number.country_code != 44:
        raise refuse("phone-foreign", f'"{value}" is not a UK number.', "Give the UK number a carer can ring.")
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL).replace("-", " ")
    if _DRAMA_NUMBERS.match(national):
        raise refuse("phone-drama", f'"{value}" is a number for films and examples. Nobody answers.', "Give the real number.")
    if not phonenumbers.is_valid_number(number):
        raise refuse("phone-bad", f'"{value}" is not a UK phone number.', "Count the digits: most have 11, like 020 8359 5000.")
    if phonenumbers.number_type(number) in _COSTLY:
        raise refuse(
            "phone-cost", f'"{value}" costs the caller a lot.', "Find the provider's ordinary number. Or say it in cost_note."
        )
    return value


def check_email(value: str) -> str:
    """An email address in plain ASCII. Raises PydanticCustomError."""
    if not value.isascii():
        raise refuse("email-bad", f'"{value}" has a letter that is not plain a to z.', "Type the address again by hand.")
    try:
        return validate_email(value, check_deliverability=False).normalized
    except EmailNotValidError:
        once = re.sub(r"@+", "@", value)
        remedy = f"Did you mean {once}?" if once != value else "Write it like help@example.org."
        raise refuse("email-bad", f'"{value}" is not an email address.', remedy) from None


_PRIVATE_HOST = re.compile(
    r"(localhost|.*\.(local|localhost|internal|intranet|lan|test|invalid)|\d+\.\d+\.\d+\.\d+|.*\.sharepoint\.com)$", re.IGNORECASE
)


def check_url(value: str) -> str:
    """A public web address. Raises PydanticCustomError."""
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise refuse("url-bad", f'"{value}" is not a web address.', _COPY_URL) from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise _refuse_scheme(value, parts.scheme)
    if parts.username or parts.password:
        raise refuse("url-login", f'"{value}" has a name or password in it.', "Take out everything before the @.")
    if not host.isascii() or "xn--" in host.lower():
        raise refuse("url-lookalike", f'"{value}" may only look like the right address.', "Type the address again by hand.")
    if _PRIVATE_HOST.match(host) or ":" in host or port not in (None, 80, 443):
        raise refuse("url-private", f'"{value}" is an address only some people can open.', "Give the public address.")
    if not _HOST.fullmatch(host) or re.search(r"[\s\\<>\"]", value):
        raise refuse("url-bad", f'"{value}" is not a web address.', _COPY_URL)
    return value


_COPY_URL = "Copy it from the browser's address bar."
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)


def _refuse_scheme(value: str, scheme: str) -> PydanticCustomError:
    if scheme.lower() == "mailto" or re.fullmatch(r"[^@\s/]+@[^@\s/]+", value):
        return refuse("url-scheme", f'"{value}" is an email address.', "Put it in the email field, without mailto:.")
    if scheme and scheme.lower() not in ("http", "https"):
        return refuse(
            "url-scheme", f'"{value[:60]}" is not a web address: "{scheme}:" is not allowed.', "Start it with https://."
        )
    rest = re.sub(r"^(https?)?:?/*", "", value, flags=re.IGNORECASE)
    remedy = f"Did you mean https://{rest}?" if _HOST.match(rest) else _COPY_URL
    return refuse("url-bad", f'"{value}" is not a whole web address.', remedy)


_POSTCODE = re.compile(r"([A-Z]{1,2})([0-9][A-Z0-9]?) ?([0-9][ABD-HJLNP-UW-Z]{2})")


def _check_postcode(value: str) -> str:
    found = _POSTCODE.fullmatch(value.upper())
    if not found or found[1] not in POSTCODE_AREAS:
        raise refuse("postcode-bad", f'"{value}" is not a UK postcode.', "Write it like N12 8NP.")
    tidy = f"{found[1]}{found[2]} {found[3]}"
    if value != tidy:
        raise refuse("postcode-format", f'"{value}" is written in an unusual way.', f"Write {tidy}.")
    return value


def _check_amount(value: str) -> str:
    if re.fullmatch(r"\d{1,6}(\.\d{2})?", value):
        return value
    raise refuse("amount-format", f'"{value}" is not an amount of money.', "Write pounds and pence, like 86.45 or 204, and no £.")


Id = Annotated[str, AfterValidator(_check_id)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=120)]
"""A name or a few words on one line."""
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=240)]
"""One sentence said to the reader."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""A few short sentences. A blank line starts a new paragraph."""
Date = Annotated[date, BeforeValidator(_check_date)]
"""A day, written 2026-11-22."""
TimeOfDay = Annotated[str, BeforeValidator(_check_time)]
"""`HH:MM` on the 24-hour clock; `24:00` is midnight at the end of a day."""
LanguageCode = Annotated[str, AfterValidator(_check_language)]
PhoneNumber = Annotated[str, AfterValidator(check_phone), WithJsonSchema({"type": ["string", "integer"]})]
Email = Annotated[str, AfterValidator(check_email)]
Url = Annotated[str, AfterValidator(check_url)]
Postcode = Annotated[str, AfterValidator(_check_postcode)]
Amount = Annotated[str, AfterValidator(_check_amount), WithJsonSchema({"type": ["string", "number"]})]
"""Pounds, or pounds and pence, as text: `86.45`. Money is never a float."""
