"""A crowd behind and before those who are drawn one by one: rows of people as one plane each."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from sora_mcp.engine.animatic.art.drawing import Drawing, path
from sora_mcp.engine.animatic.art.figure import Look
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site

_SKINS = ("#f0c9a4", "#d9a577", "#a8744d", "#6e4a33", "#e7b98f")
_HAIRS = ("#2b211c", "#4b3526", "#7a5636", "#1d1a1c", "#a9824e", "#8d8a88")
_SHIRTS = ("#c9483f", "#e8e2d4", "#3f689e", "#dca944", "#4f8560", "#b97493", "#4a5566", "#d9804a")
_BROLLIES = ("#c43d3a", "#2f4f7d", "#e0b13f", "#3f7f6a", "#5a4a7d", "#d8d3c8")
_GARMENTS = ("uniform", "coat", "shirt", "robe", "suit", "dress", "top", "body")
_METAL = "#98a0aa"
_RAISED = frozenset({"cheer", "wave", "dance", "jump", "clap", "celebrate", "march"})
_LIVELY = frozenset({"cheer", "dance", "jump", "clap", "celebrate"})
_TALL = 420.0  # of somebody at depth 1
_FIRST, _STEP = 1.1, 1.27  # depths: of the first row behind the cast, from row to row
_ROWS, _TIERS = (3,), (2, 3)  # on level ground, in stands: how many on each plane
_BEFORE, _LOWER = 0.86, 260.0  # the depth of those before the cast, and how much lower they are
_ON_LEVEL, _IN_STANDS = 120.0, 430.0  # how far the rows rise behind each other
_APART = 165.0  # from one to the next, at depth 1
_BOB = 13.0


@dataclass(frozen=True)
class Throng:
    """What a crowd does and wears, and how far away those are that are drawn one by one."""

    look: Look
    action: str
    nearest: float
    depth: float
    speed: float = 0.0
    is_led: bool = True  # by nobody else: it is what the shot is about


def rows(throng: Throng, site: Site, art: SetArt) -> tuple[Plane, ...]:
    """Rows that rise behind the cast, and heads before it where the crowd is the subject."""
    rise, planes = (_IN_STANDS, _TIERS) if "stands" in art.tags else (_ON_LEVEL, _ROWS)
    first = throng.depth * _FIRST
    depths = iter(first * _STEP**number for number in range(sum(planes)))
    behind = []
    for count in planes:
        mine = [(depth, rise * (1 - first / depth)) for depth in islice(depths, count)]
        behind.append(_strip(throng, site, art, mine))
    if not throng.is_led or throng.speed or throng.look.trait("holds"):
        return tuple(behind)
    return (
        *behind,
        _strip(throng, site, art, [(_BEFORE * throng.nearest, -_LOWER / throng.nearest)]),
    )


def _strip(throng: Throng, site: Site, art: SetArt, mine: Sequence[tuple[float, float]]) -> Plane:
    """Rows at depths, each lifted so far, on one plane: where the nearest of them is."""
    body, top, low, depth = "", 1e4, -1e4, mine[0][0]
    for far, lift in reversed(mine):
        foot = art.horizon + (art.floor - art.horizon) / far - lift
        top, low = min(top, foot - 1.5 * _TALL / far), max(low, foot)
        body += _row(throng, site, (art.light or site.light).on_cast(far), far, foot)
    bob = _BOB / depth if throng.action in _LIVELY else 0.0
    drift = throng.speed * throng.depth / depth
    box = site.box(top, low)
    return Plane(Drawing(body, box), depth=depth, drift=drift, bob=bob, is_open=True)


def _row(throng: Throng, site: Site, paint: Paint, depth: float, foot: float) -> str:
    rng, tall, step = site.rng(f"throng {depth:.2f}"), _TALL / depth, _APART / depth
    crowd = _Crowd(throng, paint)
    x = -site.half - rng.uniform(0, 1) * step
    while x < site.half + step:
        crowd.add(rng, x, foot + rng.uniform(-0.05, 0.03) * tall, tall * rng.uniform(0.92, 1.05))
        x += step * rng.uniform(0.78, 1.16)
    return crowd.drawn(seen_from_behind=depth < throng.nearest)


class _Crowd:
    """People of a row, by the colours of what is seen of them: one path for each colour."""

    def __init__(self, throng: Throng, paint: Paint) -> None:
        self._throng, self._paint = throng, paint
        self._fills: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._strokes: dict[tuple[str, float], list[str]] = defaultdict(list)
        self._faces: list[str] = []
        self._poles: list[str] = []

    def add(self, rng: random.Random, x: float, foot: float, tall: float) -> None:
        """One person with the feet at (x, foot)."""
        s, look = tall / 1000, self._throng.look
        shirt, skin, hair = self._dressed(rng), rng.choice(_SKINS), rng.choice(_HAIRS)
        hair = look.own_colour("hat", _METAL if look.trait("hat") == "helmet" else hair)
        head = foot - 905 * s

        def put(layer: str, tone: str, d: str) -> None:
            self._fills[layer][tone].append(d)

        wide = rng.uniform(0.9, 1.12)
        put("legs", rng.choice(("#39425a", "#4a4038", "#2f333d")), (
            f"M{x - 84 * s:.1f} {foot - 500 * s:.1f}h{168 * s:.1f}l{-12 * s:.1f} {500 * s:.1f}"
            f"h{-60 * s:.1f}l{-12 * s:.1f} {-400 * s:.1f}l{-12 * s:.1f} {400 * s:.1f}"
            f"h{-60 * s:.1f}z"
        ))  # fmt: skip
        put("trunk", shirt, (
            f"M{x - 88 * wide * s:.1f} {foot - 470 * s:.1f}"
            f"L{x - 122 * wide * s:.1f} {foot - 770 * s:.1f}"
            f"Q{x - 110 * wide * s:.1f} {foot - 828 * s:.1f} {x:.1f} {foot - 838 * s:.1f}"
            f"Q{x + 110 * wide * s:.1f} {foot - 828 * s:.1f} {x + 122 * wide * s:.1f} "
            f"{foot - 770 * s:.1f}L{x + 88 * wide * s:.1f} {foot - 470 * s:.1f}z"
        ))  # fmt: skip
        put("skin", skin, _oval(x, head, 62 * s, 78 * s) + _oval(x, foot - 836 * s, 30 * s, 40 * s))
        put("napes", hair, _oval(x, head - 10 * s, 68 * s, 80 * s))
        put("hair", hair, _hair(x, head, s, rng.choice((0.2, 0.5, 1.3))))
        self._faces.append(_face(x, head, s))
        for side in (-1, 1):
            self._arm(rng, (x + side * 106 * wide * s, foot - 770 * s), side, s, (shirt, skin))
        self._holds(rng, x, foot, s)

    def _dressed(self, rng: random.Random) -> str:
        look = self._throng.look
        if look.trait("outfit") == "armor":
            return _METAL
        named = (look.own_colour(part, "") for part in _GARMENTS)
        return next((tone for tone in named if tone), rng.choice(_SHIRTS))

    def _arm(
        self, rng: random.Random, at: tuple[float, float], side: int, s: float,
        tones: tuple[str, str],
    ) -> None:  # fmt: skip
        (x, y), (shirt, skin) = at, tones
        if self._throng.action in _RAISED and rng.random() < 0.72:
            elbow = (x + side * rng.uniform(40, 95) * s, y - rng.uniform(60, 150) * s)
            hand = (elbow[0] - side * rng.uniform(-50, 60) * s, elbow[1] - 200 * s)
        else:
            elbow = (x + side * 30 * s, y + 170 * s)
            hand = (x + side * rng.uniform(-10, 30) * s, y + 330 * s)
        sleeve = f"M{x:.1f} {y:.1f}L{elbow[0]:.1f} {elbow[1]:.1f}"
        self._strokes[shirt, 66 * s].append(sleeve)
        fore = f"M{elbow[0]:.1f} {elbow[1]:.1f}L{hand[0]:.1f} {hand[1]:.1f}"
        self._strokes[skin, 46 * s].append(fore)
        self._fills["skin"][skin].append(_oval(*hand, 34 * s, 40 * s))

    def _holds(self, rng: random.Random, x: float, foot: float, s: float) -> None:
        holds, put = self._throng.look.trait("holds"), self._fills["held"]
        if holds == "umbrella" and rng.random() < 0.8:
            r, top = 250 * s, foot - rng.uniform(1010, 1120) * s
            dome = f"M{x - r:.1f} {top:.1f}a{r:.1f} {0.72 * r:.1f} 0 0 1 {2 * r:.1f} 0"
            scallops = "".join(f"q{-r / 4:.1f} {-r / 6:.1f} {-r / 2:.1f} 0" for _ in range(4))
            put[rng.choice(_BROLLIES)].append(dome + scallops + "z")
        elif holds in ("flag", "sign") and rng.random() < 0.3:
            top = foot - 1380 * s
            self._poles.append(f"M{x:.1f} {top:.1f}V{foot - 700 * s:.1f}")
            put[rng.choice(_BROLLIES)].append(
                f"M{x:.1f} {top:.1f}h{270 * s:.1f}v{160 * s:.1f}h{-270 * s:.1f}z"
            )

    def drawn(self, *, seen_from_behind: bool) -> str:
        """All of them: legs, trunks, arms, heads; from behind without faces, and in the shade."""
        turn, paint = (0.45 if seen_from_behind else 0.08), self._paint
        body = self._filled("legs", 0.3) + self._filled("trunk", turn)
        for (tone, wide), ways in _merged(self._strokes).items():
            stroke = f'stroke="{paint(tone, turn + 0.12)}" stroke-width="{wide:.1f}"'
            body += path("".join(ways), "none", f'{stroke} stroke-linecap="round"')
        body += self._filled("skin", turn)
        if seen_from_behind:
            return body + self._filled("napes", turn)
        body += self._filled("hair", turn)
        for ways, tone, wide in ((self._faces, "#3a2a24", 1.6), (self._poles, "#6b5a48", 2.5)):
            stroke = f'stroke="{paint(tone)}" stroke-width="{wide}"'
            body += path("".join(ways), "none", stroke)
        return body + self._filled("held", turn)

    def _filled(self, layer: str, turn: float) -> str:
        return "".join(
            path("".join(ways), self._paint(tone, turn))
            for tone, ways in self._fills[layer].items()
        )


def _merged(strokes: dict[tuple[str, float], list[str]]) -> dict[tuple[str, float], list[str]]:
    """By colour, sleeves and forearms apart, with the mean width of a row."""
    widest = max((wide for _, wide in strokes), default=0.0)
    merged: dict[tuple[str, float], list[str]] = defaultdict(list)
    for (tone, wide), ways in strokes.items():
        merged[tone, widest if wide > 0.8 * widest else 0.7 * widest].extend(ways)
    return merged


def _oval(x: float, y: float, rx: float, ry: float) -> str:
    return (
        f"M{x - rx:.1f} {y:.1f}a{rx:.1f} {ry:.1f} 0 1 1 {2 * rx:.1f} 0"
        f"a{rx:.1f} {ry:.1f} 0 1 1 {-2 * rx:.1f} 0z"
    )


def _hair(x: float, head: float, s: float, long: float) -> str:
    """Over the top of the head, and `long` head's halves down its sides."""
    side, low = 68 * s, head + 60 * long * s
    return (
        f"M{x - side:.1f} {low:.1f}V{head - 8 * s:.1f}a{side:.1f} {84 * s:.1f} 0 0 1 "
        f"{2 * side:.1f} 0V{low:.1f}Q{x + 52 * s:.1f} {head - 40 * s:.1f} {x:.1f} "
        f"{head - 34 * s:.1f}Q{x - 52 * s:.1f} {head - 40 * s:.1f} {x - side:.1f} {low:.1f}z"
    )


def _face(x: float, head: float, s: float) -> str:
    """Two eyes and a mouth, as strokes."""
    eyes = "".join(f"M{x + dx * s:.1f} {head - 4 * s:.1f}v{14 * s:.1f}" for dx in (-24, 24))
    return eyes + f"M{x - 20 * s:.1f} {head + 38 * s:.1f}q{20 * s:.1f} {18 * s:.1f} {40 * s:.1f} 0"
