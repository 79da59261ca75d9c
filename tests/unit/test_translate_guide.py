"""The guide for translators cannot fall behind the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from carers_hub.site.page_calls import INLINE
from carers_hub.words.catalogues import CHECKED
from carers_hub.words.fill import Filling
from carers_hub.words.i18n import DOMAINS
from carers_hub.words.messages import gloss_context
from carers_hub.words.placeholders import PLACEHOLDER, protect
from carers_hub.words.po import PoFile
from carers_hub.words.update import update_file
from tests.tiny import hub

GUIDE = (Path(__file__).parents[2] / "TRANSLATING.md").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(set(re.findall(r"-m carers_hub (translate \w+)", GUIDE))))
def test_every_command_exists(command: str) -> None:
    assert hub(*command.split(), "--help").returncode == 0


def test_every_placeholder_a_page_can_have_is_explained() -> None:
    kinds = {found[1] for found in PLACEHOLDER.finditer(GUIDE.split("```yaml")[0])}
    sample = "Ring 999, £5, 9am, https://example.org, a@example.org, [x](y.md)"
    made = {found[1] for found in PLACEHOLDER.finditer(protect(sample).text)}
    assert kinds == INLINE | made


def test_the_list_to_fill_in_has_the_right_shape() -> None:
    block = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert block
    filling = Filling.of(yaml.load(block[1], yaml.BaseLoader))
    assert filling.refused == []
    assert len(filling.items) == 3


def test_files_and_headers_are_named_as_they_are() -> None:
    for domain in DOMAINS:
        assert f"{domain}.po" in GUIDE
    assert f"{CHECKED}: no" in GUIDE
    assert f"{CHECKED}: no" in update_file(PoFile(), [], "ro", "pages")[0].header
    assert gloss_context.__doc__
    assert "name_gloss" in gloss_context.__doc__
