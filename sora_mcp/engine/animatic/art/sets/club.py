"""A club: neon, a floor of lit tiles, a mirror ball, people who dance."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    ellipse,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.lamps import halo
from sora_mcp.engine.animatic.art.sets.pavement import Z

NEON = ("#ff3d9a", "#36d6ff", "#8d5bff", "#ffc83d", "#3dffb5")


@place("club")
def club(site: Site) -> SetArt:
    """Neon on dark walls, a floor of lit tiles, a mirror ball, beams, a desk for the music."""
    r = kit.room(site, lamp="#b08ad9", day="#8f7ab8", dark=1.0, level=0.22, corner=0.74, ceiling=60)
    half = 500 * site.aspect
    is_live = any(one.startswith("play_") or one == "sing" for one in site.cast)
    wall = (_tubes(r), _speakers(r), "" if is_live else _desk(r))  # no one else makes the music
    beams = [(-0.5, 0.3, 0), (0.5, -0.35, 1), (-0.1, -0.6, 2), (0.12, 0.62, 4), (0.0, 0.0, 0)]
    planes = (
        Plane(kit.shell(r, "#332a4a", *wall, ceiling="#221c33", trim="#4a3d68"), depth=kit.WALL),
        Plane(_crowd(r, 2.35), depth=2.35, sway=4),
        Plane(_lasers(r, beams), depth=2.0, mode="add", pulse=0.35),
        Plane(_ball(r), depth=1.9, mode="over"),
        Plane(_bar(r, half), depth=1.5),
        Plane(_hands(r), depth=0.75, sway=5),
    )
    return kit.art(r, planes, _lit_floor(r), "crowd", table=r.foot(1.0) - 215)


def _tubes(r: kit.Room) -> str:
    """Neon tubes: arcs and bars with their glow on the wall."""
    p, c, body = r.paint(), r.corner, ""
    for n, (share, y, kind) in enumerate(
        ((-0.72, 300, 0), (-0.36, 250, 1), (0.36, 250, 1), (0.72, 300, 0))
    ):
        x, tone = share * c, p.glow(NEON[n])
        body += halo(f"tb{n}", (x, y + 40), 260, tone, 0.45)
        d = (
            f"M{x - 60:.0f} {y + 90}L{x:.0f} {y - 40}L{x + 60:.0f} {y + 90}Z"
            if kind == 0
            else f"M{x - 56:.0f} {y}h112M{x - 56:.0f} {y + 46}h112M{x - 56:.0f} {y + 92}h112"
        )
        body += path(
            d,
            "none",
            (
                f'stroke="{tone}" stroke-width="12" stroke-linejoin="round" stroke-linec'
                'ap="round" opacity="0.9"'
            ),
        ) + path(
            d,
            "none",
            (
                'stroke="#ffffff" stroke-width="3.6" stroke-linejoin="round" stroke-linec'
                'ap="round" opacity="0.85"'
            ),
        )
    body += _edges(c, p, r, tone)
    return (
        body
        + line([(-c, r.ceiling + 26), (c, r.ceiling + 26)], p.glow(NEON[2]), 14, 'opacity="0.4"')
        + line([(-c, r.ceiling + 26), (c, r.ceiling + 26)], p.glow(NEON[2]), 5)
    )


def _edges(c: float, p: Paint, r: kit.Room, tone: str) -> str:
    """Tubes along the edges of the room."""
    body = ""
    for side in (-1, 1):
        tone = p.glow(NEON[1 if side < 0 else 0])
        a, b = (
            (side * c, r.skirting - 40),
            kit.away(r, (side * c, r.skirting - 40), side * (r.site.half + 40)),
        )
        u, v = (
            (side * c, r.ceiling + 26),
            kit.away(r, (side * c, r.ceiling + 26), side * (r.site.half + 40)),
        )
        for one in ((a, b), (u, v)):
            body += line(one, tone, 16, 'opacity="0.35"') + line(one, tone, 6)
    return body


def _speakers(r: kit.Room) -> str:
    p, body = r.paint(2.9), ""
    for share in (-0.24, 0.24):
        x, y = share * r.corner + (90 if share > 0 else -90), r.skirting
        body += rect(x - 48, y - 190, 96, 190, p("#2a2440", 0.2), 5) + "".join(
            circle(x, y - dy, s, p("#5d5478", 0.1))
            + circle(x, y - dy, 0.62 * s, p("#1b172b", 0.2))
            + circle(x, y - dy, 0.24 * s, p("#7d729c", 0.0))
            for dy, s in ((58, 38), (142, 28))
        )
    return body


def _desk(r: kit.Room) -> str:
    """The music's desk with a lit front and somebody behind it."""
    p, y, w = r.paint(2.8), r.skirting, 190 * r.k
    body = halo("dj", (0, y - 130), 300, p.glow(NEON[0]), 0.6)
    body += (
        ellipse(0, y - 208, 22, 27, p("#1d1830", 0.3))
        + path(f"M-52 {y - 96}q0 -82 36 -86h32q36 4 36 86z", p("#1d1830", 0.3))
        + path(
            f"M-25 {y - 210}a25 28 0 0 1 50 0",
            "none",
            f'stroke="{p.glow(NEON[1])}" stroke-width="6"',
        )
    )
    body += polygon(
        [(-w / 2, y - 100), (w / 2, y - 100), (0.44 * w, y), (-0.44 * w, y)], p("#241e3b", 0.1)
    ) + rect(-0.55 * w, y - 110, 1.1 * w, 14, p("#8d82ad", -0.1), 3)
    for n in range(9):
        h = (26, 48, 64, 40, 72, 52, 66, 36, 24)[n]
        body += rect(
            -0.38 * w + 0.085 * n * w,
            y - 14 - h,
            0.055 * w,
            h,
            p.glow(NEON[n % 5]),
            2,
            'opacity="0.9"',
        )
    return body


