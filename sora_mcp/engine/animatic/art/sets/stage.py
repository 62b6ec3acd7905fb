"""A theatre stage: red curtains, spotlights, heads of the audience."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
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

GELS = ("#ffe6b0", "#ffb0d0", "#b0d8ff")
WARM = ("#ffdc9a", "#ffc06a", "#ffe9c0")
_SKY = ("#1d2140", "#3a3a78", "#8a5a9c", "#f0a070")
_WARM_SKY = ("#2b1416", "#6b2f22", "#c0703a", "#f6b565")


@place("stage")
def stage(site: Site) -> SetArt:
    """Red curtains, a lit back wall, beams from above, heads of the audience."""
    r = kit.room(
        site,
        lamp="#ffe2bd",
        day="#e9dccb",
        dark=0.85,
        level=0.12,
        corner=1.6,
        ceiling=-100,
        lit=0.15,
    )
    half = 500 * site.aspect
    beams = [(-0.62, -0.2), (0.62, 0.2), (-0.2, 0.06), (0.3, -0.1)]
    floor = [*kit.boards(r, "#9c6a42", wide=200, gloss=0.35)]
    floor += [f"{_pool(r, n, to * half)}" for n, (_, to) in enumerate(beams[:3])]
    planes = (
        Plane(_back(r), depth=3.0),
        Plane(_drape(r, 2.6, 0.66, "legs"), depth=2.6),
        Plane(_beams(r, beams), depth=1.6, mode="add", pulse=0.12),
        Plane(_drape(r, 1.35, 0.9, "house"), depth=1.35),
        Plane(_valance(r), depth=1.3),
        Plane(_audience(r), depth=0.72),
    )
    return kit.art(r, planes, floor, "stage", table=r.foot(1.0) - 195)


def _is_warm(r: kit.Room) -> bool:
    return "warm_lights" in r.site.details


def _gels(r: kit.Room) -> tuple[str, str, str]:
    return WARM if _is_warm(r) else GELS


def _back(r: kit.Room) -> Drawing:
    """A backdrop that glows from below."""
    p, box = r.paint(3), r.site.box(-420, r.skirting + 4)
    high, low, foot, edge = _WARM_SKY if _is_warm(r) else _SKY
    stops = ((0, p(high, 0.2), 1), (0.5, p(low), 1), (0.82, p.glow(foot), 1), (1, p.glow(edge), 1))
    body = gradient("cyc", stops) + rect(box.left, box.top, box.width, box.height, "url(#cyc)")
    return Drawing(body, box)


def _drape(r: kit.Room, depth: float, inner: float, name: str) -> Drawing:
    """A red curtain at each side, drawn open, in folds."""
    p, half, y, body = r.paint(depth), 500 * r.site.aspect, r.foot(depth), ""
    rng, red = r.site.rng(name), "#a3262f" if name == "house" else "#6d1f33"
    for s in (-1, 1):
        a, b = inner * half, r.site.half + 20
        count = max(5, int((b - a) / 46))
        step = (b - a) / count
        for n in range(count, -1, -1):
            x = a + n * step
            sway = rng.uniform(-6, 6)
            edge = 26 * rng.uniform(0.6, 1.2)
            d = (
                f"M{s * x:.1f} -420L{s * (x + 1.3 * step):.1f} -420L{s * (x + 1.3 * step):.1f}"
                f" {y:.1f}Q{s * (x + 0.6 * step):.1f} {y + edge * 0.5:.1f} {s * (x + sway):.1f}"
                f" {y:.1f}Q{s * (x + sway - 8):.1f} 300 {s * x:.1f} -420Z"
            )
            body += path(d, p(red, (0.05, 0.42, 0.2)[n % 3]))
            body += path(
                (
                    f"M{s * (x + 0.3 * step):.1f} -420Q{s * (x + 0.24 * step):.1f} 300"
                    f" {s * (x + 0.3 * step + sway):.1f} {y - 4:.1f}"
                ),
                "none",
                f'stroke="{p(red, -0.35)}" stroke-width="{0.14 * step:.1f}" opacity="0.7"',
            )
        if name == "house":
            body += rect(
                s * a if s > 0 else -b, y - 36, b - a, 12, p("#d1a24a", 0.0), 0, 'opacity="0.8"'
            )
    return Drawing(body, r.site.box(-420, y + 26))


def _valance(r: kit.Room) -> Drawing:
    """The curtain's upper border, in swags with a gold fringe, and lamps behind it."""
    p, box, body = r.paint(1.3), r.site.box(-420, 150), ""
    w = 178.0
    body += rect(box.left, -420, box.width, 450, p("#a3262f", 0.25))
    x = -w * (int(box.right / w) + 1) - w / 2
    while x < box.right + w:
        for grow, tone, shade in ((0, "#d1a24a", 0.05), (12, "#a3262f", 0.1), (44, "#a3262f", 0.4)):
            body += path(
                f"M{x:.0f} 0Q{x + w / 2:.0f} {230 - 2.2 * grow:.0f} {x + w:.0f} 0V-60H{x:.0f}Z",
                p(tone, shade),
            )
        body += path(f"M{x:.0f} -40q-16 90 0 {150}q16 -60 0 -150z", p("#a3262f", -0.2)) + circle(
            x, 112, 9, p("#d1a24a", 0.0)
        )
        x += w
    return Drawing(body, box)


