"""Compiled templates, kept while the program runs: each language has its own environment, and all use the same templates."""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache

_kept: dict[str, bytes] = {}


class CompiledTemplates(BytecodeCache):
    """Keyed by template and source, so that a template that changes is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before."""
        if found := _kept.get(f"{bucket.key} {bucket.checksum}"):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was just compiled."""
        _kept[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()
