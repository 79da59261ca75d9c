"""Components: typed objects in, HTML out. Autoescape on, an unknown name is an error, data is never a template."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from carers_hub.domain import Hub
from carers_hub.domain.directory import LinkedService
from carers_hub.views.freshness import current_alert, freshness
from carers_hub.views.opening import build_calendar, build_hours, hours_of
from carers_hub.words.catalogues import Catalogues, load_catalogues
from carers_hub.words.charts import build_drawing, format_value
from carers_hub.words.compiled import CompiledTemplates
from carers_hub.words.everyday import joined, load_everyday_words
from carers_hub.words.fallback import isolate_latin, isolate_numbers, mark_english
from carers_hub.words.i18n import SOURCE_LOCALE, language_tag, plural_samples, text_direction
from carers_hub.words.interface_words import load_translations
from carers_hub.words.localize import Localized, localize
from carers_hub.words.phrases import Phrases

_Key = tuple[object, ...]
_SHARED = ("assets/", "components/")
"""What addresses of files begin with."""
_CARD = '<article class="hub-card'
_CARDS = re.compile(rf"({_CARD}.*?</article>)", re.DOTALL)
"""A card of a list; none holds another."""
_SHORT = 500


def _memory_key(name: str, context: Mapping[str, object]) -> _Key | None:
    """All that a component's HTML can depend on; None when that is more than services, words and numbers."""
    parts: list[object] = [name]
    for word, value in context.items():
        if isinstance(value, LinkedService):
            parts.append((word, "service", value.service.id))
        elif value is None or type(value) in (str, int, bool):
            parts.append((word, type(value), value))
        else:
            return None
    return tuple(parts)


