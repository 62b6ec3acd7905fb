"""An airfield: the runway across the frame, the terminal and its tower far off."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.dressing import stood
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, mist, patches

GRASS = ("#b3b878", "#9fae68", "#8a9c5a")
NEAR, FAR = 0.72, 1.9  # depths of the runway's edges


@place("runway")
def runway(site: Site) -> SetArt:
    """A runway with its lights, grass, a taxiway, the terminal with planes at its gates."""
    land = Land(site, horizon=575)
    drifts = patches(land, "grass", GRASS, 24, wide=480, opacity=0.3)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 80, "#8fa6c0", length=2600), depth=30),
            Plane(mist(land, land.horizon + 4, 60, 0.45), depth=9),
            Plane(_terminal(land), depth=7.0),
            Plane(_parked(land), depth=6.0),
            Plane(_lights(land), depth=1.9),
        ),
        ground=Ground(ground(land, GRASS, drifts, _tarmac(land)), mirror=0.12 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"paved"}),
    )


def _band(land: Land, near: float, far: float, fill: str) -> str:
    half, y, z = 3 * land.site.half, land.foot(near), land.foot(far)
    return polygon([(-half, y), (half, y), (half, z), (-half, z)], fill)


def _tarmac(land: Land) -> str:
    """Apron, taxiway, the runway with its dashed middle and tyre marks."""
    p = land.air(1)
    body = _band(land, 5.2, 9.5, p("#b5b3ac", 0.05)) + _band(land, 3.2, 3.8, p("#8f9196", 0.05))
    body += _band(land, 3.45, 3.5, p("#e3b93a"))
    body += _band(land, NEAR - 0.06, FAR + 0.16, p("#8a8b86", 0.05))
    body += _band(land, NEAR, FAR, p("#6c6e74", 0.05))
    body += _band(land, NEAR + 0.04, NEAR + 0.07, p("#f1eee6")) + _band(
        land, FAR - 0.14, FAR - 0.07, p("#f1eee6")
    )
    d, x, mid, edge = "", -3000.0, 1.14, 1.22
    while x < 3000:
        d += (
            f"M{x / mid:.1f} {land.foot(mid):.1f}h{480 / mid:.1f}"
            f"L{(x + 480) / edge:.1f} {land.foot(edge):.1f}L{x / edge:.1f} {land.foot(edge):.1f}Z"
        )
        x += 900
    body += path(d, p("#f4f1e8"))
    marks = "".join(
        f"M{-900 + 500 * n} {land.foot(m):.0f}h700" for n, m in enumerate((1.36, 1.5, 1.34, 1.52))
    )
    return body + path(marks, "none", f'stroke="{p("#4a4b50")}" stroke-width="7" opacity="0.35"')


def _terminal(land: Land) -> Drawing:
    """A long glass building with a waved roof, and the control tower."""
    p, y, half = land.air(6), land.foot(7), land.site.half
    a, b = -0.6 * half, 0.3 * half
    body = rect(a, y - 74, b - a, 76, p("#cfd6d9", 0.12)) + rect(
        a, y - 62, b - a, 46, p.lamp("#7fa9c2", "#ffe2a6")
    )
    d = "".join(f"M{a + n * 26:.0f} {y - 62:.0f}v46" for n in range(int((b - a) / 26)))
    body += path(d, "none", f'stroke="{p("#e9edee")}" stroke-width="3"')
    roof = f"M{a - 20:.0f} {y - 70:.0f}"
    n, step = 0, (b - a + 40) / 6
    for n in range(6):
        roof += f"q{step / 2:.0f} {-44 if n % 2 == 0 else -22} {step:.0f} 0"
    body += path(roof + "v12H" + f"{a - 20:.0f}Z", p("#f2f3f1", -0.1))
    x = 0.44 * half
    body += polygon(
        [(x - 15, y), (x + 15, y), (x + 11, y - 170), (x - 11, y - 170)], p("#d9d6cc", 0.1)
    )
    body += polygon(
        [(x - 24, y - 168), (x + 24, y - 168), (x + 36, y - 212), (x - 36, y - 212)],
        p.lamp("#5f8ba6", "#ffe9b8"),
    )
    body += rect(x - 40, y - 222, 80, 12, p("#c9453a", 0.05), 4) + line(
        [(x, y - 222), (x, y - 262)], p("#8f959b"), 4
    )
    return Drawing(body + circle(x, y - 264, 5, p.glow("#ff5a4a")), land.site.box(y - 290, y + 6))


def _parked(land: Land) -> Drawing:
    p, y, body = land.air(5), land.foot(6) - 2, ""
    for share, tone in ((-0.42, "#3f7fb8"), (-0.1, "#c9453a"), (0.2, "#e8a02e")):
        body += stood(p, "plane", (share * land.site.half, y), 66, look={"stripe": tone})
    return Drawing(body, land.site.box(y - 150, y + 40))


def _lights(land: Land) -> Drawing:
    """Lights along the far edge, and a windsock."""
    p, body = land.air(FAR), ""
    y, half = land.foot(FAR + 0.08), land.site.half
    lamp = p.lamp("#e9e2c4", "#fff2c0")
    for n in range(-6, 7):
        x = n * half / 6
        body += rect(x - 3, y - 16, 6, 16, p("#5b5f66")) + circle(x, y - 19, 6, lamp)
        if kit.is_dark(land.site.light):
            body += kit.halo(f"rw{n + 6}", (x, y - 19), 54, p.glow("#ffe9b0"), 0.55)
    x = -0.52 * half
    body += rect(x - 4, y - 230, 8, 230, p("#d9d9d4", 0.1))
    for n, tone in enumerate(("#e8622e", "#f4f1ea", "#e8622e", "#f4f1ea")):
        u, w, t = x + 6 + 30 * n, 18 - 2.6 * n, y - 214 + 5 * n
        body += polygon(
            [(u, t - w), (u + 31, t + 5 - w + 2.6), (u + 31, t + 5 + w - 2.6), (u, t + w)],
            p(tone, 0.05),
        )
    return Drawing(body, land.site.box(y - 250, y + 4))
