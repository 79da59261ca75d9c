"""What `hub check` says of translations: what is wrong in a catalogue, and what each language loses when English changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from babel.lists import format_list

from carers_hub.domain import Hub
from carers_hub.site.settings import Settings
from carers_hub.site.site_words import load_site_words
from carers_hub.site.translation_sources import build_content_messages, render_template
from carers_hub.source import Problem, Severity
from carers_hub.words.catalogues import find_locales
from carers_hub.words.coverage import MUST_FILE, load_must
from carers_hub.words.i18n import DOMAINS, babel_locale
from carers_hub.words.messages import Message
from carers_hub.words.standing import Standing, load_standing


def check_translations(settings: Settings, hub: Hub) -> list[Problem]:
    """Every problem of the catalogues. None keeps an editor from publishing: readers get the English instead."""
    locales = find_locales(settings.root)
    if not locales:
        return []
    messages = build_content_messages(settings, hub)
    standings = [load_standing(settings.root, locale, domain, messages.get(domain)) for locale in locales for domain in DOMAINS]
    problems = [problem for standing in standings for problem in standing.problems]
    problems += _check_templates(settings, messages)
    problems += _check_losses(settings, standings, messages)
    published = [locale for locale in load_site_words(settings.root).published if locale in locales]
    return [*problems, *_check_gaps(settings, standings, messages, published)]


def language_names(locales: Sequence[str]) -> str:
    """`Persian, Polish and Romanian`, sorted."""
    names = sorted(str(babel_locale("en").languages.get(locale, locale)) for locale in locales)
    return str(format_list(names, locale=babel_locale("en")))


def _check_templates(settings: Settings, messages: Mapping[str, Sequence[Message]]) -> Iterator[Problem]:
    """The lists of words should be those of today, so that a pull request shows what has changed for translators."""
    for domain, asked in messages.items():
        file = settings.root / f"translations/{domain}.pot"
        if not file.is_file() or file.read_text(encoding="utf-8") != render_template(domain, asked):
            yield Problem(
                path=f"translations/{domain}.pot",
                line=1,
                code="pot-old",
                message="The list of words for translators is older than what it lists.",
                remedy="Write it again: make messages",
                severity=Severity.UNFINISHED,
            )


def _check_losses(
    settings: Settings, standings: Sequence[Standing], messages: Mapping[str, Sequence[Message]]
) -> Iterator[Problem]:
    """A problem for each record or page that has changed in English, with the languages that show the English meanwhile."""
    for domain, asked in messages.items():
        here = [standing for standing in standings if standing.domain == domain and standing.changed]
        groups: dict[str, list[Message]] = {}
        for message in asked:
            if any(message.key in standing.changed for standing in here):
                groups.setdefault(message.group, []).append(message)
        for lost in groups.values():
            yield from _describe_losses(settings, lost, here)


def _describe_losses(settings: Settings, lost: Sequence[Message], here: Sequence[Standing]) -> Iterator[Problem]:
    by_count: dict[int, list[str]] = {}
    for standing in here:
        count = sum(message.key in standing.changed for message in lost)
        by_count.setdefault(count, []).append(standing.locale)
    first = lost[0]
    called = f'the page "{first.name}"' if first.group.startswith("page.") else first.name
    path = first.locations[0] if first.locations else ""
    line = first.line or _find_line(settings, path, first)
    for count, locales in sorted(by_count.items(), reverse=True):
        if count:
            what = "1 sentence" if count == 1 else f"{count} sentences"
            verb = "falls" if count == 1 else "fall"
            yield Problem(
                path=path,
                line=line,
                code="translation-lost",
                message=f"{language_names(locales)}: {what} of {called.rstrip('.')} {verb} back to English.",
                remedy="The English has changed since it was translated. Nothing is wrong with it; translators see it marked.",
                record=first.name,
                severity=Severity.STALE,
            )


def _find_line(settings: Settings, path: str, message: Message) -> int:
    """Where the record starts in its file, as near as its id tells."""
    kind, _, record_id = message.group.rpartition(".")
    found = re.compile(rf"^ *- *\{{? *(id|key): *[\"']?{re.escape(record_id)}\b", re.MULTILINE)
    try:
        text = (settings.root / path).read_text(encoding="utf-8")
    except OSError:
        return 1
    match = found.search(text, max(text.find(f"\n{kind}s:"), 0))
    return text.count("\n", 0, match.end()) + 1 if match else 1


def _check_gaps(
    settings: Settings, standings: Sequence[Standing], messages: Mapping[str, Sequence[Message]], published: Sequence[str]
) -> Iterator[Problem]:
    """Languages that readers use already, in which something that must be translated is not."""
    must = load_must(settings.root).must
    needed = [message for asked in messages.values() for message in asked if must.match(message)]
    for locale in published:
        missing = {(one.domain, key) for one in standings if one.locale == locale for key in one.missing}
        gaps = [message for message in needed if (message.domain, message.key) in missing]
        words = sum(domain == "interface" for domain, _ in missing)
        if gaps or words:
            places = ", ".join(dict.fromkeys([message.name for message in gaps][:3]))
            yield Problem(
                path=MUST_FILE,
                line=1,
                code="translation-must",
                message=f"{language_names([locale])}: {_texts(len(gaps) + words)} shown in English.",
                remedy=f"See them with: hub translate status --gate --only {locale}"
                + (f". Among them: {places}." if places else ""),
                record=language_names([locale]),
                severity=Severity.STALE,
            )


def _texts(count: int) -> str:
    return "1 text that must be translated is" if count == 1 else f"{count} texts that must be translated are"
