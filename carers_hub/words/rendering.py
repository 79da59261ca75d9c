"""Components: typed objects in, HTML out. Autoescape on, an unknown name is an error, data is never a template."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from carers_hub.domain import Hub
from carers_hub.views.finder import finder_terms, search_words
from carers_hub.views.freshness import current_alert, freshness
from carers_hub.words.charts import build_drawing, format_value
from carers_hub.words.i18n import SOURCE_LOCALE, load_translations, plural_samples, text_direction
from carers_hub.words.phrases import Phrases


class Renderer:
    """Renders the components of `theme/components/` for one hub in one locale.

    `base` is the path the site is served under, with a slash at both ends.
    """

    def __init__(self, hub: Hub, theme: Path, locale: str = SOURCE_LOCALE, base: str = "/") -> None:
        self.hub = hub
        self.locale = locale
        self.direction = text_direction(locale)
        self.translations = load_translations(hub.root / "translations", locale)
        self.phrases = Phrases(locale, self.translations)
        self._prefix = base if locale == SOURCE_LOCALE else f"{base}{locale}/"
        self._environment = self._build_environment(theme)

    def render(self, name: str, /, **context: Any) -> Markup:
        """One component as HTML. Raises jinja2 errors for a missing template or an undefined name."""
        return Markup(self._environment.get_template(f"{name}/{name}.html").render(**context))

    def url(self, path: str) -> str:
        """The root-absolute address of a page or file of this site."""
        return f"{self._prefix}{path.lstrip('/')}"

    def _build_environment(self, theme: Path) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(theme / "components"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
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
            today=self.hub.today,
            locale=self.locale,
            direction=self.direction,
            draw=build_drawing,
            format_value=format_value,
            plural_samples=plural_samples(self.locale),
            finder_terms=finder_terms,
            search_words=search_words,
            freshness=freshness,
            current_alert=current_alert,
        )
        environment.filters.update(self._filters())

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
            "language_name": phrases.language_name,
            "phone_link": phone_link,
            "bdi": bdi,
            "paragraphs": paragraphs,
            "host": host,
        }


def phone_link(number: str, type_: str = "voice") -> str:
    """`tel:` or `sms:` with the digits only: `tel:02083595000`."""
    digits = re.sub(r"[^0-9+]", "", number)
    return f"sms:{digits}" if type_ == "text" else f"tel:{digits}"


def bdi(text: object) -> Markup:
    """Keeps a number, price or address in its own order inside right-to-left text."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs. A blank line in a folded YAML text arrives as one line end."""
    return Markup("\n").join(Markup("<p>{}</p>").format(" ".join(part.split())) for part in text.splitlines() if part.strip())


def host(url: str) -> str:
    """What a link to a website is called: `barnetcarers.org`."""
    return escape(re.sub(r"^https?://(www\.)?", "", url).split("/")[0])
