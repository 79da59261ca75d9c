"""What pages may call. The macros themselves are in carers_hub/site/page_macros.py; nothing is decided here."""

from __future__ import annotations

from typing import Any

from carers_hub.site import mkdocs_door as door


def define_env(env: Any) -> None:
    """Hand every macro to the macros plugin. `env` is the plugin."""
    for name, macro in door.macros(env.conf).items():
        env.macro(macro, name)
