"""A noun phrase: what was said of a noun, and what the noun means."""

from __future__ import annotations

from dataclasses import dataclass, field

from sora_mcp.engine.animatic.language.lexicon import Match, Sense


@dataclass
class Phrase:
    """A noun phrase: tokens[first:last], what was said of its head, and the head's meanings."""

    first: int
    last: int = 0
    determiner: str = ""
    count: int = 0
    colours: list[str] = field(default_factory=list)
    keys: list[Sense] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    idle: list[int] = field(default_factory=list)  # tokens of adjectives that change no look
    modified: list[tuple[int, int]] = field(default_factory=list)  # tokens of those that do
    action: str = ""
    owners: list[Match] = field(default_factory=list)  # nouns before the head
    head: Match | None = None
    head_at: int = 0
    unknown: str = ""
    is_abstract: bool = False

    @property
    def is_plural(self) -> bool:
        """Whether several are meant."""
        return self.head is not None and self.head.is_plural

    @property
    def is_marked(self) -> bool:
        """Whether it was announced as a noun, by an article, a number or the like."""
        return bool(self.determiner or self.count or self.colours or self.keys)
