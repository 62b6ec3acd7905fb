"""A building site: a concrete frame half built, cranes, a digger, a fence, heaps of sand."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.dressing import stood
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, mist, patches

EARTH = ("#c9ad82", "#bb9c70", "#a98a60")


@place("construction_site")
def construction_site(site: Site) -> SetArt:
    """The frame on the left with its scaffold, a crane over all, a digger on the right."""
    land = Land(site, horizon=550)
    town = ("#b0a698", "#98a3ad", "#bba78f", "#a5988c")
    drifts = patches(land, "earth", EARTH, 30, wide=380, opacity=0.4)
    return SetArt(
        planes=(
            Plane(kit.skyline(land, "town", 16, (70, 210), (50, 100), town), depth=16),
            Plane(mist(land, land.horizon + 4, 60, 0.45), depth=9),
            Plane(_cranes(land), depth=7.0),
            Plane(_frame(land), depth=5.0),
            Plane(_fence(land), depth=3.6),
            Plane(_machines(land), depth=2.7),
            Plane(_cones(land), depth=1.7),
        ),
        ground=Ground(ground(land, EARTH, drifts, _ruts(land)), mirror=0.12 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="street",
    )


def _ruts(land: Land) -> str:
    """Tracks of heavy wheels."""
    p, body = land.air(1), ""
    for x in (-260, 120):
        body += kit.strip(land, x - 60, x + 60, p("#8f7350", 0.2), far=9, more='opacity="0.35"')
    return body


def _cranes(land: Land) -> Drawing:
    p, y, half = land.air(4), land.foot(7), 500 * land.site.aspect
    body = stood(p, "crane", (0.5 * half, y), 470, flips=True)
    body += stood(p, "crane", (-0.18 * half, y), 560)
    return Drawing(body, land.site.box(y - 620, y + 8))


def _frame(land: Land) -> Drawing:
    """Floors and columns of raw concrete, rods on top, a scaffold before one side."""
    p, y, half = land.air(4.2), land.foot(5), 500 * land.site.aspect
    a, w, storey, body = -1.15 * half - 20, 0.95 * half, 88.0, ""
    for n in range(4):
        low = y - n * storey
        body += rect(a + 10, low - storey, w - 20, storey, p("#6d6a66", 0.45))
        for m in range(6):
            u = a + 12 + m * (w - 40) / 5
            body += rect(u, low - storey, 16, storey, p("#b9b4aa", 0.1 if m % 2 else 0.0))
        body += rect(a, low - storey - 14, w, 16, p("#cbc6bc", -0.05)) + rect(
            a, low - storey + 2, w, 5, p("#8f8a80", 0.3)
        )
    top = y - 4 * storey - 14
    rods = "".join(f"M{a + 16 + n * (w - 32) / 22:.0f} {top:.0f}v-40" for n in range(23))
    body += path(rods, "none", f'stroke="{p("#8a5a42", 0.1)}" stroke-width="3"')
    return Drawing(
        body + _scaffold(land, a + 0.56 * w, y, 0.44 * w, 4 * storey),
        land.site.box(top - 60, y + 6),
    )


def _scaffold(land: Land, x: float, y: float, w: float, h: float) -> str:
    p = land.air(4.2)
    d = "".join(f"M{x + n * w / 5:.0f} {y:.0f}v{-h - 16:.0f}" for n in range(6))
    d += "".join(
        (
            f"M{x:.0f} {y - n * h / 4:.0f}l{w / 5:.0f} {-h / 4:.0f}"
            f"M{x + 4 * w / 5:.0f} {y - n * h / 4:.0f}l{w / 5:.0f} {-h / 4:.0f}"
        )
        for n in range(4)
    )
    body = path(d, "none", f'stroke="{p("#6f7f8f")}" stroke-width="4"')
    for n in range(1, 5):
        at = y - n * h / 4
        body += rect(x - 6, at, w + 12, 7, p("#c9985a", 0.05)) + line(
            [(x, at - 30), (x + w, at - 30)], p("#e0a93a"), 3
        )
    return body + polygon(
        [(x, y - h / 2), (x + 0.4 * w, y - h / 2), (x + 0.4 * w, y - h), (x, y - h)],
        p("#4f9a78", 0.1),
        'opacity="0.75"',
    )


def _fence(land: Land) -> Drawing:
    """Boards and mesh around the site."""
    p, y, half, body = land.air(3.6), land.foot(3.6), land.site.half, ""
    x, n = -half, 0
    while x < half:
        if n % 3 == 1:
            body += rect(x, y - 74, 134, 72, p("#2f6f9c", 0.08)) + rect(
                x, y - 74, 134, 9, p("#f2f0e8", 0.05)
            )
        else:
            d = "".join(f"M{x + m * 13:.0f} {y - 74:.0f}v72" for m in range(11)) + "".join(
                f"M{x:.0f} {y - m * 18 - 2:.0f}h134" for m in range(5)
            )
            body += path(d, "none", f'stroke="{p("#9aa3a8")}" stroke-width="1.6"')
        body += rect(x - 3, y - 80, 6, 80, p("#6d757b", 0.1))
        x, n = x + 140, n + 1
    return Drawing(body, land.site.box(y - 84, y + 4))


def _machines(land: Land) -> Drawing:
    """A digger at a heap of earth, a stack of pipes."""
    p, y, half = land.air(2.5), land.foot(2.7), 500 * land.site.aspect
    x = 0.6 * half + 30
    body = path(f"M{x + 70:.0f} {y + 4:.0f}q40 -96 120 -116q90 10 190 116Z", p("#a5845a", 0.05))
    body += path(
        f"M{x + 240:.0f} {y - 92:.0f}q60 30 140 96h-180q50 -40 40 -96Z", p("#a5845a", 0.35)
    )
    body += stood(p, "excavator", (x, y), 215, is_lit=False)
    u = -0.72 * half
    for row, count in ((0, 4), (1, 3), (2, 2)):
        for n in range(count):
            at = (u + (n - count / 2) * 44, y - 20 - 38 * row)
            body += (
                f'<circle cx="{at[0]:.0f}" cy="{at[1]:.0f}" r="22" fill="{p("#c9703f", 0.05)}"/>'
            )
            body += f'<circle cx="{at[0]:.0f}" cy="{at[1]:.0f}" r="13" fill="{p("#4a2a1c", 0.3)}"/>'
    return Drawing(body, land.site.box(y - 290, y + 8))


def _cones(land: Land) -> Drawing:
    """Cones and a barrier towards the camera."""
    p, y, half = land.air(1.6), land.foot(1.7), 500 * land.site.aspect
    body = ""
    for share in (-0.9, -0.56, 0.92):
        body += stood(p, "traffic_cone", (share * half, y), 104)
    x = 0.66 * half
    body += rect(x - 90, y - 92, 12, 92, p("#8f959b", 0.1)) + rect(
        x + 78, y - 92, 12, 92, p("#8f959b", 0.1)
    )
    body += rect(x - 104, y - 96, 208, 36, p("#f6f2e8", 0.04), 4)
    for n in range(4):
        a = x - 96 + 52 * n
        body += polygon(
            [(a, y - 60), (a + 24, y - 96), (a + 46, y - 96), (a + 22, y - 60)], p("#e8622e", 0.04)
        )
    return Drawing(body, land.site.box(y - 130, y + 6))
