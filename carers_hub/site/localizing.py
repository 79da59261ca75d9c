"""What makes a site that is not in English: translated sources, menu and titles, headings that keep their addresses."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Literal
from urllib.parse import urlsplit

from carers_hub.site.content import Content
from carers_hub.site.languages import SiteLanguages
from carers_hub.site.page_calls import INLINE
from carers_hub.site.page_macros import Around, Macro, page_macros
from carers_hub.site.page_text import PageText
from carers_hub.source.language_marks import FALLBACK_START, mark_fallback
from carers_hub.views.a_to_z import PageInfo
from carers_hub.words.i18n import SOURCE_LOCALE
from carers_hub.words.localize import Share
from carers_hub.words.messages import page_context, page_id
from carers_hub.words.page_translation import ENGLISH, TranslatedPage, translate_page
from carers_hub.words.rendering import Renderer

State = Literal["complete", "partly-english", "not-translated"]


def page_state(content: str, share: Share) -> State:
    """How far a page is translated: `share` is of its own texts, `content` also has what other records gave to it."""
    if share.total and not share.translated:
        return "not-translated"
    return "partly-english" if FALLBACK_START in content or share.translated < share.total else "complete"


def build_language(content: Content, extra: Mapping[str, object], site_url: str) -> SiteLanguage:
    """The language of one MkDocs build: that of the job, or alone at the site's address the one HUB_LOCALE names.

    Raises LookupError for a language `mkdocs.yml` does not name.
    """
    given = extra.get("locale")
    locale = str(given or os.environ.get("HUB_LOCALE") or SOURCE_LOCALE)
    known = {language.locale for language in content.languages}
    if locale not in known:
        raise LookupError(f'There is no language "{locale}" in mkdocs.yml. There are: {", ".join(sorted(known))}.')
    built = extra.get("built")
    home = site_url.removesuffix(f"{locale}/") if given and locale != SOURCE_LOCALE else site_url
    base = urlsplit(home).path or "/"
    languages = SiteLanguages(content.languages, tuple(built) if isinstance(built, list | tuple) else (locale,), locale, home)
    renderer = content.renderer(locale, base, urlsplit(site_url).path or "/")
    return SiteLanguage(renderer, languages)


class SiteLanguage:
    """The language of one build. For English nothing here changes anything."""

    def __init__(self, renderer: Renderer, languages: SiteLanguages) -> None:
        self.renderer = renderer
        self.languages = languages
        self.is_english = renderer.locale == SOURCE_LOCALE
        self.is_first = len(languages.built) < 2 or renderer.locale == languages.built[0]
        """Whether the files all languages share are written with this one."""
        self.shares: dict[str, Share] = {}

    def say(self, context: str, text: str) -> str:
        """A title or a name of the site itself."""
        if self.is_english:
            return text
        return self.renderer.catalogues.get("pages", context, text) or mark_fallback(text)

    def menu(self, nav: object) -> object:
        """The navigation of `mkdocs.yml` with its titles translated."""
        if isinstance(nav, list):
            return [self.menu(item) for item in nav]
        if isinstance(nav, dict):
            return {self.say("menu", str(title)): self.menu(below) for title, below in nav.items()}
        return nav

    def page(self, source: str, name: str) -> str:
        """The source of a page, by its file's name under the folder of pages."""
        if self.is_english:
            return source
        translated: TranslatedPage = translate_page(source, page_id(name), self.renderer.catalogues)
        self.shares[name] = translated.share
        return translated.source

    def page_infos(self, pages: Iterable[PageInfo]) -> tuple[PageInfo, ...]:
        """What pages say of themselves, for lists of pages."""
        return tuple(self._page_info(page) for page in pages)

    def _page_info(self, page: PageInfo) -> PageInfo:
        if self.is_english:
            return page
        context = page_context(page.path.rstrip("/") or "index")
        contexts = [context, f"{context}/index"]
        title, description = (self._say_one_of(contexts, text) for text in (page.title, page.description))
        return replace(page, title=title, description=description)

    def _say_one_of(self, contexts: Iterable[str], text: str) -> str:
        found = (self.renderer.catalogues.get("pages", context, text) for context in contexts)
        return next((one for one in found if one), mark_fallback(text))

    def macros(self, pages: Iterable[PageInfo]) -> Mapping[str, Macro]:
        """What pages may call. Inside blocks that stay English, calls give English words and links to this language's pages."""
        pages = tuple(pages)
        around = Around(self.page_infos(pages), self.languages.states)
        macros = page_macros(self.renderer, around)
        if self.is_english:
            return macros
        english = page_macros(self.renderer.in_english())
        return {**macros, **{f"{ENGLISH}{name}": english[name] for name in INLINE}}

    def searched(self, pages: Iterable[PageInfo]) -> tuple[tuple[PageInfo, ...], Mapping[str, str]]:
        """The pages a search looks through, and by their address what else finds them: English words and everyday ones."""
        pages = tuple(pages)
        words = {page.path: " ".join([page.title, *self.renderer.everyday_words(page.path)]) for page in pages}
        for word in self.renderer.english.guides.glossary:
            words[f"glossary/#{word.id}"] = word.word
        return self.page_infos(pages), words

    def note(self, content: str, share: Share) -> str:
        """A page's HTML with a note at its top when some of it is in English."""
        if self.is_english:
            return content
        state = page_state(content, share)
        return content if state == "complete" else f"{self.renderer.render('translation-note', state=state)}\n{content}"


class HeadingIds:
    """Gives headings the ids they have in English, so that an address leads to the same place in every language."""

    def __init__(self, otherwise: Callable[[str], str]) -> None:
        self._otherwise = otherwise
        self._waiting: list[str] = []

    def expect(self, page: PageText) -> None:
        """The next headings are those of this English page."""
        self._waiting = list(page.heading_ids)

    def __call__(self, text: str, separator: str) -> str:  # noqa: ARG002 - Markdown gives both
        """The id of the next heading (`slugify` of Markdown's toc extension)."""
        return self._waiting.pop(0) if self._waiting else self._otherwise(text)
