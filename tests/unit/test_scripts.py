"""Scripts as they are sent: what they do stays, what only we read goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from carers_hub.words.assets import build_scripts
from tests.tiny import ROOT

SCRIPT = """\
// What it is for.
import { say } from "./say.mjs";

/** How it is called,
    on two lines. */
export const start = (text) => {
  // Inside.
  const pattern = /[/'"]\\/\\/+/u; // stays
  return say(`https://${text}  // a text`, "/* another */", pattern);
};
"""
SENT = """\
import { say } from "./say.mjs";

export const start = (text) => {
const pattern = /[/'"]\\/\\/+/u; // stays
return say(`https://${text}  // a text`, "/* another */", pattern);
};
"""
THEME = ROOT / "theme"


def test_lines_of_comment_go_and_all_else_stays(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/one.mjs").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "components/two").mkdir(parents=True)
    (tmp_path / "components/two/two.mjs").write_text("let a = 1;\n", encoding="utf-8")
    assert build_scripts(tmp_path) == {"assets/one.mjs": SENT, "components/two/two.mjs": "let a = 1;\n"}


@pytest.mark.parametrize("path", sorted(THEME.glob("*/**/*.mjs")), ids=lambda path: path.name)
def test_no_text_goes_on_over_several_lines(path: Path) -> None:
    """Else a line of it could look like a comment, or lose its indent."""
    sent = build_scripts(THEME)[path.relative_to(THEME).as_posix()]
    assert [line for line in sent.splitlines() if line.count("`") % 2 or line.endswith("\\")] == []
