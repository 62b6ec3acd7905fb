"""What a set is made of: planes at depths, a ground that lies flat, and where things stand."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from sora_mcp.engine.animatic.art.drawing import Box, Drawing
from sora_mcp.engine.animatic.art.light import Light

BACKDROP_DEPTH = 8.0  # planes this far or farther stand behind the ground
OVERSCAN = 1.5  # of the frame: what is drawn beyond it, for the camera's way


@dataclass(frozen=True)
class Site:
    """What a set is drawn for.

    Units: the frame is 1000 high and `1000 * aspect` wide, x = 0 is its middle, y = 0 its top
    edge. `details` are words that colour it: "ruined", "crowded" ... `eye` is how high above the
    ground it is seen from: 1 is an eye's height. `cast` names what comes on it: a set leaves its
    own out.
    """

    aspect: float
    light: Light
    seed: int = 0
    details: frozenset[str] = frozenset()
    palette: tuple[str, ...] = ()
    eye: float = 1.0
    cast: frozenset[str] = frozenset()

    def keeps(self, *names: str) -> bool:
        """Whether a set shows its own of these: not where one of them comes on it."""
        return self.cast.isdisjoint(names)

    @property
    def half(self) -> float:
        """Half the width that a plane has to fill."""
        return 500 * self.aspect * OVERSCAN

    def rng(self, what: str) -> random.Random:
        """Chance for one thing, the same every time."""
        return random.Random(f"{self.seed}/{what}")

    def box(self, top: float, bottom: float) -> Box:
        """A box over the whole width."""
        return Box(-self.half, top, self.half, bottom)


@dataclass(frozen=True)
class Plane:
    """A flat piece of scenery at a depth: 1 is where the cast plays, 2 twice as far away.

    Below 1 is in front of the cast. Drawn where it appears in the wide frame, camera at rest.
    `drift` moves it (units a second, to the right) and it then repeats after its own width;
    `sway` swings its top (units); `bob` moves all of it up and down (units); `pulse` is a slow
    flicker, 0..1, of lights. What `is_open` may stand before the feet of the cast.
    """

    drawing: Drawing
    depth: float
    drift: float = 0.0
    sway: float = 0.0
    bob: float = 0.0
    pulse: float = 0.0
    mode: Literal["over", "add"] = "over"
    is_open: bool = False


@dataclass(frozen=True)
class Ground:
    """What lies flat, drawn as it appears in the wide frame: from the horizon down to 1500 or so.

    `mirror` is 0..1: how much of what is above it is seen in it; `ripple` moves that.
    """

    drawing: Drawing
    mirror: float = 0.0
    ripple: float = 0.0


@dataclass(frozen=True)
class SetArt:
    """A set.

    `horizon` and `floor` are heights in the frame: of the horizon, and of the feet of those who
    stand at depth 1. `light` is the set's own where it has one (indoors).

    `sky` is false where walls hide it; weather falls only under a sky. `table` is the height of a
    surface for small things, `water` the depth from which on the ground is water, and `rails` that
    of a track across the frame.
    """

    planes: tuple[Plane, ...]
    ground: Ground | None = None
    horizon: float = 560.0
    floor: float = 880.0
    sky: bool = True
    light: Light | None = None
    ambience: str = "air"
    table: float | None = None
    water: float | None = None
    stars: float | None = None
    rails: float | None = None
    tags: frozenset[str] = field(default_factory=frozenset)


SETS: dict[str, Callable[[Site], SetArt]] = {}


def place(name: str) -> Callable[[Callable[[Site], SetArt]], Callable[[Site], SetArt]]:
    """Put a set on the shelf under `name`."""

    def kept(draw: Callable[[Site], SetArt]) -> Callable[[Site], SetArt]:
        if name in SETS:
            raise ValueError(f"there are two sets called {name}")
        SETS[name] = draw
        return draw

    return kept
