"""A highway through the desert: asphalt across the frame, poles with wires, mesas."""

from __future__ import annotations

from collections.abc import Callable

from sora_mcp.engine.animatic.art.drawing import Drawing, path, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.desert import SAND, dunes, mesas
from sora_mcp.engine.animatic.art.sets.flora import tuft
from sora_mcp.engine.animatic.art.sets.pavement import crossway, dashes, strip
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, mist, patches, scattered

_POLES, _SIDE = 2.3, 1.75  # depths of the poles, and of what grows beside the road
_LOW, _LOOMING = 0.6, 3.0  # an eye so low sees the land over what is near: so much higher


@place("desert_road")
def desert_road(site: Site) -> SetArt:
    """Asphalt across the sand, poles along it, table mountains far away."""
    return _desert(site, _asphalt, _poles)


def lengthways(site: Site) -> SetArt:
    """The same road, seen along its lanes to the horizon."""
    return _desert(site, _lanes, _scrub)


def _desert(
    site: Site, paved: Callable[[Land], Drawing], lined: Callable[[Land], Drawing]
) -> SetArt:
    land = Land(site, 545.0)
    high = _LOOMING if site.eye < _LOW else 1.0
    return SetArt(
        planes=(
            Plane(mesas(land, "far", 50 / high, 230 * high, "#b08a78"), depth=50),
            Plane(mesas(land, "mid", 26 / high, 170 * high, "#b57a58"), depth=26),
            Plane(mist(land, land.horizon + 6, 40, 0.4), depth=12),
            Plane(dunes(land, "low", 9, 20 + 20 * high, SAND[0], 1100), depth=9.0),
            Plane(lined(land), depth=_POLES),
            Plane(_scrub(land), depth=_SIDE, sway=3),
        ),
        ground=Ground(paved(land), mirror=0.2 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"paved", "sand"}),
    )


def _asphalt(land: Land) -> Drawing:
    """The road runs across the frame, as those go who drive on it."""
    sand = patches(land, "sand", (*SAND, "#f2d9a8"), 60, wide=520, deep=0.14, opacity=0.4)
    return ground(land, SAND, sand, *crossway(land, "#c9a878"))


def _lanes(land: Land) -> Drawing:
    """The road runs to the horizon."""
    near, w = land.air(1), 520
    return ground(
        land, SAND,
        patches(land, "sand", (*SAND, "#f2d9a8"), 60, wide=520, deep=0.14, opacity=0.4),
        strip(land, -w - 130, w + 130, near("#c9a878", 0.14)),
        strip(land, -w, w, near("#6d6c70", 0.05)),
        strip(land, -w + 40, -w + 62, near("#efece2")),
        strip(land, w - 62, w - 40, near("#efece2")),
        dashes(land, 0, 24, 900, 1100, near("#efc94f")),
    )  # fmt: skip


def _poles(land: Land) -> Drawing:
    """Telegraph poles along the road, and the wires from each to the next."""
    paint, y, step = land.air(_POLES), land.foot(_POLES), 430.0
    count = int(land.site.half / step) + 1
    body, top = "", y - 1150 / _POLES
    for n in range(-count, count + 1):
        x = (n + 0.3) * step
        body += rect(x - 7, top, 14, y - top, paint("#6b5542", 0.2))
        body += rect(x - 48, top + 26, 96, 9, paint("#6b5542", 0.35))
        for end in (-42, 42):
            wire = f"M{x + end:.0f} {top + 26:.0f}q{0.5 * step:.0f} 46 {step:.0f} 0"
            body += path(wire, "none", f'stroke="{paint("#3a3836", 0.2)}" stroke-width="1.8"')
    return Drawing(body, land.site.box(top - 10, y + 6))


def _scrub(land: Land) -> Drawing:
    """Dry tufts beside the road."""
    rng, paint, foot = land.site.rng("scrub"), land.air(_SIDE), land.foot(_SIDE)
    box = land.site.box(foot - 170, foot + 30)
    body = []
    for x in scattered(rng, box.left, box.right, 240):
        for dx in (-24, 0, 22):
            tone = paint(rng.choice(("#8a7d4a", "#9a8a50", "#6f6a40")), rng.choice((0.0, 0.3)))
            body.append(tuft(rng, x + dx, foot + 8, rng.uniform(36, 72), tone))
    return Drawing("".join(body), box)
