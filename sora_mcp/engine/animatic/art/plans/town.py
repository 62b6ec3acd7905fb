"""Roads, towns, floors and table tops from straight above."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import circle, rect
from sora_mcp.engine.animatic.art.place import SetArt, Site
from sora_mcp.engine.animatic.art.plans.land import crowns, filled, patches
from sora_mcp.engine.animatic.art.plans.roofs import crown, roof
from sora_mcp.engine.animatic.art.plans.shelf import BOTTOM, TOP, box, flat, layout

_GREENS = ("#4f8a3c", "#5f9a45", "#3f7a38")
_LANE, _NEAR, _FAR = 3.4, 7.0, 55.0  # metres: a lane; what is seen on foot, and of a whole town
_ROOFS = ("#8b8f98", "#a39a90", "#7d8590", "#b0a596", "#8f7f78")
_TILES = ("#b5553f", "#a84a38", "#c26a4c", "#9a4636")


def _dashes(site: Site, y: float, long: float, wide: float, tone: str) -> str:
    area, paint, body, x = box(site), site.light.paint(), "", box(site).left
    while x < area.right:
        body += rect(x, y - wide / 2, long, wide, paint(tone))
        x += 2.2 * long
    return body


def _road(site: Site, lanes: int) -> tuple[str, float]:
    """A road from left to right with the cast's lane in the middle, and half of its width."""
    area, paint, unit = box(site), site.light.paint(), 1000 / site.eye
    wide = lanes * _LANE * unit
    top = 500 - wide / 2
    line = max(4.0, 0.14 * unit)
    body = rect(area.left, top - 0.5 * unit, area.width, wide + unit, paint("#8d8478"))
    body += rect(area.left, top, area.width, wide, paint("#4e525a"))
    body += "".join(
        rect(area.left, y, area.width, line, paint("#e8e6de"))
        for y in (top + 0.2 * unit, top + wide - 0.2 * unit - line)
    )
    for lane in range(1, lanes):
        body += _dashes(site, top + lane * _LANE * unit, 2.5 * unit, line, "#e8e6de")
    return body, wide / 2


@layout("road")
def road(site: Site) -> SetArt:
    """A country road of two lanes... three where it is a highway: verges and trees."""
    lanes = 3 if "highway" in site.details else 1
    body, half = _road(site, lanes)
    green = filled(site, "#6a9a4c") + patches(site, "grass", "#7cab58", 34, 0.1 * site.eye)
    trees = crowns(site, "trees", 44, _GREENS, max(3.5, 0.14 * site.eye), half + 60)
    return flat(site, green + body + trees, ambience="road")


def _slabs(site: Site, top: float, bottom: float, metres: float) -> str:
    """Paving with joints."""
    area, paint, step = box(site), site.light.paint(), metres * 1000 / site.eye
    body = rect(area.left, top, area.width, bottom - top, paint("#bdb7ac"))
    count = int(area.width / step)
    joint = max(2.0, 0.02 * step)
    if count < 160:
        body += "".join(
            rect(area.left + n * step, top, joint, bottom - top, paint("#a39c90"))
            for n in range(count + 1)
        )
    rows = int((bottom - top) / step)
    return body + "".join(
        rect(area.left, top + n * step, area.width, joint, paint("#a39c90"))
        for n in range(rows + 1)
        if rows < 60
    )


@layout("square")
def square(site: Site) -> SetArt:
    """Paving all over."""
    body = _slabs(site, TOP, BOTTOM, max(0.6, 0.09 * site.eye))
    return flat(
        site, body + patches(site, "worn", "#aaa396", 20, 0.1 * site.eye, 0.3), ambience="street"
    )


