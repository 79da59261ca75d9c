"""The interface in one language, as templates and phrases ask for it: gettext over the catalogue that was read, no `.mo` file."""

from __future__ import annotations

from gettext import NullTranslations

from carers_hub.source.language_marks import mark_fallback
from carers_hub.words.catalogues import Catalogue
from carers_hub.words.i18n import SOURCE_LOCALE
from carers_hub.words.plurals import build_plurals


class InterfaceWords(NullTranslations):
    """Words of the interface. What is not translated is English in fallback marks."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._shown = catalogue.shown
        self._plurals = build_plurals(catalogue.locale)

    def gettext(self, message: str) -> str:
        """One text."""
        strings = self._shown.get(("", message))
        return strings[0] if strings else mark_fallback(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number."""
        strings = self._shown.get(("", msgid1))
        return strings[self._plurals.form(n)] if strings else mark_fallback(msgid1 if n == 1 else msgid2)


def load_translations(catalogue: Catalogue) -> NullTranslations:
    """The interface's words. English has them as written."""
    return NullTranslations() if catalogue.locale == SOURCE_LOCALE else InterfaceWords(catalogue)
