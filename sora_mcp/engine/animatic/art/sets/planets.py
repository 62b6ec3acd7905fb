"""What is seen in a black sky: stars, gas, planets with their night side."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    ellipse,
    glow,
    gradient,
    group,
    path,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Site
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
)

TOP = -520.0


def stars(rng: random.Random, site: Site, count: int, bottom: float) -> str:
    """Three paths of stars by their size."""
    body = ""
    for r, share, much in ((0.8, 0.6, 0.55), (1.3, 0.3, 0.8), (2.1, 0.1, 0.95)):
        d = []
        for _ in range(round(count * share)):
            x, y = rng.uniform(-site.half, site.half), rng.uniform(TOP, bottom)
            d.append(f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1 {-2 * r} 0z")
        body += path("".join(d), "#eef2ff", f'opacity="{much}"')
    return body


def void(site: Site, *, nebula: bool = False) -> Drawing:
    """Black that is not quite black, and stars."""
    rng, box = site.rng("void"), site.box(TOP, NEAR_Y)
    stops = ((0, site.light.sky[0], 1), (0.5, site.light.sky[2], 1), (1, site.light.sky[0], 1))
    body = gradient("v", stops) + rect(box.left, box.top, box.width, box.height, "url(#v)")
    if nebula:
        body += _nebula(rng, site)
    return Drawing(body + stars(rng, site, 520, NEAR_Y), box)


def _nebula(rng: random.Random, site: Site) -> str:
    """Clouds of coloured gas along a band."""
    body = ""
    for number, tone in enumerate(("#5a2f8a", "#23579a", "#a33a72", "#1f7a86")):
        body += glow(f"n{number}", tone, 0.46)
    for number in range(16):
        x = rng.uniform(-site.half, site.half)
        y = 430 - 0.42 * x * (1 if site.aspect > 1 else 1.4) + rng.gauss(0, 90)
        rx, ry = rng.uniform(130, 420), rng.uniform(80, 210)
        body += ellipse(
            x, y, rx, ry, f"url(#n{number % 4})", f'transform="rotate(-22 {x:.0f} {y:.0f})"'
        )
    return body


def twinkle(site: Site) -> Drawing:
    """A few bright stars with rays."""
    rng, box = site.rng("twinkle"), site.box(TOP, NEAR_Y)
    body = glow("t", "#cfe0ff", 0.8)
    for _ in range(22):
        x, y, r = rng.uniform(box.left, box.right), rng.uniform(TOP, NEAR_Y), rng.uniform(7, 20)
        body += circle(x, y, r, "url(#t)")
        body += path(
            f"M{x - r:.1f} {y:.1f}L{x:.1f} {y - 1:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + 1:.1f}Z"
            f"M{x:.1f} {y - r:.1f}L{x + 1:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - 1:.1f} {y:.1f}Z",
            "#ffffff",
        )
    return Drawing(body, box)


def ball(
    name: str, x: float, y: float, r: float, side: float, bands: str, tone: str, paint: Paint
) -> str:
    """A planet: its bands, its dark side, a rim of air."""
    clip = f'<defs><clipPath id="{name}">{circle(x, y, r, "#fff")}</clipPath></defs>'
    top, low = y - 1.02 * r, y + 1.02 * r
    turn = f'opacity="0.3" transform="rotate({side * 24} {x:.1f} {y:.1f})"'
    lit, dim = int(side > 0), int(side < 0)
    dark = "".join(
        path(
            f"M{x:.1f} {top:.1f}A{bulge * r:.1f} {1.02 * r:.1f} 0 0 {sweep} {x:.1f} {low:.1f}"
            f"L{x - side * 1.1 * r:.1f} {low:.1f}L{x - side * 1.1 * r:.1f} {top:.1f}Z",
            "#05070f", turn,
        )
        for bulge, sweep in ((0.42, lit), (0.2, lit), (0.02, 1), (0.25, dim))
    )  # fmt: skip
    halo = glow(f"{name}-halo", tone, 0.55) + circle(x, y, 1.3 * r, f"url(#{name}-halo)")
    inside = circle(x, y, r, paint(tone)) + bands + dark
    return halo + clip + group(inside, more=f'clip-path="url(#{name})"')


def giant(site: Site) -> Drawing:
    """A banded giant with a ring, up on one side."""
    rng, paint = site.rng("planet"), site.light.paint(1)
    side = 1.0 if site.light.key > 0 else -1.0
    r = 190.0 if site.aspect > 1 else 140.0
    x, y = 0.3 * 1000 * site.aspect, 270.0
    box = site.box(y - 2 * r, y + 2 * r)
    bands, at = "", y - r
    while at < y + r:
        deep = rng.uniform(0.08, 0.24) * r
        bands += ellipse(
            x,
            at + deep,
            1.2 * r,
            deep,
            paint(rng.choice(("#e0a878", "#c98a5e", "#efcaa0", "#b87a5a")), 0.0),
            'opacity="0.75"',
        )
        at += deep * 1.3
    globe = ball("p", x, y, r, side, bands, "#d9a070", paint)
    rings = ["", ""]
    hoops = (
        (1.45, 0.1, "#e6cfa8", 0.75),
        (1.62, 0.13, "#bfa27e", 0.6),
        (1.82, 0.08, "#efe0c4", 0.5),
    )
    for half in (0, 1):  # the far half behind the planet, the near one before it
        for wide, thick, tone, much in hoops:
            a = wide * r
            arc = f"M{x - a:.1f} {y:.1f}A{a:.1f} {0.2 * a:.1f} 0 0 {1 - half} {x + a:.1f} {y:.1f}"
            stroke = f'stroke="{paint(tone)}" stroke-width="{thick * r:.1f}" opacity="{much}"'
            rings[half] += path(arc, "none", stroke)
        rings[half] = group(rings[half], f"rotate(-16 {x:.1f} {y:.1f})")
    return Drawing(rings[0] + globe + rings[1], box)


def small_moons(site: Site) -> Drawing:
    """Two small moons at other depths."""
    paint, side = site.light.paint(1), 1.0 if site.light.key > 0 else -1.0
    box, body = site.box(-100, 1100), ""
    for name, share, y, r, tone in (
        ("a", -0.36, 180.0, 34.0, "#a9adb8"),
        ("b", 0.05, 120.0, 14.0, "#8fa9b8"),
        ("c", -0.42, 820.0, 60.0, "#8d7f9c"),
    ):
        x = share * 1000 * site.aspect
        pits = "".join(
            ellipse(x + dx * r, y + dy * r, 0.2 * r, 0.16 * r, paint(tone, 0.35))
            for dx, dy in ((0.3, -0.3), (-0.2, 0.25), (0.45, 0.3))
        )
        body += ball(name, x, y, r, side, pits, tone, paint)
    return Drawing(body, box)


def earth(site: Site) -> Drawing:
    """The earth over the moon's horizon."""
    paint, side = site.light.paint(1), 1.0 if site.light.key > 0 else -1.0
    x, y, r = -0.25 * 1000 * site.aspect, 220.0, 92.0
    rng = site.rng("earth")
    lands = ""
    for dx, dy, rx, ry in (
        (-0.3, -0.35, 0.42, 0.3),
        (0.35, 0.1, 0.34, 0.46),
        (-0.45, 0.5, 0.26, 0.3),
        (0.1, -0.8, 0.5, 0.16),
    ):
        lands += ellipse(
            x + dx * r,
            y + dy * r,
            rx * r,
            ry * r,
            paint("#5f9a5c"),
            f'transform="rotate({rng.uniform(-30, 30):.0f} {x:.0f} {y:.0f})"',
        )
    for _ in range(9):
        cx, cy = x + rng.uniform(-0.9, 0.9) * r, y + rng.uniform(-0.9, 0.9) * r
        lands += ellipse(
            cx,
            cy,
            rng.uniform(0.2, 0.5) * r,
            rng.uniform(0.04, 0.09) * r,
            "#ffffff",
            'opacity="0.8"',
        )
    return Drawing(ball("e", x, y, r, side, lands, "#2f6fb8", paint), site.box(y - 160, y + 160))