@layout("street")
def street(site: Site) -> SetArt:
    """On foot: a crossing; farther up a street with roofs along it; from afar, blocks."""
    if not site.cast or site.eye > _FAR:
        return _blocks(site)
    if site.eye < _NEAR:
        return _crossing(site)
    body, half = _road(site, 3)
    unit, paint = 1000 / site.eye, site.light.paint()
    walk = 3.0 * unit
    for top in (500 - half - walk, 500 + half):
        body += _slabs(site, top, top + walk, max(1.2, 0.05 * site.eye))
    rng, x = site.rng("roofs"), box(site).left
    while x < box(site).right:
        w = rng.uniform(9, 16) * unit
        for low, high in ((TOP - 100, 500 - half - walk), (500 + half + walk, BOTTOM + 100)):
            body += _flat_roof(site, x, low, w - 6, high - low, rng.choice(_ROOFS))
        x += w
    for n in range(9):
        at = box(site).left + n * box(site).width / 8
        body += crown(paint, at, 500 - half - 0.5 * walk, 1.2 * unit, _GREENS[n % 3], rng)
    return flat(site, filled(site, "#8d8478") + body, ambience="street")


def _flat_roof(site: Site, x: float, y: float, w: float, h: float, tone: str) -> str:
    """A parapet, the roof within it, and what stands on it."""
    paint, edge = site.light.paint(), 0.05 * min(w, h)
    body = rect(x + edge, y + edge, w + edge, h + edge, "#0b1424", 0, 'opacity="0.25"')
    body += rect(x, y, w, h, paint(tone, -0.25)) + rect(
        x + edge, y + edge, w - 2 * edge, h - 2 * edge, paint(tone, 0.1)
    )
    body += rect(x + 0.2 * w, y + 0.58 * h, 0.24 * w, 0.16 * h, paint(tone, 0.4))
    lit = paint.lamp("#9aa4ac", "#ffd98a")
    return body + rect(x + 0.6 * w, y + 0.25 * h, 0.2 * w, 0.14 * h, lit)


def _crossing(site: Site) -> SetArt:
    """Asphalt with the bars of a crossing along the cast's way."""
    paint, area = site.light.paint(), box(site)
    body = filled(site, "#50545c") + patches(site, "worn", "#5a5e66", 30, 0.1 * site.eye, 0.4)
    step = 1.0 * 1000 / site.eye
    count = int(area.width / step) + 1
    wide = min(640.0, 3.2 * 1000 / site.eye)
    bars = "".join(
        rect(area.left + n * step, 500 - wide / 2, 0.5 * step, wide, paint("#ecebe4"), 6)
        for n in range(count)
    )
    return flat(site, body + bars, ambience="street")


def _blocks(site: Site) -> SetArt:
    """Streets that cross, and blocks of roofs between them."""
    paint, area, rng, body = (
        site.light.paint(),
        box(site),
        site.rng("blocks"),
        filled(site, "#565a62"),
    )
    step, street_w = 330.0, 62.0
    columns, rows = int(area.width / step) + 1, int(area.height / step) + 1
    for n in range(rows):
        body += _dashes(site, area.top + n * step - street_w / 2, 22, 4, "#d8d4c4")
    for c in range(columns):
        for r in range(rows):
            x, y, side = area.left + c * step, area.top + r * step, step - street_w
            body += rect(x - 8, y - 8, side + 16, side + 16, paint("#a8a299"))
            body += _block(site, x, y, side, is_green=(c * 3 + r * 5 + site.seed) % 7 == 0)
            for car in range(2):
                tone = rng.choice(("#c23a33", "#e6e6e2", "#3f6fa8", "#efb92c"))
                body += rect(
                    x + rng.uniform(0, side), y + side + 14 + 24 * car, 26, 13, paint(tone), 4
                )
    return flat(site, body, ambience="street")


def _block(site: Site, x: float, y: float, side: float, *, is_green: bool) -> str:
    paint, rng = site.light.paint(), site.rng(f"{x:.0f}/{y:.0f}")
    if is_green:
        body = rect(x, y, side, side, paint("#6fa04e"))
        return body + "".join(
            crown(
                paint,
                x + rng.uniform(30, side - 30),
                y + rng.uniform(30, side - 30),
                26,
                _GREENS[n % 3],
                rng,
            )
            for n in range(7)
        )
    cut = side * rng.uniform(0.38, 0.62)
    lots = (
        (x, y, cut, side),
        (x + cut, y, side - cut, side * 0.5),
        (x + cut, y + side * 0.5, side - cut, side * 0.5),
    )
    return "".join(
        _flat_roof(site, a + 3, b + 3, w - 6, h - 6, rng.choice(_ROOFS)) for a, b, w, h in lots
    )


