"""A highway through the desert: asphalt across the frame, poles with wires, mesas."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.desert import SAND, dunes, mesas
from sora_mcp.engine.animatic.art.sets.flora import tuft
from sora_mcp.engine.animatic.art.sets.terrain import NEAR_Y, Land, ground, mist, patches, scattered

_POLES, _SIDE = 2.3, 1.75  # depths of the poles, and of what grows beside the road
_LOW, _LOOMING = 0.6, 3.0  # an eye so low sees the land over what is near: so much higher
_FAR = 1.4  # depth from which on there is asphalt: the camera stands on it, too


@place("desert_road")
def desert_road(site: Site) -> SetArt:
    """Asphalt across the sand, poles along it, table mountains far away."""
    land = Land(site, 545.0)
    high = _LOOMING if site.eye < _LOW else 1.0
    return SetArt(
        planes=(
            Plane(mesas(land, "far", 50 / high, 230 * high, "#b08a78"), depth=50),
            Plane(mesas(land, "mid", 26 / high, 170 * high, "#b57a58"), depth=26),
            Plane(mist(land, land.horizon + 6, 40, 0.4), depth=12),
            Plane(dunes(land, "low", 9, 20 + 20 * high, SAND[0], 1100), depth=9.0),
            Plane(_poles(land), depth=_POLES),
            Plane(_scrub(land), depth=_SIDE, sway=3),
        ),
        ground=Ground(_asphalt(land), mirror=0.2 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"paved", "sand"}),
    )


def _asphalt(land: Land) -> Drawing:
    """The road runs across the frame, as those go who drive on it."""
    near, half = land.air(1), land.site.half

    def band(far: float, close: float, tone: str, shade: float = 0.05) -> str:
        top, low = land.foot(far), land.foot(close) if close else NEAR_Y
        return rect(-half, top, 2 * half, low - top, near(tone, shade))

    body = [
        patches(land, "sand", (*SAND, "#f2d9a8"), 60, wide=520, deep=0.14, opacity=0.4),
        band(_FAR * 1.08, 0.0, "#c9a878", 0.14),
        band(_FAR, 0.0, "#6d6c70"),
        band(1.24, 1.14, "#5a595f"),
        band(0.84, 0.77, "#5a595f"),
        band(_FAR * 0.975, _FAR * 0.955, "#efece2"),
    ]
    y, thick, x = land.foot(0.945), 13.0, -half
    while x < half:
        body.append(polygon([(x, y), (x + 150, y), (x + 146, y + thick), (x - 4, y + thick)],
                            near("#efc94f")))  # fmt: skip
        x += 400
    return ground(land, SAND, *body)


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
