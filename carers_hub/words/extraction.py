"""Which words a translator is asked for: the interface's, from component templates and phrases."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

_KEYWORDS = {"_": None, "_text": None, "gettext": None, "ngettext": (1, 2)}
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def build_interface_catalog(theme: Path, package: Path, name: str) -> Catalog:
    """Every interface word with the files it stands in. The catalogue has no build date, so it changes only with the words."""
    catalog = Catalog(project=name, domain="interface", creation_date=_LONG_AGO, fuzzy=False, charset="utf-8")
    for folder, method in ((theme / "components", [("**.html", "jinja2")]), (package, [("**.py", "python")])):
        options = {"**.html": {"trimmed": "true", "silent": "false", "encoding": "utf-8"}} if method[0][1] == "jinja2" else {}
        found = sorted(extract_from_dir(folder, method, options, keywords=_KEYWORDS, strip_comment_tags=True))
        for file, _line, message, comments, context in found:
            catalog.add(message, None, [(f"{folder.name}/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def render_pot(catalog: Catalog) -> bytes:
    """The catalogue as a `.pot` file, sorted by message, the same bytes for the same words."""
    stream = io.BytesIO()
    write_po(stream, catalog, sort_output=True, width=100, include_lineno=False)
    return stream.getvalue()