class Renderer:
    """Renders the components of `theme/components/` for one hub in one locale.

    `base` is the path the whole site is served under, with a slash at both ends; `home` that of this language's home page, unless
    it is the usual one below `base`. `hub` is the hub in the renderer's language, in which
    English stands in marks (`finish` turns them into HTML), `english` the same as written. Catalogues are read unless given.
    """

    def __init__(
        self,
        hub: Hub,
        theme: Path,
        locale: str = SOURCE_LOCALE,
        base: str = "/",
        catalogues: Catalogues | None = None,
        home: str = "",
    ) -> None:
        self.locale = locale
        self.direction = text_direction(locale)
        self.catalogues = catalogues or load_catalogues(hub.root, locale)
        self.english = hub
        self.localized = Localized(hub, {}, {}) if locale == SOURCE_LOCALE else localize(hub, self.catalogues)
        self.hub = self.localized.hub
        self.translations = load_translations(self.catalogues["interface"])
        self._everyday = load_everyday_words(hub.root, locale)
        self.phrases = Phrases(locale, self.translations)
        self._base = base
        self._home = home or (base if locale == SOURCE_LOCALE else f"{base}{locale}/")
        self._theme = theme
        self._memory: dict[_Key, Markup] = {}
        self._finished: dict[str, str] = {}
        self._environment = self._build_environment(theme)

    def render(self, name: str, /, **context: Any) -> Markup:
        """One component as HTML. Raises jinja2 errors for a missing template or an undefined name.

        A card stands on dozens of pages: what depends on a service and plain words alone is rendered once.
        """
        key = _memory_key(name, context)
        if key is None or key not in self._memory:
            html = Markup(self._environment.get_template(f"{name}/{name}.html").render(**context))
            if key is None:
                return html
            self._memory[key] = html
        return self._memory[key]

    def url(self, path: str) -> str:
        """The root-absolute address of a page in this language, or of a file, which all languages share."""
        return f"{self._base if path.startswith(_SHARED) else self._home}{path.lstrip('/')}"

    def gloss(self, kind: str, record_id: str, field: str = "name") -> str:
        """What a name that stays English means, empty where nobody has said: `gloss("service", "barnet-carers")`."""
        return self.localized.glosses.get(f"{kind}.{record_id}.{field}_gloss", "")

    def everyday_words(self, *keys: str) -> tuple[str, ...]:
        """Words of this language for a term (`topic.respite`), a page's address (`school-staff/`) or a service's id."""
        return joined(self._everyday, keys)

    def finish(self, html: str) -> str:
        """A whole page, ready to be written: what is English in another language says so, numbers keep their order."""
        if self.locale == SOURCE_LOCALE:
            return html
        return "".join(map(self._finish_part, _CARDS.split(html)))

    def _finish_part(self, html: str) -> str:
        """The same cards stand on many pages, and so does what is between them."""
        if not html.startswith(_CARD) and len(html) > _SHORT:
            return self._finish(html)
        if html not in self._finished:
            self._finished[html] = self._finish(html)
        return self._finished[html]

    def _finish(self, html: str) -> str:
        html, _ = mark_english(html)
        return isolate_numbers(isolate_latin(html)) if self.direction == "rtl" else html

    def in_english(self) -> Renderer:
        """The same in English words, with links to the pages of this renderer's language."""
        return Renderer(self.english, self._theme, base=self._base, home=self._home)

    def _build_environment(self, theme: Path) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(theme / "components"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=CompiledTemplates(),
        )
        self.equip(environment)
        return environment

    def equip(self, environment: Environment) -> None:
        """Give an environment our words, functions and filters: the components' own, and that of the page templates."""
        environment.add_extension("jinja2.ext.i18n")
        environment.install_gettext_translations(self.translations, newstyle=True)  # type: ignore[attr-defined]
        environment.globals.update(
            url=self.url,
            component=self.render,
            hub=self.hub,
            english=self.english,
            gloss=self.gloss,
            today=self.hub.today,
            locale=self.locale,
            direction=self.direction,
            draw=partial(build_drawing, number=self.phrases.number),
            format_value=partial(format_value, number=self.phrases.number),
            plural_samples=plural_samples(self.locale),
            is_checked=self.locale == SOURCE_LOCALE or self.catalogues.is_checked,
            freshness=freshness,
            current_alert=current_alert,
            build_hours=build_hours,
            hours_of=hours_of,
            calendar=self._calendar,
        )
        environment.filters.update(self._filters())

    def _calendar(self) -> dict[str, object]:
        days = self.hub.calendar
        return build_calendar(self.hub.today, days.terms, days.bank_holidays)

    def _filters(self) -> dict[str, Callable[..., object]]:
        phrases = self.phrases
        return {
            "hours": phrases.hours,
            "date": phrases.date,
            "ages": phrases.ages,
            "money": phrases.money,
            "money_per": phrases.money_per,
            "days": phrases.days,
            "listed": phrases.listed,
            "in_a_row": phrases.in_a_row,
            "language_name": phrases.language_name,
            "language_tag": language_tag,
            "phone_link": phone_link,
            "bdi": bdi,
            "paragraphs": paragraphs,
            "json": short_json,
            "host": host,
        }


def phone_link(number: str, type_: str = "voice") -> str:
    """`tel:` or `sms:` with the digits only: `tel:02083595000`."""
    digits = re.sub(r"[^0-9+]", "", number)
    return f"sms:{digits}" if type_ == "text" else f"tel:{digits}"


def bdi(text: object) -> Markup:
    """Keeps a number, price or address in its own order inside right-to-left text."""
    return Markup(f'<bdi dir="ltr">{escape(text)}</bdi>')


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs. A blank line in a folded YAML text arrives as one line end."""
    return Markup("\n".join(f"<p>{escape(' '.join(part.split()))}</p>" for part in text.splitlines() if part.strip()))


def short_json(value: object) -> str:
    """JSON without needless spaces, for an attribute that a script reads."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def host(url: str) -> str:
    """What a link to a website is called: `barnetcarers.org`."""
    return escape(re.sub(r"^https?://(www\.)?", "", url).split("/")[0])
