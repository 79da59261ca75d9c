"""Whether a text can be in the language it is said to be: by its letters, and by small words of that language and of English."""

from __future__ import annotations

import re
from collections.abc import Mapping

from carers_hub.source import Fault
from carers_hub.words.placeholders import PLACEHOLDER

_ENOUGH = 40
"""Letters. A shorter text may be a name."""
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f]")
_SCRIPTS: Mapping[str, re.Pattern[str]] = {
    "fa": _ARABIC,
    "ar": _ARABIC,
    "ur": _ARABIC,
    "gu": re.compile("[\u0a80-\u0aff]"),
    "bn": re.compile("[\u0980-\u09ff]"),
    "pa": re.compile("[\u0a00-\u0a7f]"),
    "ta": re.compile("[\u0b80-\u0bff]"),
}
"""The letters of languages that are not written in Latin ones."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN: Mapping[str, tuple[re.Pattern[str], str]] = {
    "fa": (re.compile("[كيىة]"), "Arabic"),
    "ar": (re.compile("[پچژگکی]"), "Persian"),
}
"""Letters that the language does not use, and whose they are."""
_SMALL_WORDS: Mapping[str, str] = {
    "en": "the and of you your for with is are to in or can if this that not they who it on from have will be",
    "ro": "și de la în cu pe pentru care sau nu un o ce din mai este sunt dacă să puteți poate vă al ale a ei lor",
    "pl": "i w z na do nie się jest dla o że lub to od po za jak czy co oraz przez przy ich jeśli może są",
    "pt": "e de da do a o que em para com não um uma ou os as se no na por é são pode seu sua dos das ao",
    "so": "iyo ka u waa in ku la ah oo leh ama waxaa aad si uu ay",
}
_NAMES = {"en": "English", "ro": "Romanian", "pl": "Polish", "pt": "Portuguese", "so": "Somali"}
_SMALL = {locale: frozenset(words.split()) for locale, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


_QUOTED = re.compile(r'["“]([^"”]+)["”]')
_FILLED_IN = re.compile(r"%\(\w+\)[sd]|%\{\w+\}|https?://\S+|\S+@\S+|&\w+;")
_IN_NAMES = frozenset(["of", "the", "and", "for", "in", "to", "on", "at", "by"])


def find_wrong_language(source: str, text: str, locale: str) -> Fault | None:
    """The fault of a text that is still English, or of another language. Names have none, nor what is to be said in English."""
    if len(text) >= _ENOUGH and text == source and len(_LETTER.findall(PLACEHOLDER.sub(" ", text))) >= _ENOUGH:
        return _fault("This is still the English.")
    plain = _own_words(source, text)
    letters = len(_LETTER.findall(plain))
    if locale in _SCRIPTS:
        return _find_wrong_script(plain, letters, locale)
    others = letters - len(_LATIN.findall(plain))
    if others > letters / 4 and (letters >= _ENOUGH or others == letters):
        return _fault("This is written in another alphabet.")
    return _find_wrong_words([word.casefold() for word in _WORD.findall(plain)], locale)


def _own_words(source: str, text: str) -> str:
    """The text without placeholders, and without English words that the source quotes too."""
    plain = _FILLED_IN.sub(" ", PLACEHOLDER.sub(" ", text))
    for quoted in _QUOTED.findall(source):
        plain = plain.replace(quoted.rstrip(".?!,"), " ")
    return plain


def _find_wrong_words(words: list[str], locale: str) -> Fault | None:
    """Small words tell one language in Latin letters from another."""
    own = _SMALL.get(locale, frozenset())
    known = sum(word in own for word in words)
    for other, small in _SMALL.items() if own else ():
        strange = sum(word in small and word not in own for word in words)
        if other != locale and strange >= 3 and strange > known:
            return _fault(f"This looks like {_NAMES[other]}.")
    return None


def _find_wrong_script(text: str, letters: int, locale: str) -> Fault | None:
    own = len(_SCRIPTS[locale].findall(text))
    if not own:
        words = (word for word in _WORD.findall(text) if not word[0].isupper() and len(word) > 1)
        return _fault("No letter here is of this language.") if set(words) - _IN_NAMES else None
    if letters < _ENOUGH:
        return None
    if own < letters / 4:
        return _fault("Most letters here are of another alphabet.")
    if locale in _FOREIGN:
        strange, whose = _FOREIGN[locale]
        return _fault(f"Letters here are {whose}.") if len(strange.findall(text)) > own / 10 else None
    return None


def _fault(message: str) -> Fault:
    return Fault("po-language", message, "Look whether the right text is in the right place.")
