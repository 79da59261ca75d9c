"""A hub in another language: the same records with the translated texts, and English where there is none, marked as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from carers_hub.domain import Hub
from carers_hub.model.translation import Named, Said
from carers_hub.source.language_marks import mark_fallback, mark_name
from carers_hub.words.catalogues import Catalogues
from carers_hub.words.i18n import language_names
from carers_hub.words.messages import gloss_context
from carers_hub.words.numbers import write_numbers
from carers_hub.words.texts import Text, map_hub


@dataclass(frozen=True)
class Share:
    """How many of the texts of a record or page are translated."""

    translated: int = 0
    total: int = 0


@dataclass(frozen=True)
class Localized:
    """A hub in one language. `glosses`: what names mean, by context (`service.barnet-carers.name_gloss`).

    `shares`: for each record, by the start of its contexts (`service.barnet-carers`), how much of it is translated.
    """

    hub: Hub
    glosses: Mapping[str, str]
    shares: Mapping[str, Share]


def localize(hub: Hub, catalogues: Catalogues) -> Localized:
    """The hub in the language of the catalogues. English stands in fallback marks, names in name marks."""
    glosses: dict[str, str] = {}
    counts: dict[str, list[int]] = {}

    def visit(text: Text) -> str:
        if not text.has_words:
            return write_numbers(text.words, catalogues.locale) if isinstance(text.mark, Said) else text.words
        if isinstance(text.mark, Named):
            gloss = catalogues.get("directory", gloss_context(text), text.words) if text.mark.gloss else None
            if gloss:
                glosses[gloss_context(text)] = gloss
            return mark_name(text.words)
        translation = catalogues.get("directory", text.context, text.words)
        count = counts.setdefault(text.place.context, [0, 0])
        count[0] += translation is not None
        count[1] += 1
        return mark_fallback(text.words) if translation is None else translation

    localized = map_hub(hub, visit)
    directory = replace(localized.directory, language_names=language_names(catalogues.locale))
    localized = replace(localized, directory=directory)
    return Localized(localized, glosses, {context: Share(*count) for context, count in counts.items()})
