"""Instruments, and the shelf of all that people hold."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.rigs.people import held, skull, tools
from sora_mcp.engine.animatic.art.rigs.people.gear import GEAR
from sora_mcp.engine.animatic.art.rigs.people.handling import HANDLING
from sora_mcp.engine.animatic.art.rigs.people.held import Draw, Hold
from sora_mcp.engine.animatic.art.rigs.people.moving import MOVING
from sora_mcp.engine.animatic.art.rigs.people.sketch import between, beyond, normal


def _guitar(hold: Hold) -> None:
    paint, sketch = hold.paint, hold.sketch
    low, high = hold.see(hold.front(0.5, -1.02, 0.42)), hold.body.at("hand_l")
    wood = hold.look.own_colour("guitar", "#b8702f")
    head = beyond(low, high, 46)
    sketch.line((low, head), paint("#4a3122"), 15)
    sketch.line((beyond(low, head, -12), beyond(low, head, 26)), paint("#2f2018"), 24)
    upper = between(low, high, 0.34)
    waist = between(low, upper, 0.55)
    nx, ny = normal(low, high)
    ring = [
        beyond(high, low, 84),
        (low[0] + nx * 78, low[1] + ny * 78),
        (waist[0] + nx * 48, waist[1] + ny * 48),
        (upper[0] + nx * 58, upper[1] + ny * 58),
        beyond(low, upper, 48),
        (upper[0] - nx * 58, upper[1] - ny * 58),
        (waist[0] - nx * 48, waist[1] - ny * 48),
        (low[0] - nx * 78, low[1] - ny * 78),
    ]
    sketch.blob([(x - 7, y + 7) for x, y in ring], paint(wood, 0.6))
    sketch.blob(ring, paint(wood))
    hole = between(low, upper, 0.72)
    sketch.disc(hole, 25, paint("#3a2418"))
    sketch.line((beyond(high, low, 30, -22), beyond(high, low, 30, 22)), paint("#3a2418"), 8)
    sketch.line((beyond(high, low, 30), head), paint("#e9dfc8"), 2.5)


def _violin(hold: Hold) -> None:
    paint, sketch = hold.paint, hold.sketch
    chin, hand = skull.of(hold.body).spot(-20, -1.02, 1.1), hold.body.at("hand_l")
    wood = hold.look.own_colour("violin", "#9a4a22")
    start = between(chin, hand, 0.08)
    end = between(chin, hand, 0.58)
    nx, ny = normal(start, end)
    ring = []
    for share, half in ((-0.05, 0), (0.15, 40), (0.5, 24), (0.82, 33), (1.0, 10)):
        x, y = between(start, end, share)
        ring.append((x + nx * half * 0.8, y + ny * half * 0.8))
    other = [
        (2 * between(start, end, share)[0] - x, 2 * between(start, end, share)[1] - y)
        for (x, y), share in zip(ring, (-0.05, 0.15, 0.5, 0.82, 1.0), strict=True)
    ]
    sketch.line((end, beyond(start, hand, 30)), paint("#3a2418"), 11)
    sketch.blob([*ring, *other[::-1]], paint(wood))
    sketch.line((between(start, end, 0.1), beyond(start, hand, 10)), paint("#2a1a14"), 5)


def _bow(hold: Hold) -> None:
    hand, chin = hold.body.at("hand_r"), skull.of(hold.body).spot(-20, -1.0, 1.1)
    string = between(chin, hold.body.at("hand_l"), 0.44)
    tip = beyond(hand, string, 150)
    back = beyond(string, hand, 8)
    hold.sketch.line((back, tip), hold.paint("#6b3f22"), 6)
    hold.sketch.line(
        (beyond(tip, back, -10, 9), beyond(back, tip, -4, -9)), hold.paint("#efe9dc"), 3
    )


def _drums(hold: Hold) -> None:
    paint, sketch, ground = hold.paint, hold.sketch, hold.ground
    shell = hold.look.own_colour("drum", "#a83238")
    for forward, up, right, wide, high in (
        (1.16, 0.0, 0.0, 150, 290),
        (0.98, 0.5, 0.42, 96, 92),
        (1.34, 0.66, -0.42, 84, 84),
    ):
        x, y = ground(forward, up, right)
        sketch.polygon(
            (
                (x - wide, y - high),
                (x + wide, y - high),
                (x + wide * 0.96, y),
                (x - wide * 0.96, y),
            ),
            paint(shell, 0.15),
        )
        sketch.polygon(
            (
                (x - wide, y - high),
                (x - wide * 0.45, y - high),
                (x - wide * 0.43, y),
                (x - wide * 0.96, y),
            ),
            paint(shell, 0.5),
        )
        sketch.oval(
            (x, y - high),
            wide,
            wide * 0.2,
            paint("#efece4"),
            more=f'stroke="{paint("#c9ced6")}" stroke-width="8"',
        )
        sketch.line(((x - wide * 0.96, y - 6), (x + wide * 0.96, y - 6)), paint("#c9ced6"), 8)
    for forward, right, up in ((1.62, -0.1, 1.42), (0.8, -0.9, 1.15)):
        foot, top = ground(forward, 0.0, right), ground(forward, up, right)
        sketch.line((foot, top), paint("#8e959e"), 8)
        dip = 5 * math.sin(2 * math.pi * (hold.phase * 2 + right))
        sketch.oval(top, 92, 14, paint("#d9b04a"), dip)


def _sticks(hold: Hold) -> None:
    for side in "rl":
        at = hold.body.at(f"grip_{side}")
        back = hold.body.at(f"elbow_{side}")
        hold.sketch.line((beyond(back, at, -14), beyond(back, at, 105)), hold.paint("#d9b98a"), 8)


def _microphone(hold: Hold) -> None:
    at, mouth = hold.body.at("grip_r"), skull.of(hold.body).spot(0, -0.6, 1.15)
    top = between(at, mouth, min(0.92, 74 / max(1.0, math.dist(at, mouth))))
    hold.sketch.line((beyond(top, at, 34), top), hold.paint("#26272c"), 17)
    hold.sketch.disc(top, 20, hold.paint("#8b929b"))
    hold.sketch.disc((top[0] + 4, top[1] - 4), 9, hold.paint("#c3c8cf"))


MUSIC: dict[str, dict[str, Draw]] = {
    "guitar": {"chest": _guitar},
    "violin": {"front": _violin},
    "bow": {"front": _bow},
    "drums": {"front": _drums},
    "sticks": {"front": _sticks},
    "microphone": {"front": _microphone},
}
SHELF: dict[str, dict[str, Draw]] = {
    **held.EVERYDAY, **MUSIC, **GEAR, **MOVING, **HANDLING, **tools.shelf(),
}  # fmt: skip