@layout("village")
def village(site: Site) -> SetArt:
    """Tiled roofs in gardens along a lane."""
    paint, area, rng = site.light.paint(), box(site), site.rng("houses")
    body = filled(site, "#74a452") + patches(site, "grass", "#86b45f", 30, 0.1 * site.eye)
    body += rect(area.left, 440, area.width, 120, paint("#cbb78c"))
    lots = int(area.width / 270) + 1
    for n in range(lots):
        for y in (-130, 215, 785, 1130):
            x = area.left + 270 * n + rng.uniform(-30, 30)
            w, h = rng.uniform(140, 190), rng.uniform(110, 140)
            body += rect(x - 120, y - 118, 240, 236, paint("#82b05c"), 10)
            body += roof(
                paint, x, y, *((w, h) if rng.random() < 0.6 else (h, w)), rng.choice(_TILES)
            )
            body += crown(
                paint,
                x + 112,
                y + rng.uniform(-70, 70),
                rng.uniform(24, 38),
                rng.choice(_GREENS),
                rng,
            )
    return flat(site, body, ambience="village")


@layout("parking")
def parking(site: Site) -> SetArt:
    """Bays with white lines, the cast in the aisle between them."""
    paint, area, unit = site.light.paint(), box(site), 1000 / site.eye
    body = filled(site, "#565a62") + patches(site, "worn", "#5f636b", 24, 0.1 * site.eye, 0.4)
    for n in range(int(area.width / (2.6 * unit)) + 1):
        x = area.left + n * 2.6 * unit
        body += "".join(
            rect(x, y, 0.12 * unit, 5 * unit, paint("#e8e6de"))
            for y in (500 - 8 * unit, 500 + 3 * unit)
        )
    return flat(site, body, ambience="street")


@layout("pitch")
def pitch(site: Site) -> SetArt:
    """Mown stripes and white lines around the middle."""
    paint, area, body = site.light.paint(), box(site), filled(site, "#4f9a48")
    for n in range(0, int(area.width / 150) + 1, 2):
        body += rect(area.left + 150 * n, TOP, 150, BOTTOM - TOP, paint("#5aa852"))
    line = paint("#f3f3ee")
    body += rect(-6, TOP, 12, BOTTOM - TOP, line)
    return flat(
        site,
        body + circle(0, 500, 330, "none", f'stroke="{line}" stroke-width="12"'),
        ambience="stadium",
    )


@layout("floor")
def floor(site: Site) -> SetArt:
    """Boards of a floor."""
    return flat(site, _boards(site, "#b98a58", 0.14), ambience="room")


@layout("tabletop")
def tabletop(site: Site) -> SetArt:
    """The boards of a table that fills the frame."""
    return flat(site, _boards(site, "#a8733f", 0.22), ambience="room")


def _boards(site: Site, tone: str, metres: float) -> str:
    paint, area, rng, body = site.light.paint(), box(site), site.rng("boards"), ""
    high, y = max(40.0, metres * 1000 / site.eye), area.top
    while y < area.bottom:
        shade = rng.uniform(-0.12, 0.14)
        body += rect(area.left, y, area.width, high, paint(tone, shade))
        body += rect(area.left, y + high - 4, area.width, 4, paint(tone, 0.5))
        for _ in range(4):
            x, w = rng.uniform(area.left, area.right), rng.uniform(120, 420)
            body += rect(
                x, y + rng.uniform(0.2, 0.8) * high, w, 3, paint(tone, 0.35), 0, 'opacity="0.5"'
            )
        y += high
    return body
