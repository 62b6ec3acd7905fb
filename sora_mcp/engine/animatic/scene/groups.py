"""An actor's parts as one: how large it looks, how much room it takes, and how it is moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.art.figure import Figure
from sora_mcp.engine.animatic.plan import Actor
from sora_mcp.engine.animatic.scene.lying import TRAIT
from sora_mcp.engine.animatic.scene.parts import Part

WORN = frozenset({"shoe", "boot", "high_heel"})  # in pairs, the same way round
_AHEAD, _BEYOND, _UP = 0.95, 1.03, 0.24  # of half its length; depths; of its height
_RAILED = frozenset({"train"})
_LEANT = frozenset({"bicycle", "scooter", "guitar", "harp", "ladder"})
_SMALL_M = 0.6  # metres: things up to this may have any size beside an animal
ROOM, _PERSON_ROOM = 1.06, 0.24  # half of what one takes: of its own half, and of its height


@dataclass(frozen=True)
class Ground:
    """Where the ground is in the wide frame: the horizon's height, and the floor's at depth 1."""

    horizon: float
    floor: float

    def at(self, depth: float) -> float:
        """The height of the ground at a depth."""
        return self.horizon + (self.floor - self.horizon) / depth


@dataclass(frozen=True)
class Group:
    """One actor of the cast that stands by itself, or several of a kind."""

    actor: Actor
    parts: tuple[Part, ...]

    @property
    def lead(self) -> Part:
        """The first of them."""
        return self.parts[0]

    @property
    def half(self) -> float:
        """Half of the room they take in width."""
        sides = [abs(part.x - self.lead.x) + half_of(part) for part in self.parts]
        return max(_PERSON_ROOM * min(self.lead.height, 480.0), ROOM * max(sides))

    @property
    def size(self) -> float:
        """How large one of them looks."""
        return max(self.lead.height * self.lead.top / 1000, half_of(self.lead))

    @property
    def size_up(self) -> float:
        """How high one of them reaches."""
        return self.lead.height * self.lead.top / 1000

    @property
    def is_aloft(self) -> bool:
        """Whether it is in the sky or at the back, where the plan put it."""
        return self.actor.band in ("back", "sky") or self.lead.figure.medium == "air"

    @property
    def leans(self) -> bool:
        """Whether it is a thing that is put against what it is by: a bicycle, a board."""
        is_lying = self.lead.look.trait(TRAIT) == "leaning"
        return is_lying or self.lead.figure.name in _LEANT

    @property
    def is_card(self) -> bool:
        """Whether it has no picture but its name."""
        return self.lead.figure.name == "card"

    @property
    def is_alive(self) -> bool:
        """Whether it walks by itself."""
        return self.actor.kind != "prop" and "walk" in self.lead.figure.actions

    @property
    def is_small_thing(self) -> bool:
        """Whether it is a thing that may have any size beside an animal."""
        return self.actor.kind == "prop" and self.lead.figure.height_m < _SMALL_M

    def scaled(self, share: float) -> Group:
        """The same, larger or smaller."""
        return self.each(lambda part: replace(part, height=part.height * share))

    def moved(self, x: float) -> Group:
        """The same, with the first of them at x."""
        away = x - self.lead.x
        return self.each(lambda part: replace(part, x=part.x + away))

    def layered(self, share: float) -> Group:
        """The same a little nearer or farther, where it stands: before or behind others."""
        return self.each(lambda part: replace(part, depth=part.depth * share))

    def at(self, depth: float, ground: Ground) -> Group:
        """The same, nearer or farther away: it looks larger or smaller then."""
        share = depth / self.lead.depth

        def away(part: Part) -> Part:
            far = part.depth * share
            above = (part.y - ground.at(part.depth)) / share
            return replace(part, depth=far, y=ground.at(far) + above, height=part.height / share)

        return self.each(away)

    def each(self, change: Callable[[Part], Part]) -> Group:
        """The same with every part changed."""
        return replace(self, parts=tuple(change(part) for part in self.parts))


def half_of(part: Part) -> float:
    """Half of a part's width, in the wide frame's units."""
    return part.half_width * part.height / 1000


def on_track(groups: Mapping[int, Group], depth: float | None, ground: Ground) -> dict[int, Group]:
    """Those that go on a set's track, if it has one: there, however many stand before it."""
    if not depth:
        return {}
    railed = {index: one for index, one in groups.items() if one.lead.figure.name in _RAILED}
    return {index: one.at(depth, ground).moved(0.0) for index, one in railed.items()}


def other_of_pair(part: Part) -> Part:
    """The farther one of two that are worn: beyond the first and a little ahead of it."""
    ahead, up = _AHEAD * half_of(part), _UP * part.height
    return replace(part, x=ahead, y=part.y - up, depth=_BEYOND * part.depth)


def is_set(actor: Actor, figure: Figure) -> bool:
    """Whether it is one of two small things that go together: they are as large as each other."""
    is_small = figure.height_m < _SMALL_M and figure.medium != "air"
    return actor.count == 2 and actor.kind == "prop" and is_small
