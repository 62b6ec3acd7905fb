"""What moves by itself while people play and work: balls in the air, ropes, bubbles, drops."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.people import skull
from sora_mcp.engine.animatic.art.rigs.people.held import Draw, Hold
from sora_mcp.engine.animatic.art.rigs.people.sketch import between, beyond

_DARK = 0.45  # from then on embers light what is near
_WISPS = 14  # of smoke
_BALLS = ("#d9402f", "#2f66b3", "#ecc531")


def _juggled(hold: Hold) -> None:
    """Three balls that go up from one hand and come down into the other."""
    left, right = hold.body.at("hand_l"), hold.body.at("hand_r")
    for index, tone in enumerate(_BALLS):
        u = (hold.phase + index / 3) % 1.0
        x = left[0] + (right[0] - left[0]) * (u if index % 2 else 1 - u)
        y = (left[1] + right[1]) / 2 - 34 - 4 * 480 * u * (1 - u)
        _shiny(hold, (x, y), 36, tone)


def _shiny(hold: Hold, at: Point, r: float, tone: str) -> None:
    hold.sketch.disc(at, r, hold.paint(tone))
    hold.sketch.disc((at[0] + 0.25 * r, at[1] - 0.25 * r), 0.5 * r, hold.paint(tone, -0.5))


def _jump_rope(hold: Hold) -> None:
    """Turned over the head and under the feet, from hand to hand."""
    left, right = hold.body.at("hand_l"), hold.body.at("hand_r")
    turn = 2 * math.pi * hold.phase
    middle = between(left, right, 0.5)
    top, low = middle[1] - 520, 30.0
    swung = (top + low) / 2 + (top - low) / 2 * math.cos(turn)
    ahead = 50 * math.sin(turn)
    rope = (
        left,
        (left[0] - 70 + ahead, left[1] + 0.45 * (swung - left[1])),
        (left[0] + ahead, left[1] + 0.85 * (swung - left[1])),
        (middle[0] + ahead, swung),
        (right[0] + ahead, right[1] + 0.85 * (swung - right[1])),
        (right[0] + 70 + ahead, right[1] + 0.45 * (swung - right[1])),
        right,
    )
    hold.sketch.curve(rope, hold.paint("#d9402f"), 10)
    for at, back in ((left, "elbow_l"), (right, "elbow_r")):
        hold.sketch.line((at, beyond(hold.body.at(back), at, 40)), hold.paint("#3b3e45"), 15)


def _hoop(hold: Hold, *, is_front: bool) -> None:
    x, y = hold.body.at("waist")
    turn = 2 * math.pi * hold.phase
    cx, cy, tilt = x + 34 * math.cos(turn), y + 24, math.radians(7 * math.sin(turn))
    arc = []
    for step in range(13):
        angle = math.pi * step / 12 * (1 if is_front else -1)
        a, b = 215 * math.cos(angle), 62 * math.sin(angle)
        arc.append((cx + a * math.cos(tilt) - b * math.sin(tilt),
                    cy + a * math.sin(tilt) + b * math.cos(tilt)))  # fmt: skip
    hold.sketch.curve(arc, hold.paint("#e0407f", 0.0 if is_front else 0.35), 17)


def _hoop_rear(hold: Hold) -> None:
    _hoop(hold, is_front=False)


def _hoop_front(hold: Hold) -> None:
    _hoop(hold, is_front=True)


def _bubbles(hold: Hold) -> None:
    hand, mouth = hold.body.at("grip_r"), skull.of(hold.body).spot(0, -0.6, 1.2)
    ring = between(hand, (mouth[0] + 60, mouth[1]), 0.9)
    hold.sketch.line((hand, ring), hold.paint("#3f8fc4"), 8)
    hold.sketch.disc(ring, 24, hold.paint("#3f8fc4"))
    hold.sketch.disc(ring, 16, hold.paint("#dff1fa"))
    for index in range(6):
        u = (hold.phase + index / 6) % 1.0
        r = 18 + 20 * ((index * 7) % 5) / 4
        at = (ring[0] + 50 + 360 * u, ring[1] - 190 * u * (0.2 + index % 3 / 2))
        hold.sketch.disc(at, r, hold.paint("#bfe3f5"), 'fill-opacity="0.55"')
        hold.sketch.disc((at[0] + 0.3 * r, at[1] - 0.35 * r), 0.26 * r, hold.paint("#ffffff"))


def _smoke(hold: Hold) -> None:
    hand = hold.body.at("hand_r")
    mouth = skull.of(hold.body).spot(0, -0.6, 1.1)
    start, tip = hand, beyond(hold.body.at("wrist_r"), hand, 34)
    if math.dist(hand, mouth) < 130:
        start, tip = mouth, (mouth[0] + 62, mouth[1] + 6)
    hold.sketch.line((start, tip), hold.paint("#d8d2c4"), 8)
    if hold.paint.light.dark > _DARK:  # the glow on the face
        for r in (74, 50, 30):
            hold.sketch.disc(tip, r, hold.paint.glow("#ffb35c"), 'fill-opacity="0.1"')
    hold.sketch.disc(tip, 7, hold.paint.glow("#f0742e"))
    for index in range(_WISPS):
        u = (hold.phase + index / _WISPS) % 1.0
        at = (tip[0] + 16 + 70 * u + 16 * math.sin(9 * u), tip[1] - 14 - 280 * u)
        fade = f'fill-opacity="{0.2 * (1 - u):.2f}"'
        hold.sketch.disc(at, 7 + 20 * u, hold.paint("#d9d9d9"), fade)


def _suds(hold: Hold) -> None:
    """Foam around both hands."""
    for side in "lr":
        x, y = hold.body.at(f"hand_{side}")
        for index in range(5):
            grow = 18 + 8 * math.sin(2 * math.pi * (hold.phase + index / 5))
            at = (x - 34 + 18 * index, y + 10 - 14 * (index % 2))
            hold.sketch.disc(at, grow, hold.paint("#f4fafc", 0.1 * (index % 2)))


def _drops(hold: Hold) -> None:
    """Water from a can's rose down to the ground."""
    hand = hold.body.at("grip_r")
    rose = (hand[0] + 178, hand[1] + 22)
    for row in range(4):
        for index in range(4):
            u = (2 * hold.phase + index / 4 + row * 0.13) % 1.0
            x = rose[0] + 10 + (26 + 18 * row) * u
            y = rose[1] + 14 * row / 2 + (-40.0 - rose[1]) * u * u
            hold.sketch.line(((x, y), (x + 5, y + 26)), hold.paint("#6fb4de"), 7)


