"""A parking lot with its rows of cars, and the deck of a garage."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets import interior as inside
from sora_mcp.engine.animatic.art.sets.dressing import stood
from sora_mcp.engine.animatic.art.sets.flora import broadleaf
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, mist

CARS = ("#b8413a", "#3f6f9f", "#d9d6cc", "#3b3e45", "#7f9a6a", "#c9a24a", "#8f959c")


@place("parking")
def parking(site: Site) -> SetArt:
    """Rows of cars under the sky, lamps, the town behind them."""
    land = Land(site, horizon=545)
    town = ("#b0a698", "#98a3ad", "#bba78f", "#a5988c")
    lamps = [(s * 1500.0, d, kit.LAMP) for d in (2.2, 3.8) for s in (-1, 1)]
    return SetArt(
        planes=(
            Plane(kit.skyline(land, "town", 16, (60, 190), (50, 110), town), depth=16),
            Plane(mist(land, land.horizon + 4, 60, 0.4), depth=9),
            Plane(_trees(land), depth=6.5),
            Plane(_row(land, "back", 4.4), depth=4.4),
            Plane(_lamps(land), depth=3.4),
            Plane(_row(land, "near", 2.6, gap=0.3), depth=2.6),
        ),
        ground=Ground(_asphalt(land, kit.pools(land, lamps)), mirror=0.12 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="street",
        tags=frozenset({"paved"}),
    )


def _asphalt(land: Land, *more: str) -> Drawing:
    return ground(land, ("#8b8d92", "#7b7d83", "#6d6f76"), _bays(land), *more)


def _bays(land: Land) -> str:
    """Bays painted in two rows, and the arrow of the lane before them."""
    p, half, d = land.air(1), 3.2 * land.site.half, ""
    for near, far in ((2.15, 2.95), (3.9, 5.0)):
        x = -half
        while x < half:
            d += (
                f"M{x / near:.1f} {land.foot(near):.1f}L{(x + 26) / near:.1f} {land.foot(near):.1f}"
                f"L{(x + 26) / far:.1f} {land.foot(far):.1f}L{x / far:.1f} {land.foot(far):.1f}Z"
            )
            x += 700
    body = path(d, p("#efece2"))

    def at(x: float, depth: float) -> tuple[float, float]:
        return x / depth, land.foot(depth)

    arrow = [
        at(-700, 1.28),
        at(200, 1.28),
        at(200, 1.36),
        at(520, 1.22),
        at(200, 1.1),
        at(200, 1.18),
        at(-700, 1.18),
    ]
    return body + polygon(arrow, p("#efece2"), 'opacity="0.75"')


def _row(land: Land, name: str, depth: float, gap: float = 0.12) -> Drawing:
    """A row of parked cars, some bays free; the middle is kept open near the cast."""
    rng, p, y, body = land.site.rng(f"cars {name}"), land.air(depth), land.foot(depth), ""
    high, x = 480 / depth, -land.site.half
    while x < land.site.half + high:
        free = rng.random() < gap or (gap > 0.2 and abs(x) < 130)
        kind = rng.choice(("car", "car", "car", "van", "sports_car"))
        tone = rng.choice(CARS)
        if not free:
            tall = high * {"car": 1.0, "van": 1.35, "sports_car": 0.85}[kind]
            body += stood(
                p, kind, (x, y), tall, flips=rng.random() < 0.5, look={"body": tone}, is_lit=False
            )
        x += 3.5 * high
    return Drawing(body, land.site.box(y - 1.6 * high, y + 12))


def _trees(land: Land) -> Drawing:
    rng, p, y, body = land.site.rng("trees"), land.air(6), land.foot(6.5), ""
    x = -land.site.half
    while x < land.site.half:
        body += broadleaf(rng, p, land.side, (x, y + 3), rng.uniform(120, 180), "#6a944c")
        x += rng.uniform(60, 180)
    return Drawing(body, land.site.box(y - 230, y + 8))


def _lamps(land: Land) -> Drawing:
    body = ""
    for depth in (5.0, 3.4):
        for side in (-1, 1):
            x = side * kit.wide_of(land.site, 0.62, 60) * 3.4 / depth
            at = (x, land.foot(depth))
            body += kit.street_lamp(land.air(depth), at, 1400 / depth, -side, f"l{depth}{side}")
    return Drawing(body, land.site.box(-420, land.foot(3.4) + 6))


@place("parking_garage")
def deck(site: Site) -> SetArt:
    """A deck under concrete: pillars, pipes, strip lights that are always on."""
    r = inside.room(
        site, lamp="#eaf2ff", day="#e9eef2", corner=0.86, ceiling=235, level=0.0, lit=0.75, dark=1.0
    )
    land, c, p = r.land, r.corner, r.paint()
    stripe = rect(-c, 430, 2 * c, 26, p("#d9a62e", 0.05)) + rect(
        -c, 456, 2 * c, 8, p("#3b3e45", 0.1)
    )
    exit_ = rect(-70, 330, 140, 46, r.paint(2.9).glow("#2f9a5f"), 6) + _exit_arrow(r)
    planes = (
        Plane(
            inside.shell(r, "#a5a7a6", stripe, exit_, ceiling="#8b8e90", trim="#6d7073"), depth=3.9
        ),
        Plane(_row(land, "back", 3.3), depth=3.3),
        Plane(_pillars(r), depth=2.4),
        Plane(_tubes(r), depth=2.2),
    )
    floor = [*inside.carpet(r, "#8f9194"), _bays(land)]
    return inside.art(r, planes, floor, "room", table=r.foot(1.0) - 200)


def _exit_arrow(r: inside.Room) -> str:
    p = r.paint(2.9)
    return line([(-40, 353), (34, 353)], p.glow("#ffffff"), 8) + line(
        [(16, 340), (36, 353), (16, 366)], p.glow("#ffffff"), 8
    )


def _pillars(r: inside.Room) -> Drawing:
    """Square pillars with a striped foot."""
    body = ""
    for depth in (3.2, 2.2):
        p, y, w = r.paint(depth), r.foot(depth), 210 / depth
        for side in (-1, 1):
            x = side * (r.corner * 2.05 / depth + 60)
            body += rect(x - w / 2, -420, w, y + 420, p("#b3b5b3", 0.05))
            shade = x if r.land.side < 0 else x - w / 2
            body += rect(shade, -420, w / 2, y + 420, p("#b3b5b3", 0.3))
            for n in range(4):
                tone = "#e0b02e" if n % 2 == 0 else "#33363c"
                body += rect(x - w / 2, y - (n + 1) * 66 / depth, w, 66 / depth, p(tone, 0.05))
    return Drawing(body, r.site.box(-420, r.foot(2.2) + 4))


def _tubes(r: inside.Room) -> Drawing:
    """Pipes and strip lights under the ceiling."""
    p, half = r.paint(2.2), r.site.half
    body = rect(-half, 70, 2 * half, 22, p("#c9453a", 0.1)) + rect(
        -half, 104, 2 * half, 12, p("#8f959b", 0.2)
    )
    for share in (-0.62, 0.0, 0.62):
        x = share * 500 * r.site.aspect
        body += rect(x - 120, 140, 240, 16, p("#54585d", 0.1), 4)
        body += rect(x - 112, 152, 224, 9, p.glow("#f7fbff"), 4)
    return Drawing(body, r.site.box(-420, 200))
