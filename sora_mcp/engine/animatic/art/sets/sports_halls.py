"""A basketball court in its hall, and an ice rink with its boards."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, ellipse, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.dressing import stood

SEATS = ("#d8453a", "#3f7fb8", "#e8a02e", "#f2ead8", "#5f8f6a", "#6a4a86", "#2f3f5f")
SKIN = ("#e3b08c", "#b5795a", "#8a5a3f", "#f0c8a5")


@place("court")
def court(site: Site) -> SetArt:
    """A wooden court between two baskets, stands behind it."""
    r = kit.room(site, lamp="#fff6e4", day="#fffaf0", corner=0.94, ceiling=40, lit=0.7, dark=1.0)
    y, x = r.foot(2.1), 0.8 * 500 * site.aspect
    p = r.paint(2)
    hoops = stood(p, "basketball_hoop", (-x - 30, y), 520) + stood(
        p, "basketball_hoop", (x + 30, y), 520, flips=True
    )
    planes = (
        Plane(
            kit.shell(r, "#3f4f66", _stands(r), ceiling="#2f3844", trim="#22303f"), depth=kit.WALL
        ),
        Plane(_scoreboard(r), depth=2.7),
        Plane(_floodlights(r), depth=2.3),
        Plane(Drawing(hoops, site.box(y - 560, y + 8)), depth=2.1),
    )
    floor = [*kit.boards(r, "#d39a5a", wide=110, gloss=0.35), _court_lines(r)]
    return kit.art(r, planes, floor, "crowd", table=r.foot(1.0) - 205)


@place("rink")
def rink(site: Site) -> SetArt:
    """Ice with its lines, white boards with glass, stands behind."""
    r = kit.room(site, lamp="#eaf4ff", day="#f4faff", corner=0.94, ceiling=40, lit=0.75, dark=1.0)
    planes = (
        Plane(
            kit.shell(r, "#44566b", _stands(r), ceiling="#333f4d", trim="#22303f"), depth=kit.WALL
        ),
        Plane(_scoreboard(r), depth=2.8),
        Plane(_floodlights(r), depth=2.3),
        Plane(_boards(r), depth=2.6),
    )
    return kit.art(
        r,
        planes,
        [*kit.carpet(r, "#e3eef5"), _ice(r)],
        "crowd",
        table=r.foot(1.0) - 205,
        mirror=0.22,
    )


def _stands(r: kit.Room) -> str:
    """Rows of spectators behind each other."""
    rng, p, c, body = r.site.rng("stands"), r.paint(3), r.corner, ""
    for row in range(6):
        y = 330 + 54 * row
        body += rect(-c, y + 14, 2 * c, 54, p("#2c3a4d", 0.35 - 0.04 * row))
        shirts: dict[str, str] = {}
        heads: dict[str, str] = {}
        x = -c + rng.uniform(4, 22)
        while x < c - 12:
            if rng.random() < 0.85:
                tone, skin = p(rng.choice(SEATS), 0.25), p(rng.choice(SKIN), 0.15)
                shirts[tone] = shirts.get(tone, "") + f"M{x - 15:.0f} {y + 40}q2 -30 15 -30t15 30Z"
                heads[skin] = (
                    heads.get(skin, "") + f"M{x - 9:.0f} {y}a9 10 0 1 0 18 0a9 10 0 1 0 -18 0Z"
                )
            x += rng.uniform(32, 40)
        body += "".join(path(d, tone) for tone, d in shirts.items())
        body += "".join(path(d, tone) for tone, d in heads.items())
    return body


def _scoreboard(r: kit.Room) -> Drawing:
    p = r.paint(2.7)
    body = "".join(line([(x, -420), (x, 140)], p("#22262c"), 6) for x in (-110, 110))
    body += rect(-180, 130, 360, 150, p("#1d222a", 0.0), 10) + rect(
        -168, 142, 336, 126, p.glow("#0f1a26"), 6
    )
    for x, tone in ((-120, "#ffb13d"), (56, "#ffb13d")):
        for n in (0, 1):
            u = x + 36 * n
            d = f"M{u} 172h22v28h-22v28h22" if n else f"M{u + 22} 172v56M{u + 22} 200h-22v-28"
            body += path(
                d, "none", f'stroke="{p.glow(tone)}" stroke-width="7" stroke-linejoin="round"'
            )
    body += (
        circle(0, 188, 5, p.glow("#ff5f4a"))
        + circle(0, 212, 5, p.glow("#ff5f4a"))
        + rect(-90, 246, 180, 8, p.glow("#5fc0f0"), 3)
    )
    return Drawing(body, r.site.box(-420, 300))


def _floodlights(r: kit.Room) -> Drawing:
    p, half = r.paint(2.3), r.site.half
    body = rect(-half, 44, 2 * half, 10, p("#1f262e", 0.1)) + rect(
        -half, 84, 2 * half, 8, p("#1f262e", 0.1)
    )
    d = "".join(f"M{-half + 60 * n:.0f} 86l30 -36l30 36" for n in range(int(half / 30)))
    body += path(d, "none", f'stroke="{p("#1f262e", 0.1)}" stroke-width="4"')
    for share in (-0.75, -0.45, 0.45, 0.75):
        x = share * 500 * r.site.aspect
        body += polygon(
            [(x - 60, 92), (x + 60, 92), (x + 74, 118), (x - 74, 118)], p.glow("#fdfcf2")
        )
        body += polygon(
            [(x - 74, 118), (x + 74, 118), (x + 240, 660), (x - 240, 660)],
            p.glow("#fff8e0"),
            'opacity="0.06"',
        )
    return Drawing(body, r.site.box(-420, 680))


def _band(r: kit.Room, near: float, far: float, fill: str, more: str = "") -> str:
    half, y, z = 3 * r.site.half, r.foot(near), r.foot(far)
    return polygon([(-half, y), (half, y), (half, z), (-half, z)], fill, more)


def _ring(r: kit.Room, x: float, depth: float, size: float, tone: str, width: float) -> str:
    """A circle on the floor; x and size at depth 1."""
    ry = (r.foot(depth - size * 0.00075) - r.foot(depth + size * 0.00075)) / 2
    at = x / depth, (r.foot(depth - size * 0.00075) + r.foot(depth + size * 0.00075)) / 2
    return ellipse(*at, size / depth, ry, "none", f'stroke="{tone}" stroke-width="{width:g}"')


def _court_lines(r: kit.Room) -> str:
    """Side lines, the middle line and circle, the painted areas below the baskets."""
    p, wide = r.paint(1), 500 * r.site.aspect
    white = p("#f6f2e6", 0.0)
    body = (
        _band(r, 0.66, 0.69, white)
        + _band(r, 2.3, 2.42, white)
        + _band(r, 2.42, 3.2, p("#2f4f7f", 0.1))
    )
    for side in (-1, 1):
        a, b = side * 1.75 * wide, side * 1.0 * wide
        keys = [
            (a / 1.9, r.foot(1.9)),
            (b / 1.9, r.foot(1.9)),
            (b / 1.2, r.foot(1.2)),
            (a / 1.2, r.foot(1.2)),
        ]
        body += polygon(keys, p("#b5482f", 0.05), 'opacity="0.85"') + path(
            "M" + "L".join(f"{u:.0f} {v:.0f}" for u, v in keys) + "Z",
            "none",
            f'stroke="{white}" stroke-width="7"',
        )
    body += line([(0, r.foot(0.69)), (0, r.foot(2.3))], white, 8)
    return body + _ring(r, 0, 1.32, 420, white, 8)


def _ice(r: kit.Room) -> str:
    """Red and blue lines below the ice, circles, and the scratches of skates."""
    p, rng, wide = r.paint(1), r.site.rng("ice"), 500 * r.site.aspect
    body = "".join(
        polygon(
            [
                (x / near - 14, r.foot(near)),
                (x / near + 14, r.foot(near)),
                (x / far + 6, r.foot(far)),
                (x / far - 6, r.foot(far)),
            ],
            p(tone, -0.1),
            'opacity="0.65"',
        )
        for x, tone, near, far in (
            (0, "#d8453a", 0.4, 2.6),
            (-1.25 * wide, "#3f6fb8", 0.4, 2.6),
            (1.25 * wide, "#3f6fb8", 0.4, 2.6),
        )
    )
    body += _ring(r, 0, 1.4, 460, p("#3f6fb8", -0.2), 9)
    d = ""
    for _ in range(60):
        depth = rng.uniform(0.5, 2.4)
        x, w = rng.uniform(-1.4, 1.4) * wide, rng.uniform(40, 170) / depth
        d += (
            f"M{x / depth:.0f} {r.foot(depth):.0f}q{w / 2:.0f}"
            f" {rng.uniform(-12, 12):.0f} {w:.0f} {rng.uniform(-6, 6):.0f}"
        )
    return body + path(d, "none", f'stroke="{p("#ffffff", -0.4)}" stroke-width="2.4" opacity="0.8"')


def _boards(r: kit.Room) -> Drawing:
    """White boards with coloured signs, glass above them."""
    p, y, half, body = r.paint(2.5), r.foot(2.6), r.site.half, ""
    body += rect(-half, y - 178, 2 * half, 110, p("#cfe4ee", -0.2), 0, 'opacity="0.28"')
    d = "".join(f"M{-half + 170 * n:.0f} {y - 178:.0f}v110" for n in range(int(half / 85)))
    body += path(d, "none", f'stroke="{p("#e6eef2", -0.1)}" stroke-width="4"')
    body += (
        rect(-half, y - 72, 2 * half, 72, p("#f3f6f7", 0.0))
        + rect(-half, y - 76, 2 * half, 9, p("#3f6fb8", 0.0))
        + rect(-half, y - 14, 2 * half, 14, p("#e8bd3a", 0.0))
    )
    x, n = -half + 30, 0
    while x < half:
        tone = ("#d8453a", "#2f5f8f", "#3f8f6a", "#e8a02e")[n % 4]
        body += (
            rect(x, y - 56, 150, 32, p(tone, 0.05), 4)
            + rect(x + 44, y - 45, 88, 9, p("#f6f4ec", 0.0), 4)
            + circle(x + 24, y - 40, 9, p("#f6f4ec", 0.0))
        )
        x, n = x + 236, n + 1
    return Drawing(body, r.site.box(y - 200, y + 4))
