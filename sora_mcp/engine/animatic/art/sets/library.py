"""A library: shelves to the ceiling, a long table with green lamps."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.architecture import Wall
from sora_mcp.engine.animatic.art.sets.lamps import halo


@place("library")
def library(site: Site) -> SetArt:
    """Shelves to the ceiling, rows of them towards the back, green reading lamps."""
    r = kit.room(site, lamp="#ffcf94", day="#fff3df", level=0.05, corner=0.66, ceiling=70)
    k, c, rng = r.k, r.corner, site.rng("library")
    wall = [kit.window(r, "a", 0, 150, (170 * k, 330), frame="#8a6243", panes=(2, 4))]
    case = (r.skirting, 0.62 * c, r.skirting - 96, "#7a5236")
    wall += [made.bookcase(rng, r.paint(2.9), side * 0.62 * c, *case, rows=8) for side in (-1, 1)]
    wall.append(kit.lamplight(r, "wl", (0, 420), 480, 0.45))
    y = r.foot(2.4)
    reading = _reading(r, y)
    cases = _case_row(r, -1) + _case_row(r, 1)
    lamps = kit.pendant(r, "p", (0, 150), 60, "#b58a45")
    floor = [
        *kit.boards(r, "#8f6442", gloss=0.3),
        kit.sunlight(r, 0, 170 * k),
        kit.rug(r, 0, (0.75, 2.9), 900 * k, "#8f3f3a", "#d1ab62"),
        kit.shadow(r, 0, 2.4, 500 * k),
    ]
    planes = (
        Plane(
            kit.shell(r, "#c9ad82", *wall, panel="#7a5236", ceiling="#d9c7a5", trim="#6b4630"),
            depth=kit.WALL,
        ),
        Plane(kit.shaft(r, 0, 160, (170 * k, 330)), depth=2.6, mode="add"),
        Plane(Drawing(reading, site.box(250, y + 6)), depth=2.35),
        Plane(Drawing(lamps, site.box(-420, 420)), depth=2.1),
        Plane(Drawing(cases, site.box(-420, r.foot(1.0) + 10)), depth=1.7),
        Plane(_books(r), depth=0.78),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 195)


def _reading_lamp(r: kit.Room, x: float, y: float, name: str) -> str:
    p = r.paint(2.3)
    body = halo(name, (x, y - 30), 120, p.glow("#ffdf9f"), 0.8) if r.dark else ""
    body += rect(x - 3, y - 46, 6, 46, p("#c9a04a", 0.1)) + rect(
        x - 22, y - 4, 44, 7, p("#c9a04a", 0.2), 3
    )
    return (
        body
        + path(f"M{x - 40} {y - 40}q6 -28 40 -28t40 28z", p.lamp("#2f7a56", "#3fa874"))
        + rect(x - 38, y - 42, 76, 6, p.lamp("#d9e6d4", "#fff3cc"), 3)
    )


def _case_row(r: kit.Room, side: int) -> str:
    """A tall case that goes away from the camera, at one side of the room."""
    rng, x = r.site.rng(f"case {side}"), 500 * r.site.aspect * 0.98 + 120
    wall, p, long = Wall(r.land, side * x, 0.92, recedes=True), r.paint(1.7), 2500.0
    sh = wall.shade * 0.8
    body = path(wall.quad(0, long, 0, 1050), p("#5a3a26", 0.45 + sh / 4))
    tones: dict[str, list[str]] = {}
    for row in range(6):
        u = 30.0
        while u < long - 40:
            if rng.random() < 0.06:
                u += 120
                continue
            w, h = rng.uniform(28, 62), rng.uniform(96, 138)
            tone = p(rng.choice(made.SPINES), max(0.0, sh + rng.choice((0.05, 0.2))))
            tones.setdefault(tone, []).append(
                wall.quad(u, u + w - 3, 40 + 168 * row, 40 + 168 * row + h)
            )
            u += w
    body += "".join(path("".join(d), tone) for tone, d in tones.items())
    body += path(
        "".join(wall.quad(0, long, 20 + 168 * row, 40 + 168 * row, 16) for row in range(7)),
        p("#8a5f3d", sh - 0.1),
    )
    body += path(
        "".join(wall.quad(u, u + 36, 0, 1050, 16) for u in (0, 820, 1650, 2464)),
        p("#8a5f3d", sh + 0.1),
    )
    end = [wall.at(long, 0), wall.at(long, 1080), wall.at(long, 1080, -260), wall.at(long, 0, -260)]
    return (
        body
        + polygon(end, p("#7a5236", 0.3))
        + path(wall.quad(-20, long + 20, 1050, 1096, 36), p("#8a5f3d", -0.2))
    )


def _books(r: kit.Room) -> Drawing:
    """A stack of books in the lower left corner."""
    p, half, body = r.paint(1), 500 * r.site.aspect, ""
    for n in range(5):
        x, tone = -half - 150 + (12, -16, 22, 0, 14)[n], made.SPINES[n]
        body += rect(x, 1120 - 46 * n, 330 - 16 * n, 46, p(tone, 0.3), 6) + rect(
            x, 1126 - 46 * n, 322 - 16 * n, 8, p("#e9dfc8", 0.3)
        )
    return Drawing(body, r.site.box(900, 1380))


def _reading(r: kit.Room, y: float) -> str:
    """A long table with lamps and books."""
    k, p = r.k, r.paint(2.3)
    reading = made.table(p, 0, y, 470 * k, 128, "#8a5a38") + "".join(
        _reading_lamp(r, s * 130 * k, y - 150, f"g{s}") for s in (-1, 1)
    )
    reading += "".join(
        rect(-60 * k + 9 * n, y - 152 - 10 * n, 70, 10, p(made.SPINES[n], 0.1)) for n in range(4)
    )
    return reading
