"""No place at all: soft bands of colour that flow, for abstract pieces."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    circle,
    glow,
    gradient,
    path,
    rect,
    smooth,
)
from sora_mcp.engine.animatic.art.figure import NAMED_COLOURS
from sora_mcp.engine.animatic.art.place import BACKDROP_DEPTH, Plane, SetArt, Site, place

_TINTS = ("#3a3f8f", "#2f9aa8", "#e8884a", "#d9578a")
_BANDS = 6
_STEPS = 24


@place("abstract")
def abstract(site: Site) -> SetArt:
    """Bands that drift past each other over a deep ground, and motes of light."""
    tints = _tints(site.palette)
    planes = [Plane(_depths(site, tints), depth=3 * BACKDROP_DEPTH)]
    for n in range(_BANDS):
        share = n / (_BANDS - 1)
        planes.append(
            Plane(
                _band(site, n, tints[n % len(tints)], 330 + 460 * share),
                depth=BACKDROP_DEPTH - 1.1 * n,
                drift=(26 + 11 * n) * (-1 if n % 2 else 1),
            )
        )
    planes.append(Plane(_motes(site, tints[-1]), depth=1.6, drift=-18, pulse=0.5, mode="add"))
    return SetArt(
        tuple(planes), horizon=560, floor=880, sky=False, ambience="air", tags=frozenset({"bare"})
    )


def _tints(palette: tuple[str, ...]) -> tuple[str, ...]:
    """The wished colours with tones between them; our own where none is wished."""
    found = [NAMED_COLOURS.get(one, one) for one in palette]
    found = [one for one in found if one.startswith("#")]
    if not found:
        return _TINTS
    if len(found) == 1:
        return (colour.darker(found[0], 0.45), found[0], colour.lighter(found[0], 0.35))
    return (*found, colour.mix(found[0], found[1], 0.5))


def _depths(site: Site, tints: tuple[str, ...]) -> Drawing:
    box = site.box(-420, 1500)
    dark, deep = colour.darker(tints[0], 0.75), colour.darker(tints[1], 0.5)
    body = gradient("deep", ((0, dark, 1), (0.55, deep, 1), (1, dark, 1)))
    body += rect(box.left, box.top, box.width, box.height, "url(#deep)")
    body += glow("heart", colour.lighter(tints[1], 0.3), 0.55)
    return Drawing(body + circle(0, 430, 620, "url(#heart)"), box)


def _band(site: Site, n: int, tint: str, y: float) -> Drawing:
    """One band; its ends meet, since it repeats after its own width."""
    rng, box = site.rng(f"band{n}"), site.box(y - 330, 1500)
    turns, high = rng.choice((1, 2)), rng.uniform(70, 130)
    shift, more = rng.uniform(0, math.tau), rng.uniform(0, math.tau)

    def edge(lift: float) -> list[Point]:
        found = []
        for step in range(_STEPS + 1):
            angle = math.tau * step / _STEPS
            wave = math.sin(turns * angle + shift) + 0.4 * math.sin((turns + 1) * angle + more)
            found.append((box.left + box.width * step / _STEPS, y - lift + high * wave))
        return found

    name = f"band{n}"
    stops = (
        (0, colour.lighter(tint, 0.3), 0.95),
        (0.3, tint, 0.85),
        (1, colour.darker(tint, 0.5), 0.25),
    )
    top = smooth(edge(0))
    body = gradient(name, stops)
    body += path(f"{top}L{box.right:.0f} 1500L{box.left:.0f} 1500Z", f"url(#{name})")
    shine = f'stroke="{colour.lighter(tint, 0.6)}" stroke-width="5" opacity="0.6"'
    return Drawing(body + path(top, "none", shine), box)


def _motes(site: Site, tint: str) -> Drawing:
    rng, box = site.rng("motes"), site.box(0, 1000)
    body = glow("mote", colour.lighter(tint, 0.5), 0.9)
    for _ in range(34):
        x, y = rng.uniform(box.left + 40, box.right - 40), rng.uniform(60, 940)
        body += circle(x, y, rng.uniform(8, 30), "url(#mote)")
    return Drawing(body, box)