def _tears(hold: Hold) -> None:
    head = skull.of(hold.body)
    for azimuth in (-24.0, 24.0):
        if head.seen(azimuth) < 0.3:
            continue
        for start in (0.0, 0.5):
            u = (hold.phase + start) % 1.0
            x, y = head.spot(azimuth, -0.16 - 0.75 * u, 1.04)
            hold.sketch.oval((x, y), 11, 18, hold.paint("#58b4ea"))


def _kite(hold: Hold) -> None:
    hand = hold.body.at("hand_r")
    sway = math.sin(2 * math.pi * hold.phase)
    x, y = hand[0] + 560 + 22 * sway, hand[1] - 640 + 26 * math.cos(2 * math.pi * hold.phase)
    middle = between(hand, (x, y), 0.5)
    hold.sketch.curve((hand, (middle[0] + 34, middle[1] + 60), (x, y)), hold.paint("#f4f1ea"), 4)
    tail = [
        (x - 14 - 40 * i, y + 120 + 34 * i + 16 * math.sin(i * 2 + 2 * math.pi * hold.phase))
        for i in range(5)
    ]
    hold.sketch.curve(tail, hold.paint("#ecc531"), 9)
    points = ((x + 40, y - 130), (x + 96, y + 6), (x - 26, y + 124), (x - 84, y - 40))
    for index, tone in enumerate(("#d9402f", "#e8862a", "#d9402f", "#2f7fc4")):
        edge = (points[index], points[(index + 1) % 4], (x, y))
        hold.sketch.polygon(edge, hold.tone("kite", tone, 0.15 * (index % 2)))


def _flag_cloth(hold: Hold) -> None:
    """A cloth that streams from the upper end of the pole in both hands."""
    low, high = hold.body.at("grip_l"), hold.body.at("grip_r")
    top, foot = beyond(low, high, 300), beyond(low, high, 90)
    edges: list[list[Point]] = [[], []]
    for step in range(7):
        u = step / 6
        lift = 26 * u * math.sin(2 * math.pi * (hold.phase - u))
        for edge, (x, y) in zip(edges, (top, foot), strict=True):
            edge.append((x + 330 * u, y + lift + 50 * u))
    hold.sketch.polygon((*edges[0], *edges[1][::-1]), hold.tone("flag", "#d2373a"))
    bands = [between(a, b, 0.36) for a, b in zip(*edges, strict=True)]
    rest = [between(a, b, 0.64) for a, b in zip(*edges, strict=True)]
    hold.sketch.polygon((*bands, *rest[::-1]), hold.paint("#f7f4ea"))