def _lit_floor(r: kit.Room) -> list[str]:
    """Tiles that glow in the neon's colours."""
    rng, land, p, body, depth = (
        r.site.rng("floor"),
        r.land,
        r.paint(1),
        kit.carpet(r, "#1c172b"),
        0.4,
    )
    size = 330.0
    while depth < 2.75:
        end = min(2.8, depth + size * Z * 1.1)
        for column in range(-7, 7):
            a, b = (column + 0.03) * size, (column + 0.97) * size
            near, far = depth + 0.008, end - 0.008
            tone = rng.choice(NEON)
            points = [
                (a / near, land.foot(near)),
                (b / near, land.foot(near)),
                (b / far, land.foot(far)),
                (a / far, land.foot(far)),
            ]
            body.append(
                polygon(points, p.glow(tone), f'opacity="{rng.choice((0.16, 0.3, 0.55)):g}"')
            )
        depth = end
    return body


def _lasers(r: kit.Room, beams: list[tuple[float, float, int]]) -> Drawing:
    half, body = 500 * r.site.aspect, ""
    for n, (a, b, tone) in enumerate(beams):
        x, to = a * half, b * half
        much, own = min(1.0, 0.25 + 0.45 * r.site.aspect), NEON[tone]
        body += gradient(f"l{n}", ((0, own, 0.5 * much), (0.7, own, 0.12 * much), (1, own, 0.0)))
        body += polygon(
            [(x - 8, -40), (x + 8, -40), (to + 120, 800), (to - 120, 800)], f"url(#l{n})"
        )
    return Drawing(body, r.site.box(-40, 800))


def _ball(r: kit.Room) -> Drawing:
    p, y, s, body = r.paint(1.9), 150.0, 62.0, ""
    body += (
        line([(0, -420), (0, y - s)], p("#6d6488", 0.1), 3)
        + halo("ball", (0, y), 260, "#d9ccff", 0.5)
        + circle(0, y, s, p("#8f86ad", 0.1))
    )
    rng = r.site.rng("ball")
    for row in range(-3, 4):
        wide = (s * s - (row * 17) ** 2) ** 0.5 if abs(row * 17) < s else 0
        count = max(1, int(wide / 8))
        for n in range(count):
            x = -wide + 2 * wide * (n + 0.5) / count
            body += rect(
                x - 5,
                y + row * 17 - 6,
                10,
                12,
                p.glow(rng.choice(("#f4efff", "#b9a8e8", "#6d5f96", "#8fd8ff", "#ffa8d6"))),
                1,
                f'opacity="{rng.uniform(0.4, 0.95):.2f}"',
            )
    return Drawing(body, r.site.box(-420, y + 265))


