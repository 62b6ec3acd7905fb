"""Inside of what carries passengers: an aeroplane's cabin, a railway carriage."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.flora import puff
from sora_mcp.engine.animatic.art.sets.terrain import rolling, skyline

WALL, SEATS = 1.9, 1.42  # depths
PITCH = 360.0  # from seat to seat, at depth 1


@dataclass(frozen=True)
class Cabin:
    """How one is fitted: its windows (width, height, corner, foot above the floor), its colours."""

    pane: tuple[float, float, float, float]
    every: float
    wall: str
    panel: str
    seat: str
    floor: str


PLANE = Cabin((120, 176, 58, 270), 262, "#eef0f1", "#d5dade", "#3d5f8f", "#5d6b80")
TRAIN = Cabin((520, 300, 26, 210), 620, "#e6e2d8", "#7f9a8c", "#2f7a68", "#7a7f84")


@place("plane_cabin")
def plane_cabin(site: Site) -> SetArt:
    """Oval windows over the clouds, lockers, seats one behind the other."""
    r = _room(site)
    return _cabin(r, PLANE, _sky(r), _lockers(r))


@place("train_cabin")
def train_cabin(site: Site) -> SetArt:
    """Wide windows on the land that goes by, racks, seats one behind the other."""
    r = _room(site)
    return _cabin(r, TRAIN, _country(r), _rack(r))


def _room(site: Site) -> kit.Room:
    return kit.room(site, lamp="#fff0d8", day="#f8f8f4", corner=4.0, ceiling=-420, lit=0.35)


def _cabin(r: kit.Room, fit: Cabin, outside: Plane, above: Drawing) -> SetArt:
    planes = (
        outside,
        Plane(_side(r, fit), depth=WALL),
        Plane(above, depth=1.75),
        Plane(_row(r, fit), depth=SEATS),
    )
    art = kit.art(r, planes, kit.carpet(r, fit.floor), "engine", table=r.foot(1.0) - 195)
    return replace(art, tags=frozenset({"indoors", "cabin"}))


def _sky(r: kit.Room) -> Plane:
    """The sky as it is seen from above the clouds, that drift by."""
    outer, box, rng = r.outer, r.site.box(-420, r.foot(WALL)), r.site.rng("clouds")
    stops = ((0, outer.sky[0], 1), (0.6, outer.sky[1], 1), (1, outer.sky[2], 1))
    body = gradient("sky", stops) + rect(box.left, box.top, box.width, box.height, "url(#sky)")
    lit = colour.mix(outer.cloud, outer.warm, 0.25)
    for _ in range(26):
        x, y = rng.uniform(box.left + 120, box.right - 120), rng.uniform(500, 580)
        body += puff(rng, x, y, rng.uniform(70, 130), rng.uniform(26, 44), lit)
    return Plane(Drawing(body, box), depth=9.0, drift=-14)


def _country(r: kit.Room) -> Plane:
    """Hills and trees under the hour's sky, that go by."""
    outer, box, rng = r.outer, r.site.box(-420, r.foot(WALL)), r.site.rng("country")
    stops = ((0, outer.sky[0], 1), (0.7, outer.sky[1], 1), (1, outer.sky[2], 1))
    body = gradient("sky", stops) + rect(box.left, box.top, box.width, box.height, "url(#sky)")
    for level, tone, depth in ((505, "#8aa79a", 9.0), (548, "#86a860", 5.0)):
        wave, paint = rolling(rng, 500), outer.paint(depth)
        points = skyline(box, lambda x, w=wave, at=level: at - 20 * w(x))  # type: ignore[misc]
        body += polygon([*points, (box.right, 800), (box.left, 800)], paint(tone, 0.05))
    paint = outer.paint(3)
    for _ in range(24):
        x, s = rng.uniform(box.left + 60, box.right - 60), rng.uniform(26, 50)
        body += puff(rng, x, 570 - s, s, 1.1 * s, paint("#4f7a45", rng.choice((0.1, 0.3))))
    return Plane(Drawing(body, box), depth=9.0, drift=-90)


