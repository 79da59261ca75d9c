"""The one style sheet of the site, put together from the base and the components, and its scripts as they are sent."""

from __future__ import annotations

import re
from pathlib import Path

_COMMENT_OR_STRING = re.compile(r"/\*.*?\*/|(\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')", re.DOTALL)
_STRING = re.compile(r"(\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')", re.DOTALL)
_COMMENT_LINES = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def build_stylesheet(theme: Path) -> str:
    """`theme/assets/hub.css`, then every component's style in order of name, without comments and needless space."""
    files = [theme / "assets/hub.css", *sorted((theme / "components").glob("*/*.css"))]
    return "".join(squeeze(file.read_text("utf-8")) for file in files)


def build_scripts(theme: Path) -> dict[str, str]:
    """Every script by its path below the theme, without the lines that only we read: a quarter less to send, compressed.

    Only whole lines go, and what indents them. That is safe as long as no text goes on over several lines, which a test sees to.
    """
    files = sorted(theme.glob("*/**/*.mjs"))
    return {file.relative_to(theme).as_posix(): strip_comments(file.read_text("utf-8")) for file in files}


def strip_comments(script: str) -> str:
    """A script without its lines of comment and without indents."""
    return _INDENT.sub("", _COMMENT_LINES.sub("", script))


def squeeze(css: str) -> str:
    """CSS with comments left out and white space folded; what stands in quotes is not touched."""
    without_comments = _COMMENT_OR_STRING.sub(lambda found: found[1] or " ", css)
    parts = _STRING.split(without_comments)
    return "".join(part if number % 2 else _fold(part) for number, part in enumerate(parts)).strip()


def _fold(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return css.replace(";}", "}").replace(": ", ":")
