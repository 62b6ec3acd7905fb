"""A grand hall: columns, arched windows, a staircase, a chandelier."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    ellipse,
    gradient,
    line,
    path,
    rect,
)
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.lamps import halo
from sora_mcp.engine.animatic.art.sets.pavement import strip

MARBLE = "#e3d8c5"


@place("hall")
def hall(site: Site) -> SetArt:
    """Columns along a red carpet, arched windows, a staircase, a chandelier."""
    r = kit.room(site, lamp="#ffd79c", day="#fff6e6", corner=0.7, ceiling=20, lit=0.1)
    k, c = r.k, r.corner
    wall = [kit.lamplight(r, "wl", (0, 330), 520, 0.5)]
    for n, share in enumerate((-0.66, 0.0, 0.66)):
        wall.append(_arch(r, f"a{n}", share * c, 130, (150 * k, 340)))
    tones = ("#6f7d6a", "#8f6a4a", "#3f4a3f")
    wall += [
        made.picture(site.rng(f"pic{x}"), r.paint(2.9), x * c, 330, 116 * k, 170, tones)
        for x in (-0.33, 0.33)
    ]
    columns = "".join(
        _column(r, s * x, d) for d, x in ((2.75, 1.35), (2.1, 1.35), (1.5, 1.35)) for s in (-1, 1)
    )
    floor = [
        *kit.tiles(r, "#efe6d6", "#b9a78d", size=400, gloss=0.5),
        *(kit.sunlight(r, s * c, 150 * k) for s in (-0.66, 0.66)),
        _runner(r),
    ]
    planes = (
        Plane(
            kit.shell(r, "#d5c4a4", *wall, panel="#b39a74", ceiling="#efe6d2", trim="#c9a85f"),
            depth=kit.WALL,
        ),
        Plane(kit.shaft(r, -0.66 * c, 140, (150 * k, 340)), depth=2.9, mode="add"),
        Plane(_stairs(r), depth=2.8),
        Plane(Drawing(columns, site.box(-420, r.foot(1.5) + 14)), depth=1.9),
        Plane(_chandelier(r), depth=2.0, pulse=0.05),
        Plane(_rope(r), depth=0.8),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 200)


def _arch(r: kit.Room, name: str, x: float, y: float, size: tuple[float, float]) -> str:
    """A tall window with a round top."""
    (w, h), p, sky = size, r.paint(), r.outer.sky

    def shape(grow: float) -> str:
        a, top = w / 2 + grow, y + w / 2
        return (
            f"M{x - a:.1f} {y + h + grow:.1f}V{top:.1f}a{a:.1f} {a:.1f} 0 0 1 {2 * a:.1f} 0"
            f"V{y + h + grow:.1f}z"
        )

    body = path(shape(24), p("#c9a85f", 0.2)) + path(shape(14), p(MARBLE, -0.1))
    body += gradient(f"sk{name}", ((0, sky[0], 1), (0.6, sky[1], 1), (1, sky[2], 1))) + path(
        shape(0), f"url(#sk{name})"
    )
    lead = (
        f"M{x:.1f} {y:.1f}V{y + h:.1f}M{x - w / 4:.1f} {y + 0.12 * w:.1f}V{y + h:.1f}"
        f"M{x + w / 4:.1f} {y + 0.12 * w:.1f}V{y + h:.1f}"
    )
    lead += "".join(f"M{x - w / 2:.1f} {y + w / 2 + n * 62:.1f}h{w:.1f}" for n in range(5))
    return (
        body
        + path(lead, "none", f'stroke="{p("#6d5a3f", 0.2)}" stroke-width="4"')
        + rect(x - w / 2 - 30, y + h + 10, w + 60, 16, p(MARBLE, -0.2))
    )


def _column(r: kit.Room, share: float, depth: float) -> str:
    """A fluted column with base and capital, up beyond the frame."""
    p, y, s, name = r.paint(depth), r.foot(depth), 1 / depth, f"col{share:.0f}_{depth * 10:.0f}"
    x, w = share * 500 * r.site.aspect / depth + (120 if share > 0 else -120) / depth, 230 * s
    left, right = (0.42, -0.2) if r.land.side > 0 else (-0.2, 0.42)
    stops = (
        (0, p(MARBLE, left), 1),
        (0.35, p(MARBLE, 0.02), 1),
        (0.65, p(MARBLE, 0.05), 1),
        (1, p(MARBLE, right), 1),
    )
    top = y - 1700 * s
    body = gradient(name, stops, across=True) + rect(
        x - 0.42 * w, top, 0.84 * w, y - top, f"url(#{name})"
    )
    body += path(
        "".join(
            f"M{x + (-0.3 + 0.15 * n) * w:.1f} {top + 10:.1f}V{y - 120 * s:.1f}" for n in range(5)
        ),
        "none",
        f'stroke="{p(MARBLE, 0.35)}" stroke-width="{9 * s:.1f}" opacity="0.5"',
    )
    for grow, low, high in ((0.6, 0, 60), (0.52, 60, 95), (0.47, 95, 125)):
        body += rect(
            x - grow * w,
            y - high * s,
            2 * grow * w,
            (high - low) * s,
            p(MARBLE, 0.1 if low else 0.2),
            3,
        )
    for grow, drop in ((0.5, 60), (0.6, 0)):
        body += rect(
            x - grow * w, top + (drop - 40) * s, 2 * grow * w, 62 * s, p("#c9a85f", 0.05), 4
        )
    return body + rect(x - 2 * w, top - 420 * s, 4 * w, 390 * s, p(MARBLE, 0.2))


def _stairs(r: kit.Room) -> Drawing:
    """Steps up to a landing below the middle window."""
    p, y, k, body = r.paint(2.8), r.foot(2.75), r.k, ""
    for n in range(7):
        w, low = (430 - 26 * n) * k, y - 20 * n
        body += rect(-w / 2, low - 20, w, 20, p(MARBLE, 0.28)) + rect(
            -w / 2 - 4, low - 22, w + 8, 7, p(MARBLE, -0.2)
        )
        body += rect(-0.2 * w, low - 22, 0.4 * w, 22, p("#a3343a", 0.18)) + rect(
            -0.2 * w, low - 22, 0.4 * w, 7, p("#a3343a", -0.15)
        )
    for s in (-1, 1):
        a, b = s * 222 * k, s * 140 * k
        body += (
            line([(a, y - 70), (b, y - 210)], p("#c9a85f", 0.0), 9)
            + "".join(
                line(
                    [(a + (b - a) * n / 6, y - 20 * n - 2), (a + (b - a) * n / 6, y - 70 - 23 * n)],
                    p("#c9a85f", 0.25),
                    5,
                )
                for n in range(7)
            )
            + circle(a, y - 82, 14, p("#c9a85f", -0.2))
        )
    return Drawing(body, r.site.box(y - 240, y + 4))


def _runner(r: kit.Room) -> str:
    p = r.paint(1)
    return (
        strip(r.land, -330, 330, p("#7d2530", 0.1), 0.32, 2.78)
        + strip(r.land, -300, 300, p("#d1ab62", 0.05), 0.32, 2.78)
        + strip(r.land, -280, 280, p("#a3343a", 0.0), 0.32, 2.78)
    )


def _chandelier(r: kit.Room) -> Drawing:
    p, body, w = r.paint(2), "", 150 * r.k
    y = 250.0
    body += line([(0, -420), (0, y - 120)], p("#8f7440", 0.2), 6)
    if r.dark:
        body += halo("ch", (0, y - 20), 420, p.glow("#ffd48a"), 0.75)
    for rx, dy, count in ((1.0, 0, 9), (0.6, -66, 7)):
        body += (
            f'<ellipse cx="0" cy="{y + dy:.0f}" rx="{rx * w:.0f}" ry="{0.2 * rx * w:.0f}" fi'
            f'll="none" stroke="{p("#d1a84f", 0.0)}" stroke-width="8"/>'
        )
        for n in range(count):
            x = rx * w * (-1 + 2 * n / (count - 1))
            up = y + dy - 0.2 * rx * w * 0.4
            body += (
                line([(x, up), (0.2 * x, y - 120)], p("#b08d40", 0.2), 2.4)
                + rect(x - 4, up - 30, 8, 26, p("#f6eeda", 0.0))
                + ellipse(x, up - 38, 5.5, 12, p.lamp("#efe4c8", "#fff0bf"))
            )
    return Drawing(body, r.site.box(-420, y + 430))


def _rope(r: kit.Room) -> Drawing:
    """A velvet rope on brass posts, low at both sides."""
    p, half, body = r.paint(1), 500 * r.site.aspect, ""
    for s in (-1, 1):
        x = s * (half - 70)
        body += path(
            f"M{x:.0f} 985Q{x + s * 190:.0f} 1120 {x + s * 420:.0f} 985",
            "none",
            f'stroke="{p("#8f2a3a", 0.3)}" stroke-width="30" stroke-linecap="round"',
        )
        body += (
            rect(x - 13, 960, 26, 520, p("#c9a04a", 0.2))
            + rect(x - 13, 960, 9, 520, p("#c9a04a", -0.3))
            + circle(x, 948, 27, p("#c9a04a", 0.05))
            + circle(x - 8, 940, 9, p("#c9a04a", -0.5))
        )
    return Drawing(body, r.site.box(915, 1480))