def _pleats(hold: Hold) -> None:
    """The folds between both hands, wider as they draw apart."""
    left, right = hold.body.at("hand_l"), hold.body.at("hand_r")
    rows = 9
    for index in range(rows):
        a, b = between(left, right, index / rows), between(left, right, (index + 1) / rows)
        quad = ((a[0], a[1] - 104), (b[0], b[1] - 104), (b[0], b[1] + 104), (a[0], a[1] + 104))
        hold.sketch.polygon(quad, hold.paint("#2b2d33" if index % 2 else "#8f2a33"))


def _struck_ball(hold: Hold) -> None:
    """It comes, is hit at half time and goes."""
    u = abs(hold.phase - 0.5) * 2
    at = hold.see(hold.front(1.3 + 1.5 * u, -0.1 + (0.5 if hold.phase > 0.5 else 0.2) * u, 0.1))
    _shiny(hold, at, 27, hold.look.own_colour("ball", "#cfe04a"))


def _aura(hold: Hold) -> None:
    """Beads of effort that fly off the brow."""
    head = skull.of(hold.body)
    x, y = head.spot(180, 0.9, 1.1)
    for index in range(3):
        u = (hold.phase * 2 + index / 3) % 1.0
        at = (x - 20 - 80 * u, y - 20 * index - 40 * u + 60 * u * u)
        hold.sketch.oval(at, 7, 12, hold.paint("#7cc4ee"), 40)


def _thought(hold: Hold) -> None:
    """A cloud that grows out of the head."""
    x, y = skull.of(hold.body).spot(20, 1.3, 1.1)
    for dx, dy, r in ((30, -20, 13), (62, -58, 20)):
        hold.sketch.disc((x + dx, y + dy), r, hold.paint("#fbfbf8"))
    breath = 4 * math.sin(2 * math.pi * hold.phase)
    for dx, dy, r in ((112, -130, 56), (176, -156, 64), (236, -124, 52), (172, -104, 58)):
        hold.sketch.disc((x + dx, y + dy), r + breath, hold.paint("#fbfbf8"))
    for index in range(3):
        hold.sketch.disc((x + 130 + 44 * index, y - 128), 12, hold.paint("#8b929b"))


def _kernels(hold: Hold) -> None:
    """Grain that is strewn."""
    hand = hold.body.at("hand_r")
    for index in range(10):
        u = (hold.phase + index / 10) % 1.0
        x = hand[0] + (60 + 22 * (index * 7 % 10)) * u
        y = hand[1] + 20 + (-20.0 - hand[1]) * u * u
        hold.sketch.disc((x, y), 8, hold.paint("#e0b040"))


def _arrow(hold: Hold) -> None:
    """A bow drawn by one hand and held by the other; the arrow flies at the end."""
    grip, draw = hold.body.at("grip_l"), hold.body.at("grip_r")
    is_loose = hold.phase > 0.72
    x, y = grip
    tips = ((x - 46, y - 250), (x - 46, y + 250))
    hold.sketch.curve((tips[0], (x + 6, y - 130), (x + 14, y), (x + 6, y + 130), tips[1]),
                      hold.paint("#7a4a28"), 15)  # fmt: skip
    nock = (x - 46, y) if is_loose else draw
    hold.sketch.line((tips[0], nock, tips[1]), hold.paint("#f1ece0"), 4)
    start = (x + 240 * (1 + 3 * (hold.phase - 0.72)), y) if is_loose else draw
    end = (start[0] + 330, start[1] + (y - draw[1]) * (0.0 if is_loose else 1.0))
    hold.sketch.line((start, end), hold.paint("#4a3122"), 8)
    barbs = beyond(start, end, 34), beyond(start, end, 0, 13), beyond(start, end, 0, -13)
    hold.sketch.polygon(barbs, hold.paint("#6a6f78"))
    hold.sketch.line((start, between(start, end, 0.16)), hold.paint("#d9402f"), 22)


MOVING: dict[str, dict[str, Draw]] = {
    "juggled": {"front": _juggled},
    "jump_rope": {"front": _jump_rope},
    "hoop": {"behind": _hoop_rear, "chest": _hoop_front},
    "bubbles": {"front": _bubbles},
    "cigarette": {"front": _smoke},
    "suds": {"front": _suds},
    "drops": {"behind": _drops},
    "tears": {"front": _tears},
    "flown_kite": {"behind": _kite},
    "flag_cloth": {"front": _flag_cloth},
    "pleats": {"chest": _pleats},
    "struck_ball": {"front": _struck_ball},
    "effort": {"front": _aura},
    "thought": {"behind": _thought},
    "kernels": {"front": _kernels},
    "archery": {"front": _arrow},
}
