"""The addresses this site has ever had. An address given to a carer on paper must work for ever."""

from __future__ import annotations

from pydantic import Field

from carers_hub.model.base import Record
from carers_hub.model.kinds import Line


class Redirect(Record):
    """A page that moved. Both are addresses on this site, like `respite/`."""

    from_: Line = Field(alias="from")
    to: Line


class PermalinksFile(Record):
    """`data/permalinks.yaml`. Nothing is ever taken out of `published`."""

    redirects: tuple[Redirect, ...] = ()
    published: tuple[Line, ...] = ()
