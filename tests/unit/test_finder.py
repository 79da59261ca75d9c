"""Finders: counts, groups and static pages come from the services and nothing else."""

from __future__ import annotations

from carers_hub.domain import Directory
from carers_hub.model.taxonomies import Facet, Finder
from carers_hub.views.finder import FinderView, build_facet_pages, build_finder, finder_terms, stated_values
from tests.builders import make_directory, make_service

FINDER = Finder.model_validate(
    {
        "id": "respite",
        "name": "Breaks",
        "topic": "respite",
        "path": "respite/",
        "group_by": "area",
        "facets": [{"key": "cost", "name": "Cost"}, {"key": "attending-type", "name": "How"}, {"key": "area", "name": "Where"}],
    }
)


def _directory() -> Directory:
    return make_directory(
        make_service("walks", cost="free", how_to_attend=["at-a-place", "phone"]),
        make_service("sitters", cost="paid", how_to_attend=["at-home"]),
        make_service("letters", service_area=["uk"]),
        make_service("debt-help", topics=["money"]),
        make_service("old-club", status="defunct"),
    )


def test_a_finder_lists_only_running_services_of_its_topic_local_first() -> None:
    view = build_finder(FINDER, _directory())
    assert [(group.term.id, [linked.service.id for linked in group.services]) for group in view.groups] == [
        ("barnet", ["sitters", "walks"]),
        ("uk", ["letters"]),
    ]
    assert view.count == 3


def test_inside_a_group_what_is_near_comes_first() -> None:
    by_topic = FINDER.model_copy(update={"group_by": "topic"})
    far, near = make_service("aid-line", service_area=["uk"]), make_service("walks", service_area=["barnet"])
    view = build_finder(by_topic, make_directory(far, near))
    assert [linked.service.id for linked in view.services] == ["walks", "aid-line"]


def _counts(view: FinderView) -> dict[str, dict[str, int]]:
    return {facet.key: {value.value: value.count for value in facet.offered} for facet in view.facets}


def test_counts_per_value_and_not_stated_is_a_value() -> None:
    assert _counts(build_finder(FINDER, _directory())) == {
        "cost": {"free": 1, "paid": 1, "not-stated": 1},
        "attending-type": {"phone": 1, "at-a-place": 1, "at-home": 1, "not-stated": 1},
        "area": {"barnet": 2, "uk": 1},
    }


def test_a_choice_that_services_of_other_topics_have_is_shown_as_0_and_has_no_page() -> None:
    directory = make_directory(
        make_service("walks", cost="free"),
        make_service("sitters", cost="paid"),
        make_service("debt-help", topics=["money"], cost="means-tested", how_to_attend=["phone"]),
        make_service("old-club", status="defunct", how_to_attend=["online"]),
    )
    view = build_finder(FINDER, directory)
    assert _counts(view) == {
        "cost": {"free": 1, "means-tested": 0, "paid": 1},
        "attending-type": {"phone": 0, "not-stated": 2},
        "area": {"barnet": 2},
    }
    cost, *others = view.facets
    assert [facet.is_unstated for facet in view.facets] == [False, True, False]
    assert [value.path for facet in others for value in facet.offered] == ["", "", ""], "the finder itself lists the same"
    assert [(value.value, value.path) for value in cost.offered if not value.count] == [("means-tested", "")]
    assert [value.value for value in cost.allowed_values] == ["free", "paid"]
    assert [page.value.path for page in build_facet_pages(view, directory)] == ["respite/free/", "respite/paid/"]


def test_static_pages_hold_exactly_the_services_with_the_value() -> None:
    directory = _directory()
    view = build_finder(FINDER, directory)
    pages = {
        page.value.path: [linked.service.id for group in page.groups for linked in group.services]
        for page in build_facet_pages(view, directory)
    }
    assert pages["respite/free/"] == ["walks"]
    assert pages["respite/at-home/"] == ["sitters"]
    assert pages["respite/cost-not-stated/"] == ["letters"]
    assert pages["respite/attending-type-not-stated/"] == ["letters"]
    assert all(pages.values()), "a page without a service is not made"


def test_what_no_service_states_is_asked_all_the_same_with_all_its_choices_at_0() -> None:
    view = build_finder(FINDER, make_directory(make_service("walks", cost="free")))
    assert _counts(view)["attending-type"] == {"phone": 0, "online": 0, "at-a-place": 0, "at-home": 0, "not-stated": 1}
    assert [facet.is_unstated for facet in view.facets] == [False, True, False]


def test_a_finder_of_nothing_asks_nothing() -> None:
    assert build_finder(FINDER, make_directory(make_service("debt-help", topics=["money"]))).facets == ()


def test_terms_for_the_script() -> None:
    linked = make_directory(make_service("walks", cost="free", how_to_attend=["phone"])).service("walks")
    assert finder_terms(linked, FINDER) == ("cost:free", "attending-type:phone", "area:barnet")


LANGUAGES = FINDER.model_copy(update={"facets": tuple(Facet(key=key, name=key) for key in ("when", "language", "cost"))})
WEDNESDAY_EVENING = [{"days": ["wednesday"], "opens": "17:00", "closes": "20:00"}]


def test_languages_and_times_are_facets_like_others() -> None:
    directory = make_directory(
        make_service("walks", languages=["fa", "en"], schedules=WEDNESDAY_EVENING),
        make_service("sitters", interpreters="yes", schedules="always"),
        make_service("letters"),
        make_service("debt-help", topics=["money"], languages=["so"], interpreters="no"),
        make_service("old-club", status="defunct", languages=["pl"]),
    )
    view = build_finder(LANGUAGES, directory)
    assert _counts(view) == {
        "when": {"weekday-daytime": 2, "evening": 2, "weekend": 1, "day-and-night": 1, "not-stated": 1},
        "language": {"en": 1, "fa": 1, "so": 0, "interpreter": 1, "not-stated": 1},
        "cost": {"free": 0, "means-tested": 0, "paid": 0, "not-stated": 3},
    }
    assert [value.label for value in view.facets[1].offered] == ["English", "Persian", "Somali", "With an interpreter", ""]
    paths = {page.value.path: page.count for page in build_facet_pages(view, directory)}
    assert paths["respite/evening/"] == 2
    assert paths["respite/language-fa/"] == 1
    assert paths["respite/when-not-stated/"] == 1
    assert "respite/language-so/" not in paths
    assert finder_terms(directory.service("walks"), LANGUAGES) == (
        "when:weekday-daytime",
        "when:evening",
        "language:fa",
        "language:en",
        "cost:not-stated",
    )


def test_who_has_no_interpreter_has_not_stated_a_language() -> None:
    linked = make_directory(make_service("letters", interpreters="no")).service("letters")
    assert stated_values(linked, "language") == ("not-stated",)


def test_a_service_for_any_carer_is_found_under_each_kind_whose_ages_fit() -> None:
    who = {"description": "Adults.", "caring_roles": ["any-carer"], "cares_for": ["anyone"], "carer_age": {"from": "18"}}
    linked = make_directory(make_service("walks", who_for=who)).service("walks")
    assert stated_values(linked, "caring-role") == (
        "adult-carer",
        "parent-carer",
        "young-adult-carer",
        "several-people",
        "working-carer",
    )
