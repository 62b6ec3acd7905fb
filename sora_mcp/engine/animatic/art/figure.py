"""What can stand in a scene: figures that are drawn anew for every pose, in a light."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Literal

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.light import Paint

Medium = Literal["ground", "water", "air", "table", "wall", "hand"]

NAMED_COLOURS: dict[str, str] = {
    "red": "#c8322b", "crimson": "#a3182b", "scarlet": "#d4281c", "maroon": "#6d1a26",
    "orange": "#e57f25", "amber": "#e8a02a", "yellow": "#ecc531", "golden": "#dda83a",
    "gold": "#d8a938", "green": "#4b8f47", "lime": "#93c83e", "olive": "#74763a",
    "emerald": "#1f8a5b", "teal": "#21807f", "turquoise": "#35b4ad", "cyan": "#3cbcd6",
    "blue": "#2f66b3", "navy": "#1f2f5c", "indigo": "#3b3a86", "violet": "#7a4aa8",
    "purple": "#73409c", "magenta": "#b8368e", "pink": "#e689a8", "brown": "#7a4e2d",
    "tan": "#c29a68", "beige": "#d9c6a2", "cream": "#efe4c8", "white": "#f1f1ee",
    "ivory": "#ece5d2", "grey": "#8b8f95", "gray": "#8b8f95", "silver": "#b9bfc6",
    "charcoal": "#3b3e45", "black": "#24252b", "bronze": "#9a6a36", "copper": "#b0663b",
    "brass": "#c79a3c",
    "ginger": "#cc7430", "blonde": "#dcb768", "calico": "#e9e2d4",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How one figure looks: colours by part and traits by name, as the plan has them."""

    of: Mapping[str, str] = field(default_factory=dict)

    def colour(self, part: str, default: str) -> str:
        """The colour of a part: named or `#rrggbb`; "body" stands for parts not named."""
        wish = self.of.get(part) or self.of.get("body") or ""
        wish = NAMED_COLOURS.get(wish, wish)
        return wish if wish.startswith("#") else default

    def own_colour(self, part: str, default: str) -> str:
        """Like `colour`, but "body" does not stand in: eyes, soles, wheels."""
        wish = self.of.get(part, "")
        wish = NAMED_COLOURS.get(wish, wish)
        return wish if wish.startswith("#") else default

    def trait(self, name: str, default: str = "") -> str:
        """A trait such as age, hair, hat, pattern, build."""
        return self.of.get(name, default)


@dataclass(frozen=True)
class Pose:
    """One moment of a figure: `phase` is 0..1 of its action's cycle, `seed` its own chance."""

    paint: Paint
    look: Look = Look()
    action: str = ""
    phase: float = 0.0
    seed: int = 0


@dataclass(frozen=True)
class Cycle:
    """An action: its length, its pictures (drawn once each, shown in turn), and its way.

    `speed` is in the figure's own heights per second, along the way it faces, `climb` upwards.
    `gait` sounds a step at each of these phases; `apart` is how near, in own heights, two stand
    who do it together.
    """

    seconds: float = 2.0
    pictures: int = 8
    speed: float = 0.0
    gait: tuple[float, ...] = ()
    climb: float = 0.0
    apart: float = 0.0


@dataclass(frozen=True)
class Figure:
    """A rig or a prop.

    Drawings have their origin at the ground contact, y down, are 1000 units high and face right.
    `head` is the middle of what a close-up shows, `head_height` that much of the 1000 units, and
    `head_in` says where the head is in an action, for figures that sit or lie down;
    `seat` is where a rider sits or a thing is put on it, `hand` where it holds things.
    """

    name: str
    height_m: float
    draw: Callable[[Pose], Drawing]
    actions: Mapping[str, Cycle] = field(default_factory=lambda: {"": Cycle(2.0, 1)})
    medium: Medium = "ground"
    head: Point = (0.0, -500.0)
    head_height: float = 1000.0
    seat: Point | None = None
    hand: Point | None = None
    faces: bool = True
    head_in: Callable[[str], Point] | None = None

    def head_at(self, action: str) -> Point:
        """The middle of what a close-up shows during an action."""
        return self.head_in(action) if self.head_in else self.head

    def action(self, wish: str) -> str:
        """The action that comes nearest to a wish: itself, or the first of all."""
        return wish if wish in self.actions else next(iter(self.actions))


class Shelf(MutableMapping[str, Figure]):
    """Figures by name; one that takes long to make is made when it is first asked for."""

    def __init__(self) -> None:
        self._figures: dict[str, Figure | Callable[[], Figure]] = {}

    def __getitem__(self, name: str) -> Figure:
        found = self._figures[name]
        if not isinstance(found, Figure):
            found = self._figures[name] = found()
        return found

    def __setitem__(self, name: str, figure: Figure | Callable[[], Figure]) -> None:
        self._figures[name] = figure

    def __delitem__(self, name: str) -> None:
        del self._figures[name]

    def __contains__(self, name: object) -> bool:
        return name in self._figures

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)


FIGURES = Shelf()


def add(figure: Figure) -> Figure:
    """Put a figure on the shelf under its name.

    Raises:
        ValueError: the name is taken.
    """
    _put(figure.name, figure)
    return figure


def add_later(name: str, make: Callable[[], Figure]) -> None:
    """Put a figure on the shelf that is made when it is first asked for.

    Raises:
        ValueError: the name is taken.
    """
    _put(name, make)


def _put(name: str, figure: Figure | Callable[[], Figure]) -> None:
    if name in FIGURES:
        raise ValueError(f"there are two figures called {name}")
    FIGURES[name] = figure
