"""What the words in the examples of the strategy's components stand for, in the small hub of `tests/fixtures/hub`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from carers_hub.domain.strategy import Strategy
from carers_hub.model.strategy import Cited, Links


def resolve_example(strategy: Strategy, context: Mapping[str, Any]) -> dict[str, Any]:
    """The context of an example with names turned into records. What is not a name of ours stays as it is."""
    return {key: _resolve(strategy, key, value) for key, value in context.items()}


def _resolve(strategy: Strategy, key: str, value: Any) -> Any:
    if key == "cited":
        return Cited.model_validate(value)
    if key == "links":
        return Links.model_validate(value)
    if value == "all":
        return getattr(strategy, {"kinds": "kinds_of_carer"}.get(key, key))
    if key == "items" and value == "reading":
        return strategy.reading
    one: dict[str, Callable[[str], Any]] = {
        "chart": strategy.chart,
        "theme": strategy.theme,
        "paper": strategy.paper,
        "figures": strategy.figures_of,
        "findings": strategy.findings_of,
        "items": strategy.offer_of,
        "plans": strategy.plans_of,
    }
    return one[key](value) if key in one else value
