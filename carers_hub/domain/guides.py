"""The small structured guides, ready to look things up in."""

from __future__ import annotations

from dataclasses import dataclass

from carers_hub.domain.choose import NO_QUESTIONS, Choose
from carers_hub.model.guides import GlossaryTerm, Situation, UrgentLine


@dataclass(frozen=True)
class Guides:
    """Ways in by situation, words explained, urgent help, questions that help to choose, in the editors' order."""

    situations: tuple[Situation, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    urgent: tuple[UrgentLine, ...] = ()
    choose: Choose = NO_QUESTIONS

    def word(self, word_id: str) -> GlossaryTerm:
        """One explained word. Raises KeyError."""
        return {term.id: term for term in self.glossary}[word_id]
