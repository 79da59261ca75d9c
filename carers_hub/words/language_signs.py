"""Whether a text can be in the language it is said to be: by its letters, and by small words of that language and of English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from carers_hub.source import Fault
from carers_hub.words.placeholders import PLACEHOLDER

_ENOUGH = 40
"""Letters. A shorter text may be a name."""
_SCRIPTS: Mapping[str, str] = {"fa": "ARABIC", "ar": "ARABIC", "ur": "ARABIC", "gu": "GUJARATI", "bn": "BENGALI"}
_FOREIGN: Mapping[str, tuple[frozenset[str], str]] = {
    "fa": (frozenset("كيىة"), "Arabic"),
    "ar": (frozenset("پچژگکی"), "Persian"),
}
"""Letters that the language does not use, and whose they are."""
_ENGLISH = "the and of you your for with is are to in or can if this that not they who it on from have will be"
_SMALL_WORDS: Mapping[str, str] = {
    "ro": "și de la în cu pe pentru care sau nu un o ce din mai este sunt dacă să puteți poate vă al ale a ei lor",
    "pl": "i w z na do nie się jest dla o że lub to od po za jak czy co oraz przez przy ich jeśli może są",
    "pt": "e de da do a o que em para com não um uma ou os as se no na por é são pode seu sua dos das ao",
    "so": "iyo ka u waa in ku la ah oo leh ama waxaa aad si uu ay",
}
_WORD = re.compile(r"[^\W\d_]+")


def find_wrong_language(source: str, text: str, locale: str) -> Fault | None:
    """The fault of a text that is still English, or of another language. Short texts and names have none."""
    plain = PLACEHOLDER.sub(" ", text)
    letters = [letter for letter in plain if letter.isalpha()]
    if len(letters) < _ENOUGH:
        return None
    if text == source:
        return _fault("This is still the English.")
    if locale in _SCRIPTS:
        return _find_wrong_script(letters, locale)
    words = [word.casefold() for word in _WORD.findall(plain)]
    english = sum(word in _ENGLISH.split() for word in words)
    own = sum(word in _SMALL_WORDS.get(locale, "").split() for word in words)
    foreign = sum(_is_foreign_letter(letter) for letter in letters)
    if foreign > len(letters) / 4:
        return _fault("This is written in another alphabet.")
    if english >= 3 and english > own and locale in _SMALL_WORDS:
        return _fault("This looks like English.")
    return None


def _find_wrong_script(letters: list[str], locale: str) -> Fault | None:
    own = [letter for letter in letters if _SCRIPTS[locale] in unicodedata.name(letter, "")]
    if len(own) < len(letters) / 4:
        return _fault("Most letters here are of another alphabet.")
    strange, whose = _FOREIGN.get(locale, (frozenset(), ""))
    count = sum(letter in strange for letter in own)
    return _fault(f"Letters here are {whose}.") if count > len(own) / 10 else None


def _is_foreign_letter(letter: str) -> bool:
    return not letter.isascii() and "LATIN" not in unicodedata.name(letter, "")


def _fault(message: str) -> Fault:
    return Fault("po-language", message, "Look whether the right text is in the right place.")
