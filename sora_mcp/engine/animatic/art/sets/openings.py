"""Windows from inside: the sky of the hour, curtains, light that falls in."""

from __future__ import annotations

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Drawing,
    Point,
    curve,
    ellipse,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Light
from sora_mcp.engine.animatic.art.sets.architecture import is_dark
from sora_mcp.engine.animatic.art.sets.rooms import Room
from sora_mcp.engine.animatic.art.sets.terrain import Line, rolling, skyline

_RAINY = 0.5  # how wet it is outside when rain runs down the glass


def window(
    room_: Room,
    name: str,
    x: float,
    y: float,
    size: Point,
    *,
    frame: str = "#f4f0e8",
    panes: Point = (2, 2),
    view: str = "trees",
) -> str:
    """A window that shows the hour's sky and what is outside."""
    w, h = size
    outer, paint = room_.outer, room_.paint()
    sky = outer.sky
    stops = ((0, colour.mix(sky[0], sky[1], 0.4), 1), (0.6, sky[1], 1), (1, sky[2], 1))
    body = rect(x - w / 2 - 13, y - 13, w + 26, h + 26, paint(frame, 0.22))
    body += gradient(f"sky{name}", stops) + rect(x - w / 2, y, w, h, f"url(#sky{name})")
    body += (
        f'<clipPath id="c{name}"><rect x="{x - w / 2:.1f}" y="{y:.1f}" width="{w:.1f}" '
        f'height="{h:.1f}"/></clipPath>'
    )
    body += f'<g clip-path="url(#c{name})">{_outside(room_, name, (x, y), size, view)}'
    body += _bars(h, outer, w, x, y) if outer.wet < _RAINY else _streaks(room_, name, (x, y), size)
    for n in range(1, int(panes[0])):
        body += rect(x - w / 2 + w * n / panes[0] - 3.5, y, 7, h, paint(frame, 0.12))
    for n in range(1, int(panes[1])):
        body += rect(x - w / 2, y + h * n / panes[1] - 3, w, 6, paint(frame, 0.12))
    body += rect(x - w / 2 - 24, y + h + 8, w + 48, 12, paint(frame, -0.15)) + rect(
        x - w / 2 - 18, y + h + 20, w + 36, 7, paint(frame, 0.5), 0, 'opacity="0.5"'
    )
    return body


def _bars(h: float, outer: Light, w: float, x: float, y: float) -> str:
    """The bars and the sill of a window."""
    body = ""
    if outer.dark < 0.5:
        lean = 0.3 * w
        body += polygon(
            [
                (x - w * 0.3, y),
                (x - w * 0.1, y),
                (x - w * 0.1 - lean, y + h),
                (x - w * 0.3 - lean, y + h),
            ],
            "#ffffff",
            'opacity="0.16"',
        )
    body += "</g>"
    return body


def _streaks(room_: Room, name: str, at: Point, size: Point) -> str:
    """Rain on the glass: a grey veil, drops, and what runs down from some of them."""
    (x, y), (w, h), rng = at, size, room_.site.rng(f"rain {name}")
    paint = room_.outer.paint(2)
    body = rect(x - w / 2, y, w, h, paint("#8e99a6", 0.15), 0, 'opacity="0.62"')
    for n in range(int(w * h / 900)):
        u, v, r = x + w * rng.uniform(-0.49, 0.49), y + h * rng.random(), rng.uniform(1.6, 3.4)
        body += ellipse(u, v, r, 1.3 * r, paint("#e9f0f6"), 'opacity="0.75"')
        if n % 3 == 0:
            run = [(u, v - h * rng.uniform(0.08, 0.3)), (u + 2, v - 18), (u, v)]
            body += curve(run, paint("#dfe8f0"), 1.8)
    return f"{body}</g>"


def _outside(room_: Room, name: str, at: Point, size: Point, view: str) -> str:
    (x, y), (w, h), rng = at, size, room_.site.rng(f"view {name}")
    far, near = room_.outer.paint(8), room_.outer.paint(3)
    view = next((VIEWS[one] for one in sorted(room_.site.details) if one in VIEWS), view)
    if view in _LANDSCAPES:
        return _LANDSCAPES[view](room_, at, size) + _flakes(room_, name, at, size)
    if view == "city":
        body, u = "", x - w / 2 - 10
        while u < x + w / 2:
            wide, high = rng.uniform(22, 52), h * rng.uniform(0.2, 0.66)
            body += rect(u, y + h - high, wide, high, far("#7d8a9c", rng.choice((0.0, 0.2, 0.35))))
            for _ in range(5 if is_dark(room_.outer) else 0):
                body += rect(
                    u + rng.uniform(2, wide - 7),
                    y + h - high * rng.uniform(0.1, 0.9),
                    4.5,
                    6,
                    far.glow(rng.choice(("#ffd98a", "#ffe8b8"))),
                )
            u += wide * rng.uniform(0.85, 1.15)
        return body
    body = ""
    tones = ("#e3ebf2", "#f4f7fa") if room_.outer.snow else ("#7fa08a", "#5d8a4c")
    for paint, tone, share in ((far, tones[0], 0.42), (near, tones[1], 0.24)):
        wave = rolling(rng, 240)
        points = skyline(
            Box(x - w / 2 - 5, 0, x + w / 2 + 5, 1),
            _crest(y + h, h * share, wave),
        )
        body += polygon([*points, (x + w / 2 + 5, y + h), (x - w / 2 - 5, y + h)], paint(tone, 0.1))
    return body + _flakes(room_, name, at, size)


