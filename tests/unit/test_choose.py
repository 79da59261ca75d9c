"""Help me choose: AND between questions, OR within an answer, what is not stated last, never an empty end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from carers_hub.domain import Directory
from carers_hub.domain.choose import Choose, check_choose, count_pages, read_choose
from carers_hub.domain.reading import read_lists
from carers_hub.model.choose import Question
from carers_hub.model.taxonomies import Taxonomy
from carers_hub.views.choose import Chooser, choose_paths, ways
from tests.builders import ROOT, make_directory, make_service

WHO = {
    "id": "who",
    "question": "Who are you?",
    "name": "About you",
    "not_sure": "I'm not sure",
    "not_sure_first": ["caring-role:any-carer"],
    "answers": [
        {"id": "adult", "text": "An adult", "terms": ["caring-role:adult-carer"]},
        {"id": "young", "text": "Under 18", "terms": ["caring-role:young-carer"], "audience": "young-carers"},
    ],
}
HELP = {
    "id": "help",
    "question": "What would help?",
    "name": "What would help",
    "not_sure": "I'm not sure",
    "answers": [
        {"id": "break", "text": "A break", "terms": ["topic:respite", "need:time-off"]},
        {"id": "money", "text": "Money", "terms": ["topic:money"]},
    ],
}
HOW = {
    "id": "how",
    "question": "How?",
    "name": "How it reaches you",
    "not_sure": "I'm not sure",
    "answers": [
        {"id": "phone", "text": "By phone", "terms": ["attending-type:phone"]},
        {"id": "at-home", "text": "At home", "terms": ["attending-type:at-home"]},
    ],
}
ILL = {
    "id": "ill",
    "question": "What illness?",
    "name": "Illness",
    "not_sure": "I'm not sure",
    "for_all": ["condition:anyone"],
    "answers": [{"id": "dementia", "text": "Dementia", "terms": ["condition:dementia"]}],
}


def choose(*questions: dict[str, Any]) -> Choose:
    return Choose(tuple(Question.model_validate(question) for question in questions))


def who(roles: list[str], age: object = "not-stated", ill: str = "anyone") -> dict[str, Any]:
    return {"description": "Some.", "caring_roles": roles, "cares_for": [ill], "carer_age": age}


def shown(directory: Directory, way: list[str], *questions: dict[str, Any]) -> list[str]:
    return [match.linked.service.id for match in Chooser(choose(*questions), directory).outcome(way).matches]


def test_and_between_questions_or_within_an_answer() -> None:
    directory = make_directory(
        make_service("a-walk", how_to_attend=["at-a-place"]),
        make_service("b-call", topics=["health"], needs=["time-off"], how_to_attend=["phone"]),
        make_service("c-money", topics=["money"], how_to_attend=["phone"]),
        make_service("d-sitter", how_to_attend=["at-home", "phone"]),
    )
    assert shown(directory, ["break", "phone"], HELP, HOW) == ["b-call", "d-sitter"]
    assert shown(directory, ["not-sure", "phone"], HELP, HOW) == ["b-call", "c-money", "d-sitter"]
    assert shown(directory, ["break", "not-sure"], HELP, HOW) == ["a-walk", "b-call", "d-sitter"]


def test_what_is_not_stated_stands_last_and_says_so() -> None:
    directory = make_directory(make_service("a-unknown"), make_service("b-call", how_to_attend=["phone"], service_area=["uk"]))
    matches = Chooser(choose(HELP, HOW), directory).outcome(["break", "phone"]).matches
    assert [(match.linked.service.id, match.why, match.unknown) for match in matches] == [
        ("b-call", ("Breaks from caring", "By phone"), ()),
        ("a-unknown", ("Breaks from caring",), ("How it reaches you",)),
    ]


def test_what_names_the_answer_comes_first_then_what_is_near() -> None:
    directory = make_directory(
        make_service("a-all", service_area=["barnet"]),
        make_service("b-far", who_for=who(["any-carer"], ill="dementia"), service_area=["uk"]),
        make_service("c-near", who_for=who(["any-carer"], ill="dementia"), service_area=["barnet"]),
        make_service("d-other", who_for=who(["any-carer"], ill="cancer")),
    )
    matches = Chooser(choose(ILL), directory).outcome(["dementia"]).matches
    assert [(match.linked.service.id, match.why) for match in matches] == [
        ("c-near", ("Dementia",)),
        ("b-far", ("Dementia",)),
        ("a-all", ("Any condition",)),
    ]


def test_who_is_not_sure_sees_everything_what_is_for_all_first() -> None:
    directory = make_directory(
        make_service("a-parents", who_for=who(["parent-carer"])), make_service("b-all", who_for=who(["any-carer"]))
    )
    assert shown(directory, ["not-sure"], WHO) == ["b-all", "a-parents"]


def test_a_service_for_any_carer_fits_each_kind_its_ages_allow() -> None:
    directory = make_directory(
        make_service("a-any", who_for=who(["any-carer"], {"from": "18"})),
        make_service("b-old", who_for=who(["any-carer"], {"to": "17"})),
    )
    matches = Chooser(choose(WHO), directory).outcome(["adult"]).matches
    assert [(match.linked.service.id, match.why) for match in matches] == [("a-any", ("Any carer",))]


def test_a_child_sees_only_what_names_young_carers() -> None:
    """A crisis line for any carer may be for adults only, even if it does not say so."""
    directory = make_directory(
        make_service("a-crisis", needs=["urgent-help"]), make_service("b-club", who_for=who(["any-carer", "young-carer"]))
    )
    assert shown(directory, ["young"], WHO) == ["b-club"]
    assert shown(directory, ["adult"], WHO) == ["a-crisis", "b-club"]


def test_the_last_answers_are_left_out_until_something_fits() -> None:
    directory = make_directory(
        make_service("walk", how_to_attend=["phone"]), make_service("loan", topics=["money"], how_to_attend=["phone"])
    )
    outcome = Chooser(choose(WHO, HELP, HOW), directory).outcome(["adult", "break", "at-home"])
    assert [one.id for one in outcome.dropped] == ["at-home"]
    assert [match.linked.service.id for match in outcome.matches] == ["walk"]
    both = Chooser(choose(WHO, HELP, HOW), make_directory(make_service("tea", topics=["health"], how_to_attend=["phone"])))
    assert [one.id for one in both.outcome(["adult", "money", "at-home"]).dropped] == ["money", "at-home"]


def test_a_childs_answer_is_never_left_out() -> None:
    directory = make_directory(make_service("crisis", needs=["urgent-help"]))
    outcome = Chooser(choose(WHO, HELP), directory).outcome(["young", "break"])
    assert outcome.count == 0
    assert [one.id for one in outcome.dropped] == ["break"]


def test_each_way_is_a_page() -> None:
    questions = choose(WHO, HELP, HOW)
    paths = list(choose_paths(questions))
    assert len(paths) == len(set(paths)) == count_pages(questions.questions) == 3 + 9 + 27
    assert paths[0] == "choose/adult/"
    assert paths[-1] == "choose/not-sure/not-sure/not-sure/"
    assert list(ways(choose())) == []


GOOD = """\
questions:
  - id: who
    question: Who are you?
    name: About you
    not_sure: I'm not sure
    answers:
      - {id: adult, text: An adult, terms: [caring-role:adult-carer]}
      - {id: young, text: Under 18, terms: [caring-role:young-carer], audience: young-carers}
