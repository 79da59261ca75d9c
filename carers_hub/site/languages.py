"""The languages of a site: how far each is translated, and the same page in each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from carers_hub.domain import Hub
from carers_hub.site.settings import Settings
from carers_hub.site.site_words import load_site_words
from carers_hub.site.translation_sources import build_content_messages
from carers_hub.source.language_marks import strip_marks
from carers_hub.words.catalogues import Catalogue, Catalogues, load_catalogues
from carers_hub.words.coverage import Count
from carers_hub.words.i18n import DOMAINS, SOURCE_LOCALE, is_language, text_direction
from carers_hub.words.interface_words import load_translations
from carers_hub.words.messages import Message


@dataclass(frozen=True)
class Language:
    """A language `mkdocs.yml` names. `name`: what it calls itself; `untranslated`: the addresses of pages that are all English.

    `said_of_english`: the words "in English" in this language; `counts`: how much of each list of texts readers see in it.
    """

    locale: str
    name: str
    direction: str
    catalogues: Catalogues
    is_published: bool = False
    said_of_english: str = ""
    untranslated: frozenset[str] = frozenset()
    counts: Mapping[str, Count] | None = None


@dataclass(frozen=True)
class Link:
    """A page in one of the languages. `in_english`: what to say of it when it is not translated, in its language."""

    locale: str
    name: str
    direction: str
    href: str
    is_here: bool = False
    in_english: str = ""


@dataclass(frozen=True)
class SiteLanguages:
    """The languages as seen from one of them. `built`: those built together; `home`: the full address of the English home."""

    known: tuple[Language, ...]
    built: tuple[str, ...]
    here: str
    home: str

    @property
    def together(self) -> tuple[Language, ...]:
        """The languages a reader can choose from; none where there is nothing to choose."""
        chosen = tuple(language for language in self.known if language.locale in self.built)
        return chosen if len(chosen) > 1 else ()

    def address(self, locale: str, path: str) -> str:
        """The full address of a page in a language."""
        return f"{self.home}{'' if locale == SOURCE_LOCALE else f'{locale}/'}{path}"

    def links(self, path: str, untranslated: Sequence[str] | None = None) -> tuple[Link, ...]:
        """The page in each language. `untranslated`: the languages in which it is all English, where that is known."""
        return tuple(self._link(language, path, untranslated) for language in self.together)

    def _link(self, language: Language, path: str, untranslated: Sequence[str] | None) -> Link:
        is_english = path in language.untranslated if untranslated is None else language.locale in untranslated
        return Link(
            language.locale,
            language.name,
            language.direction,
            urlsplit(self.address(language.locale, path)).path,
            language.locale == self.here,
            language.said_of_english if is_english else "",
        )

    def untranslated_in(self, path: str) -> tuple[str, ...]:
        """The languages in which a page is all English."""
        return tuple(language.locale for language in self.together if path in language.untranslated)

    def alternates(self, path: str) -> tuple[tuple[str, str], ...]:
        """For each language the page's full address, and for all other readers the English one."""
        found = tuple((language.locale, self.address(language.locale, path)) for language in self.together)
        return (*found, ("x-default", self.address(SOURCE_LOCALE, path))) if found else ()

    @property
    def states(self) -> tuple[tuple[Language, str], ...]:
        """Every language but English with the path of its home page, empty where it cannot be chosen."""
        homes = {link.locale: link.href for link in self.links("")}
        return tuple((language, homes.get(language.locale, "")) for language in self.known if language.locale != SOURCE_LOCALE)


def load_languages(settings: Settings, hub: Hub) -> tuple[Language, ...]:
    """Every language of the site with its catalogues, English first."""
    words = load_site_words(settings.root)
    messages = build_content_messages(settings, hub)
    named = {locale: name for locale, name in words.locales.items() if is_language(locale)}
    names = {SOURCE_LOCALE: "English", **named}
    return tuple(_load_language(settings, locale, name, locale in words.published, messages) for locale, name in names.items())


def _load_language(
    settings: Settings, locale: str, name: str, is_published: bool, messages: Mapping[str, Sequence[Message]]
) -> Language:
    catalogues = load_catalogues(settings.root, locale)
    if locale == SOURCE_LOCALE:
        return Language(locale, name, text_direction(locale), catalogues, True)
    return Language(
        locale,
        name,
        text_direction(locale),
        catalogues,
        is_published,
        strip_marks(load_translations(catalogues["interface"]).gettext("in English")),
        _find_untranslated(messages, catalogues),
        {domain: _count(catalogues[domain], messages.get(domain)) for domain in DOMAINS},
    )


def _count(catalogue: Catalogue, messages: Sequence[Message] | None) -> Count:
    """How much of a list of texts is shown. The interface's list is the catalogue's own: it changes with the program only."""
    keys = {entry.key for entry in catalogue.file.entries} if messages is None else {message.key for message in messages}
    return Count(len(keys), len(keys & catalogue.shown.keys()))


def _find_untranslated(messages: Mapping[str, Sequence[Message]], catalogues: Catalogues) -> frozenset[str]:
    """The addresses of pages and services of which no text is translated."""
    some: dict[str, bool] = {}
    for domain, asked in messages.items():
        shown = catalogues[domain].shown
        for message in asked:
            if not message.context.endswith("_gloss"):
                some[message.group] = some.get(message.group, False) or message.key in shown
    return frozenset(path for group, any_shown in some.items() if not any_shown and (path := _path(group)) is not None)


def _path(group: str) -> str | None:
    """The address of the page a group of messages makes: `page.strategy/index` is `strategy/`."""
    kind, _, name = group.partition(".")
    if kind == "service":
        return f"services/{name}/"
    if kind == "page":
        return f"/{name}/".removesuffix("/index/").strip("/") + "/" if name != "index" else ""
    return None
