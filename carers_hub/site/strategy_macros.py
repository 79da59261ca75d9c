"""What pages of the strategy may call between double braces."""

from __future__ import annotations

from collections.abc import Callable
from markupsafe import Markup

from carers_hub.words.rendering import Renderer


def strategy_macros(renderer: Renderer) -> dict[str, Callable[..., Markup]]:
    """Every strategy macro by name."""
    return {}
