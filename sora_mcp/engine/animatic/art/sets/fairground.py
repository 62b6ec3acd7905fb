"""A fairground: the big wheel, a coaster, striped tents, stalls, strings of lights."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.dressing import stood
from sora_mcp.engine.animatic.art.sets.flora import broadleaf
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, mist

BULBS = ("#ffd36b", "#ff8f6b", "#8fe0ff", "#ffe9b0", "#f79ac4")
STRIPES = (
    ("#d8453a", "#f6f1e4"),
    ("#3f7fb8", "#f6e7b8"),
    ("#e8a02e", "#fbf6ea"),
    ("#7a4aa8", "#f3e3f2"),
)


@place("fairground")
def fairground(site: Site) -> SetArt:
    """Rides behind, stalls and tents along the way, lights over it."""
    land = Land(site, horizon=555)
    lamps = [(s * 900.0, d, kit.LAMP) for d in (1.8, 3.0) for s in (-1, 1)]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 70, "#8fa6a0", woods="#6a8f70"), depth=30),
            Plane(mist(land, land.horizon + 4, 60, 0.35), depth=9),
            Plane(_rides(land), depth=7.0),
            Plane(_trees(land), depth=5.6),
            Plane(_tents(land, "back", 4.2, 300), depth=4.2),
            Plane(_tents(land, "near", 2.5, 400, clear=0.44), depth=2.5),
            Plane(_strings(land), depth=2.0, pulse=0.12),
        ),
        ground=Ground(_way(land, kit.pools(land, lamps)), mirror=0.08 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="crowd",
        tags=frozenset({"paved"}),
    )


def _way(land: Land, *more: str) -> Drawing:
    near = land.air(1)
    body = kit.strip(land, -1500, 1500, near("#d3bf9c", 0.0))
    body += kit.paving(land, 0.34, 9, 1500, 300, near("#a8916c", 0.3), 2.0)
    return ground(land, ("#a9b578", "#9dac66", "#8a9a55"), body, *more)


def _rides(land: Land) -> Drawing:
    """The wheel on the left, the coaster on the right."""
    p, y, half = land.air(2.5), land.foot(7) + 4, 500 * land.site.aspect
    body = stood(p, "roller_coaster", (0.52 * half + 40, y), 210)
    body += stood(p, "ferris_wheel", (-0.42 * half - 20, y), 400)
    return Drawing(body, land.site.box(y - 470, y + 10))


def _trees(land: Land) -> Drawing:
    rng, p, y, body = land.site.rng("trees"), land.air(5), land.foot(5.6), ""
    x = -land.site.half
    while x < land.site.half:
        body += broadleaf(rng, p, land.side, (x, y + 3), rng.uniform(110, 160), "#5f8f54")
        x += rng.uniform(70, 230)
    return Drawing(body, land.site.box(y - 200, y + 8))


def _tents(land: Land, name: str, depth: float, high: float, clear: float = 0.0) -> Drawing:
    """Striped tents and stalls in a row; the middle stays open near the cast."""
    rng, y, body = land.site.rng(f"tents {name}"), land.foot(depth), ""
    tall, half = high / depth * 2.2, land.site.half
    gap = 500 * land.site.aspect * clear
    x, n = -half, 0
    while x < half:
        w = tall * rng.uniform(0.85, 1.15)
        if abs(x) - w / 2 > gap or not clear:
            tones = STRIPES[n % len(STRIPES)]
            body += _tent(land, depth, (x, y), (w, tall * rng.uniform(0.9, 1.1)), tones)
        x, n = x + w * 1.12, n + 1
    return Drawing(body, land.site.box(y - 1.6 * tall, y + 6))


def _tent(
    land: Land,
    depth: float,
    at: tuple[float, float],
    size: tuple[float, float],
    tones: tuple[str, str],
) -> str:
    """A round tent: striped walls, a striped roof with a pennant, light within."""
    p, (x, y), (w, h) = land.air(depth), at, size
    eave, count, body = y - 0.52 * h, 8, ""
    for n in range(count):
        a, b = x - w / 2 + w * n / count, x - w / 2 + w * (n + 1) / count
        shade = 0.05 + (0.3 if (n / count - 0.5) * land.side < -0.15 else 0.0)
        fill = p(tones[n % 2], shade)
        body += polygon([(a, eave), (b, eave), (b, y), (a, y)], fill)
        top = [(x + (a - x) * 1.16, eave + 4), (x + (b - x) * 1.16, eave + 4), (x, y - h)]
        body += polygon(top, p(tones[n % 2], shade - 0.1))
        u = x + ((a + b) / 2 - x) * 1.16
        body += circle(u, eave + 4, 0.076 * w, p(tones[(n + 1) % 2], shade))
    body += path(
        (
            f"M{x - 0.13 * w:.1f} {y:.1f}Q{x - 0.1 * w:.1f} {y - 0.3 * h:.1f}"
            f" {x:.1f} {y - 0.44 * h:.1f}Q{x + 0.1 * w:.1f} {y - 0.3 * h:.1f}"
            f" {x + 0.13 * w:.1f} {y:.1f}Z"
        ),
        p.lamp("#4a3340", "#ffdf9a"),
    )
    body += rect(x - 1.5, y - 1.14 * h, 3, 0.16 * h, p("#5b5048", 0.2))
    return body + polygon(
        [(x + 1, y - 1.14 * h), (x + 0.16 * w, y - 1.09 * h), (x + 1, y - 1.04 * h)], p(tones[0])
    )


def _strings(land: Land) -> Drawing:
    """Strings of coloured bulbs between poles."""
    p, y = land.air(2), land.foot(2.0)
    body, every, top = "", 520.0, y - 470
    wire, bulbs = "", ""
    for n in range(-3, 4):
        x = n * every + 260
        body += rect(x - 5, top, 10, y - top, p("#6d5a4c", 0.2))
        wire += f"M{x:.0f} {top + 8:.0f}q{every / 2:.0f} 120 {every:.0f} 0"
        for m in range(1, 9):
            s = m / 9
            at = (x + every * s, top + 8 + 240 * s * (1 - s) + 8)
            tone = BULBS[(n + m) % len(BULBS)]
            if kit.is_dark(land.site.light):
                bulbs += kit.halo(f"b{(n + m) % len(BULBS)}", at, 34, p.glow(tone), 0.6)
            bulbs += circle(*at, 8, p.lamp(tone, tone))
    body += path(wire, "none", f'stroke="{p("#3a3634")}" stroke-width="2.6"') + bulbs
    return Drawing(body, land.site.box(top - 10, y + 4))
