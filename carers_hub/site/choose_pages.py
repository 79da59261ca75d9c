"""The pages of the questions that help to choose: one for each way through them, and what a script needs to do without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from markupsafe import Markup, escape

from carers_hub.model.choose import Answer, Question
from carers_hub.site.shell import MadePage
from carers_hub.source.language_marks import strip_marks
from carers_hub.views.choose import HOME, Chooser, Given, Match, Outcome, audience_of, is_danger, path, ways
from carers_hub.views.choose_links import ChooseLinks
from carers_hub.words.finder_index import Json, dump_json
from carers_hub.words.rendering import Renderer

MOST_CARDS = 20
_WHY = "hubwhy"
"""Stands in a card, which is rendered once, where the page's own line goes."""


def build_choose_pages(renderer: Renderer) -> Iterator[MadePage]:
    """A page for each way: the next question, or the services that fit."""
    choose = renderer.hub.guides.choose
    pages = _Pages(renderer)
    for way in ways(choose):
        yield pages.question(way) if len(way) < len(choose.questions) else pages.results(way)


class _Pages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._questions = renderer.hub.guides.choose.questions
        self._chooser = Chooser(renderer.hub.guides.choose, renderer.hub.directory)
        self._links = ChooseLinks(renderer.hub)
        self._cards: dict[str, tuple[str, ...]] = {}
        self._gettext = renderer.translations.gettext

    def question(self, way: Sequence[str]) -> MadePage:
        """The question after these answers."""
        given, question = self._chooser.given(way), self._questions[len(way)]
        content = self._renderer.render("choose-question", question=question, given=given, base=path(way), level=1)
        if audience := audience_of(given):
            content = Markup('<div class="hub-for-{}">{}</div>').format(audience, content)
        if audience or is_danger(given):
            content = self._renderer.render("exit-page") + content
        title = f"{question.question} {_title(given)}"
        summary = self._gettext("Answer a few short questions to find help that fits you.")
        return MadePage(path(way), HOME, title, summary, content)

    def results(self, way: Sequence[str]) -> MadePage:
        """The services that fit these answers."""
        outcome = self._chooser.outcome(way, MOST_CARDS)
        audience = audience_of(outcome.given)
        content = self._renderer.render(
            "choose-list",
            outcome=outcome,
            cards=[(match.linked.service.id, self._card(match)) for match in outcome.matches],
            is_sure=any(one.answer for one in outcome.given),
            audience=audience,
            danger=is_danger(outcome.given),
            near=None if audience else self._links.nearest(outcome.given),
            finder=None if audience else self._links.finder,
            query=self._query(outcome),
        )
        summary = self._gettext("Help for carers that fits these answers: %(answers)s") % {"answers": _title(outcome.given)}
        return MadePage(path(way), HOME, _title(outcome.given), summary, content)

    def _query(self, outcome: Outcome) -> str:
        pairs = [pair for one in outcome.given if one.answer for pair in self._links.choices(one.question, one.answer)]
        return urlencode(pairs)

    def _card(self, match: Match) -> Markup:
        service_id = match.linked.service.id
        if service_id not in self._cards:
            card = str(self._renderer.render("service-card", linked=match.linked, why=_WHY))
            self._cards[service_id] = card.partition(f'<p class="hub-results__why">{_WHY}</p>')[::2]
        before, after = self._cards[service_id]
        line = escape(self._why(match))
        return Markup(f'{before}<p class="hub-results__why">{line}</p>{after}' if line else before + after)

    def _why(self, match: Match) -> str:
        """Why a service is shown, and what it does not state."""
        parts = []
        if match.why:
            parts.append(self._gettext("Why you see this: %(names)s.") % {"names": " · ".join(match.why)})
        if match.unknown:
            parts.append(self._gettext("Not stated: %(names)s.") % {"names": " · ".join(match.unknown)})
        return " ".join(parts)


def _title(given: Sequence[Given]) -> str:
    return " · ".join(one.text for one in given)


def build_choices(renderer: Renderer) -> Json:
    """`choose.json`: for each question and answer what fits, by its number in `finder.json`, and what to tick in the finder.

    `fits` holds groups of services that fit alike: `[why, points, [steps from one number to the next]]`, points as in
    `views/choose.py`. `stays`: the answer is never left out.
    """
    choose = renderer.hub.guides.choose
    chooser, links = Chooser(choose, renderer.hub.directory), ChooseLinks(renderer.hub)

    def entry(question: Question, answer: Answer | None) -> Json:
        groups: dict[tuple[str, int], list[int]] = {}
        for number, fit in chooser.fits(question, answer).items():
            groups.setdefault((strip_marks(fit.why), fit.points), []).append(number)
        fits = [[why, points, _steps(numbers)] for (why, points), numbers in groups.items()]
        stays = {"stays": True} if answer and answer.audience else {}
        return {"fits": fits, "tick": links.choices(question, answer) if answer else (), **stays}

    return [
        {answer_id: entry(question, next((one for one in question.answers if one.id == answer_id), None)) for answer_id in ids}
        for question, ids in zip(choose.questions, choose.answer_ids, strict=True)
    ]


def write_choices(out: Path, renderer: Renderer) -> None:
    """What the script of the questions fetches, where the hub has questions."""
    if renderer.hub.guides.choose.questions:
        (out / "choose.json").write_text(dump_json(build_choices(renderer)), encoding="utf-8")


def _steps(numbers: Sequence[int]) -> list[int]:
    return [number - before for number, before in zip(numbers, (0, *numbers), strict=False)]