def _crowd(r: kit.Room, depth: float) -> Drawing:
    """People who dance at the back, as dark shapes; none in the middle."""
    rng, y, half, body = r.site.rng("dancers"), r.foot(depth), 500 * r.site.aspect, ""
    x = -r.site.half
    while x < r.site.half:
        if abs(x) > 0.3 * half:
            h, tone = (
                420 / depth * rng.uniform(0.92, 1.06),
                r.paint(2)(rng.choice(("#2d2545", "#3a2a55", "#241f3a")), 0.2),
            )
            s = h / 100
            body += ellipse(x, y - 91 * s, 7 * s, 9 * s, tone) + path(
                (
                    f"M{x - 13 * s:.1f} {y:.1f}L{x - 12 * s:.1f} {y - 52 * s:.1f}Q{x - 16 * s:.1f}"
                    f" {y - 80 * s:.1f} {x:.1f} {y - 80 * s:.1f}T{x + 12 * s:.1f} {y - 52 * s:.1f}"
                    f"L{x + 12 * s:.1f} {y:.1f}H{x + 2 * s:.1f}L{x:.1f} {y - 36 * s:.1f}"
                    f"L{x - 3 * s:.1f} {y:.1f}Z"
                ),
                tone,
            )
            way = rng.choice((-1, 1))
            body += line(
                [
                    (x + way * 11 * s, y - 74 * s),
                    (x + way * 19 * s, y - 92 * s),
                    (x + way * 15 * s, y - 114 * s),
                ],
                tone,
                5.5 * s,
            )
        x += rng.uniform(62, 120)
    return Drawing(body, r.site.box(y - 230, y + 3))


def _bar(r: kit.Room, half: float) -> Drawing:
    """High tables with drinks at both sides."""
    p, y, body = r.paint(1.5), r.foot(1.5), ""
    for s in (-1, 1):
        x = s * 0.94 * half
        body += (
            rect(x - 7, y - 190, 14, 186, p("#4a4168", 0.1))
            + ellipse(x, y - 4, 60, 13, p("#4a4168", 0.3))
            + ellipse(x, y - 192, 96, 19, p("#6d6392", 0.2))
            + ellipse(x, y - 197, 96, 18, p("#6d6392", -0.2))
        )
        for n, dx in enumerate((-40, 26)):
            tone = p.glow(NEON[(n + s) % 5])
            body += polygon(
                [
                    (x + dx - 17, y - 262),
                    (x + dx + 17, y - 262),
                    (x + dx + 12, y - 204),
                    (x + dx - 12, y - 204),
                ],
                tone,
                'opacity="0.85"',
            ) + halo(f"d{s}{n}", (x + dx, y - 235), 70, tone, 0.5)
    return Drawing(body, r.site.box(y - 340, y + 12))


def _hands(r: kit.Room) -> Drawing:
    """Raised hands and heads at the lower edge, at the sides."""
    rng, p, half, body = r.site.rng("hands"), r.paint(1), 500 * r.site.aspect, ""
    tone = p("#1b1730", 0.5)
    for s in (-1, 1):
        x = 0.56 * half
        while x < r.site.half:
            y = 1010 - 60 * min(1.0, x / half) + rng.uniform(-16, 16)
            body += ellipse(s * x, y, 40, 50, tone) + path(
                f"M{s * x - 95:.0f} 1500V{y + 110:.0f}q8 -58 70 -62h50q62 4 70 62V1500z", tone
            )
            if rng.random() < 0.5:
                body += line(
                    [(s * x + 78, y + 90), (s * x + 96, y - 20), (s * x + 84, y - 110)], tone, 28
                ) + circle(s * x + 82, y - 126, 22, tone)
            x += rng.uniform(150, 230)
    return Drawing(body, r.site.box(790, 1480))
