"""What `hub check` says of the languages `mkdocs.yml` names, and of the everyday words of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carers_hub.domain import Hub
from carers_hub.site.prose import load_prose
from carers_hub.site.settings import Settings
from carers_hub.site.site_words import load_site_words
from carers_hub.source import Problem, Severity, did_you_mean
from carers_hub.words.catalogues import find_locales
from carers_hub.words.everyday import check_everyday_words
from carers_hub.words.finder_index import SEARCHED_FACETS
from carers_hub.words.i18n import SOURCE_LOCALE, is_language

_FILE = "mkdocs.yml"


def check_languages(settings: Settings, hub: Hub) -> Iterator[Problem]:
    """Everything wrong with languages beside their catalogues. None of it keeps an editor from publishing."""
    words = load_site_words(settings.root)
    for locale in words.locales:
        if not is_language(locale):
            yield _problem(settings, locale, f'"{locale}" is not the code of a language.', "See the codes at iana.org, like fa.")
    for locale in words.unknown:
        guess = did_you_mean(locale, words.locales)
        remedy = f"Did you mean {guess}?" if guess else "Name it under extra.locales first, with what it calls itself."
        yield _problem(settings, locale, f'"{locale}" is published, but extra.locales does not name it.', remedy)
    terms = {f"{facet}.{term.id}" for facet in SEARCHED_FACETS for term in hub.directory.terms(facet)}
    services = {service.id for service in hub.directory.all_services}
    known = {*terms, *services, *(page.path for page in load_prose(settings.docs))}
    for locale in (SOURCE_LOCALE, *find_locales(settings.root)):
        yield from check_everyday_words(settings.root, locale, known)


def _problem(settings: Settings, locale: str, message: str, remedy: str) -> Problem:
    """A problem at the first line that names the language."""
    lines = (settings.root / _FILE).read_text(encoding="utf-8").splitlines()
    named = re.compile(rf"(?<![\w-]){re.escape(locale)}(?![\w-])")
    places = [(number, found.start() + 1) for number, line in enumerate(lines, 1) if (found := named.search(line))]
    line, column = places[-1] if places else (1, 1)
    return Problem(path=_FILE, line=line, column=column, code="language", message=message, remedy=remedy, severity=Severity.STALE)
