"""500 random questions, put to the finder's script and to the plain reference in Python: the same services, order, counts."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import yaml

from carers_hub.site.content import Content, load_content
from carers_hub.site.languages import SiteLanguages
from carers_hub.site.localizing import SiteLanguage
from carers_hub.site.settings import load_settings, read_today
from carers_hub.views.finder import facet_keys
from carers_hub.words.finder_index import FinderIndex
from carers_hub.words.i18n import SOURCE_LOCALE
from tests.browser.conftest import ROOT, Visit
from tests.finder_reference import Question, Reference

HOW_MANY = {"en": 300, "fa": 100, "gu": 100}
QUERIES = yaml.safe_load((ROOT / "tests/browser/queries.yaml").read_text(encoding="utf-8"))

ASK = """async ([home, locale, small, questions]) => {
  const engine = await import('/assets/engine.mjs');
  const hours = await import('/assets/hours.mjs'), nearMe = await import('/assets/near.mjs');
  const [data, texts] = await Promise.all(['', '-text'].map(async part => (await fetch(`${home}finder${part}.json`)).json()));
  const index = engine.prepare(data, locale);
  engine.addTexts(index, texts);
  return questions.map(({text, choices, topic, openAt, openNow, near}) => {
    const stateOf = entry => hours.openState(data.hours[data.services[entry]?.[7]], data.calendar, new Date(openAt)).state;
    const isOpen = entry => stateOf(entry) === 'open';
    const scope = index.terms.get(`topic:${topic}`);
    const number = (facet, value) => index.terms.get(`${facet}:${value}`);
    const terms = Object.entries(choices).map(([facet, values]) => [facet, new Set(values.map(one => number(facet, one)))]);
    const answer = engine.find(index, {
      words: engine.asked(text, small, locale),
      choices: new Map(terms),
      live: {facet: 'when', test: isOpen, isChosen: openNow},
      inScope: entry => entry < index.services && (!topic || data.services[entry][5].includes(scope)),
    });
    const counts = data.terms.flatMap(([key], term) => answer.counts[term] ? [[key, answer.counts[term]]] : []);
    if (answer.live) counts.push(['open:now', answer.live]);
    const ids = entries => entries.map(entry => data.services[entry][0]);
    const point = near && {easting: near[0], northing: near[1]};
    const metresTo = places => nearMe.nearest(point, places);
    const parts = near ? engine.byDistance(index, answer.found, metresTo) : {near: [], anywhere: []};
    return [ids(answer.found), Object.fromEntries(counts), [ids(parts.near.map(([entry]) => entry)), ids(parts.anywhere)]];
  });
}"""


@pytest.fixture(scope="session")
def content() -> Content:
    """The hub as it is built."""
    found, _ = load_content(load_settings(ROOT), read_today())
    assert found
    return found


def make_reference(content: Content, locale: str) -> tuple[Reference, dict[str, list[str]], str]:
    """The reference of a language, the values in use by facet, and the language's small words."""
    renderer = content.renderer(locale, "/")
    language = SiteLanguage(renderer, SiteLanguages(content.languages, (SOURCE_LOCALE, locale), locale, "/"))
    index = FinderIndex(renderer, *language.searched(content.pages))
    facets = facet_keys(renderer.hub.finders)
    values: dict[str, list[str]] = {facet: [] for facet in facets}
    for key in index.terms:
        facet, value = key.split(":")
        values[facet].append(value)
    small = str(renderer.render("small-words"))
    pages = [[str(text) for text in (*page[1:],)] for page in index.main()["pages"]]
    return Reference(renderer, facets, small, pages), values, small


def make_text(chance: random.Random, vocabulary: list[str], locale: str) -> str:
    """Nothing, a question of everyday, or words of the hub, some cut short, some with a slip, some unknown."""
    kind = chance.random()
    if kind < 0.2:
        return ""
    if kind < 0.4:
        return str(chance.choice(QUERIES)[locale])
    return " ".join(spoil(chance, chance.choice(vocabulary)) for _ in range(chance.choice((1, 1, 2, 3))))


def spoil(chance: random.Random, word: str) -> str:
    place = chance.randrange(len(word))
    letter = chance.choice("aeinrst")
    ways = (
        word,
        word,
        word[: max(2, place)],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place : max(4, len(word) - 3)],
        word[: place - 1] + word[place : place + 1] + word[place - 1 : place] + word[place + 1 :] if place else word,
        word + letter,
        "zqx" + word,
    )
    return chance.choice(ways)


def make_question(chance: random.Random, reference: Reference, values: Mapping[str, list[str]], locale: str) -> Question:
    text = make_text(chance, sorted(reference.vocabulary), locale)
    facets = chance.sample([facet for facet in values if len(values[facet]) > 1], chance.choice((0, 0, 0, 1, 1, 2)))
    choices = {facet: frozenset(chance.sample(values[facet], chance.randint(1, min(3, len(values[facet]))))) for facet in facets}
    topic = chance.choice(["", "", *values["topic"]])
    open_at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(400 * 24 * 60))
    open_now = chance.random() < 0.4
    near = (5150 + chance.randrange(300), 1800 + chance.randrange(300)) if chance.random() < 0.4 else None
    return Question(text, choices, topic, open_at, open_now, near)


def as_json(question: Question) -> dict[str, Any]:
    choices = {facet: sorted(values) for facet, values in (question.choices or {}).items()}
    asked = {"text": question.text, "choices": choices, "topic": question.topic, "near": question.near}
    return {**asked, "openAt": question.open_at.isoformat(), "openNow": question.open_now}


def answer_of(reference: Reference, question: Question) -> tuple[list[str], dict[str, int], list[list[str]]]:
    near = reference.near(question) if question.near else [[], []]
    return reference.search(question), reference.counts(question), near


@pytest.mark.parametrize("locale", HOW_MANY)
def test_the_script_gives_what_the_reference_gives(locale: str, content: Content, visit: Visit) -> None:
    chance = random.Random(f"finder {locale}")
    reference, values, small = make_reference(content, locale)
    questions = [make_question(chance, reference, values, locale) for _ in range(HOW_MANY[locale])]
    home = "/" if locale == SOURCE_LOCALE else f"/{locale}/"
    answers = visit.go(home.lstrip("/")).evaluate(ASK, [home, locale, small, [as_json(question) for question in questions]])
    given = [tuple(answer) for answer in answers]
    wanted = [answer_of(reference, question) for question in questions]
    wrong = [(question, a, b) for question, a, b in zip(questions, given, wanted, strict=True) if a != b]
    assert wrong[:1] == []
    sizes = [len(found) for found, *_ in wanted]
    assert min(sizes) == 0
    assert sum(0 < size < 100 for size in sizes) > len(sizes) / 4, "most questions would be answered alike by anything"
