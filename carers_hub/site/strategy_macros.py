"""What pages of the strategy may call between double braces. Each takes literal words only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from markupsafe import Markup

from carers_hub.site.look_up import UnknownName, look_up
from carers_hub.words.rendering import Renderer

Macro = Callable[..., Markup]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def strategy_macros(renderer: Renderer) -> dict[str, Macro]:
    """Every strategy macro by name. Raises UnknownName when one is called for something that does not exist."""
    return {**_whole_lists(renderer), **_by_name(renderer), **_by_group(renderer)}


def _whole_lists(renderer: Renderer) -> dict[str, Macro]:
    """Macros that show a whole list and take no words: what each is called, its component's argument, and its records."""
    strategy = renderer.hub.strategy
    lists: dict[str, tuple[str, Sequence[object]]] = {
        "kinds_of_carer": ("kinds", strategy.kinds_of_carer),
        "aims": ("aims", strategy.aims),
        "quotes": ("quotes", strategy.quotes),
        "journey": ("stages", strategy.stages),
        "priorities": ("priorities", strategy.priorities),
        "outcomes": ("outcomes", strategy.outcomes),
        "measures": ("measures", strategy.measures),
        "laws": ("laws", strategy.laws),
        "governance": ("bodies", strategy.bodies),
        "progress_themes": ("themes", strategy.themes),
        "changes": ("changes", strategy.changes),
        "reading": ("items", strategy.reading),
    }
    return {name: _list_macro(renderer, name, argument, records) for name, (argument, records) in lists.items()}


def _list_macro(renderer: Renderer, name: str, argument: str, records: Sequence[object]) -> Macro:
    def macro() -> Markup:
        if not records:
            raise UnknownName(f"There is nothing in content/ that {name}() could show.")
        return renderer.render(name.replace("_", "-"), **{argument: records})

    return macro


def _by_name(renderer: Renderer) -> dict[str, Macro]:
    strategy = renderer.hub.strategy

    def chart(chart_id: str) -> Markup:
        """A chart with its table."""
        return renderer.render("chart", chart=look_up(strategy.chart, chart_id, "chart", _ids(strategy.charts)))

    def progress_theme(theme_id: str) -> Markup:
        """A theme of the old progress report."""
        return renderer.render("progress-theme", theme=look_up(strategy.theme, theme_id, "theme", _ids(strategy.themes)))

    def archive_notice(paper_id: str) -> Markup:
        """The statement that a page records an old paper."""
        return renderer.render("archive-notice", paper=look_up(strategy.paper, paper_id, "paper", _ids(strategy.papers)))

    return {"chart": chart, "progress_theme": progress_theme, "archive_notice": archive_notice}


def _by_group(renderer: Renderer) -> dict[str, Macro]:
    strategy = renderer.hub.strategy

    def figures(group: str) -> Markup:
        """A group of figures."""
        return renderer.render("figures", figures=look_up(strategy.figures_of, group, "group of figures", strategy.figure_groups))

    def findings(who: str) -> Markup:
        """What all carers, or young carers, said. The numbers run on from one list to the next."""
        found = look_up(strategy.findings_of, who, "group of findings", ("all-carers", "young-carers"))
        return renderer.render("findings", findings=found, start=strategy.findings.index(found[0]) + 1)

    def offer(group: str) -> Markup:
        """What is offered in the borough, or by the lead provider."""
        return renderer.render("offer", items=look_up(strategy.offer_of, group, "group of help", ("borough", "lead-provider")))

    def plans(level: str) -> Markup:
        """The local or national plans the strategy builds on."""
        return renderer.render("plans", plans=look_up(strategy.plans_of, level, "level of plans", ("local", "national")))

    return {"figures": figures, "findings": findings, "offer": offer, "plans": plans}


def _ids(records: Iterable[_Named]) -> list[str]:
    return [record.id for record in records]
