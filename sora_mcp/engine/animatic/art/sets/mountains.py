"""High places: alpine mountains, a volcano."""

from __future__ import annotations

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    curve,
    ellipse,
    glow,
    gradient,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import conifer, puff, put, tuft
from sora_mcp.engine.animatic.art.sets.meadow import verge
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    Rock,
    across,
    depths,
    ground,
    hills,
    lane,
    mist,
    patches,
    peaks,
    rock,
    rolling,
    scattered,
)

ALP = ("#93a869", "#7f9a55", "#5f803f")
GRANITE = "#858a90"
ASH = ("#6a5f5c", "#554a48", "#3d3536")
BASALT = "#4b4446"
LAVA, HOT = "#ff7a2a", "#ffd36b"
CONE = "#5d5054"
# The volcano around the middle of its foot, and streams of lava below its top with their widths.
_LEFT = ((-620, 0), (-380, -70), (-210, -172), (-120, -270))
_RIM = ((-66, -352), (-40, -368), (-12, -344), (20, -348), (46, -370), (70, -350))
_RIGHT = ((128, -268), (220, -176), (400, -74), (640, 0))
_STREAMS = (
    (((-8, 12), (-26, 80), (6, 150), (-34, 230), (-84, 360)), 13),
    (((24, 12), (50, 70), (92, 140), (120, 220)), 8),
    (((-30, 6), (-86, 90), (-108, 150)), 6),
)


@place("mountains")
def mountains(site: Site) -> SetArt:
    """Peaks with snow in three ranges, a valley of firs, an alpine meadow."""
    land = Land(site, 560.0)
    body = [patches(land, "alp", (*ALP, "#a8b06a", "#8f8c70"), 70, opacity=0.35)]
    rng = site.rng("alp")
    for depth in depths(rng, 60, 6.0, 0.55):
        tone = land.air(depth)(ALP[2], 0.2)
        body += [tuft(rng, across(land, rng), land.foot(depth), 40 / depth, tone)]
    return SetArt(
        planes=(
            Plane(
                peaks(land, "far", 60, 330, Rock("#93a3bf", "#f3f6fb", 0.5), every=330), depth=60
            ),
            Plane(mist(land, land.horizon - 40, 120, 0.45), depth=45, drift=4),
            Plane(
                peaks(land, "high", 28, 420, Rock("#75829b", "#eef3fa", 0.42), every=430), depth=28
            ),
            Plane(mist(land, land.horizon - 10, 90, 0.4), depth=20, drift=-5),
            Plane(peaks(land, "low", 15, 200, Rock("#6a7a80"), every=260), depth=15),
            Plane(hills(land, "slope", 10, 90, "#66865a", woods="#44694e", length=1100), depth=10),
            Plane(_fir_line(land, "mid", 5.6, 60, 0.0), depth=5.6),
            Plane(_fir_line(land, "near", 3.2, 170, 1.2), depth=3.2),
            Plane(stones(land, "mid", 1.6, GRANITE), depth=1.6),
            Plane(verge(land, "front", 0.8, ALP[2], tall=90), depth=0.8, sway=5),
        ),
        ground=Ground(ground(land, ALP, *body)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"grass"}),
    )


@place("volcano")
def volcano(site: Site) -> SetArt:
    """A smoking cone with streams of lava over black land."""
    land = Land(site, 545.0)
    at = 0.16 * 500 * site.aspect
    body = [patches(land, "ash", (*ASH, "#7a6a62"), 70, opacity=0.45), *_cracks(land)]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 40, 130, "#6f6a78", length=1500), depth=40),
            Plane(_smoke(land, at), depth=26, drift=3),
            Plane(_cone(land, 20, at), depth=20),
            Plane(_fire(land, at), depth=19.5, mode="add", pulse=0.4),
            Plane(hills(land, "ridge", 10, 60, "#5a5052", length=900), depth=10),
            Plane(
                mist(
                    land, land.foot(7), 60, 0.4, "#8a6a62" if site.light.dark < 0.5 else "#5a3434"
                ),
                depth=7,
                drift=8,
            ),
            Plane(stones(land, "back", 5.0, BASALT, 0.3), depth=5.0),
            Plane(stones(land, "mid", 2.5, BASALT, 0.9), depth=2.5),
            Plane(stones(land, "near", 1.4, BASALT, 1.3), depth=1.4),
            Plane(stones(land, "front", 0.78, BASALT, 1.7), depth=0.78),
        ),
        ground=Ground(ground(land, ASH, *body)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="rumble",
        tags=frozenset({"lava"}),
    )


def _fir_line(land: Land, name: str, depth: float, every: float, clear: float) -> Drawing:
    rng, paint, foot = land.site.rng(f"fir line {name}"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 1250 / depth, foot + 10)
    body, clump = [], rolling(rng, 1000)
    for x in scattered(rng, box.left, box.right, every, clear * land.clear):
        if clump(x) > -0.25:
            high = 900 / depth * rng.uniform(0.55, 1.2)
            body.append(
                conifer(
                    rng, paint, land.side, (x, foot + 4), high, rng.choice(("#42694b", "#3a5f49"))
                )
            )
        else:
            body.append(rock(rng, paint, land.side, (x, foot + 4), 150 / depth, GRANITE))
    return Drawing("".join(body), box)


