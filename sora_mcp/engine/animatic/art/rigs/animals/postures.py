"""How a bird holds itself at a moment of an action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sora_mcp.engine.animatic.art.rigs.animals.gait import Foot
from sora_mcp.engine.animatic.art.rigs.animals.stance import pulse, wave


@dataclass
class Posture:
    """How the body, the head and the feet are at a moment."""

    body: float = 0.0
    head: float = 0.0
    jaw: float = 0.0
    tail: float = 0.0
    wing: float = 0.0
    rise: float = 0.0
    eyes: float = 1.0
    feet: tuple[Foot, Foot] = (Foot(0), Foot(0))
    legs: bool = True


def calm(p: float) -> Posture:
    """Standing: a breath, a flick of the tail, a blink."""
    return Posture(
        body=0.8 * wave(p), head=1.5 * wave(p, 2), tail=3 * pulse(p, 0.5, 0.1),
        eyes=1 - pulse(p, 0.3, 0.05),
    )  # fmt: skip


def going(p: float, feet: tuple[Foot, Foot], *, is_webbed: bool) -> Posture:
    """Walking: the head bobs, a webbed walker waddles."""
    return Posture(
        body=(5.0 if is_webbed else 2.0) * wave(p), head=4 * wave(p, 2), tail=4 * wave(p, 2),
        rise=(20 if is_webbed else 10) * wave(p, 2), feet=feet,
    )  # fmt: skip


def _jump(p: float) -> Posture:
    up = max(0.0, wave(p, 1, -0.1))
    return Posture(rise=-260 * up, wing=30 * up, head=-4 * up)


def _eat(p: float) -> Posture:
    down = _bent(p)
    return Posture(body=34 * down, head=44 * down + 8 * wave(p, 4) * down, jaw=8 * down)


def _sing(p: float) -> Posture:
    note = max(0.0, wave(p, 3))
    return Posture(head=-14 - 4 * note, jaw=22 * note, body=-3, tail=-5 * note)


def _look(p: float) -> Posture:
    return Posture(head=10 * wave(p) + 4 * wave(p, 3), eyes=1 - pulse(p, 0.5, 0.05))


def _sleep(p: float) -> Posture:
    return Posture(head=12 + wave(p), eyes=0, rise=14 + 3 * wave(p), body=wave(p))


def _nest(p: float) -> Posture:
    down = _bent(p)
    return Posture(body=12 * down, head=30 * down + 5 * wave(p, 4) * down, legs=False)


def _preen(p: float) -> Posture:
    down = min(1.0, 2.0 * pulse(p, 0.5, 0.44))
    return Posture(head=46 * down + 6 * wave(p, 5) * down, wing=16 * down, eyes=0.4)


def _wave(p: float) -> Posture:
    """One wing up to the side, and to and fro."""
    return Posture(wing=-102 + 14 * wave(p, 2), head=4 * wave(p), body=-2.0, jaw=4)


def _bent(p: float) -> float:
    """How far it is down with its beak."""
    return min(1.0, 2.2 * pulse(p, 0.4, 0.36))


POSTURES: dict[str, Callable[[float], Posture]] = {
    "jump": _jump, "eat": _eat, "drink": _eat, "sing": _sing, "look": _look, "sleep": _sleep,
    "nest": _nest, "preen": _preen, "wave": _wave,
}  # fmt: skip
