"""The style: enough contrast for tired eyes, the same in both directions of writing, one name space, nothing fetched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carers_hub.words.assets import build_stylesheet, squeeze
from tests.builders import ROOT

THEME = ROOT / "theme"
FILES = [THEME / "assets/hub.css", *sorted(THEME.glob("components/*/*.css"))]
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def _tokens() -> dict[str, str]:
    return dict(re.findall(r"--hub-([\w-]+):\s*(#[0-9a-f]{3,6})\b", (THEME / "assets/hub.css").read_text("utf-8")))


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


SURFACES = ("paper", "card", "sand", "brand-tint", "urgent-tint", "warm-tint")
TEXT_PAIRS = [
    *((text, surface) for text in ("ink", "ink-soft", "link", "link-visited") for surface in SURFACES),
    *(("urgent", surface) for surface in ("paper", "card", "sand", "urgent-tint")),
    *(("brand", surface) for surface in ("paper", "card", "sand", "brand-tint")),
    *(("on-brand", surface) for surface in ("brand", "brand-deep")),
    ("focus-ink", "focus"),
]


def test_the_measure_of_contrast() -> None:
    assert round(contrast("#000", "#ffffff"), 1) == 21
    assert round(contrast("#777777", "#fff"), 2) == 4.48


@pytest.mark.parametrize(("text", "surface"), TEXT_PAIRS)
def test_text_has_seven_to_one(text: str, surface: str) -> None:
    tokens = _tokens()
    assert contrast(tokens[text], tokens[surface]) >= 7


@pytest.mark.parametrize("surface", [*SURFACES, "brand", "brand-deep", "ink"])
def test_one_colour_of_the_focus_ring_shows_on_every_surface(surface: str) -> None:
    tokens = _tokens()
    assert max(contrast(tokens[ring], tokens[surface]) for ring in ("focus-ink", "focus")) >= 3


@each_file
def test_only_logical_directions(file: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
    sided = r"(?:margin|padding)-(?:left|right|top|bottom)"
    physical = rf"(?<![\w-])(left|right|{sided}|(?:min-|max-)?(?:width|height))\s*:"
    assert re.findall(physical, re.sub(r"@media[^{]*\{", "", css)) == []
    assert not re.search(r":\s*(left|right)\b|border-(left|right|top|bottom)", css)


@each_file
def test_one_name_space_and_nothing_fetched(file: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
    names = set(re.findall(r"\.([a-zA-Z][\w-]*)(?=[^{}]*\{)", re.sub(r"\{[^{}]*\}", "{}", css)))
    assert {name for name in names if not name.startswith("hub-")} == set()
    assert not re.search(r"url\(|@import|@font-face|expression\(", css)


@each_file
def test_brackets_are_closed(file: Path) -> None:
    css = file.read_text("utf-8")
    assert css.count("{") == css.count("}")


def test_squeezing_keeps_the_meaning() -> None:
    css = '/* a */ .b > .c , d:not( .e ) { content: " ; /* kept */ : " ; margin : 0 ; }\n\n'
    css += "@media (min-width: 2rem) { a { color : red } }"
    assert squeeze(css) == '.b > .c,d:not( .e ){content:" ; /* kept */ : ";margin :0}@media (min-width:2rem){a{color :red}}'


def test_one_style_sheet_of_all_files() -> None:
    css = build_stylesheet(THEME)
    assert "/*" not in css
    assert css.index(":root") < css.index(".hub-card{") < css.index(".hub-urgent-line{")
    assert len(css.encode()) < 48_000
