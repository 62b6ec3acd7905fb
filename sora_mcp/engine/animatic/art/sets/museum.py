"""A museum's gallery: framed paintings under spots, a statue, a vase on a plinth, a bench."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.dressing import stood

GOLD = "#c9a04a"
TONES = (
    ("#8fb5c9", "#6d8a5a", "#3f5a3f"),
    ("#e3b46a", "#a8653f", "#5a3a2a"),
    ("#b5a5c9", "#6f6a94", "#3a3a5a"),
)


@place("museum")
def museum(site: Site) -> SetArt:
    """Paintings along the walls, sculpture on plinths, a rope before them."""
    r = kit.room(site, lamp="#fff0d4", day="#fffaf0", corner=0.74, ceiling=60, lit=0.5)
    k, c, rng = r.k, r.corner, site.rng("paintings")
    wall = [
        kit.lamplight(r, f"spot{n}", (x * c, 300), 300, 0.5) for n, x in enumerate((-0.58, 0, 0.58))
    ]
    for x, w, h, tones in ((-0.66, 190, 150, TONES[0]), (0.66, 190, 150, TONES[1])):
        wall.append(_gilded(r, x * c, 365, w * k, h * 1.25))
        wall.append(made.picture(rng, r.paint(2.9), x * c, 365, w * k, h * 1.25, tones))
    wall.append(_portrait(r, 0, 350, 200 * k, 270))
    if site.aspect > 1:
        wall.append(_modern(r, -0.29 * c, 375, 92 * k))
        wall.append(_modern(r, 0.29 * c, 375, 92 * k, is_round=True))
    y, p = r.foot(2.3), r.paint(2.3)
    things = _plinth(p, -0.98 * c, y, 96, 120) + stood(p, "statue", (-0.98 * c, y - 120), 260)
    things += _plinth(p, 0.98 * c, y, 96, 150) + stood(p, "vase", (0.98 * c, y - 150), 130)
    floor = [
        *kit.boards(r, "#b98a5a", gloss=0.45),
        *(kit.shadow(r, s * 0.98 * c, 2.3, 150) for s in (-1, 1)),
        kit.shadow(r, 0, 2.0, 330),
    ]
    planes = (
        Plane(
            kit.shell(r, "#b7474a", *wall, panel="#8f3338", ceiling="#f4efe6", trim="#efe4cf"),
            depth=kit.WALL,
        ),
        Plane(Drawing(things, site.box(120, y + 10)), depth=2.3),
        Plane(_rope(r), depth=2.5),
        Plane(_track(r), depth=2.0),
        Plane(_bench(r), depth=1.95),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 205)


def _gilded(r: kit.Room, x: float, y: float, w: float, h: float) -> str:
    p = r.paint(2.9)
    body = rect(x - w / 2 - 16, y - h / 2 - 16, w + 32, h + 32, p(GOLD, 0.1), 4)
    return body + rect(x - w / 2 - 8, y - h / 2 - 8, w + 16, h + 16, p(GOLD, 0.5), 2)


def _portrait(r: kit.Room, x: float, y: float, w: float, h: float) -> str:
    """A lady before a landscape, in a broad gilded frame."""
    p, low = r.paint(2.9), y + h / 2
    body = _gilded(r, x, y, w, h) + rect(x - w / 2, y - h / 2, w, h, p("#7f9a8a", 0.1))
    body += path(
        (
            f"M{x - w / 2:.0f} {y + 20:.0f}q{w / 4:.0f} -40 {w / 2:.0f} -8"
            f"t{w / 2:.0f} -6V{low:.0f}H{x - w / 2:.0f}Z"
        ),
        p("#55704f", 0.15),
    )
    body += path(
        (
            f"M{x - 0.36 * w:.0f} {low:.0f}q4 -110 {0.36 * w:.0f} -114"
            f"q{0.32 * w:.0f} 4 {0.36 * w:.0f} 114Z"
        ),
        p("#33374f", 0.15),
    )
    body += path(f"M{x - 34:.0f} {y + 34:.0f}q-14 -104 34 -108q48 4 34 108Z", p("#3a2619", 0.15))
    body += rect(x - 12, y + 4, 24, 40, p("#d9a884", 0.2), 8)
    body += path(
        f"M{x - 24:.0f} {y - 22:.0f}q0 -34 24 -34t24 34q-2 42 -24 44t-24 -44Z", p("#e6ba96", 0.05)
    )
    return body + path(
        f"M{x - 10:.0f} {y + 6:.0f}q10 7 20 0", "none", f'stroke="{p("#a8604a")}" stroke-width="3"'
    )


def _modern(r: kit.Room, x: float, y: float, w: float, *, is_round: bool = False) -> str:
    p = r.paint(2.9)
    body = rect(x - w / 2 - 5, y - w / 2 - 5, w + 10, w + 10, p("#33302e", 0.1))
    body += rect(x - w / 2, y - w / 2, w, w, p("#f2ead8", 0.05))
    if is_round:
        for size, tone in ((0.4, "#d8553a"), (0.27, "#f0c04a"), (0.14, "#2f5f8f")):
            body += circle(x, y, size * w, p(tone, 0.05))
        return body
    for dx, dy, a, b, tone in (
        (-0.5, -0.5, 0.55, 0.4, "#d8453a"),
        (0.1, -0.02, 0.4, 0.52, "#2f5fa8"),
        (-0.5, 0.24, 0.5, 0.26, "#f0c04a"),
    ):
        body += rect(x + dx * w, y + dy * w, a * w, b * w, p(tone, 0.05))
    return body + path(
        f"M{x - w / 2:.0f} {y - 0.06 * w:.0f}h{w:.0f}M{x + 0.07 * w:.0f} {y - w / 2:.0f}v{w:.0f}",
        "none",
        f'stroke="{p("#24262b")}" stroke-width="5"',
    )


def _plinth(p: Paint, x: float, y: float, w: float, h: float) -> str:
    body = rect(x - w / 2, y - h, w, h, p("#efece4", 0.06)) + rect(
        x + 0.14 * w, y - h, 0.36 * w, h, p("#efece4", 0.3)
    )
    return (
        body
        + rect(x - 0.58 * w, y - h - 10, 1.16 * w, 14, p("#f6f3ec", -0.1))
        + rect(x - 0.58 * w, y - 14, 1.16 * w, 14, p("#efece4", 0.2))
    )


def _rope(r: kit.Room) -> Drawing:
    """Brass posts with a velvet rope before the great picture."""
    p, y, body = r.paint(2.5), r.foot(2.5), ""
    xs = [share * 300 * r.k for share in (-0.62, 0.0, 0.62)]
    for a, b in ((xs[0], xs[1]), (xs[1], xs[2])):
        body += path(
            f"M{a:.0f} {y - 78:.0f}Q{(a + b) / 2:.0f} {y - 30:.0f} {b:.0f} {y - 78:.0f}",
            "none",
            f'stroke="{p("#7d1f2a", 0.1)}" stroke-width="8"',
        )
    for x in xs:
        body += (
            rect(x - 4, y - 88, 8, 88, p(GOLD, 0.05))
            + circle(x, y - 92, 9, p(GOLD, -0.2))
            + rect(x - 18, y - 6, 36, 7, p(GOLD, 0.2), 3)
        )
    return Drawing(body, r.site.box(y - 110, y + 6))


def _track(r: kit.Room) -> Drawing:
    """A rail of spots under the ceiling."""
    p, half = r.paint(2), r.site.half
    body = rect(-half, 96, 2 * half, 9, p("#3a3836", 0.2))
    for share in (-0.84, -0.42, 0.0, 0.42, 0.84):
        x = share * r.corner * 1.1
        body += line([(x, 104), (x, 124)], p("#3a3836", 0.2), 6)
        body += polygon(
            [(x - 13, 122), (x + 13, 122), (x + 20, 160), (x - 20, 160)], p("#2f2d2c", 0.1)
        )
        body += rect(x - 18, 158, 36, 7, p.lamp("#f6efdd", "#fff3d0"), 3)
    return Drawing(body, r.site.box(-420, 200))


def _bench(r: kit.Room) -> Drawing:
    """A long padded bench to look from, right of the middle."""
    p, y, x, w = r.paint(1.9), r.foot(1.95), 0.42 * 500 * r.site.aspect, 320 * r.k
    body = "".join(rect(x + s * 0.4 * w - 7, y - 44, 14, 44, p("#3a3836", 0.2)) for s in (-1, 1))
    body += rect(x - w / 2, y - 84, w, 44, p("#3f3230", 0.05), 10) + rect(
        x - w / 2, y - 84, w, 16, p("#5a4743", -0.2), 8
    )
    return Drawing(body, r.site.box(y - 110, y + 6))
