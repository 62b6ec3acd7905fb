"""A railway track through open country, side on behind the cast's place."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import broadleaf, bush
from sora_mcp.engine.animatic.art.sets.meadow import verge
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, mist, patches

GRASS = ("#b5b765", "#9ab055", "#7d9a4c")
TRACKS = ((0.9, 1.1), (1.75, 2.05))  # depths of the rails: one where the cast plays, one behind


@place("railway")
def railway(site: Site) -> SetArt:
    """Two tracks on their ballast, masts and wires, fields and woods beyond."""
    land = Land(site, horizon=545)
    beds = "".join(track(land, near, far) for near, far in reversed(TRACKS))
    drifts = patches(land, "grass", GRASS, 26, wide=420, opacity=0.35)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 130, "#8fa6c0", length=2200), depth=30),
            Plane(hills(land, "near", 15, 66, "#93a866", woods="#5f8254"), depth=15),
            Plane(mist(land, land.horizon + 4, 60, 0.45), depth=9),
            Plane(_trees(land), depth=5.0),
            Plane(_masts(land), depth=2.35),
            Plane(verge(land, "rail", 0.76, "#8a9a48", tall=90), depth=0.76, sway=5),
        ),
        ground=Ground(ground(land, GRASS, drifts, beds), mirror=0.06 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="meadow",
    )


def _band(land: Land, near: float, far: float, fill: str, more: str = "") -> str:
    """A band across the whole ground between two depths."""
    y, z = land.foot(near), land.foot(far)
    half = 3 * land.site.half
    return polygon([(-half, y), (half, y), (half, z), (-half, z)], fill, more)


def track(land: Land, near: float, far: float) -> str:
    """Ballast, sleepers and two rails that run from side to side."""
    p, rng = land.air((near + far) / 2), land.site.rng(f"track{near}")
    wide = far - near
    body = _band(land, near - 0.75 * wide, far + 1.1 * wide, p("#a39a8c", 0.05))
    body += _band(land, near - 0.55 * wide, near - 0.75 * wide, p("#a39a8c", 0.35))
    a, b = near - 0.3 * wide, far + 0.4 * wide
    d, x, half = "", -2.2 * land.site.half, 2.2 * land.site.half
    while x < half:
        d += (
            f"M{x / a:.1f} {land.foot(a):.1f}L{(x + 56) / a:.1f} {land.foot(a):.1f}"
            f"L{(x + 56) / b:.1f} {land.foot(b):.1f}L{x / b:.1f} {land.foot(b):.1f}Z"
        )
        x += 150
    body += path(d, p("#6b5443", 0.15))
    dots = "".join(
        f"M{rng.uniform(-1, 1) * land.site.half:.0f} {land.foot(rng.uniform(a, b)):.0f}h9"
        for _ in range(90)
    )
    body += path(dots, "none", f'stroke="{p("#c9c0b0", -0.1)}" stroke-width="5" opacity="0.7"')
    for depth in (near, far):
        y, w = land.foot(depth), 17 / depth
        body += rect(-1.1 * land.site.half, y - w, 2.2 * land.site.half, w, p("#5b5350", 0.2))
        body += rect(
            -1.1 * land.site.half, y - w, 2.2 * land.site.half, 0.35 * w, p("#d3d7da", -0.3)
        )
    return body


def _trees(land: Land) -> Drawing:
    rng, body = land.site.rng("trees"), ""
    for depth in (5.4,):
        p, x = land.air(depth), -land.site.half
        while x < land.site.half:
            at = (x, land.foot(depth) + 3)
            if rng.random() < 0.45:
                body += broadleaf(rng, p, land.side, at, rng.uniform(750, 1050) / depth, "#6a944c")
            else:
                body += bush(rng, p, land.side, at, rng.uniform(300, 460) / depth, "#789a4d")
            x += rng.uniform(300, 1200) / depth
    return Drawing(body, land.site.box(land.foot(5) - 260, land.foot(5) + 10))


def _masts(land: Land) -> Drawing:
    """Masts with their arms, and the wires over the far track."""
    p, y, body = land.air(2.35), land.foot(2.35), ""
    high, half = 430.0, land.site.half
    every = 620
    for n in range(-3, 4):
        x = n * every + 300
        if abs(x) > half + 60:
            continue
        body += rect(x - 6, y - high, 12, high, p("#66706f", 0.15)) + rect(
            x - 12, y - 10, 24, 12, p("#8d877c", 0.2)
        )
        body += line([(x, y - high + 26), (x - 104, y - high + 26)], p("#66706f", 0.1), 6)
        body += line([(x, y - high + 96), (x - 96, y - high + 30)], p("#66706f", 0.3), 4)
        body += line([(x - 84, y - high + 26), (x - 84, y - high + 62)], p("#a5705a", 0.1), 6)
    d = ""
    for n in range(-4, 5):
        a = n * every + 216
        d += f"M{a} {y - high + 62:.0f}h{every}M{a} {y - high + 24:.0f}q{every / 2} 34 {every} 0"
    return Drawing(
        path(d, "none", f'stroke="{p("#4a4a48")}" stroke-width="2.4"') + body,
        land.site.box(y - high - 20, y + 6),
    )
