"""A castle with banners on its hill, a road that winds up to it."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Box, Drawing, line, path, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.flora import bush
from sora_mcp.engine.animatic.art.sets.meadow import GRASS, LEAVES, grove, verge
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    Rock,
    ground,
    hills,
    lane,
    mist,
    patches,
    peaks,
)

STONE = "#b8ad9c"


@place("castle")
def castle(site: Site) -> SetArt:
    """A castle with banners on a green hill, a road that winds up to it."""
    land = Land(site, horizon=565)
    return SetArt(
        planes=(
            Plane(peaks(land, "far", 36, 250, Rock("#8794a8", "#eef2f6", 0.4)), depth=36),
            Plane(hills(land, "mid", 20, 130, "#86a07c", woods="#5a7d5c"), depth=20),
            Plane(mist(land, land.horizon - 60, 90, 0.4), depth=14),
            Plane(_castle(land), depth=11),
            Plane(hills(land, "near", 9, 70, "#83a35f", woods="#557f4a"), depth=9),
            Plane(grove(land, "edge", 4.4, 190, LEAVES, clear=True), depth=4.4),
            Plane(_walls(land), depth=2.1),
            Plane(verge(land, "front", 0.8, GRASS[2]), depth=0.8, sway=5),
        ),
        ground=Ground(_way(land)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="meadow",
        tags=frozenset({"grass"}),
    )


def _castle(land: Land) -> Drawing:
    p, x, foot = land.air(5), kit.wide_of(land.site, 0.06, 12), land.horizon - 68
    s = min(1.0, 0.55 + 0.25 * land.site.aspect)
    hill = [
        (x - 620, foot + 150),
        (x - 380, foot + 96),
        (x - 230, foot + 10),
        (x - 110, foot - 16),
        (x + 150, foot - 18),
        (x + 260, foot + 14),
        (x + 420, foot + 100),
        (x + 640, foot + 150),
    ]
    body = polygon(hill, p("#7d9a5c", 0.1)) + polygon(
        [
            (x - 230, foot + 10),
            (x - 110, foot - 16),
            (x - 20, foot + 60),
            (x - 90, foot + 150),
            (x - 620, foot + 150),
            (x - 380, foot + 96),
        ],
        p("#7d9a5c", 0.38 if land.side > 0 else -0.1),
    )
    body += _keep(foot, p, x)
    for dx, w, h, roof in (
        (-36, 76, 250, True),
        (62, 62, 205, True),
        (-110, 54, 180, True),
        (128, 50, 165, True),
    ):
        body += turret(p, land.side, (x + dx * s, foot + 6), (w * s, h * s), roof=roof)
    body += _rampart(p, (x - 176 * s, x + 190 * s), foot + 16, 92 * s) + _gate(
        p, x + 6, foot + 16, 40 * s
    )
    for dx, w, h in ((-176, 58, 128), (190, 58, 128), (-44, 38, 116), (56, 38, 116)):
        body += turret(p, land.side, (x + dx * s, foot + 20), (w * s, h * s), roof=abs(dx) > 100)
    return Drawing(body, Box(x - 640, foot - 420, x + 650, foot + 150))


def _keep(foot: float, p: Paint, x: float) -> str:
    """The towers and walls on the hill."""
    return path(
        (
            f"M{x + 300:.0f} {foot + 150:.0f}Q{x + 60:.0f} {foot + 120:.0f} {x + 170:.0f}"
            f" {foot + 70:.0f}T{x + 8:.0f} {foot:.0f}"
        ),
        "none",
        f'stroke="{p("#d3bd94", 0.0)}" stroke-width="15" stroke-linecap="round"',
    )


def turret(
    p: Paint, side: float, at: tuple[float, float], size: tuple[float, float], *, roof: bool
) -> str:
    """A round tower with a cone or battlements, slits that glow, a banner."""
    (x, y), (w, h) = at, size
    body = (
        rect(x - w / 2, y - h, w, h, p(STONE, 0.08))
        + rect(x - w / 2 if side > 0 else x + 0.12 * w, y - h, 0.38 * w, h, p(STONE, 0.42))
        + rect(x + (0.3 if side > 0 else -0.5) * w, y - h, 0.2 * w, h, p(STONE, -0.25))
    )
    body += rect(x - 0.58 * w, y - h - 0.12 * w, 1.16 * w, 0.26 * w, p(STONE, 0.2))
    body += _cap(h, p, side, w, x, y, roof=roof)
    slits = "".join(
        (
            f"M{x + dx * w:.1f} {y - share * h:.1f}v{-0.2 * w:.1f}a{0.06 * w:.1f}"
            f" {0.07 * w:.1f} 0 0 1 {0.12 * w:.1f} 0v{0.2 * w:.1f}z"
        )
        for dx, share in ((-0.06, 0.82), (0.12, 0.55), (-0.2, 0.35))
    )
    return body + path(slits, p.lamp("#4a4a52", "#ffd27f"))


def _cap(h: float, p: Paint, side: float, w: float, x: float, y: float, *, roof: bool) -> str:
    """What is on top of a tower."""
    body = ""
    if roof:
        body += polygon(
            [
                (x - 0.66 * w, y - h - 0.1 * w),
                (x + 0.66 * w, y - h - 0.1 * w),
                (x, y - h - 1.5 * w),
            ],
            p("#4f6a8c", 0.05),
        ) + polygon(
            [
                (x - side * 0.66 * w, y - h - 0.1 * w),
                (x - side * 0.1 * w, y - h - 0.1 * w),
                (x, y - h - 1.5 * w),
            ],
            p("#4f6a8c", 0.45),
        )
        top = y - h - 1.5 * w
        body += line([(x, top), (x, top - 0.5 * w)], p("#4a4038", 0.2), 2) + polygon(
            [(x, top - 0.5 * w), (x + 0.5 * w, top - 0.4 * w), (x, top - 0.22 * w)],
            p("#c4413a", 0.0),
        )
    else:
        body += "".join(
            rect(x - 0.58 * w + n * 0.33 * w, y - h - 0.32 * w, 0.18 * w, 0.22 * w, p(STONE, 0.12))
            for n in range(4)
        )
    return body


def _rampart(p: Paint, span: tuple[float, float], y: float, h: float) -> str:
    a, b = span
    body = rect(a, y - h, b - a, h, p(STONE, 0.18)) + rect(a, y - h - 4, b - a, 9, p(STONE, -0.15))
    count = int((b - a) / 17)
    return body + "".join(
        rect(a + n * 17, y - h - 14, 10, 12, p(STONE, 0.12)) for n in range(count)
    )


def _gate(p: Paint, x: float, y: float, w: float) -> str:
    d = (
        f"M{x - w / 2:.1f} {y:.1f}v{-0.9 * w:.1f}a{w / 2:.1f} {w / 2:.1f} 0 0 1 {w:.1f}"
        f" 0v{0.9 * w:.1f}z"
    )
    return path(d, p.lamp("#4d4038", "#e8a552")) + path(
        "".join(f"M{x - w / 2 + n * w / 4:.1f} {y:.1f}v{-1.3 * w:.1f}" for n in range(1, 4)),
        "none",
        f'stroke="{p("#3a322d", 0.3)}" stroke-width="2.5"',
    )


def _walls(land: Land) -> Drawing:
    """Ruined field walls at both sides, with bushes."""
    rng, body, half = land.site.rng("walls"), "", 500 * land.site.aspect
    for side in (-1, 1):
        p, y, x = land.air(2.1), land.foot(2.1), 0.62 * half
        while x < land.site.half:
            w, high = rng.uniform(34, 60), 74 * min(1.0, 0.4 + (x - 0.55 * half) / 160)
            for row in range(int(high / 22) + 1):
                tone = p(STONE, rng.choice((-0.1, 0.05, 0.2, 0.32)))
                body += rect(
                    side * x - w / 2 + rng.uniform(-6, 6), y - 22 * (row + 1), w, 22, tone, 5
                )
            if rng.random() < 0.2:
                body += bush(rng, p, land.side, (side * x, y + 2), 110, "#5f8a48")
            x += w * 0.95
    return Drawing(body, land.site.box(land.foot(2.1) - 130, land.foot(2.1) + 6))


def _way(land: Land) -> Drawing:
    near, track = (
        land.air(1),
        [(-60.0, 0.33), (30.0, 1.0), (260.0, 2.2), (-200.0, 4.6), (300.0, 8.0), (600, 11.0)],
    )
    body = [
        patches(land, "green", (*GRASS, "#a8bd5e"), 70, opacity=0.32),
        lane(land, track, 560, near("#a58f6a", 0.12)),
        lane(land, track, 490, near("#d3bd94", 0.0)),
        lane(land, track, 110, near("#b9a87a", 0.1), 'opacity="0.6"'),
    ]
    return ground(land, GRASS, *body)