def _mountains(room_: Room, at: Point, size: Point) -> str:
    """Peaks with snow on them, and firs before them."""
    x, (w, h), low = at[0], size, at[1] + size[1]
    far, near, body = room_.outer.paint(9), room_.outer.paint(3), ""
    for share, high, wide in ((-0.3, 0.62, 0.5), (0.36, 0.5, 0.46), (0.08, 0.74, 0.52)):
        u, top, half = x + share * w, low - high * h, wide * w
        body += polygon([(u - half, low), (u, top), (u + half, low)], far("#7c8aa3", 0.1))
        body += polygon([(u, top), (u + half, low), (u + 0.2 * half, low)], far("#7c8aa3", 0.4))
        cap = [(0, 0), (0.34, 0.34), (0.14, 0.27), (0.0, 0.38), (-0.12, 0.26), (-0.34, 0.34)]
        body += polygon([(u + a * half, top + b * high * h) for a, b in cap], far("#f2f6f9", -0.2))
    land = "#eef3f7" if room_.outer.snow else "#6f8f63"
    body += rect(x - w / 2 - 5, low - 0.16 * h, w + 10, 0.16 * h, near(land, 0.08))
    for index, share in enumerate((-0.46, -0.36, -0.22, 0.2, 0.34, 0.47)):
        u, high = x + share * w, (0.3, 0.4, 0.24, 0.26, 0.42, 0.34)[index] * h
        for step in range(3):
            top, half = low - 0.08 * h - high * (1 - 0.26 * step), 0.055 * w * (0.6 + 0.3 * step)
            foot = top + 0.42 * high
            body += polygon([(u - half, foot), (u, top), (u + half, foot)], near("#3f6450", 0.2))
            if room_.outer.snow:
                body += polygon([(u - 0.5 * half, top + 0.2 * high), (u, top),
                                 (u + 0.5 * half, top + 0.2 * high)], near("#f4f7fa"))  # fmt: skip
    return body


def _sea(room_: Room, at: Point, size: Point) -> str:
    """Water up to the horizon, and a strip of sand."""
    (x, y), (w, h), paint = at, size, room_.outer.paint(5)
    body = rect(x - w / 2, y + 0.5 * h, w, 0.5 * h, paint("#4f93b0"))
    for share in (0.58, 0.66, 0.75):
        body += rect(x - 0.4 * w, y + share * h, 0.8 * w, 2, paint("#dcebf0"), 0, 'opacity="0.5"')
    return body + rect(x - w / 2, y + 0.84 * h, w, 0.16 * h, paint("#e3cfa2"))


def _flakes(room_: Room, name: str, at: Point, size: Point) -> str:
    """Snow in the air, if it snows."""
    if "snow" not in room_.site.details:
        return ""
    (x, y), (w, h), rng = at, size, room_.site.rng(f"snow {name}")
    tint, body = room_.outer.paint(2)("#ffffff", -0.2), ""
    for _ in range(int(w * h / 1100)):
        r = rng.uniform(1.8, 4)
        u, v = x + w * rng.uniform(-0.5, 0.5), y + h * rng.random()
        body += ellipse(u, v, r, r, tint, 'opacity="0.9"')
    return body


# What is outside, by the detail that tells of the place before.
VIEWS = {
    "outside mountains": "mountains", "outside snowfield": "mountains",
    "outside snowy_forest": "mountains", "outside beach": "sea", "outside sea": "sea",
    "outside coast": "sea", "outside island": "sea", "outside harbor": "sea",
    "outside city": "city", "outside street": "city", "outside skyline": "city",
    "outside rooftop": "city",
}  # fmt: skip
_LANDSCAPES = {"mountains": _mountains, "sea": _sea}


def curtains(room_: Room, x: float, y: float, size: Point, tone: str) -> str:
    """Curtains that hang open at both sides of a window, with folds, on a rail."""
    (w, h), paint = size, room_.paint(2.9)
    body = line([(x - 0.74 * w, y - 26), (x + 0.74 * w, y - 26)], paint("#8b6f4e", 0.2), 6)
    for side in (-1, 1):
        a, b = x + side * 0.7 * w, x + side * 0.4 * w
        d = (
            f"M{a:.1f} {y - 26:.1f}L{b:.1f} {y - 26:.1f}Q{b + side * 6:.1f}"
            f" {y + 0.6 * h:.1f} {b + side * 16:.1f} {y + h + 50:.1f}L{a + side * 5:.1f}"
            f" {y + h + 50:.1f}Z"
        )
        body += path(d, paint(tone, 0.1 if side * room_.land.side > 0 else 0.25))
        for fold, shade in ((0.25, 0.4), (0.5, -0.2), (0.75, 0.45)):
            u = a + (b - a) * fold
            body += curve(
                [(u, y - 22), (u + side * 4, y + 0.5 * h), (u + side * 2, y + h + 46)],
                paint(tone, shade),
                6,
            )
    return body


def shaft(room_: Room, x: float, y: float, size: Point) -> Drawing:
    """Light in the air below a window, for a plane of mode "add"; empty without a sun."""
    outer, (w, _), low = room_.outer, size, room_.foot(1.6)
    much = 0.2 if outer.sun and outer.dark < 0.5 else 0.05
    much = 0.0 if outer.wet >= _RAINY else much
    lean = -outer.key * 300
    stops = ((0, outer.warm, much), (0.5, outer.warm, 0.4 * much), (1, outer.warm, 0.0))
    body = gradient("shaft", stops)
    body += polygon(
        [(x - w / 2, y), (x + w / 2, y), (x + 0.62 * w + lean, low), (x - 0.5 * w + lean, low)],
        "url(#shaft)",
    )
    return Drawing(body, room_.site.box(y, low))


def _crest(low: float, high: float, wave: Line) -> Line:
    """The line of hills or trees outside."""
    return lambda u: low - high * (0.8 + 0.35 * wave(u))
