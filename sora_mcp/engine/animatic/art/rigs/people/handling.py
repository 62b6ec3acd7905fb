"""What moves in the hands of people at home and at work: curtains, a balloon, sparks."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.rigs.people import skull
from sora_mcp.engine.animatic.art.rigs.people.held import Draw, Hold


def _drawn_curtains(hold: Hold) -> None:
    """From the rail's ends to the hands, which draw them apart."""
    top, low = hold.ground(0.0, 0.0, 0.0)[1] - 1010, -16.0
    for side, end in (("r", -390.0), ("l", 390.0)):
        hand = hold.body.at(f"hand_{side}")
        edge = min(-8.0, hand[0]) if end < 0 else max(8.0, hand[0])
        for n in range(5):
            a, b = end + (edge - end) * n / 5, end + (edge - end) * (n + 1) / 5
            fold = ((a, top), (b, top), (b, low), (a, low))
            hold.sketch.polygon(fold, hold.tone("curtain", "#b4574c", 0.12 + 0.2 * (n % 2)))
    hold.sketch.line(((-420, top), (420, top)), hold.paint("#7a5334"), 18)


def _growing_balloon(hold: Hold) -> None:
    """At the lips, larger with each breath."""
    x, y = skull.of(hold.body).spot(0, -0.6, 1.1)
    r = 60 + 110 * (0.5 - 0.5 * math.cos(2 * math.pi * hold.phase))
    tone = hold.look.own_colour("balloon", "#d8343a")
    at = (x + r + 34, y - 4)
    hold.sketch.polygon(((x + 6, y - 9), (x + 60, y - 22), (x + 60, y + 14), (x + 6, y + 9)),
                        hold.paint(tone, 0.3))  # fmt: skip
    hold.sketch.oval(at, r, 0.9 * r, hold.paint(tone))
    hold.sketch.oval((at[0] - 0.2 * r, at[1] - 0.4 * r), 0.3 * r, 0.16 * r, hold.paint(tone, -0.5))


def _weld_sparks(hold: Hold) -> None:
    """A point of light, and what flies from it."""
    at = hold.ground(1.06, 1.14, 0.06)
    for index in range(11):
        u = (2 * hold.phase + index * 0.618) % 1.0
        way = -2.9 + 2.6 * ((index * 7) % 11) / 10
        x, y = at[0] + 190 * u * math.cos(way), at[1] + 190 * u * math.sin(way) + 120 * u * u
        hold.sketch.line(((x, y), (x - 16 * math.cos(way), y - 16 * math.sin(way))),
                         hold.paint.glow("#ffd35a"), 6)  # fmt: skip
    glare = 1 + 0.3 * math.sin(14 * math.pi * hold.phase)
    hold.sketch.disc(at, 46 * glare, hold.paint.glow("#bfe6ff"), 'fill-opacity="0.6"')
    hold.sketch.disc(at, 22 * glare, hold.paint.glow("#ffffff"))


def _casements(hold: Hold) -> None:
    """Two leaves of a window that turn towards who opens them."""
    top, low = hold.ground(0.0, 0.0, 0.0)[1] - 952, -40.0
    turn = math.radians(8 + 62 * (0.5 - 0.5 * math.cos(2 * math.pi * hold.phase)))
    for side in (-1, 1):
        hinge, edge = 302.0 * side, side * (302 - 290 * math.cos(turn))
        deep = 60 * math.sin(turn)
        leaf = ((hinge, top), (edge, top - deep), (edge, low + deep), (hinge, low))
        hold.sketch.polygon(leaf, hold.paint("#dff1fa"), 'fill-opacity="0.55"')
        hold.sketch.line((*leaf, leaf[0]), hold.paint("#f4efe2"), 16)
        middle = (low + top) / 2
        hold.sketch.line(((hinge, middle), (edge, middle)), hold.paint("#f4efe2"), 10)


HANDLING: dict[str, dict[str, Draw]] = {
    "drawn_curtains": {"behind": _drawn_curtains},
    "casements": {"behind": _casements},
    "growing_balloon": {"front": _growing_balloon},
    "weld_sparks": {"front": _weld_sparks},
}
