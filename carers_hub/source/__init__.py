"""Layer 0: YAML as authors meant it, every value with its line."""

from carers_hub.source.document import Document, Mark, Path_
from carers_hub.source.problem import Fault, Problem, Severity
from carers_hub.source.reader import compose_yaml, read_text, read_yaml
from carers_hub.source.suggest import did_you_mean

__all__ = ["Document", "Fault", "Mark", "Path_", "Problem", "Severity", "compose_yaml", "did_you_mean", "read_text", "read_yaml"]
