"""Reads cut-out patterns: props written down shape by shape in text sheets.

A prop begins at the margin: `name height_m medium option=value ...`; options are `box` (left, top,
right, bottom), `high` (its own units for its height), `head` (x, y, height), `seat`, `hand` (x, y),
`cycle` (seconds/pictures/speed), `also` (action:seconds/pictures/speed), `faces` and `turns` (its
lit side may be mirrored towards the light). Indented below it, one thing a line, back to front:

    part lid #c33         a colour the look may change; `own`: only by its own name, not by "body"
    lid- M0 0L9 9Z        a shape in a tint: a path; `o x y rx ry`, `r x y w h rx`, `b x,y ...`
                          smooth blob, `d r x,y ...` dots; strokes: `l width x,y ...` line,
                          `c width x,y ...` curve, `s width M...` path
    ( move 1 2 3          what follows, up to `)`, moves: an SVG transform or one of `MOVES`
    ! extra 1 2 body      something drawn anew for each phase: one of `motions.EXTRAS`
    {                     what follows, up to `}`, is behind what is in it: the far rim, the inside

A tint is a part or `#rrggbb` (`*#rrggbb` shines by itself), then `-` turned from the light, `--`
more so, `+` towards it, `++` more so, or by how much (`-0.2`), then `@0.5` for its opacity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sora_mcp.engine.animatic.art.drawing import Point, smooth
from sora_mcp.engine.animatic.art.figure import Look, Pose
from sora_mcp.engine.animatic.art.props.motions import EXTRAS, MOVES

_TINT = re.compile(r"(\*?)(#?\w+)(\+\+|--|[+-][\d.]*)?(?:@([\d.]+))?")
_SHADES = {"": 0.0, "-": 0.35, "--": 0.7, "+": -0.35, "++": -1.0}
SIDE, BACK, FRONT = "side", "back", "front"  # of a container: a look's trait, and its values
_ROUND = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
MATERIALS = {
    "wood": "#a8723f", "stone": "#a29c92", "brick": "#a8573f", "glass": "#a9cfdd",
    "metal": "#9aa3ad", "paper": "#f1ede2", "ice": "#cfe8f2", "leather": "#7a4a2c",
    "plastic": "#d5484a", "clay": "#c07850", "gold": "#d8a938", "chocolate": "#5b3522",
    "snow": "#f2f6f9", "sand": "#d9be8a",
}  # fmt: skip


@dataclass(frozen=True)
class Ink:
    """A tint as it is written."""

    name: str
    shade: float
    shines: bool


@dataclass(frozen=True)
class Inks:
    """The colours of a pattern in one pose."""

    pose: Pose
    parts: dict[str, tuple[str, bool]]
    look: Look

    def surface(self, name: str) -> str:
        """The colour itself, of a part or as it is."""
        if name not in self.parts:
            return name
        default, is_own = self.parts[name]
        return (self.look.own_colour if is_own else self.look.colour)(name, default)

    def __call__(self, ink: Ink) -> str:
        """A tint in this light."""
        surface = self.surface(ink.name)
        return self.pose.paint.glow(surface) if ink.shines else self.pose.paint(surface, ink.shade)


Piece = Callable[[Inks], str]


@dataclass
class Pattern:
    """One prop as it is written: its heading's words, its colours and its pieces."""

    name: str
    words: list[str]
    options: dict[str, str]
    parts: dict[str, tuple[str, bool]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    behind: range = range(0)

    def draw(self, pose: Pose) -> str:
        """The SVG of one moment: all of it, or the `side` of one that something is in."""
        inks, side = Inks(pose, self.parts, _made(pose.look)), pose.look.trait(SIDE)
        body = "".join(
            piece(inks)
            for number, piece in enumerate(self.pieces)
            if not side or (side == BACK) == (number in self.behind)
        )
        if "turns" in self.words and pose.paint.light.key > 0:
            return f'<g transform="scale(-1 1)">{body}</g>'
        return body


def _made(look: Look) -> Look:
    """The look with its material's colour where it tells no other."""
    tint = MATERIALS.get(look.trait("material"))
    return Look({"body": tint, **look.of}) if tint else look


def patterns(sheet: str) -> Iterator[Pattern]:
    """All props on a sheet."""
    pattern: Pattern | None = None
    for line in sheet.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            if pattern:
                yield pattern
            name, *words = line.split()
            told = [word.split("=", 1) for word in words if "=" in word]
            pattern = Pattern(name, [w for w in words if "=" not in w], dict(told))
        elif pattern:
            _put(pattern, line.split())
    if pattern:
        yield pattern


def _put(pattern: Pattern, words: list[str]) -> None:
    """One line of a prop."""
    first, *rest = words
    if first in ("part", "own"):
        pattern.parts[rest[0]] = (rest[1], first == "own")
    elif first == "(":
        pattern.pieces.append(_opened(rest))
    elif first in "{}":
        start = len(pattern.pieces) if first == "{" else pattern.behind.start
        pattern.behind = range(start, len(pattern.pieces))
    elif first == ")":
        pattern.pieces.append(lambda _: "</g>")
    elif first == "!":
        pattern.pieces.append(_extra(rest))
    else:
        pattern.pieces.append(_shape(first, rest))


def _opened(words: Sequence[str]) -> Piece:
    name, *rest = words
    if name in MOVES:
        move, numbers = MOVES[name], [float(one) for one in rest]
        return lambda inks: f'<g transform="{move(inks.pose, *numbers)}">'
    fixed = f'<g transform="{" ".join(words)}">'
    return lambda _: fixed


def _extra(words: Sequence[str]) -> Piece:
    name, *rest = words
    draw = EXTRAS[name]
    tints = [one for one in rest if one[0] == "#" or one[0].isalpha()]
    numbers = [float(one) for one in rest if one not in tints]
    return lambda inks: draw(inks.pose, numbers, [inks.surface(one) for one in tints])


def _shape(tint: str, words: Sequence[str]) -> Piece:
    found = _TINT.fullmatch(tint)
    if found is None:
        raise ValueError(f"this is no tint: {tint}")
    shines, name, shade, opacity = found.groups()
    told = shade or ""
    ink = Ink(name, _SHADES[told] if told in _SHADES else -float(told), bool(shines))
    element = _element(words)
    if opacity:
        element = element.replace(" ", f' opacity="{opacity}" ', 1)
    return lambda inks: element.replace("%", inks(ink), 1)


def _element(words: Sequence[str]) -> str:
    """An SVG element with `%` where its colour goes."""
    kind, *rest = words
    if kind in ("o", "r"):
        return _plain(kind, rest)
    if kind in ("l", "c", "s"):
        d = " ".join(rest[1:]) if kind == "s" else _through(kind, _points(rest[1:]))
        return f'<path d="{d}" stroke="%" stroke-width="{rest[0]}" {_ROUND}/>'
    if kind == "b":
        return f'<path d="{smooth(_points(rest), closed=True)}" fill="%"/>'
    d = _dots(float(rest[0]), _points(rest[1:])) if kind == "d" else " ".join(words)
    return f'<path d="{d}" fill="%"/>'


def _plain(kind: str, rest: Sequence[str]) -> str:
    if kind == "o":
        x, y, rx, ry = [*rest, rest[2]][:4]
        return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="%"/>'
    x, y, wide, high, rx = [*rest, "0"][:5]
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="{rx}" fill="%"/>'


def _through(kind: str, points: Sequence[Point]) -> str:
    if kind == "c":
        return smooth(points)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _dots(r: float, points: Sequence[Point]) -> str:
    arc = f"a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0Z"
    return "".join(f"M{x - r:g} {y:g}{arc}" for x, y in points)


def _points(words: Sequence[str]) -> list[Point]:
    pairs = [one.split(",") for one in words]
    return [(float(x), float(y)) for x, y in pairs]
