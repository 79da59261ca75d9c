"""The strategy and the old progress report: read, checked against each other and the directory, ready to look things up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from carers_hub.domain.directory import Directory
from carers_hub.domain.reading import Found, check_known, check_unique_ids, read_lists
from carers_hub.model import progress, strategy
from carers_hub.model.base import Record
from carers_hub.source import Path_, Problem, Severity

R = TypeVar("R", bound=Record)
Lists = Mapping[str, Sequence[Found[Any]]]

FILES: Mapping[str, Mapping[str, type[Record]]] = {
    "papers": {"papers": strategy.Paper},
    "carers": {"kinds_of_carer": strategy.KindOfCarer, "aims": strategy.Aim},
    "figures": {"figures": strategy.Figure},
    "charts": {"charts": strategy.Chart},
    "voices": {"findings": strategy.Finding, "quotes": strategy.Quote},
    "journey": {"stages": strategy.JourneyStage},
    "offer": {"offer": strategy.OfferItem},
    "priorities": {"priorities": strategy.Priority, "outcomes": strategy.Outcome, "measures": strategy.Measure},
    "law": {"laws": strategy.Law, "plans": strategy.Plan},
    "governance": {"bodies": strategy.Body},
    "progress": {"themes": progress.Theme},
    "changes": {"changes": progress.Change},
    "reading": {"reading": strategy.ReadingItem},
}
"""Each file of `content/` that holds a part of the strategy, and its lists. A hub may have some of them, or none."""


@dataclass(frozen=True)
class Strategy:
    """Everything the strategy says, in the editors' order."""

    papers: tuple[strategy.Paper, ...] = ()
    kinds_of_carer: tuple[strategy.KindOfCarer, ...] = ()
    aims: tuple[strategy.Aim, ...] = ()
    figures: tuple[strategy.Figure, ...] = ()
    charts: tuple[strategy.Chart, ...] = ()
    findings: tuple[strategy.Finding, ...] = ()
    quotes: tuple[strategy.Quote, ...] = ()
    stages: tuple[strategy.JourneyStage, ...] = ()
    offer: tuple[strategy.OfferItem, ...] = ()
    priorities: tuple[strategy.Priority, ...] = ()
    outcomes: tuple[strategy.Outcome, ...] = ()
    measures: tuple[strategy.Measure, ...] = ()
    laws: tuple[strategy.Law, ...] = ()
    plans: tuple[strategy.Plan, ...] = ()
    bodies: tuple[strategy.Body, ...] = ()
    themes: tuple[progress.Theme, ...] = ()
    changes: tuple[progress.Change, ...] = ()
    reading: tuple[strategy.ReadingItem, ...] = ()

    def paper(self, paper_id: str) -> strategy.Paper:
        """One paper. Raises KeyError."""
        return _by_id(self.papers)[paper_id]

    def chart(self, chart_id: str) -> strategy.Chart:
        """One chart. Raises KeyError."""
        return _by_id(self.charts)[chart_id]

    def theme(self, theme_id: str) -> progress.Theme:
        """One theme of the old report. Raises KeyError."""
        return _by_id(self.themes)[theme_id]

    def measure(self, measure_id: str) -> strategy.Measure:
        """One measure. Raises KeyError."""
        return _by_id(self.measures)[measure_id]

    def priority(self, priority_id: str) -> strategy.Priority:
        """One priority. Raises KeyError."""
        return _by_id(self.priorities)[priority_id]

    @property
    def figure_groups(self) -> tuple[str, ...]:
        """The names of the groups of figures."""
        return tuple(dict.fromkeys(figure.group for figure in self.figures))

    def figures_of(self, group: str) -> tuple[strategy.Figure, ...]:
        """The figures of a group. Raises KeyError when there are none."""
        return _some((figure for figure in self.figures if figure.group == group), group)

    def findings_of(self, who: str) -> tuple[strategy.Finding, ...]:
        """What `all-carers` or `young-carers` said. Raises KeyError when there is nothing."""
        return _some((finding for finding in self.findings if finding.who == who), who)

    def offer_of(self, group: str) -> tuple[strategy.OfferItem, ...]:
        """What the `borough` or the `lead-provider` offers. Raises KeyError when there is nothing."""
        return _some((item for item in self.offer if item.group == group), group)

    def plans_of(self, level: str) -> tuple[strategy.Plan, ...]:
        """The `local` or `national` plans. Raises KeyError when there are none."""
        return _some((plan for plan in self.plans if plan.level == level), level)

    def outcomes_of(self, priority_id: str) -> tuple[strategy.Outcome, ...]:
        """The outcomes that serve a priority."""
        return tuple(outcome for outcome in self.outcomes if priority_id in outcome.priorities)

    def outcomes_shown_by(self, measure_id: str) -> tuple[strategy.Outcome, ...]:
        """The outcomes that a measure gives evidence for."""
        return tuple(outcome for outcome in self.outcomes if measure_id in outcome.measures)


