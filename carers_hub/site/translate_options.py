"""What may be typed after `hub translate`. What it does is in translating.py, which is only loaded for it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from carers_hub.site.settings import Settings, read_today


def add_translate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `translate` and its own commands to the command line."""
    text = "lists of words for translators, and how far each language is"
    parser = commands.add_parser("translate", help=text, description=text)
    below = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add(below, "update", "write the lists of words again and bring every catalogue up to date")
    status = _add(below, "status", "how much of the site each language has")
    status.add_argument("--gate", action="store_true", help="exit with 1 when something that must be translated is not")
    check = _add(below, "check", "what is wrong in the catalogues")
    for one in (status, check):
        one.add_argument("--only", type=_locale, metavar="LOCALE", help="one language")
    new = _add(below, "new", "start a language")
    new.add_argument("locale", type=_locale, help="its code, like so for Somali")
    fill = _add(below, "fill", "put translations from a YAML or JSON lines file into the catalogues")
    fill.add_argument("locale", type=_locale)
    fill.add_argument(
        "file", type=Path, help="entries with ctx, id and str; one without ctx fills every empty place with this id"
    )
    fill.add_argument("--over", action="store_true", help="also replace translations that are there and not in doubt")


def _add(commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help_: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_, description=help_)
    parser.add_argument("--root", type=Path, default=Path(), help="the hub's folder (this one)")
    parser.add_argument("--today", type=date.fromisoformat, default=read_today(), help="the day to work for, like 2026-11-22")
    parser.set_defaults(command=_run, translate=name)
    return parser


def _run(asked: argparse.Namespace, settings: Settings) -> int:
    from carers_hub.site.translating import translate

    return translate(asked, settings)


def _locale(text: str) -> str:
    from babel import UnknownLocaleError

    from carers_hub.words.i18n import babel_locale

    try:
        babel_locale(text)
    except (ValueError, UnknownLocaleError):
        raise argparse.ArgumentTypeError(f'"{text}" is not the code of a language; write it like so, ur or zh_Hant') from None
    return text
