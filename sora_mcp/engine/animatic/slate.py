"""What is burned in: the draft tag, the shot's slate line and timecode, subtitles, captions."""

from __future__ import annotations

from dataclasses import dataclass

from sora_mcp.engine.animatic import frames
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.dialogue import said
from sora_mcp.engine.animatic.frames import FPS
from sora_mcp.engine.animatic.lettering import Colour, block, plate, stamp
from sora_mcp.engine.animatic.lettering import sign as lettered
from sora_mcp.engine.animatic.plan import Line, Plan, Shot
from sora_mcp.engine.animatic.scene.camera import ease

TAG = "DRAFT ANIMATIC"
_MARGIN = 0.035  # of the shorter side
_SMALL = 0.0235  # letters of tag and slate, of the shorter side
_NAMED = 0.044  # of a place that is not drawn
_SPOKEN = 0.046  # letters of subtitles
_QUIET: Colour = (255, 255, 255, 235)
_DARK: Colour = (10, 12, 18, 130)
_FADE_S = 0.18


@dataclass(frozen=True)
class _Timed:
    picture: Pixels
    left: int
    top: int
    from_s: float
    to_s: float


class Slate:
    """Everything written over one shot; `number` of `total` counts from 1.

    Of one that plays in a given picture (`is_given`) nobody knows the lens, the size or the hour.
    """

    def __init__(
        self, plan: Plan, number: int, width_px: int, height_px: int, *, is_given: bool = False
    ) -> None:
        self._is_given = is_given
        self._size = width_px, height_px
        self._short = min(width_px, height_px)
        self._margin = round(_MARGIN * self._short)
        shot = plan.shots[number - 1]
        self._still: list[tuple[Pixels, int, int]] = []
        self._digits: dict[str, Pixels] = {}
        self._starts_at = frames.counted(plan.shots[: number - 1])
        self._burns = plan.burn_in
        if plan.burn_in:
            self._still = self._sign(shot, number, len(plan.shots))
        self._timed = self._spoken(shot) + self._captioned(shot)

    @property
    def tag(self) -> tuple[Pixels, tuple[int, int], tuple[int, int, int, int]]:
        """The tag's letters, their place, and the plate's left, top, right and bottom."""
        (pill, left, top), (letters, *at), *_ = self._still
        return letters, (at[0], at[1]), (left, top, left + pill.shape[1], top + pill.shape[0])

    def draw(self, frame: Pixels, t_s: float) -> None:
        """Write on a BGR frame, `t_s` seconds into the shot."""
        for picture, left, top in self._still:
            stamp(frame, picture, left, top)
        for one in self._timed:
            shown = min(ease((t_s - one.from_s) / _FADE_S), ease((one.to_s - t_s) / _FADE_S))
            stamp(frame, one.picture, one.left, one.top, shown)
        if self._burns:
            self._timecode(frame, self._starts_at + round(t_s * FPS))

    def _sign(self, shot: Shot, number: int, total: int) -> list[tuple[Pixels, int, int]]:
        letters = self._small(TAG, weight=700)
        pad = max(2, self._px(0.009))
        pill = self._plate(letters)
        left, top = self._margin, self._margin
        line = self._small(described(shot, number, total, is_given=self._is_given))
        beside = left + pill.shape[1] + pad
        fits = beside + line.shape[1] + self._px(0.16) < self._size[0]
        below = (left, top + pill.shape[0])
        at = (beside, top) if fits else below
        signs = [
            (pill, left, top),
            (letters, left + pad, top),
            (self._plate(line), at[0] - pad // 2, at[1]),
            (line, *at),
        ]
        if shot.place_label:
            name, low = self._named(shot.place_label), top + pill.shape[0]
            signs.append((name, left, low + (pad if fits else line.shape[0])))
        return signs

    def _plate(self, words: Pixels) -> Pixels:
        """What makes words readable before a bright sky."""
        high, wide = words.shape[:2]
        return plate((wide + 2 * max(2, self._px(0.009)), high), high // 2, _DARK)

    def _named(self, place: str) -> Pixels:
        """The name of a place that is not drawn, as a title over the scene."""
        room = self._size[0] - 2 * self._margin
        return block(
            place.upper(), room, self._px(4 * _NAMED), largest_px=self._px(_NAMED), weight=650,
            fill=_QUIET,
        )  # fmt: skip

    def _spoken(self, shot: Shot) -> list[_Timed]:
        return [self._low(_shown(one.line), one.from_s, one.to_s) for one in said(shot)]

    def _captioned(self, shot: Shot) -> list[_Timed]:
        return [self._low(shot.caption, 0.2, shot.seconds)] if shot.caption else []

    def _low(self, words: str, from_s: float, to_s: float) -> _Timed:
        width, height = self._size
        picture = block(
            words, width - 4 * self._margin, round(0.2 * height), largest_px=self._px(_SPOKEN),
            weight=600, align="centre",
        )  # fmt: skip
        left = (width - picture.shape[1]) // 2
        top = height - round(0.075 * height) - picture.shape[0]
        return _Timed(picture, left, top, from_s, to_s)

    def _timecode(self, frame: Pixels, at: int) -> None:
        told = f"{at // FPS // 60:02d}:{at // FPS % 60:02d}:{at % FPS:02d}"
        widest = max(self._digit(str(digit)).shape[1] for digit in range(10))
        pad = self._digit("0").shape[0] // 4
        step = max(1, widest - pad)
        left = self._size[0] - self._margin - step * len(told)
        for place, sign in enumerate(told):
            picture = self._digit(sign)
            stamp(
                frame, picture, left + place * step + (widest - picture.shape[1]) // 2, self._margin
            )

    def _digit(self, sign: str) -> Pixels:
        if sign not in self._digits:
            self._digits[sign] = lettered(sign, self._px(_SMALL), fill=_QUIET)
        return self._digits[sign]

    def _small(self, words: str, weight: int = 550) -> Pixels:
        room = self._size[0] - 2 * self._margin
        return block(
            words, room, self._px(3 * _SMALL), largest_px=self._px(_SMALL), weight=weight,
            fill=_QUIET,
        )  # fmt: skip

    def _px(self, share: float) -> int:
        return max(6, round(self._short * share))


def described(shot: Shot, number: int, total: int, *, is_given: bool = False) -> str:
    """The shot in a line, as on a clapperboard."""
    words = [f"SHOT {number}/{total}" if total > 1 else ""]
    if is_given:
        words.append(_words(shot.move))
    else:
        angle = f"{_words(shot.angle)} angle" if shot.angle != "eye" else ""
        words += [_words(shot.size), angle, f"{shot.lens_mm} mm"]
        words += [_words(shot.move), _words(shot.time)]
    if shot.weather.kind != "clear":
        words.append(_words(shot.weather.kind))
    return "  ·  ".join(word.upper() for word in words if word)


def _shown(line: Line) -> str:
    return f"{line.speaker}: {line.text}" if line.speaker else line.text


def _words(name: str) -> str:
    return name.replace("_", " ")
