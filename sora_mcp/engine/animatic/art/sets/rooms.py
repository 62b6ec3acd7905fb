"""A room as such: how large it looks, and its light at an hour."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Point,
)
from sora_mcp.engine.animatic.art.light import Light, Paint
from sora_mcp.engine.animatic.art.place import Site
from sora_mcp.engine.animatic.art.sets.architecture import is_dark
from sora_mcp.engine.animatic.art.sets.terrain import Land

WALL = 3.0  # the depth of the back wall


BULB = "#ffcf8a"


@dataclass(frozen=True)
class Room:
    """A room on a site, and the light outside.

    `corner` is how far its corners are from the middle, `ceiling` how high the ceiling is, both
    as they appear at the back wall.
    """

    land: Land
    outer: Light
    corner: float
    ceiling: float

    @property
    def site(self) -> Site:
        """The site in the room's own light."""
        return self.land.site

    @property
    def dark(self) -> bool:
        """Whether the lamps are on."""
        return is_dark(self.site.light)

    @property
    def skirting(self) -> float:
        """Where the back wall meets the floor."""
        return self.land.foot(WALL)

    @property
    def k(self) -> float:
        """How large furniture is drawn: more so where the frame is wide."""
        return min(1.3, 0.45 + 0.55 * self.site.aspect)

    def paint(self, depth: float = WALL) -> Paint:
        """Colours at a depth."""
        return self.site.light.paint(depth)

    def foot(self, depth: float) -> float:
        """The height in the frame of what stands on the floor at a depth."""
        return self.land.foot(depth)

    def x(self, share: float) -> float:
        """A place along the back wall: -1 one corner, 1 the other."""
        return share * self.corner


def room(
    site: Site,
    *,
    lamp: str = "#ffe0b5",
    day: str = "#fff6ea",
    dark: float | None = None,
    corner: float = 0.72,
    ceiling: float = 95.0,
    horizon: float = 560.0,
    level: float = 0.0,
    lit: float = 0.0,
) -> Room:
    """A room lit by its windows in the day and by its lamps in the dark."""
    light = indoors(site.light, lamp, day, site.light.dark if dark is None else dark, level, lit)
    wide = 500 * site.aspect
    return Room(
        Land(replace(site, light=light, eye=1.0), horizon, 880.0),
        site.light,
        wide * corner + 24,
        ceiling,
    )


def indoors(
    outer: Light, lamp: str, day: str, dark: float, level: float = 0.0, lit: float = 0.0
) -> Light:
    """The light inside: half of it is the hour's, the rest the room's."""
    night = colour.mix(colour.times(lamp, "#9a8d90"), "#4d5280", 0.25)
    night = colour.mix(night, lamp, lit)
    share = min(1.0, max(dark, outer.dark) * 1.15)
    by_day = colour.mix(colour.times(day, "#f4f2f2"), colour.times(day, outer.ambient), 0.55)
    ambient = colour.mix(by_day, night, share)
    ambient = colour.darker(ambient, level) if level > 0 else colour.lighter(ambient, -level)
    return replace(
        outer,
        ambient=ambient,
        warm=colour.mix(outer.warm, lamp, share),
        dark=dark,
        haze=colour.times(ambient, "#cfc4bb"),
        haze_share=0.22,
        sun=None,
        moon=None,
        stars=0.0,
        clouds=0.0,
        wet=0.0,
        shadow=0.3,
        sky=(ambient, ambient, ambient),
    )


def away(room_: Room, point: Point, x: float) -> Point:
    """Where a line from the vanishing point through a point of the back wall gets to x."""
    share = x / point[0]
    return x, room_.land.horizon + (point[1] - room_.land.horizon) * share
