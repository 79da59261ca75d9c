"""The order of the alphabet in a language, for lists by letter.

The letters and what counts as a letter of its own are those of CLDR's collation and index characters for the language
(common/collation and the `index` exemplars). A test compares the order with the browser's, which is ICU's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from carers_hub.source.language_marks import strip_marks
from carers_hub.words.folding import fold

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقکلمنهوی"
ALPHABETS: Mapping[str, str] = {
    "ar": _ARABIC,
    "fa": "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "gu": "અઆઇઈઉઊઋઍએઐઑઓઔકખગઘઙચછજઝઞટઠડઢણતથદધનપફબભમયરલવશષસહળ",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
}
"""Letters in order, small. A language that is not here has the Latin alphabet, in which accents make no letter of their own."""
_SAME = str.maketrans("şţ", "șț")
_SAME_IN = {"fa": str.maketrans("أإؤئ", "ءءءء"), "ar": str.maketrans("ة", "ت")}
_BEFORE_VOWELS = "ંઁઃ"
"""Signs on letters that sort before all letters; all other signs on letters sort after them."""
_SHOWN = {"ar": str.maketrans("کی", "كي")}
"""How a letter stands over its part of the list, where that is not as it is compared."""
Key = tuple[tuple[tuple[int, int], ...], str]


class Collation:
    """The order and the headings of one language's list. Its own letters come before foreign ones."""

    def __init__(self, locale: str) -> None:
        self._letters = {letter: place for place, letter in enumerate(ALPHABETS.get(locale, _LATIN))}
        self._shown = _SHOWN.get(locale, {})
        self._same = {**_SAME, **_SAME_IN.get(locale, {})}

    def key(self, title: str) -> Key:
        """What titles are sorted by."""
        plain = strip_marks(title)
        return tuple(self._weigh(letter) for letter in self._split(plain)), plain.swapcase()

    def letter(self, title: str) -> str:
        """The heading a title stands under; `0–9` for a number."""
        first = next((letter for letter in self._split(strip_marks(title)) if letter.isalnum()), "")
        return "0–9" if first.isdigit() else first.upper().translate(self._shown)

    def letter_key(self, letter: str) -> Key:
        """What headings are sorted by."""
        return self.key("0" if letter == "0–9" else letter)

    def _split(self, text: str) -> list[str]:
        """Its letters: those of the alphabet as they are, all others without what makes no difference to the order."""
        found: list[str] = []
        for letter in unicodedata.normalize("NFC", text.lower()).translate(self._same):
            if letter in self._letters or 0xA80 <= ord(letter) <= 0xAFF:
                found.append(letter)
            elif letter.isspace() or unicodedata.category(letter)[0] in "PS":
                found.append(" " if letter.isspace() else "-")
            else:
                found += [plain for plain in fold(letter) if plain.isalnum()]
        return found

    def _weigh(self, letter: str) -> tuple[int, int]:
        """Spaces, dots and dashes, digits, the language's own letters, signs that hang on letters, other languages' letters."""
        if letter in self._letters:
            return 2, self._letters[letter]
        if letter in " -":
            return 0, " -".index(letter)
        if letter.isdigit():
            return 1, int(letter)
        if letter in _BEFORE_VOWELS:
            return 2, _BEFORE_VOWELS.index(letter) - len(_BEFORE_VOWELS)
        return (3 if unicodedata.category(letter)[0] == "M" else 4), ord(letter)
