"""Land from straight above: woods, grass, parks, fields, sand, snow."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import (
    curve,
    ellipse,
    path,
    rect,
    smooth,
)
from sora_mcp.engine.animatic.art.place import SetArt, Site
from sora_mcp.engine.animatic.art.plans.roofs import crown
from sora_mcp.engine.animatic.art.plans.shelf import TOP, box, flat, layout

GREENS: tuple[str, ...] = ("#4f8a3c", "#5f9a45", "#3f7a38", "#6b9a48")
_PINES: tuple[str, ...] = ("#2f6242", "#37704a", "#2a5a40", "#4a7f4a")


def filled(site: Site, tone: str) -> str:
    """One colour over all."""
    area = box(site)
    return rect(area.left, area.top, area.width, area.height, site.light.paint()(tone))


def patches(
    site: Site,
    name: str,
    tone: str,
    count: int,
    size: float,
    opacity: float = 0.5,
    top: float = TOP,
) -> str:
    """Soft uneven spots, `size` metres long."""
    rng, area, paint = site.rng(name), box(site), site.light.paint()
    unit, body = 1000 / site.eye, ""
    for _ in range(count):
        x, y = rng.uniform(area.left, area.right), rng.uniform(top, area.bottom)
        r = size * unit * rng.uniform(0.5, 1.2)
        body += ellipse(
            x,
            y,
            r,
            r * rng.uniform(0.35, 0.7),
            paint(tone, rng.uniform(-0.2, 0.25)),
            f'opacity="{opacity}"',
        )
    return body


def crowns(
    site: Site, name: str, count: int, tones: tuple[str, ...], metres: float, clear: float = 0.0
) -> str:
    """Trees strewn, none nearer to the middle's height than `clear` units."""
    rng, area, paint = site.rng(name), box(site), site.light.paint()
    unit, body = 1000 / site.eye, ""
    for _ in range(count):
        x, y = rng.uniform(area.left, area.right), rng.uniform(area.top, area.bottom)
        r = metres * unit * rng.uniform(0.35, 0.6)
        if math.hypot(0.3 * x, y - 500) - r > clear or not clear:
            body += crown(paint, x, y, r, rng.choice(tones), rng)
    return body


@layout("wood")
def wood(site: Site) -> SetArt:
    """Crowns close together, and a clearing for whoever is there."""
    body = filled(site, "#3a6a38")
    tones = _PINES if site.seed % 2 else GREENS
    if "snowy" in site.details or site.light.snow > 0.3:
        body, tones = filled(site, "#dfe6ea"), ("#7f9a94", "#dfe8ea", "#6f8f86")
    body += crowns(site, "low", 190, tones, 0.11 * site.eye, 100.0 if site.cast else 0.0)
    return flat(
        site, body + crowns(site, "high", 110, tones, 0.14 * site.eye, 130.0 if site.cast else 0.0)
    )


@layout("grass")
def grass(site: Site) -> SetArt:
    """A mown meadow with tufts, flowers and some trees at its edge."""
    is_dry = "savanna" in site.details
    plain, light, dark = (
        ("#c9a95a", "#d8bc6e", "#b39448") if is_dry else ("#69a24a", "#7ab356", "#5c9342")
    )
    body = filled(site, plain) + patches(site, "light", light, 34, 0.11 * site.eye, 0.55)
    body += patches(site, "dark", dark, 26, 0.07 * site.eye, 0.5) + _tufts(site)
    if site.eye > 9:
        body += crowns(site, "trees", 26, GREENS, max(4.0, 0.13 * site.eye), 200)
    return flat(site, body)


def _tufts(site: Site) -> str:
    """Small strokes and dots: what makes a plain green grass."""
    rng, area, paint, body = site.rng("tufts"), box(site), site.light.paint(), ""
    for number in range(90):
        x, y = rng.uniform(area.left, area.right), rng.uniform(area.top, area.bottom)
        if number % 4:
            blades = ((x - 9, y - 14), (x, y), (x + 10, y - 13))
            body += curve(blades, paint("#4d8038"), 4, 'opacity="0.7"')
        else:
            body += ellipse(x, y, 6, 6, paint(rng.choice(("#f3f0e4", "#ecd04f", "#d98ab0"))))
    return body


@layout("park")
def park(site: Site) -> SetArt:
    """Grass, and a path that goes through the middle between trees."""
    paint, area = site.light.paint(), box(site)
    body = (
        filled(site, "#69a24a")
        + patches(site, "light", "#7ab356", 30, 0.11 * site.eye, 0.55)
        + _tufts(site)
    )
    wide = min(300.0, max(150.0, 3200 / site.eye))
    body += rect(area.left, 500 - wide / 2 - 8, area.width, wide + 16, paint("#a89468"))
    body += rect(area.left, 500 - wide / 2, area.width, wide, paint("#d8c69c"))
    return flat(
        site, body + crowns(site, "trees", 30, GREENS, max(3.0, 0.16 * site.eye), wide / 2 + 30)
    )


@layout("fields")
def fields(site: Site) -> SetArt:
    """A patchwork of fields with furrows; a track through the middle."""
    rng, area, paint = site.rng("fields"), box(site), site.light.paint()
    tones, body, x = (
        ("#d9b95a", "#8aa84c", "#c9a452", "#6f9a4a", "#b58a52"),
        filled(site, "#7a9a4c"),
        area.left,
    )
    while x < area.right:
        w = rng.uniform(330, 520)
        for y, h in ((TOP, 740), (560, 770)):
            tone = rng.choice(tones)
            body += rect(x, y, w - 16, h, paint(tone))
            rows = range(int(x) + 12, int(x + w) - 24, 26)
            body += "".join(rect(at, y, 7, h, paint(tone, 0.25), 0, 'opacity="0.6"') for at in rows)
        x += w
    body += rect(area.left, 425, area.width, 135, paint("#c9ad7c"))
    return flat(
        site,
        body + "".join(rect(area.left, y, area.width, 16, paint("#b0925f")) for y in (462, 508)),
    )


@layout("sand")
def sand(site: Site) -> SetArt:
    """Dunes: crests that bend, one side in shade."""
    rng, area, paint = site.rng("dunes"), box(site), site.light.paint()
    body = filled(site, "#dcae6b")
    for number in range(9):
        y = TOP + 190 * number + rng.uniform(-30, 30)
        crest = [(area.left + area.width * n / 8, y + rng.uniform(-45, 45)) for n in range(9)]
        shade = [(px, py + 58 + 30 * math.sin(px / 200)) for px, py in reversed(crest)]
        body += path(
            smooth(crest) + "L" + smooth(shade)[1:] + "Z", paint("#bd8a4c", 0.15), 'opacity="0.45"'
        )
        body += curve(crest, paint("#efcb8e"), 5, 'opacity="0.8"')
    return flat(site, body)


@layout("snow")
def snow(site: Site) -> SetArt:
    """Snow with soft hollows and some firs."""
    body = filled(site, "#e9eff4") + patches(site, "hollows", "#cfdbe6", 34, 0.12 * site.eye, 0.5)
    if site.eye > 6:
        body += crowns(
            site, "firs", 24, ("#6f8f86", "#dfe8ea", "#557a70"), max(3.0, 0.1 * site.eye), 180
        )
    return flat(site, body)