def _beams(r: kit.Room, beams: list[Point]) -> Drawing:
    """Cones of light from above the frame."""
    half, body = 500 * r.site.aspect, ""
    much = min(1.0, 0.25 + 0.45 * r.site.aspect)
    for n, (a, b) in enumerate(beams):
        x, to, tone = a * half, b * half, _gels(r)[n % 3]
        stops = ((0, tone, 0.5 * much), (0.6, tone, 0.16 * much), (1, tone, 0.05 * much))
        body += gradient(f"b{n}", stops)
        wide = 130 if n < 2 else 90
        body += polygon(
            [(x - 16, -60), (x + 16, -60), (to + wide, 850), (to - wide, 850)], f"url(#b{n})"
        ) + ellipse(to, 850, wide, 22, tone, 'opacity="0.14"')
    return Drawing(body, r.site.box(-60, 900))


def _pool(r: kit.Room, number: int, x: float) -> str:
    tone = _gels(r)[number % 3]
    return glow(f"pl{number}", tone, min(0.75, 0.2 + 0.3 * r.site.aspect)) + ellipse(
        x, 865, 330, 66, f"url(#pl{number})"
    )


def _audience(r: kit.Room) -> Drawing:
    """Heads and shoulders in the dark, lower in the middle."""
    rng, p, half, body = r.site.rng("audience"), r.paint(1), 500 * r.site.aspect, ""
    for row, shade in ((0, 0.75), (1, 0.95)):
        x = -r.site.half - 60 * row
        while x < r.site.half:
            size = rng.uniform(52, 64) + 8 * row
            y = 1010 + 42 * row - 62 * min(1.0, abs(x) / half) ** 2 + rng.uniform(-10, 10)
            tone = p(rng.choice(("#4a3550", "#3d3548", "#54404a", "#33384f")), shade)
            body += path(
                (
                    f"M{x - 1.5 * size:.0f} 1500V{y + 1.5 * size:.0f}q{0.1 * size:.0f}"
                    f" {-0.7 * size:.0f} {size:.0f} {-0.75 * size:.0f}h{size:.0f}q{0.9 * size:.0f}"
                    f" {0.05 * size:.0f} {size:.0f} {0.75 * size:.0f}V1500z"
                ),
                tone,
            )
            body += ellipse(x, y, 0.62 * size, 0.78 * size, tone) + rect(
                x - 0.26 * size, y + 0.4 * size, 0.52 * size, 0.6 * size, tone
            )
            body += path(
                (
                    f"M{x - 0.5 * size:.0f} {y - 0.44 * size:.0f}Q{x:.0f} {y - 0.92 * size:.0f}"
                    f" {x + 0.5 * size:.0f} {y - 0.44 * size:.0f}"
                ),
                "none",
                (
                    f'stroke="{p.glow("#c98a5f")}" stroke-width="4" opacity="0.45" stroke-linec'
                    'ap="round"'
                ),
            )
            x += size * rng.uniform(2.7, 3.3)
    return Drawing(body, r.site.box(860, 1480))
