"""A railway platform under its roof, a train at the edge."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.platform import alongside
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, mist

IRON = "#3f6b66"
COACH = ("#2f5f7f", "#e9e2d2", "#c9a24a")


@place("station")
def station(site: Site) -> SetArt:
    """The train stands on the left, columns and benches are on the right.

    A train of the cast's own goes across the frame, and its platform with it.
    """
    if "train" in site.cast:
        return alongside(site)
    land = Land(site, horizon=555)
    edge = -kit.wide_of(site, 0.46, 110)
    roof = kit.wide_of(site, 0.75, 170)
    lamps = [(0.0, d, kit.LAMP) for d in (1.4, 2.3, 3.8)]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 80, "#8fa6c0"), depth=30),
            Plane(
                kit.skyline(
                    land,
                    "town",
                    16,
                    (60, 170),
                    (40, 80),
                    ("#a5988c", "#8f97a3", "#b5a08a"),
                    lit=0.4,
                ),
                depth=16,
            ),
            Plane(mist(land, land.horizon + 4, 80, 0.5), depth=9),
            Plane(_yard(land, roof), depth=4.2),
            Plane(_train(land, edge - 150), depth=2.6),
            Plane(_roof(land, roof), depth=2.2),
            Plane(_platform_things(land, roof), depth=1.8),
            Plane(_case(land), depth=0.8),
        ),
        ground=Ground(_platform(land, edge, lamps), mirror=0.1 + 0.2 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="station",
        tags=frozenset({"paved"}),
    )


def _platform(land: Land, edge: float, lamps: list[tuple[float, float, str]]) -> Drawing:
    near, half = land.air(1), land.site.half
    body = [
        kit.strip(land, -9 * half, edge - 60, near("#5d564f", 0.35), far=20),
        kit.strip(land, edge - 60, edge, near("#8d867b", 0.45)),
        kit.strip(land, edge, 9 * half, near("#c3bbae", 0.05), far=20),
        kit.paving(land, 0.34, 9, 3 * half, 420, near("#8d8578", 0.3), 2.2),
        kit.strip(land, edge, edge + 46, near("#ece6d8", -0.1)),
        kit.strip(land, edge + 110, edge + 170, near("#e8c24a", 0.0)),
        kit.pools(land, lamps),
    ]
    return ground(land, ("#bdb5a8", "#b3ab9e", "#a29a8e"), *body)


def _train(land: Land, x: float) -> Drawing:
    """Coaches along the platform, their windows lit in the dark."""
    rng, body, length = land.site.rng("train"), "", 2900.0
    for number in range(4, -1, -1):
        wall = kit.Wall(land, x, 0.72 + number * (length + 90) * kit.Z, recedes=True)
        p = land.air(1 + 0.7 * (wall.depth + length * kit.Z / 2 - 1))
        sh = wall.shade
        body += path(wall.quad(0, length, -120, 60), p("#2b2d33", 0.4)) + path(
            wall.quad(0, length, 30, 900), p(COACH[0], sh)
        )
        body += (
            path(wall.quad(0, length, 330, 720), p(COACH[1], sh))
            + path(wall.quad(0, length, 300, 332), p(COACH[2], sh))
            + path(wall.quad(0, length, 30, 120), p(COACH[0], sh + 0.35))
        )
        roof = [
            wall.at(0, 900),
            wall.at(length, 900),
            wall.at(length, 1010, -260),
            wall.at(0, 1010, -260),
        ]
        body += polygon(roof, p("#7d858c", sh - 0.1)) + path(
            wall.quad(0, length, 880, 905, 20), p("#565e66", 0.3)
        )
        panes = [wall.quad(u, u + 260, 410, 660) for u in range(420, 2300, 330)]
        body += path("".join(panes), p.lamp("#6f8ea3", "#ffdf9f"))
        body += path(
            "".join(wall.quad(u, u + 260, 410, 460) for u in range(420, 2300, 330)),
            p.lamp("#55748a", "#e0a860"),
        )
        if rng.random() < 0.9:
            body += path(
                "".join(wall.quad(u + 60, u + 130, 420, 540) for u in range(420, 2300, 990)),
                p("#3f3a40", 0.5),
            )
        for door in (90, 2480):
            body += path(wall.quad(door, door + 270, 40, 720, 6), p(COACH[0], sh + 0.16)) + path(
                wall.quad(door + 60, door + 210, 420, 650, 6), p.lamp("#7f9cb0", "#ffe6b0")
            )
    return Drawing(body, land.site.box(land.foot(0.72) - 1500, land.foot(0.72) + 220))


def _roof(land: Land, x: float) -> Drawing:
    """The platform's roof: slanting glass between beams, columns, hanging lamps."""
    p, high, body = land.air(2.2), 1270.0, ""
    body += _glazing(high, land, p, x)
    depth = 7.4
    while depth > 0.8:
        q, s, y = land.air(depth), 1 / depth, land.foot(depth)
        ridge = (0, y - (high + 260) * s)
        body += line(
            [(-x * s, y - high * s), ridge, (x * s, y - high * s)], q(IRON, 0.2), 34 * s
        ) + line(
            [(-x * s, y - (high - 30) * s), (x * s, y - (high - 30) * s)], q(IRON, 0.4), 16 * s
        )
        if depth > 1.2:
            body += _column(land, x, depth)
            if depth < 5:
                body += rect(
                    -3 * s, y - (high + 200) * s, 6 * s, 260 * s, q("#2f3338", 0.2)
                ) + polygon(
                    [
                        (-70 * s, y - 930 * s),
                        (70 * s, y - 930 * s),
                        (26 * s, y - 1000 * s),
                        (-26 * s, y - 1000 * s),
                    ],
                    q(IRON, 0.3),
                )
                body += (
                    kit.halo(f"h{depth:.1f}", (0, y - 920 * s), 330 * s, q.glow(kit.LAMP), 0.6)
                    if kit.is_dark(land.site.light)
                    else ""
                )
                body += rect(
                    -58 * s, y - 934 * s, 116 * s, 14 * s, q.lamp("#efe8d6", "#fff2cf"), 6 * s
                )
        depth /= 1.5
    return Drawing(body, land.site.box(-420, land.foot(1.2)))