def load_strategy(root: Path, directory: Directory | None) -> tuple[Strategy | None, list[Problem]]:
    """Read `root/content`; the strategy is None when anything is wrong. With a directory, links to services are checked too."""
    lists: dict[str, list[Found[Any]]] = {}
    problems: list[Problem] = []
    for name, kinds in FILES.items():
        file = root / "content" / f"{name}.yaml"
        found, wrong = read_lists(file, root, dict(kinds)) if file.exists() else ({}, [])
        lists.update({key: list(found.get(key, ())) for key in kinds})
        problems += wrong
    if not any(problem.severity is Severity.WRONG for problem in problems):
        problems += check_strategy(lists, directory, root / "docs")
    if any(problem.severity is Severity.WRONG for problem in problems):
        return None, problems
    records = {field.name: tuple(item.record for item in lists[field.name]) for field in fields(Strategy)}
    return Strategy(**records), problems


def check_strategy(lists: Lists, directory: Directory | None, docs: Path) -> Iterator[Problem]:
    """Every name in the strategy must lead somewhere: papers, services, pages, priorities, measures, charts, figures."""
    known = {key: [item.record.id for item in items] for key, items in lists.items()}
    groups = {item.record.group for item in lists["figures"]}
    for items in lists.values():
        yield from check_unique_ids(items)
        for item in items:
            for at, part in walk(item.record):
                yield from _check_part(item, at, part, known, groups)
                yield from _check_links(item, at, part, directory, docs)


def walk(record: Record, at: Path_ = ()) -> Iterator[tuple[Path_, Record]]:
    """A record and every record inside it, each with its path."""
    yield at, record
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from walk(value, (*at, name))
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, Record):
                    yield from walk(part, (*at, name, index))


def _check_part(item: Found[Any], at: Path_, part: Record, known: Mapping[str, list[str]], groups: set[str]) -> Iterator[Problem]:
    if isinstance(part, strategy.Cited):
        yield from check_known(item, (*at, "paper"), part.paper, known["papers"], "paper")
    elif isinstance(part, strategy.Outcome):
        for name, noun in (("priorities", "priority"), ("measures", "measure")):
            for index, value in enumerate(getattr(part, name)):
                yield from check_known(item, (*at, name, index), value, known[name], noun)
    elif isinstance(part, progress.FocusArea):
        for index, value in enumerate(part.charts):
            yield from check_known(item, (*at, "charts", index), value, known["charts"], "chart")
        if part.figures:
            yield from check_known(item, (*at, "figures"), part.figures, groups, "group of figures")
    elif isinstance(part, strategy.Chart):
        yield from _check_chart(item, part)


def _check_chart(item: Found[Any], chart: strategy.Chart) -> Iterator[Problem]:
    for index, value in enumerate(chart.values):
        for field, message, remedy in _value_faults(chart, value):
            yield item.problem(("values", index, field), "chart-values", message, remedy)
    if (chart.target is None) != (chart.target_label is None):
        yield item.problem((), "missing", "A target needs both target and target_label.", "Add the one that is missing.")


def _value_faults(chart: strategy.Chart, value: strategy.ChartValue) -> Iterator[tuple[str, str, str]]:
    given = isinstance(value.value, int)
    if given and chart.matching == "not-given":
        yield "value", "The chart says that its source gives no values, but here is one.", "Write not-stated."
    if not given and chart.matching != "not-given":
        yield "value", "This bar has no value.", "Give it, or write not-given under matching and not-stated for every value."
    if chart.unit == "percent" and isinstance(value.value, int) and value.value > 100:
        yield "value", "A share is more than 100 percent.", "Look at the value again."
    if chart.kind == "columns" and not value.short:
        yield "short", "A column needs a short word to stand under it.", "Add short: with up to 4 letters."


def _check_links(item: Found[Any], at: Path_, part: Record, directory: Directory | None, docs: Path) -> Iterator[Problem]:
    if isinstance(part, strategy.Links) and directory is not None:
        names = [linked.service.id for linked in directory.services]
        for index, service in enumerate(part.services):
            yield from check_known(item, (*at, "services", index), service, names, "service")
    if isinstance(part, strategy.PageLink) and not _is_page(docs, part.page):
        yield item.problem(
            (*at, "page"),
            "unknown-value",
            f'There is no page "{part.page}".',
            "Write the address of a page that exists, like respite/.",
        )
    if isinstance(part, progress.Theme) and not _is_page(docs, part.page):
        yield item.problem(
            (*at, "page"), "unknown-value", f'There is no page "{part.page}".', "Write the address of the page of this theme."
        )


def _is_page(docs: Path, path: str) -> bool:
    """Whether a page of Markdown has this address. A folder of data alone, without pages, is not asked for them."""
    name = path.removesuffix("/")
    return not docs.is_dir() or (docs / f"{name}.md").is_file() or (docs / name / "index.md").is_file()


def _some(records: Iterable[R], wanted: str) -> tuple[R, ...]:
    found = tuple(records)
    if not found:
        raise KeyError(wanted)
    return found


def _by_id(records: Sequence[R]) -> Mapping[str, R]:
    return {record.id: record for record in records}  # type: ignore[attr-defined]