def stones(land: Land, name: str, depth: float, tone: str, clear: float = 0.9) -> Drawing:
    """Boulders of several sizes in a row, open in the middle."""
    rng, paint, foot = land.site.rng(f"stones {name}"), land.air(depth), land.foot(depth)
    if depth < 1:
        foot = 1075.0
    box = land.site.box(foot - 260 / depth, min(foot + 50 / depth, NEAR_Y))
    body = []
    for x in scattered(rng, box.left, box.right, 250 / depth**0.5, clear * land.clear):
        for size, dx in (
            (rng.uniform(90, 230), 0.0),
            (rng.uniform(30, 80), rng.choice((-110, 110))),
        ):
            at = (x + dx / depth, foot + rng.uniform(0, 26) / depth)
            body.append(rock(rng, paint, land.side, at, size / depth, tone))
    return Drawing("".join(body), box)


def _cone(land: Land, depth: float, at: float) -> Drawing:
    """The mountain: two faces, gullies, a broken rim and what runs down from it."""
    rng, paint = land.site.rng("cone"), land.air(depth * 0.6)
    foot = land.horizon + 20
    top = foot - 360
    box = land.site.box(top - 30, foot + 4)
    left, rim, right = (put(part, at, foot) for part in (_LEFT, _RIM, _RIGHT))
    body = polygon([*left, *rim, *right], paint(CONE, -0.1))
    way = -land.side
    dark = [*rim[3:], *right] if way > 0 else [*reversed(rim[:3]), *reversed(left)]
    spine = [(at + way * 40, foot), (at - way * 20, foot - 110), (at + way * 30, foot - 220)]
    body += polygon([*dark, *spine], paint(CONE, 0.45))
    for _ in range(12):
        x, y = at + rng.uniform(-300, 300), foot - rng.uniform(20, 160)
        gully = [(x, y), (x + 14, y), (x + (x - at) * 0.3 + 6, y + 90)]
        body += polygon(gully, paint(CONE, 0.6), 'opacity="0.5"')
    for points, wide in _STREAMS:
        run = put(points, at, top)
        body += curve(run, paint("#7a2c1c", 0.1), wide * 1.9)
        body += curve(run, paint.glow(LAVA), wide) + curve(run, paint.glow(HOT), wide * 0.4)
    body += curve([(x, y + 10) for x, y in rim], paint.glow(LAVA), 7)
    haze = land.site.light.haze
    body += gradient("z", ((0, haze, 0), (1, haze, 0.7)))
    return Drawing(body + rect(box.left, foot - 130, box.width, 134, "url(#z)"), box)


def _fire(land: Land, at: float) -> Drawing:
    """The glow over the crater, stronger at night."""
    foot = land.horizon + 20
    much = 0.35 + 0.4 * land.site.light.dark
    x, y = at, foot - 372
    box = land.site.box(y - 300, y + 330)
    body = glow("a", LAVA, much) + ellipse(x, y + 10, 270, 250, "url(#a)")
    body += glow("b", HOT, much) + ellipse(x, y, 90, 70, "url(#b)")
    rng = land.site.rng("sparks")
    for _ in range(26):
        dx, dy = rng.gauss(0, 46), rng.uniform(-210, 0)
        body += circle(x + dx, y + dy, rng.uniform(1.2, 3.4), HOT, f'opacity="{much:.2f}"')
    return Drawing(body, box)


def _smoke(land: Land, at: float) -> Drawing:
    """A column of smoke that leans away and spreads."""
    rng, foot = land.site.rng("smoke"), land.horizon + 20
    box = land.site.box(-420, foot - 300)
    paint, body = land.air(12), ""
    for step in range(26, -1, -1):
        share = step / 26
        x = at + 250 * share**1.7 + rng.uniform(-30, 30) * share
        y = foot - 380 - 620 * share**0.9
        r = 32 + 150 * share
        low = colour.mix(paint("#6f6668", 0.3), paint.glow("#c65a32"), 0.5 * (1 - share) ** 3)
        body += puff(rng, x, y, 1.15 * r, r, low)
        body += puff(
            rng, x + land.side * 0.3 * r, y - 0.25 * r, 0.7 * r, 0.6 * r, paint("#8a8082", -0.1)
        )
    return Drawing(body, box)


def _cracks(land: Land) -> list[str]:
    """Seams in the crust where it glows."""
    rng, body = land.site.rng("cracks"), []
    for depth in depths(rng, 9, 7.0, 1.6):
        x = across(land, rng) * depth
        track = [(x + rng.uniform(-70, 70), depth * (1 - 0.07 * step)) for step in range(5)]
        for wide, tone in ((34, land.air(depth)("#5a2318")), (15, LAVA), (6, HOT)):
            fill = tone if wide == 34 else land.air(depth).glow(tone)
            body.append(lane(land, track, wide, fill))
    return body
