"""The source layer: text as typed, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from carers_hub.source import Document, Mark, did_you_mean, read_yaml
from carers_hub.source.characters import drop_characters
from carers_hub.source.text_checks import find_faults

TEXT = """\
# a comment
services:
  - id: tea
    phones: [0300 123 1053, "020"]
    open: yes
    hours: 10:00
    assured_date:
    notes: >
      One line
      and another.
"""


def _read(tmp_path: Path, text: str) -> Document:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    document, problems = read_yaml(tmp_path / "x.yaml", tmp_path)
    assert problems == []
    assert document is not None
    return document


def test_every_value_is_text(tmp_path: Path) -> None:
    service = _read(tmp_path, TEXT).value_at(("services", 0))
    assert service == {
        "id": "tea",
        "phones": ["0300 123 1053", "020"],
        "open": "yes",
        "hours": "10:00",
        "assured_date": None,
        "notes": "One line and another.",
    }


@pytest.mark.parametrize(
    ("place", "mark"),
    [
        (("services", 0, "id"), Mark(3, 9)),
        (("services", 0, "phones", 1), Mark(4, 29)),
        (("services", 0, "phones", 7), Mark(4, 13)),  # nothing there: the list around it
        (("nowhere",), Mark(2, 1)),
    ],
)
def test_places(place: tuple[str | int, ...], mark: Mark, tmp_path: Path) -> None:
    assert _read(tmp_path, TEXT).mark(place) == mark


def test_place_of_a_key(tmp_path: Path) -> None:
    document = _read(tmp_path, TEXT)
    assert document.key_mark(("services", 0, "hours")) == Mark(6, 5)
    assert document.key_mark(("services", 0, "website")) == Mark(3, 5)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (("services", 0, "phones", 0), "Tea club"),
        (("services", 0), "Tea club"),
        (("services", 1), "no-name"),
        ((), ""),
    ],
)
def test_the_record_around_a_place(place: tuple[str | int, ...], name: str, tmp_path: Path) -> None:
    text = "services:\n  - id: tea\n    name: Tea club\n    phones: [{name: x}]\n  - id: no-name\n"
    assert _read(tmp_path, text).record(place) == name


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("respit", "respite"),
        ("Respite", "respite"),
        ("mental health", "mental-health"),
        ("mental_health", "mental-health"),
        ("Free of charge", "free"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_did_you_mean(word: str, guess: str | None) -> None:
    assert did_you_mean(word, ["respite", "mental-health", "free", "money"]) == guess


@pytest.mark.parametrize(
    "text",
    [
        "Ring 020 8359 5000 (9am to 5pm).",
        "For children < 18 & their parents.",
        "It costs £5 – or less.",
        "https://www.barnet.gov.uk/a_b_c?x=1&y=2#part",
        "Mum’s “good” days.",
        "Somali: Af-Soomaali. فارسی. 中文.",
        "A 24/7 line; 5 * 3 = 15.",
        "Level 2, Block C-1",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogo"[:50],
    ],
)
def test_ordinary_text_has_no_faults(text: str) -> None:
    assert list(find_faults(text, "summary", plain=True)) == []


def test_notes_to_editors_may_hold_what_is_still_to_do() -> None:
    assert list(find_faults("TODO: ring **both** numbers [see email].", "note_to_editors", plain=True)) == []


def test_hidden_characters_are_dropped_and_lines_stay() -> None:
    assert drop_characters("a\u200bb\u00a0c\u2028d\ne") == "ab c d\ne"
    assert drop_characters("می\u200cخواهم") == "می\u200cخواهم"
