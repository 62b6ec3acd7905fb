"""Swimming pools: outdoors among loungers and palms, indoors under a glazed hall."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import Drawing, ellipse, line, path, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets import interior as inside
from sora_mcp.engine.animatic.art.sets.flora import bush, palm
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, mist

WATER = ("#39b3cf", "#5cc9dc")
NEAR, FAR = 1.16, 3.6  # depths of the pool's ends


@place("pool")
def pool(site: Site) -> SetArt:
    """In the open, among loungers and palms."""
    land = Land(site, horizon=540)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 90, "#86a98d", woods="#5f8c66"), depth=30),
            Plane(mist(land, land.horizon + 4, 60, 0.4), depth=9),
            Plane(_hedge(land), depth=5.2),
            Plane(_palms(land), depth=4.4, sway=5),
            Plane(_loungers(land), depth=3.7),
        ),
        ground=Ground(ground(land, ("#d8cdb8", "#e2d8c4", "#d9cdb6"), _basin(land)), mirror=0.0),
        horizon=land.horizon,
        floor=land.floor,
        ambience="garden",
        water=NEAR + 0.2,
        tags=frozenset({"paved"}),
    )


@place("indoor_pool")
def hall(site: Site) -> SetArt:
    """In a glazed hall, under white girders."""
    r = inside.room(site, lamp="#eaf6ff", day="#f7fdff", corner=0.8, ceiling=60, lit=0.35)
    c = r.corner
    wall = [
        inside.window(r, f"w{n}", x * c, 150, (300 * r.k, 330), panes=(3, 2), frame="#e4eef0")
        for n, x in enumerate((-0.62, 0.0, 0.62))
    ]
    planes = (
        Plane(inside.shell(r, "#d3e6ea", *wall, ceiling="#eef4f5", trim="#5fa7b8"), depth=3.9),
        Plane(_beams(r), depth=3.0),
        Plane(_blocks(r), depth=3.6),
    )
    floor = [*inside.tiles(r, "#eef4f4", "#c9dcdf", size=240, gloss=0.4), _basin(r.land)]
    return replace(inside.art(r, planes, floor, "room", table=r.foot(1.0) - 200), water=NEAR + 0.2)


def _basin(land: Land) -> str:
    """The water in its rim, lane lines on the bottom, ropes of floats on top."""
    p, wide = land.air(1), 1900.0
    a = 420 * land.site.aspect + 760

    def quad(half: float, near: float, far: float, tone: str, more: str = "") -> str:
        y, z = land.foot(near), land.foot(far)
        corners = [(-half / near, y), (half / near, y), (half / far, z), (-half / far, z)]
        return polygon(corners, tone, more)

    body = quad(a + 150, NEAR - 0.07, FAR + 0.4, p("#f2efe6", 0.0))
    body += quad(a + 40, NEAR - 0.012, FAR + 0.1, p("#2d7fa0", 0.1))
    body += quad(a, NEAR + 0.05, FAR, p(WATER[0]))
    body += quad(a, 1.9, FAR, p(WATER[1], -0.1), 'opacity="0.6"')
    for n in (-2, -1, 0, 1, 2):
        x = n * wide / 5
        body += kit.strip(land, x - 26, x + 26, p("#1f6f96"), NEAR + 0.06, FAR, 'opacity="0.35"')
    body += _ropes(land, p, wide / 5)
    return body + _ripples(land, p, a)


def _ropes(land: Land, p: Paint, every: float) -> str:
    """Floats between the lanes, red and white."""
    body = ""
    for n in (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5):
        depth = NEAR + 0.06
        d: dict[int, str] = {0: "", 1: ""}
        count = 0
        while depth < FAR:
            end = min(FAR, depth + 0.05 * depth)
            x = n * every
            d[count % 2] += (
                f"M{x / depth:.1f} {land.foot(depth):.1f}L{x / end:.1f} {land.foot(end):.1f}"
            )
            depth, count = end, count + 1
        for index, tone in enumerate(("#f4f1ea", "#d8452f")):
            body += path(d[index], "none", f'stroke="{p(tone)}" stroke-width="6"')
    return body


def _ripples(land: Land, p: Paint, half: float) -> str:
    rng, body = land.site.rng("ripples"), ""
    for _ in range(46):
        depth = rng.uniform(NEAR + 0.1, FAR - 0.1)
        x = rng.uniform(-0.9, 0.9) * half / depth
        w = rng.uniform(30, 90) / depth
        y = land.foot(depth)
        body += path(
            f"M{x - w:.1f} {y:.1f}q{w / 2:.1f} {-9 / depth:.1f} {w:.1f} 0t{w:.1f} 0",
            "none",
            f'stroke="{p("#dff6fa", -0.4)}" stroke-width="{5 / depth:.1f}" '
            'stroke-linecap="round" opacity="0.6"',
        )
    return body


def _hedge(land: Land) -> Drawing:
    rng, p, y, body = land.site.rng("hedge"), land.air(5), land.foot(5.2), ""
    x = -land.site.half
    while x < land.site.half:
        body += bush(rng, p, land.side, (x, y + 4), rng.uniform(120, 190), "#4f8a4c")
        x += rng.uniform(60, 100)
    return Drawing(body, land.site.box(y - 190, y + 14))


def _palms(land: Land) -> Drawing:
    rng, p, y, body = land.site.rng("palms"), land.air(4), land.foot(4.4), ""
    for share in (-1.2, -0.86, -0.55, 0.6, 0.95, 1.28):
        x = share * 500 * land.site.aspect + rng.uniform(-30, 30)
        body += palm(rng, p, land.side, (x, y), rng.uniform(300, 400), rng.uniform(-0.12, 0.12))
    return Drawing(body, land.site.box(y - 520, y + 10))


def _loungers(land: Land) -> Drawing:
    """Loungers and parasols along the far rim."""
    p, y, body = land.air(3.6), land.foot(3.86), ""
    for n, share in enumerate((-0.92, -0.5, 0.5, 0.92)):
        x = share * 500 * land.site.aspect
        tone = ("#e8694a", "#f2c14a")[n % 2]
        body += rect(x - 3, y - 128, 6, 126, p("#f3efe4", 0.2))
        body += path(
            f"M{x - 82:.0f} {y - 112:.0f}Q{x:.0f} {y - 200:.0f} {x + 82:.0f} {y - 112:.0f}Z",
            p(tone),
        )
        body += path(
            (
                f"M{x + 12:.0f} {y - 155:.0f}Q{x + 62:.0f} {y - 150:.0f} {x + 82:.0f}"
                f" {y - 112:.0f}H{x + 26:.0f}Z"
            ),
            p(tone, 0.35),
        )
        body += line([(x - 78, y - 34), (x - 40, y - 16), (x + 62, y - 16)], p("#f6f3ea"), 11)
        body += line([(x - 36, y - 10), (x - 36, y)], p("#b9a98a"), 5) + line(
            [(x + 54, y - 10), (x + 54, y)], p("#b9a98a"), 5
        )
    return Drawing(body, land.site.box(y - 220, y + 6))


def _beams(r: inside.Room) -> Drawing:
    """White girders under the roof with round lamps."""
    p, body = r.paint(3), ""
    for n, depth in enumerate((3.6, 2.6, 1.9)):
        y = 560 - 470 * 3 / depth
        body += rect(-r.site.half, y - 12, 2 * r.site.half, 24, p("#f4f7f7", 0.1 + 0.08 * n))
        for share in (-0.5, 0.0, 0.5):
            x = share * 1000 * r.site.aspect * 1.6 / depth
            body += ellipse(x, y + 22, 60 / depth, 16 / depth, p.lamp("#f7fbf7", "#ffffff"))
    return Drawing(body, r.site.box(-420, 300))


def _blocks(r: inside.Room) -> Drawing:
    """Starting blocks at the far end."""
    p, y, body = r.paint(3), r.foot(FAR + 0.02), ""
    for n in (-2, -1, 0, 1, 2):
        x = n * 380 / FAR
        body += rect(x - 24, y - 40, 48, 40, p("#eef1f1", 0.15), 3)
        body += rect(x - 28, y - 48, 56, 10, p("#2d7fa0", 0.05), 3)
    return Drawing(body, r.site.box(y - 60, y + 6))
