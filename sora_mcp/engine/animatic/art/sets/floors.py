"""Floors indoors: boards, tiles, rugs, and what light and shade do on them."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Point,
    ellipse,
    glow,
    gradient,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.sets.architecture import Z
from sora_mcp.engine.animatic.art.sets.rooms import Room
from sora_mcp.engine.animatic.art.sets.terrain import NEAR_Y, Land


def boards(room_: Room, wood: str, *, wide: float = 170.0, gloss: float = 0.22) -> list[str]:
    """Floorboards that run to the vanishing point, with joints, and a sheen from the far wall."""
    land, rng, paint = room_.land, room_.site.rng("boards"), room_.paint(1)
    reach, near, far = 3.4 * room_.site.half, 0.34, 3.3
    body, joints = [_base(room_, wood)], []
    tones: dict[str, list[str]] = {}
    count = int(2 * reach / wide)
    for index in range(count):
        a = -reach + index * wide
        depth = near - rng.uniform(0, 1.2)
        while depth < far:
            end = depth + rng.uniform(0.7, 1.6)
            d, e = max(near, depth), min(far, max(near, end))
            if e > d:
                tone = paint(wood, rng.choice((-0.12, 0.0, 0.08, 0.16)))
                tones.setdefault(tone, []).append(_tile(land, a, a + wide, d, e))
                joints.append(
                    f"M{a / d:.1f} {land.foot(d):.1f}L{a / e:.1f} {land.foot(e):.1f}"
                    f"L{(a + wide) / e:.1f} {land.foot(e):.1f}"
                )
            depth = end
    body += [path("".join(d), tone) for tone, d in tones.items()]
    body.append(
        path(
            "".join(joints),
            "none",
            f'stroke="{paint(wood, 0.6)}" stroke-width="1.6" opacity="0.55"',
        )
    )
    return [*body, _sheen(room_, gloss)]


def tiles(room_: Room, a: str, b: str, *, size: float = 300.0, gloss: float = 0.25) -> list[str]:
    """Tiles in two colours."""
    land, paint = room_.land, room_.paint(1)
    reach, depth, row = 3.2 * room_.site.half, 0.34, 0
    body, light, seams = [_base(room_, b)], [], []
    half = int(reach / size) + 1
    while depth < 3.2:
        end = depth + size * Z * 1.4
        light += [
            _tile(land, column * size, (column + 1) * size, depth, end)
            for column in range(-half, half)
            if (row + column) % 2
        ]
        seams.append(f"M{-room_.site.half:.0f} {land.foot(depth):.1f}H{room_.site.half:.0f}")
        depth, row = end, row + 1
    body.append(path("".join(light), paint(a)))
    body.append(
        path("".join(seams), "none", f'stroke="{paint(b, 0.4)}" stroke-width="1.5" opacity="0.4"')
    )
    return [*body, _sheen(room_, gloss)]


def carpet(room_: Room, tone: str) -> list[str]:
    """A plain floor, lighter towards the back."""
    return [_base(room_, tone), _sheen(room_, 0.14)]


def _base(room_: Room, tone: str) -> str:
    box, paint = room_.site.box(room_.land.horizon, NEAR_Y), room_.paint(1)
    stops = ((0, paint(tone, 0.12), 1), (0.3, paint(tone, 0.0), 1), (1, paint(tone, 0.4), 1))
    return gradient("floor", stops) + rect(box.left, box.top, box.width, box.height, "url(#floor)")


def _sheen(room_: Room, much: float) -> str:
    """The far light on a polished floor, and the shade near the camera."""
    box, paint = room_.site.box(room_.land.horizon, NEAR_Y), room_.paint(1)
    lit, dim = paint("#ffffff", -0.6), paint("#2b2630", 0.6)
    stops = (
        (0, lit, much),
        (0.24, lit, 0.6 * much),
        (0.42, lit, 0.0),
        (0.44, dim, 0.0),
        (1, dim, 0.55),
    )
    return gradient("sheen", stops) + rect(box.left, box.top, box.width, box.height, "url(#sheen)")


def _tile(land: Land, a: float, b: float, near: float, far: float) -> str:
    y, z = land.foot(near), land.foot(far)
    return (
        f"M{a / near:.1f} {y:.1f}L{b / near:.1f} {y:.1f}L{b / far:.1f} {z:.1f}"
        f"L{a / far:.1f} {z:.1f}Z"
    )


def rug(room_: Room, x: float, span: Point, width: float, tone: str, edge: str) -> str:
    """A rug between two depths; `x` and `width` are at depth 1."""
    land, paint, body = room_.land, room_.paint(1.4), ""
    near, far = span
    for inset, fill in (
        (0.0, paint(edge, 0.15)),
        (0.07, paint(tone)),
        (0.2, paint(edge, 0.0)),
        (0.24, paint(tone, 0.1)),
    ):
        w, d = width * (0.5 - inset / 2), (far - near) * inset / 2
        body += path(_tile(land, x - w, x + w, near + d, far - d), fill)
    return body


def shadow(room_: Room, x: float, depth: float, width: float) -> str:
    """The soft dark under furniture, on the floor; x and width as they appear."""
    name = f"sh{x:.0f}_{100 * depth:.0f}"
    body = glow(name, "#0d0a12", 0.5)
    return body + ellipse(x, room_.foot(depth), 0.62 * width, 34 / depth, f"url(#{name})")


def sunlight(room_: Room, x: float, width: float, *, depth: float = 2.6) -> str:
    """The patch that a window throws on the floor: of the sun, or of the moon; for the ground."""
    outer, land = room_.outer, room_.land
    much = 0.36 if outer.sun and outer.dark < 0.5 else 0.1
    tone = outer.warm if outer.dark < 0.5 else "#9fb4e8"
    lean, body = -outer.key * 620, ""
    for a, b in ((-0.5, -0.04), (0.04, 0.5)):
        near = depth * 0.5
        u, v = (x + width * a) * depth, (x + width * b) * depth
        body += polygon(
            [
                (u / depth, land.foot(depth)),
                (v / depth, land.foot(depth)),
                ((v + lean) / near, land.foot(near)),
                ((u + lean) / near, land.foot(near)),
            ],
            tone,
            f'opacity="{much:g}"',
        )
    return body