onward:
  - {id: line, service: child-line, audience: young-carers}
  - {id: page, page: respite/, text: Breaks}
"""


def problems(folder: Path, text: str, has_ways_on: bool = True) -> list[tuple[str, int, str]]:
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data/choose.yaml").write_text(text, encoding="utf-8")
    found, wrong = read_choose(folder)
    taxonomies = read_lists(ROOT / "data/taxonomies.yaml", ROOT, {"taxonomies": Taxonomy})[0]["taxonomies"]
    wrong += check_choose(found, taxonomies, {"child-line"}, has_ways_on)  # type: ignore[arg-type]
    return [(problem.code, problem.line, f"{problem.message} {problem.remedy}") for problem in wrong]


def test_a_sound_file_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


def test_a_hub_may_have_no_questions(tmp_path: Path) -> None:
    found, wrong = read_choose(tmp_path)
    assert wrong == []
    assert found.build() == Choose()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("caring-role:adult-carer", "caring-role:adult-carers", ("unknown-value", 7, "Did you mean caring-role:adult-carer?")),
        ("caring-role:adult-carer", "role:adult-carer", ("unknown-value", 7, "Did you mean caring-role:adult-carer?")),
        ("caring-role:adult-carer", "adult-carer", ("term-format", 7, "like topic:respite")),
        ("    not_sure: I'm not sure\n", "", ("missing", 2, '"not_sure" is missing')),
        ("id: young,", "id: adult,", ("duplicate-id", 8, "Give one of them another id")),
        ("id: young,", "id: not-sure,", ("duplicate-id", 8, "belongs to the answer that every question has")),
        ("service: child-line", "service: child-lines", ("unknown-value", 10, "Did you mean child-line?")),
        ("service: child-line, audience: young-carers", "service: child-line", ("dead-end", 8, "are for adults")),
        (", text: Breaks", "", ("missing", 11, "page: and text:")),
        ("[caring-role:adult-carer]", "[]", ("missing", 7, "has nothing in it")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, expected: tuple[str, int, str], tmp_path: Path) -> None:
    assert old in GOOD
    found = problems(tmp_path, GOOD.replace(old, new))
    assert [(code, line) for code, line, _ in found] == [expected[:2]]
    assert expected[2] in found[0][2]


def test_a_list_needs_somebody_to_ring(tmp_path: Path) -> None:
    assert [code for code, *_ in problems(tmp_path, GOOD, has_ways_on=False)] == ["dead-end"]


def test_too_many_pages_and_too_many_questions(tmp_path: Path) -> None:
    def questions(number: int, answers: int) -> str:
        each = "".join(
            f"  - id: q{place}\n    question: Q?\n    name: Q\n    not_sure: Hm\n    answers:\n"
            + "".join(f"      - {{id: a{place}-{one}, text: A, terms: [topic:money]}}\n" for one in range(answers))
            for place in range(number)
        )
        return f"questions:\n{each}"

    assert problems(tmp_path, questions(3, 6)) == []
    assert [(code, line) for code, line, _ in problems(tmp_path, questions(3, 7))] == [("too-many", 7)]
    assert "584 pages" in problems(tmp_path, questions(3, 7))[0][2]
    assert [(code, line) for code, line, _ in problems(tmp_path, questions(5, 1))] == [("too-many", 26)]
