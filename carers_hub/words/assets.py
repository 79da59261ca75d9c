"""The one style sheet of the site, put together from the base and the components."""

from __future__ import annotations

import re
from pathlib import Path

_COMMENT_OR_STRING = re.compile(r"/\*.*?\*/|(\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')", re.DOTALL)
_STRING = re.compile(r"(\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')", re.DOTALL)


def build_stylesheet(theme: Path) -> str:
    """`theme/assets/hub.css`, then every component's style in order of name, without comments and needless space."""
    files = [theme / "assets/hub.css", *sorted((theme / "components").glob("*/*.css"))]
    return "".join(squeeze(file.read_text("utf-8")) for file in files)


def squeeze(css: str) -> str:
    """CSS with comments left out and white space folded; what stands in quotes is not touched."""
    without_comments = _COMMENT_OR_STRING.sub(lambda found: found[1] or " ", css)
    parts = _STRING.split(without_comments)
    return "".join(part if number % 2 else _fold(part) for number, part in enumerate(parts)).strip()


def _fold(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return css.replace(";}", "}").replace(": ", ":")
