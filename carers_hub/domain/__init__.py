"""Layer 2: records loaded, checked against each other and linked."""

from carers_hub.domain.directory import Directory, LinkedService
from carers_hub.domain.guides import Guides
from carers_hub.domain.loading import Hub, load_hub
from carers_hub.domain.rates import CurrentRate, Rates

__all__ = ["CurrentRate", "Directory", "Guides", "Hub", "LinkedService", "Rates", "load_hub"]
