"""The words a translation keeps to, so that one thing has one name on every page: `translations/<locale>/glossary.yaml`."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

_HEAD = """\
# The words this translation keeps to, so that one thing has one name on every page ({locale}).
# en: the English word · term: yours · note: why, or how to use it
terms:
"""


def glossary_path(locale: str) -> str:
    """Where the words of a language lie under the hub's root."""
    return f"translations/{locale}/glossary.yaml"


def load_english_words(root: Path) -> tuple[str, ...]:
    """The English words that other languages have found worth keeping to. Files that cannot be read are passed over."""
    words: dict[str, None] = {}
    for file in sorted((root / "translations").glob("*/glossary.yaml")):
        try:
            value = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        except (OSError, ValueError, yaml.YAMLError):
            continue
        terms = value.get("terms") if isinstance(value, dict) else None
        found = [term.get("en") for term in terms if isinstance(term, dict)] if isinstance(terms, list) else []
        words.update(dict.fromkeys(word for word in found if isinstance(word, str) and word))
    return tuple(words)


def render_glossary(locale: str, words: tuple[str, ...]) -> str:
    """A list with no translation yet."""
    lines = [f'  - {{en: {json.dumps(word, ensure_ascii=False)}, term: "", note: ""}}\n' for word in words]
    return _HEAD.format(locale=locale) + "".join(lines) + ("" if lines else "  []\n")
