"""An aquarium's hall: a wall of glass, blue water behind it with fish, corals and rays of light."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    ellipse,
    glow,
    gradient,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.terrain import rolling, skyline

FISH = ("#f2a33c", "#f4d35e", "#e8694a", "#c9e3ee", "#8fb8e0")
CORAL = ("#d9647a", "#e08a4f", "#9a6ac0", "#4fa58f")
TOP = 130.0  # of the glass


@place("aquarium")
def aquarium(site: Site) -> SetArt:
    """The hall is dark; the tank lights it."""
    r = kit.room(
        site,
        lamp="#9fd6f2",
        day="#a9c9dc",
        dark=0.78,
        level=0.06,
        corner=4.0,
        ceiling=-420,
        lit=0.2,
    )
    planes = (
        Plane(_water(r), depth=9.0),
        Plane(_rays(r), depth=8.8, mode="add", pulse=0.25),
        Plane(_shoal(r, "far", 30, 0.6), depth=8.6, drift=10),
        Plane(_reef(r), depth=8.4),
        Plane(_shoal(r, "near", 9, 1.5), depth=8.2, drift=-18),
        Plane(_hall(r), depth=kit.WALL),
    )
    floor = [*kit.carpet(r, "#2c4254"), _spill(r)]
    return kit.art(r, planes, floor, "underwater", table=r.foot(1.0) - 195)


def _low(r: kit.Room) -> float:
    return r.skirting - 52


def _water(r: kit.Room) -> Drawing:
    p, box = r.paint(2), r.site.box(TOP - 60, r.skirting)
    stops = ((0, p.glow("#6fd0ea"), 1), (0.4, p.glow("#2c8fc4"), 1), (1, p.glow("#12406f"), 1))
    body = gradient("water", stops) + rect(box.left, box.top, box.width, box.height, "url(#water)")
    return Drawing(body, box)


def _rays(r: kit.Room) -> Drawing:
    rng, box, body = r.site.rng("rays"), r.site.box(TOP - 60, r.skirting), ""
    body += gradient("ray", ((0, "#d8f6ff", 0.34), (1, "#d8f6ff", 0.0)))
    x = box.left
    while x < box.right:
        w = rng.uniform(40, 110)
        points = [(x, box.top), (x + w, box.top), (x + w - 90, box.bottom), (x - 130, box.bottom)]
        body += polygon(points, "url(#ray)")
        x += rng.uniform(150, 320)
    return Drawing(body, box)


def _shoal(r: kit.Room, name: str, count: int, size: float) -> Drawing:
    """Fish of one size, each with its tail and its eye."""
    p, rng, body = r.paint(2), r.site.rng(f"shoal {name}"), ""
    box = r.site.box(TOP - 60, r.skirting)
    way = 1 if name == "far" else -1
    for _ in range(count):
        x, y = rng.uniform(box.left + 60, box.right - 60), rng.uniform(TOP + 40, _low(r) - 110)
        k, tone = size * rng.uniform(18, 30), p.glow(rng.choice(FISH))
        tail = [
            (x - way * 0.8 * k, y),
            (x - way * 1.6 * k, y - 0.5 * k),
            (x - way * 1.6 * k, y + 0.5 * k),
        ]
        body += polygon(tail, tone) + ellipse(x, y, k, 0.5 * k, tone)
        body += ellipse(x, y + 0.18 * k, 0.8 * k, 0.22 * k, "#ffffff", 'opacity="0.25"')
        body += circle(x + way * 0.6 * k, y - 0.08 * k, 0.09 * k, "#10202c")
    return Drawing(body, box)


def _reef(r: kit.Room) -> Drawing:
    """The bottom of the tank: rocks, branches of coral, weeds."""
    p, rng, box = r.paint(2), r.site.rng("reef"), r.site.box(TOP, r.skirting)
    low, wave, body = _low(r), rolling(rng, 420), ""
    x = box.left
    while x < box.right:
        tone, high = p.glow(rng.choice(CORAL)), rng.uniform(60, 150)
        d = "".join(
            f"M{x:.0f} {low:.0f}q{lean * 0.2:.0f} {-0.6 * high:.0f} {lean:.0f} {-high * share:.0f}"
            for lean, share in ((-34, 0.8), (-8, 1.0), (18, 0.9), (40, 0.66))
        )
        body += path(d, "none", f'stroke="{tone}" stroke-width="13" stroke-linecap="round"')
        x += rng.uniform(90, 230)
    points = skyline(box, lambda x: low - 26 - 26 * wave(x))
    body += polygon([*points, (box.right, low + 60), (box.left, low + 60)], p.glow("#2c4f6a"))
    return Drawing(body, box)


def _hall(r: kit.Room) -> Drawing:
    """The wall around the glass: a dark ceiling, posts between the panes, a rail."""
    p, box, low = r.paint(), r.site.box(-420, r.skirting + 4), _low(r)
    body = rect(box.left, -420, box.width, TOP + 420, p("#22303f", 0.25))
    body += rect(box.left, TOP - 14, box.width, 14, p("#4a6578", 0.0))
    body += rect(box.left, low, box.width, box.bottom - low, p("#2b3b4b", 0.15))
    body += rect(box.left, low, box.width, 9, p("#5f8399", -0.2))
    x = -420.0 * (int(box.right / 420) + 1) + 210
    while x < box.right:
        body += rect(x - 9, TOP, 18, low - TOP, p("#2b3b4b", 0.1))
        body += rect(x + 6, TOP, 3, low - TOP, p("#8fc4dc", -0.2), 0, 'opacity="0.6"')
        body += circle(x + 210, 70, 12, p.glow("#ffe6b8"))
        x += 420
    return Drawing(body, box)


def _spill(r: kit.Room) -> str:
    """The blue light that lies on the floor."""
    body = glow("spill", "#5fbfe8", 0.4)
    return body + ellipse(0, r.foot(2.2), 1.1 * 500 * r.site.aspect + 200, 130, "url(#spill)")