def _side(r: kit.Room, fit: Cabin) -> Drawing:
    """The wall with holes for windows, their frames, and a glint on the glass."""
    p, low, box = r.paint(WALL), r.foot(WALL), r.site.box(-420, r.foot(WALL) + 4)
    w, h, round_, up = (one / WALL * 1.25 for one in fit.pane)
    top, step = low - up - h, fit.every / WALL * 1.25
    count = int(box.right / step) + 1
    d = f"M{box.left:.0f} -420H{box.right:.0f}V{low:.0f}H{box.left:.0f}Z"
    frames = ""
    for n in range(-count, count):
        x = (n + 0.5) * step - w / 2
        d += (
            f"M{x + round_:.1f} {top:.1f}h{w - 2 * round_:.1f}q{round_:.1f} 0 {round_:.1f}"
            f" {round_:.1f}v{h - 2 * round_:.1f}q0 {round_:.1f} {-round_:.1f} {round_:.1f}"
            f"h{2 * round_ - w:.1f}q{-round_:.1f} 0 {-round_:.1f} {-round_:.1f}"
            f"v{2 * round_ - h:.1f}q0 {-round_:.1f} {round_:.1f} {-round_:.1f}z"
        )
        more = f'fill-opacity="0" stroke="{p(fit.panel, 0.12)}" stroke-width="9"'
        frames += rect(x, top, w, h, p(fit.panel), round_, more)
    stops = ((0, p(fit.wall, 0.2), 1), (0.5, p(fit.wall, -0.05), 1), (1, p(fit.wall, 0.22), 1))
    body = gradient("side", stops) + path(d, "url(#side)", 'fill-rule="evenodd"') + frames
    skirt = low - 0.6 * up
    body += rect(box.left, skirt, box.width, low - skirt, p(fit.panel, 0.15))
    return Drawing(body + rect(box.left, skirt - 4, box.width, 6, p(fit.panel, -0.2)), box)


def _lockers(r: kit.Room) -> Drawing:
    """Lockers along the ceiling with a strip of light under them."""
    p, box = r.paint(1.75), r.site.box(-420, 400)
    stops = ((0, p("#f4f5f6", 0.25), 1), (1, p("#f7f8f8", -0.05), 1))
    body = gradient("top", stops) + rect(box.left, -420, box.width, 600, "url(#top)")
    body += rect(box.left, 176, box.width, 8, p.lamp("#fffdf4", "#fff3d6"))
    body += rect(box.left, 184, box.width, 150, p("#e6eaec", 0.02))
    body += rect(box.left, 334, box.width, 26, p("#c3cbd0", 0.2))
    body += rect(box.left, 360, box.width, 8, p.lamp("#fffdf4", "#fff3d6"))
    x = -300.0 * (int(box.right / 300) + 1)
    while x < box.right:
        body += rect(x, 188, 4, 144, p("#b5bec4", 0.2))
        body += rect(x + 130, 296, 44, 12, p("#aeb8bf"), 5) + circle(x + 230, 347, 6, p("#eef2f4"))
        x += 300
    return Drawing(body, box)


def _rack(r: kit.Room) -> Drawing:
    """A ceiling with lamps, a luggage rack with bags, a rail with straps."""
    p, box, rng = r.paint(1.75), r.site.box(-420, 400), r.site.rng("rack")
    body = rect(box.left, -420, box.width, 580, p("#f2f0ea", 0.12))
    x = -520.0 * (int(box.right / 520) + 1)
    while x < box.right:
        body += rect(x + 90, 120, 320, 20, p.lamp("#fffdf4", "#fff3d6"), 8)
        for dx in (120, 300):
            tone = p(rng.choice(("#8a4f3d", "#3f5f7f", "#6b6f4a", "#a8803f")), 0.1)
            body += rect(x + dx, 246 - rng.uniform(0, 14), rng.uniform(90, 140), 68, tone, 12)
        x += 520
    body += rect(box.left, 310, box.width, 9, p("#9aa3a6", -0.1))
    return Drawing(body + line([(box.left, 340), (box.right, 340)], p("#b9c0c2", 0.1), 6), box)


def _row(r: kit.Room, fit: Cabin) -> Drawing:
    """Seats from the side, all facing the way it goes."""
    y, step = r.foot(SEATS), PITCH / SEATS
    count, body = int(r.site.half / step) + 2, ""
    for n in range(-count, count + 1):
        body += _seat(r, fit, (n + 0.5) * step - 40, y, 0.82 / SEATS)
    return Drawing(body, r.site.box(y - 420, y + 8))


def _seat(r: kit.Room, fit: Cabin, x: float, y: float, s: float) -> str:
    """One seat: its back leans away from the way it faces, a headrest, an armrest."""
    p = r.paint(SEATS)
    back = [(-96, -150), (-150, -460), (-128, -520), (-78, -516), (-62, -460), (-22, -190)]
    pad = [(-96, -150), (-60, -210), (120, -206), (136, -176), (126, -138), (-80, -130)]
    rest = [(-142, -420), (-128, -520), (-78, -516), (-66, -440), (-100, -424)]

    def at(points: list[tuple[int, int]]) -> list[tuple[float, float]]:
        return [(x + s * px, y + s * py) for px, py in points]

    body = rect(x - 60 * s, y - 140 * s, 30 * s, 140 * s, p("#4a4f57", 0.3))
    body += rect(x + 70 * s, y - 140 * s, 26 * s, 140 * s, p("#4a4f57", 0.2))
    body += polygon(at(back), p(fit.seat, 0.2)) + polygon(at(pad), p(fit.seat, -0.05))
    body += polygon(at(rest), p("#eceae2", 0.05))
    return body + rect(x - 70 * s, y - 282 * s, 170 * s, 30 * s, p("#3a3f47", 0.2), 14 * s)
