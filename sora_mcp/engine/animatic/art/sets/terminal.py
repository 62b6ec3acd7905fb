"""An airport's hall: tall windows on the apron with an airliner, rows of seats, a board."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, gradient, line, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.dressing import stood

TOP, BENCH = 150.0, 2.2


@place("terminal")
def terminal(site: Site) -> SetArt:
    """The windows fill the back wall."""
    r = kit.room(site, lamp="#fff3da", day="#f7fafa", corner=4.0, ceiling=-420, lit=0.3)
    planes = (
        Plane(_apron(r), depth=10.0),
        Plane(_wall(r), depth=kit.WALL),
        Plane(_benches(r), depth=BENCH),
        Plane(_board(r), depth=1.9),
    )
    floor = kit.tiles(r, "#d7dcde", "#c6cccf", size=420, gloss=0.6)
    return kit.art(r, planes, floor, "crowd", table=r.foot(1.0) - 195)


def _apron(r: kit.Room) -> Drawing:
    """The sky, far hills, the concrete, and an airliner that waits."""
    outer, box, low = r.outer, r.site.box(-420, 800), r.skirting
    stops = ((0, outer.sky[0], 1), (0.6, outer.sky[1], 1), (1, outer.sky[2], 1))
    body = gradient("sky", stops) + rect(box.left, box.top, box.width, 980, "url(#sky)")
    body += rect(box.left, 540, box.width, 30, outer.paint(8)("#7f9a80", 0.1))
    body += rect(box.left, 562, box.width, 240, outer.paint(4)("#868f93", 0.1))
    body += rect(box.left, 640, box.width, 6, outer.paint(4)("#e8c34a"))
    if r.site.keeps("plane"):
        x = 0.3 * 500 * r.site.aspect
        body += _airliner(r, x, low - 104)
    return Drawing(body, box)


def _airliner(r: kit.Room, x: float, y: float) -> str:
    """From the side: a hull with a row of windows, a tail fin, a wing, an engine, wheels."""
    p = r.outer.paint(3)
    hull = [(-330, -52), (-290, -86), (240, -86), (330, -104), (350, -96), (262, -40), (-250, -22),
            (-310, -32)]  # fmt: skip
    fin = [(236, -84), (300, -190), (346, -190), (326, -100)]
    wing = [(-60, -50), (40, -50), (150, 4), (110, 8)]

    def at(points: list[tuple[int, int]]) -> list[tuple[float, float]]:
        return [(x + px, y + py) for px, py in points]

    body = rect(x - 260, y - 26, 8, 30, p("#4a4f55")) + rect(x + 20, y - 34, 10, 40, p("#4a4f55"))
    body += polygon(at(fin), p("#d8503f", 0.05)) + polygon(at(hull), p("#f4f6f7", 0.0))
    body += polygon(at([(-310, -32), (-250, -22), (262, -40), (280, -52)]), p("#c3cbd2", 0.15))
    for n in range(17):
        body += rect(x - 240 + 27 * n, y - 72, 12, 13, p.lamp("#40536a", "#ffe0a0"), 4)
    body += polygon(at([(-316, -60), (-296, -80), (-276, -80), (-276, -62)]), p("#33475c"))
    return (
        body + polygon(at(wing), p("#aab4bd", 0.1)) + rect(x - 10, y - 30, 84, 32, p("#8d98a3"), 14)
    )


def _wall(r: kit.Room) -> Drawing:
    """Steel bars between the panes, the ceiling with strips of light."""
    p, box, low = r.paint(), r.site.box(-420, r.skirting + 4), r.skirting
    body = rect(box.left, -420, box.width, TOP + 420, p("#eceff0", 0.1))
    body += rect(box.left, TOP - 20, box.width, 20, p("#9aa6ad", 0.1))
    body += rect(box.left, TOP, box.width, low - TOP, p("#dff0f4"), 0, 'opacity="0.12"')
    body += rect(box.left, low - 34, box.width, 38, p("#8d989e", 0.15))
    x = -230.0 * (int(box.right / 230) + 1)
    while x < box.right:
        body += rect(x - 6, TOP, 12, low - TOP, p("#eef1f2", 0.1))
        body += rect(x + 30, 60, 170, 12, p.lamp("#fdfdf8", "#fff8e6"), 5)
        body += rect(x + 30, -40, 170, 16, p.lamp("#fdfdf8", "#fff8e6"), 5)
        x += 230
    return Drawing(body + rect(box.left, 390, box.width, 6, p("#eef1f2", 0.1)), box)


def _benches(r: kit.Room) -> Drawing:
    """Rows of seats on a beam, open in the middle."""
    p, y, half, body = r.paint(BENCH), r.foot(BENCH), 500 * r.site.aspect, ""
    for side in (-1, 1):
        start = side * (0.3 * half + 60)
        end = start + side * 5 * 92
        body += rect(min(start, end), y - 66, abs(end - start), 8, p("#5a636a", 0.1))
        for n in range(5):
            x = start + side * (n + 0.5) * 92
            body += rect(x - 38, y - 164, 76, 88, p("#2f5f84", 0.1), 12)
            body += rect(x - 42, y - 84, 84, 20, p("#2f5f84", -0.15), 9)
        for x in (start + side * 60, end - side * 60):
            body += rect(x - 5, y - 60, 10, 60, p("#5a636a", 0.2)) + rect(
                x - 26, y - 5, 52, 6, p("#5a636a")
            )
    if r.site.keeps("suitcase"):
        body += stood(p, "suitcase", (0.26 * half + 20, y + 6), 96)
    return Drawing(body, r.site.box(y - 190, y + 10))


def _board(r: kit.Room) -> Drawing:
    """The board of departures, hung from above."""
    p, half = r.paint(1.9), 500 * r.site.aspect
    x, w = -0.42 * half, min(360.0, 0.74 * half)
    body = line([(x - 0.3 * w, -420), (x - 0.3 * w, 150)], p("#8d989e"), 5)
    body += line([(x + 0.3 * w, -420), (x + 0.3 * w, 150)], p("#8d989e"), 5)
    body += rect(x - w / 2, 148, w, 172, p("#20272d", 0.1), 6)
    rng = r.site.rng("board")
    for row in range(6):
        y = 164 + 25 * row
        tone = p.glow("#f2c14a" if row else "#f4f6f7")
        for at, long in ((0.05, 0.13), (0.24, rng.uniform(0.24, 0.4)), (0.72, 0.1), (0.86, 0.09)):
            body += rect(x - w / 2 + at * w, y, long * w, 10, tone, 2)
    return Drawing(body, r.site.box(-420, 330))
