"""Records from plain values, and errors at their places."""

from __future__ import annotations

from pathlib import Path

from carers_hub.model.directory import Service
from carers_hub.model.kinds import check_phone, check_url
from carers_hub.model.validation import build_records
from carers_hub.source import Document, read_yaml

TINY = Path(__file__).parents[1] / "sites" / "tiny"


def _document(tmp_path: Path, text: str) -> Document:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    document, _ = read_yaml(tmp_path / "x.yaml", tmp_path)
    assert document is not None
    return document


def test_one_bad_record_does_not_hide_the_others(tmp_path: Path) -> None:
    text = (TINY / "data/services.yaml").read_text(encoding="utf-8")
    document = _document(
        tmp_path, text + "  - id: second\n" + text.split("  - id: anytown-respite\n")[1].replace("cost: free", "cost: gratis")
    )
    records, problems = build_records(Service, document, "services")
    assert [record.id for record, _ in records] == ["anytown-respite"]
    assert [(problem.code, problem.record) for problem in problems] == [("unknown-value", "Anytown Respite")]


def test_every_fault_of_a_record_is_found_at_once(tmp_path: Path) -> None:
    text = (TINY / "data/services.yaml").read_text(encoding="utf-8")
    for old, new in (("cost: free", "cost: gratis"), ("opens: 09:00", "opens: 9am"), ("[en]", "en"), ("0300 123 1053", "0300")):
        text = text.replace(old, new)
    _, problems = build_records(Service, _document(tmp_path, text), "services")
    assert sorted(problem.code for problem in problems) == ["phone-bad", "time-format", "unknown-value", "wrong-type"]


def test_a_list_that_is_absent_or_empty_is_no_problem(tmp_path: Path) -> None:
    document = _document(tmp_path, "services:\nlocations: []\n")
    for key in ("services", "locations", "organizations"):
        assert build_records(Service, document, key) == ([], [])


def test_checks_give_back_what_was_written() -> None:
    assert check_phone("020 8359 5000") == "020 8359 5000"
    assert check_url("https://www.barnet.gov.uk/") == "https://www.barnet.gov.uk/"
