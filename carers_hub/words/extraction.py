"""Which words a translator is asked for: the interface's, from component templates and phrases."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

NOTE = "Translators:"
"""What a comment begins with that translators are to see: `{# Translators: heads a column #}`, right above the words."""
_KEYWORDS = {"_": None, "_text": None, "gettext": None, "ngettext": (1, 2)}
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def build_interface_catalog(theme: Path, package: Path, name: str) -> Catalog:
    """Every interface word with the files it stands in. The catalogue has no build date, so it changes only with the words."""
    catalog = Catalog(project=name, domain="interface", creation_date=_LONG_AGO, fuzzy=False, charset="utf-8")
    for folder, method in ((theme, [("**.html", "jinja2")]), (package, [("**.py", "python")])):
        options = {"**.html": {"trimmed": "true", "silent": "false", "encoding": "utf-8"}} if method[0][1] == "jinja2" else {}
        walk = extract_from_dir(folder, method, options, keywords=_KEYWORDS, comment_tags=(NOTE,), strip_comment_tags=True)
        for file, _line, message, comments, context in sorted(walk, key=lambda one: (*one[:2], str(one[2]))):
            catalog.add(message, None, [(f"{folder.name}/{file}", 0)], auto_comments=comments, context=context)
    return catalog
