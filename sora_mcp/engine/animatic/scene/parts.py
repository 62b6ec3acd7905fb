"""A figure in a scene: where it stands, how large it is, what it does, how much room it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.art.figure import FIGURES, Cycle, Figure, Look, Pose
from sora_mcp.engine.animatic.art.plans.shelf import PLANS
from sora_mcp.engine.animatic.plan import Actor, Weather
from sora_mcp.engine.animatic.scene.lying import drawn

PERSON_M, PERSON_UNITS = 1.7, 420.0
WALLS = frozenset({"stone_wall", "fence"})  # they go on: one sees what stands by them
SAID = {"tiny": 0.1, "small": 0.5, "large": 1.6, "giant": 3.5}  # of its own height
_TALL_M, _TALL_TIMES = 1.5, 0.4  # metres: such things are large anyway
COMPRESSED = 0.6  # sizes between a mouse and a tower are told, but within one frame

# How high things get that fall, fly up, are poured: of their own height.
REACH = {
    "fall": 1.6, "bounce": 1.5, "rise": 1.55, "hover": 1.45, "pour": 2.0, "off": 1.1,
    "explode": 1.3, "burn": 1.25, "pop": 1.2,
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One figure in the scene: where its origin is, how high it is, which way it faces and goes.

    `x`, `y` and `height` are units of the wide frame at its own depth. `carrier` is the index of
    the part whose way it shares (a rider's horse).
    """

    actor: Actor
    figure: Figure
    look: Look
    action: str
    x: float
    y: float
    height: float
    depth: float
    flips: bool
    phase: float
    seed: int
    floats: bool = False
    carrier: int | None = None
    is_main: bool = False
    pace: float | None = None
    descent: float = 0.0

    @property
    def half_width(self) -> float:
        """Half of what it takes in width, in its own units (1000 is its height)."""
        return self._measures[0]

    @property
    def top(self) -> float:
        """How high it reaches, in its own units: more than it is high where it jumps about."""
        return self.own_top * REACH.get(self.look.trait("motion"), 1.0)

    @property
    def own_top(self) -> float:
        """How high it is in its action, in its own units: less than 1000 where it sits."""
        return self._measures[1]

    @property
    def _measures(self) -> tuple[float, float]:
        look, is_plan = tuple(sorted(self.look.of.items())), is_plan_view(self.figure)
        return measures(self.figure.name, self.action, look, is_plan=is_plan)

    @property
    def casts_shadow(self) -> bool:
        """Whether it stands on the ground by itself, or is a thing that stands on something."""
        stands = self.carrier is None or (self.actor.kind == "prop" and self.actor.relation == "on")
        return self.figure.medium in ("ground", "table", "hand") and stands and not self.floats

    @property
    def cycle(self) -> Cycle:
        """Its action's cycle."""
        return self.figure.actions[self.action]

    @property
    def speed(self) -> float:
        """Units a second to the right, in the wide frame."""
        if self.look.trait("view") in ("camera", "away"):
            return 0.0
        if self.pace is not None:
            return self.pace
        return self.cycle.speed * self.height * (-1 if self.flips else 1)


def is_plan_view(figure: Figure) -> bool:
    """Whether a figure is drawn as it is seen from straight above."""
    return PLANS.get(figure.name) is figure


def rest_height(figure: Figure) -> float:
    """Units of a figure at depth 1 in the wide frame."""
    return float(PERSON_UNITS * (figure.height_m / PERSON_M) ** COMPRESSED)


@cache
def measures(
    name: str, action: str, look: tuple[tuple[str, str], ...], *, is_plan: bool = False
) -> tuple[float, float]:
    """Half the width and the reach upwards of a figure in an action, in its own units."""
    figure = PLANS[name] if is_plan else FIGURES[name]
    paint = lights.of("day", Weather()).paint()
    poses = [Pose(paint, Look(dict(look)), action, at) for at in (0.0, 0.3, 0.6)]
    boxes = [drawn(figure, pose).box for pose in poses]
    wide = max(box.width for box in boxes)
    return max(60.0, 0.46 * wide), max(120.0, max(-box.top for box in boxes))


def figure_of(actor: Actor) -> Figure:
    """The figure that plays an actor; a labelled card where there is none."""
    if actor.kind == "character":
        return FIGURES["adult"]  # for its measures; the picture is the character's own
    return _as_large(actor.name if actor.name in FIGURES else "card", actor.look.get("size", ""))


@cache
def _as_large(name: str, size: str) -> Figure:
    """A figure as tall as it is said to be; people and mounts are hardly small or large."""
    figure = FIGURES[name]
    is_usual = figure.hand is not None or figure.seat is not None
    if size not in SAID or (is_usual and size in ("small", "large")):
        return figure
    times = SAID[size]
    times **= _TALL_TIMES if times > 1 and figure.height_m > _TALL_M else 1.0
    return replace(figure, height_m=figure.height_m * times)


def look_of(actor: Actor) -> Look:
    """The actor's looks; which way it faces is a look for figures that can turn."""
    if actor.facing in ("camera", "away") and "view" not in actor.look:
        return Look({**actor.look, "view": actor.facing})
    return Look(actor.look)