def _glazing(high: float, land: Land, p: Paint, x: float) -> str:
    """The roof itself, both sides."""
    body = ""
    near, far = 0.7, 8.0
    for side in (-1, 1):
        inner = [
            (0, land.foot(near) - (high + 260) / near),
            (0, land.foot(far) - (high + 260) / far),
        ]
        outer = [
            (side * x / far, land.foot(far) - high / far),
            (side * x / near, land.foot(near) - high / near),
        ]
        body += polygon([*inner, *outer], p("#7f8f92", 0.15 if side == land.side else 0.42))
        edge = [
            outer[1],
            outer[0],
            (outer[0][0], outer[0][1] + 90 / far),
            (outer[1][0], outer[1][1] + 90 / near),
        ]
        body += polygon(edge, p(IRON, 0.1))
        glass = [(0.3 * side * x / d, land.foot(d) - (high + 182) / d) for d in (near, far)] + [
            (0.7 * side * x / d, land.foot(d) - (high + 78) / d) for d in (far, near)
        ]
        body += polygon(glass, land.site.light.sky[1], 'opacity="0.75"')
    return body


def _column(land: Land, x: float, depth: float) -> str:
    q, s, y, body = land.air(depth), 1 / depth, land.foot(depth), ""
    for side in (-1, 1):
        u = side * 0.86 * x * s
        if side < 0:
            continue
        body += rect(u - 26 * s, y - 1290 * s, 52 * s, 1290 * s, q(IRON, 0.15)) + rect(
            u + (8 if land.side > 0 else -26) * s, y - 1290 * s, 18 * s, 1290 * s, q(IRON, -0.25)
        )
        body += rect(u - 46 * s, y - 90 * s, 92 * s, 90 * s, q(IRON, 0.35)) + rect(
            u - 44 * s, y - 1080 * s, 88 * s, 30 * s, q(IRON, -0.1)
        )
        for way in (-1, 1):
            body += path(
                (
                    f"M{u:.1f} {y - 1040 * s:.1f}Q{u + way * 30 * s:.1f} {y - 1230 * s:.1f}"
                    f" {u + way * 230 * s:.1f} {y - 1270 * s:.1f}"
                ),
                "none",
                f'stroke="{q(IRON, 0.2)}" stroke-width="{24 * s:.1f}"',
            )
    return body


def _yard(land: Land, x: float) -> Drawing:
    """The station house on the right, in brick with arched windows."""
    rng = land.site.rng("house")
    front = kit.Front("#a8674f", "#e6d9c2", (300, 470), 600, lit=0.7)
    body = ""
    for depth, long in ((6.2, 3000.0), (3.1, 4300.0), (1.3, 2500.0)):
        wall = kit.Wall(land, 1.45 * x, depth, recedes=True)
        body += kit.facade(rng, land.air(depth + 0.5), wall, (long, 1800), front)
    return Drawing(body, land.site.box(-420, land.foot(1.25)))


def _platform_things(land: Land, x: float) -> Drawing:
    """Benches, a clock, a board of departures."""
    body = ""
    for depth in (3.0, 1.8):
        p, s, y, at = land.air(depth), 1 / depth, land.foot(depth), 1.06 * x / depth
        for n, high in enumerate((340, 290, 240, 170)):
            body += rect(
                at - 260 * s, y - high * s, 520 * s, 34 * s, p("#a5744a", 0.05 * n - 0.05), 6 * s
            )
        body += "".join(
            rect(at + e * 210 * s - 14 * s, y - 360 * s, 28 * s, 360 * s, p("#33413f", 0.25))
            for e in (-1, 1)
        )
    p, s, y, at = land.air(2.4), 1 / 2.4, land.foot(2.4), 0.5 * x / 2.4
    cy = y - 1010 * s
    body += (
        rect(at - 8 * s, cy - 300 * s, 16 * s, 220 * s, p(IRON, 0.3))
        + circle(at, cy, 118 * s, p(IRON, 0.2))
        + circle(at, cy, 98 * s, p.lamp("#f5f1e6", "#fff3d6"))
    )
    body += line([(at, cy), (at, cy - 70 * s)], p("#24262b"), 11 * s) + line(
        [(at, cy), (at + 46 * s, cy + 22 * s)], p("#24262b"), 14 * s
    )
    return Drawing(body, land.site.box(-60, land.foot(1.7)))


def _case(land: Land) -> Drawing:
    """Luggage in the lower right corner."""
    p, half = land.air(1), 500 * land.site.aspect
    x = half - 20
    body = rect(x - 110, 965, 340, 420, p("#8a5a3a", 0.3), 22) + rect(
        x - 110, 965, 340, 36, p("#8a5a3a", 0.0), 18
    )
    body += "".join(rect(x + dx, 965, 34, 420, p("#5b3a28", 0.3)) for dx in (-60, 120)) + path(
        f"M{x - 10} 968v-30q0-16 18-16h90q18 0 18 16v30",
        "none",
        f'stroke="{p("#4a3023", 0.3)}" stroke-width="18"',
    )
    return Drawing(body, land.site.box(900, 1390))
