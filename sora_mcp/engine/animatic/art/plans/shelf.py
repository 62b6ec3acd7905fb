"""The shelf of plan views: figures and places as they are seen from straight above."""

from __future__ import annotations

from collections.abc import Callable

from sora_mcp.engine.animatic.art.drawing import Box, Drawing
from sora_mcp.engine.animatic.art.figure import Figure
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site

Layout = Callable[[Site], SetArt]

PLANS: dict[str, Figure] = {}
LAYOUTS: dict[str, Layout] = {}

TOP, BOTTOM = -320.0, 1320.0  # of what is drawn: the camera moves
_GROUND = 1.02  # depth: under the cast


def add(figure: Figure) -> Figure:
    """Put a plan view on the shelf under its name."""
    if figure.name in PLANS:
        raise ValueError(f"there are two plan views called {figure.name}")
    PLANS[figure.name] = figure
    return figure


def layout(name: str) -> Callable[[Layout], Layout]:
    """Put a place seen from above on the shelf; its site's `eye` is how many metres it shows."""

    def kept(draw: Layout) -> Layout:
        if name in LAYOUTS:
            raise ValueError(f"there are two layouts called {name}")
        LAYOUTS[name] = draw
        return draw

    return kept


def box(site: Site) -> Box:
    """What a layout has to fill."""
    return site.box(TOP, BOTTOM)


def flat(site: Site, body: str, *more: Plane, ambience: str = "air") -> SetArt:
    """A place seen from above: one plane under the cast, and what drifts or rises over it."""
    ground = Plane(Drawing(body, box(site)), _GROUND)
    return SetArt(
        (ground, *more),
        horizon=500,
        floor=500,
        sky=False,
        ambience=ambience,
        tags=frozenset({"bare"} if ambience == "room" else {"bare", "open"}),
    )


def over(site: Site, body: str, *, drift: float = 0.0) -> Plane:
    """What moves on the ground: glints of water."""
    return Plane(Drawing(body, box(site)), 1.01, drift=drift)
