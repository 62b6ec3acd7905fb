"""Water from straight above: sea, beach, river, a rocky coast, a pool."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Point,
    curve,
    gradient,
    path,
    polygon,
    rect,
    smooth,
)
from sora_mcp.engine.animatic.art.place import SetArt, Site
from sora_mcp.engine.animatic.art.plans.land import GREENS, filled, patches
from sora_mcp.engine.animatic.art.plans.roofs import crown
from sora_mcp.engine.animatic.art.plans.shelf import BOTTOM, TOP, box, flat, layout, over


def glints(site: Site, name: str, count: int, opacity: float, area: Box | None = None) -> str:
    """Short curved strokes of light on water."""
    rng, area, body = site.rng(name), area or box(site), ""
    tone = site.light.paint()("#ffffff")
    for _ in range(count):
        x, y, w = (
            rng.uniform(area.left, area.right),
            rng.uniform(area.top, area.bottom),
            rng.uniform(25, 80),
        )
        body += curve(
            ((x - w, y), (x, y - 0.25 * w), (x + w, y)),
            tone,
            rng.uniform(3, 7),
            f'opacity="{opacity}"',
        )
    return body


@layout("water")
def water(site: Site) -> SetArt:
    """Open water, darker where it is deep."""
    tone = "#1f9fae" if "turquoise" in site.details else "#1f6f9a"
    deep = "#17798f" if "turquoise" in site.details else "#17587f"
    body = filled(site, tone) + patches(site, "deep", deep, 26, 0.16 * site.eye, 0.28)
    return flat(
        site,
        body + glints(site, "still", 70, 0.16),
        over(site, glints(site, "go", 60, 0.3), drift=12),
        ambience="sea",
    )


def _shoreline(site: Site, at: float, name: str) -> list[Point]:
    """A wavy line from left to right."""
    rng, area = site.rng(name), box(site)
    steps = 14
    return [
        (area.left + area.width * n / steps, at + rng.uniform(-22, 22)) for n in range(steps + 1)
    ]


def _below(line: list[Point], down: float) -> str:
    last, first = line[-1][0], line[0][0]
    return smooth(line) + f"L{last:.0f} {down:.0f}L{first:.0f} {down:.0f}Z"


@layout("beach")
def beach(site: Site) -> SetArt:
    """Sea above, foam, wet sand, dry sand with the cast."""
    paint, area = site.light.paint(), box(site)
    body = filled(site, "#2a9db0") + rect(area.left, TOP, area.width, 360, paint("#1f7f9f"))
    body += rect(area.left, TOP + 260, area.width, 220, paint("#2590a8"))
    edge = _shoreline(site, 262, "edge")
    for up, opacity in ((120, 0.35), (55, 0.6)):
        body += curve([(x, y - up) for x, y in edge], paint("#ffffff"), 14, f'opacity="{opacity}"')
    body += path(_below(edge, BOTTOM), paint("#c9a873")) + curve(edge, paint("#ffffff"), 30)
    body += path(_below([(x, y + 75) for x, y in edge], BOTTOM), paint("#e6cb98"))
    body += patches(site, "dunes", "#d8ba84", 24, 0.06 * site.eye, 0.45, 440)
    sea = Box(area.left, TOP, area.right, 120)
    return flat(
        site, body, over(site, glints(site, "go", 30, 0.35, sea), drift=9), ambience="beach"
    )


@layout("river")
def river(site: Site) -> SetArt:
    """A river that winds between wooded banks."""
    paint, area, rng = site.light.paint(), box(site), site.rng("river")
    body = filled(site, "#6a9a4c") + patches(site, "grass", "#7cab58", 30, 0.1 * site.eye)
    shift = rng.uniform(0, 3)
    bends = [
        (area.left + area.width * n / 20, 500 + 120 * math.sin(0.62 * n + shift)) for n in range(21)
    ]
    for wide, tone in ((400, "#c9b27a"), (350, "#3f8fae"), (230, "#347f9f")):
        body += curve(bends, paint(tone), wide)
    for _ in range(90):
        x, y = rng.uniform(area.left, area.right), rng.uniform(area.top, area.bottom)
        mid = 500 + 120 * math.sin(0.62 * 20 * (x - area.left) / area.width + shift)
        r = rng.uniform(34, 62)
        if abs(y - mid) > 235 + r:
            body += crown(paint, x, y, r, rng.choice(GREENS), rng)
    return flat(site, body, ambience="river")


@layout("coast")
def coast(site: Site) -> SetArt:
    """Sea with the land at the top edge: rocks, foam, green."""
    paint, area, rng = site.light.paint(), box(site), site.rng("rocks")
    body = filled(site, "#1f7f9f") + patches(site, "deep", "#17678a", 24, 0.14 * site.eye, 0.3)
    line = _shoreline(site, 190, "edge")
    land = smooth(line) + f"L{area.right:.0f} {TOP:.0f}L{area.left:.0f} {TOP:.0f}Z"
    body += curve([(x, y + 24) for x, y in line], paint("#ffffff"), 44, 'opacity="0.55"')
    body += path(land, paint("#8f8a80"))
    for x, y in line:
        body += polygon(
            ((x - 40, y + 6), (x - 8, y - 44), (x + 38, y - 14), (x + 22, y + 30)),
            paint("#77726a", rng.uniform(0, 0.3)),
        )
    body += path(
        smooth([(x, y - 70) for x, y in line])
        + f"L{area.right:.0f} {TOP:.0f}L{area.left:.0f} {TOP:.0f}Z",
        paint("#6c9a4e"),
    )
    sea = Box(area.left, 260, area.right, BOTTOM)
    return flat(site, body, over(site, glints(site, "go", 60, 0.3, sea), drift=12), ambience="sea")


@layout("pool")
def pool(site: Site) -> SetArt:
    """A pool between tiles, with lanes."""
    paint, area = site.light.paint(), box(site)
    body = gradient("tiles", ((0, paint("#e9e2d2"), 1), (1, paint("#d9d0bd"), 1)))
    body += rect(area.left, area.top, area.width, area.height, "url(#tiles)")
    body += "".join(
        rect(x, TOP, 3, BOTTOM - TOP, paint("#c6bba4"))
        for x in range(int(area.left), int(area.right), 64)
    )
    body += rect(area.left, 96, area.width, 808, paint("#f5f3ec")) + rect(
        area.left, 120, area.width, 760, paint("#3fb4cf")
    )
    for y in (310, 690):
        body += "".join(
            rect(x, y - 7, 34, 14, paint("#d8433a" if n % 2 else "#f4f2ec"), 6)
            for n, x in enumerate(range(int(area.left), int(area.right), 40))
        )
    body += "".join(
        rect(area.left, y - 12, area.width, 24, paint("#2a92b4"), 0, 'opacity="0.6"')
        for y in (215, 500, 785)
    )
    inside = Box(area.left, 150, area.right, 850)
    return flat(
        site, body, over(site, glints(site, "go", 60, 0.4, inside), drift=8), ambience="pool"
    )
