"""What is written over the picture, and where: card, caption, tag, portraits."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageDraw

from sora_mcp.engine.animatic import overlay, text
from sora_mcp.engine.animatic.camera import ease
from sora_mcp.engine.animatic.overlay import Overlay
from sora_mcp.engine.animatic.palette import Colour
from sora_mcp.engine.animatic.planes import Planes
from sora_mcp.engine.renderer import CharacterStill

TAG = "DRAFT ANIMATIC"
WHITE = (255, 255, 255, 255)

_MARGIN = 0.07  # of the shorter side; inside the title-safe area of phones and televisions
_CAPTION = 0.05  # largest letters of a caption, of the shorter side
_FADE_S = 0.6
_LINE_DELAY_S = 0.12


@dataclass(frozen=True)
class Timed:
    """A layer that fades in at a moment of the clip and stays, or is gone at another one."""

    layer: Overlay
    from_s: float = 0.0
    fade_s: float = 0.0
    until_s: float = math.inf

    def draw(self, picture: Planes, t_s: float) -> None:
        """Draw the layer as it is at `t_s` seconds."""
        shown = 1.0 if not self.fade_s else ease((t_s - self.from_s) / self.fade_s)
        self.layer.draw(picture, shown * ease((self.until_s - t_s) / _FADE_S))


def gone_at(end_s: float, layers: list[Timed]) -> list[Timed]:
    """The layers, faded out at `end_s`; words in a last picture would go on into the next shot."""
    return [replace(layer, until_s=end_s) for layer in layers]


class Layout:
    """Places layers on a frame of one size; every method returns layers in drawing order."""

    def __init__(self, width_px: int, height_px: int) -> None:
        self.frame_px = width_px, height_px
        self.short_px = min(width_px, height_px)
        self.margin_px = round(self.short_px * _MARGIN)

    def tag(self) -> list[Timed]:
        """The small sign that says what this is, in the top left corner."""
        block = text.fit(
            TAG, self._inner_px(), self.short_px, largest_px=self._px(0.024), smallest_px=6,
            weight=600,
        )  # fmt: skip
        letters = text.draw_line(TAG, block, (255, 255, 255, 235))
        pad = text.pad_px(block)
        size = (block.width_px + 4 * pad, block.line_px + pad)
        pill = _rounded(size, size[1] // 2, (10, 12, 18, 120))
        pill.alpha_composite(letters.crop((0, pad // 2, letters.width, letters.height)), (pad, 0))
        return [Timed(self._place(pill, self.margin_px, self.margin_px))]

    def card(self, prompt: str, accent: Colour, *, low_px: int = 0) -> list[Timed]:
        """The prompt in large letters, appearing line by line; `low_px` stays free below."""
        top, low = round(self.margin_px * 2.4), self.margin_px + low_px
        room = self.frame_px[1] - top - low - self._px(0.05)
        block = text.fit(
            prompt, self._inner_px(), room, largest_px=self._px(0.105),
            smallest_px=self._px(0.034), weight=650,
        )  # fmt: skip
        first = top + self._px(0.05) + (room - block.height_px) // 2
        bar = _rounded((self._px(0.11), max(2, self._px(0.009))), 2, (*accent, 255))
        layers = [
            self._scrim(first - self._px(0.25), block.height_px + self._px(0.45), 96),
            Timed(self._place(bar, self.margin_px, first - self._px(0.035)), 0.05, _FADE_S),
        ]
        return layers + self._lines(block, self.margin_px, first, from_s=0.1)

    def caption(
        self, words: str, *, from_s: float = 0.0, low_px: int = 0, is_covering: bool = False
    ) -> list[Timed]:
        """A few lines at the foot of the picture, on a soft dark ground.

        `is_covering`: the ground hides the caption that an earlier draft has burned in there.
        """
        room = self._caption_room_px()
        block = text.fit(
            words, self._inner_px(), room, largest_px=self._px(_CAPTION),
            smallest_px=self._px(0.032), weight=550,
        )  # fmt: skip
        first = self.frame_px[1] - self.margin_px - low_px - block.height_px
        if is_covering:
            ground = self._cover_band(room + self.margin_px, from_s)
        else:
            ground = self._foot(self.frame_px[1] - first + self.margin_px, from_s)
        return [ground, *self._lines(block, self.margin_px, first, from_s=from_s)]

    def portraits(self, characters: tuple[CharacterStill, ...], inputs: Path) -> list[Timed]:
        """Rounded pictures with names, side by side in the lower right corner."""
        side, gap = self.portrait_px, self.margin_px // 2
        layers = []
        for place, character in enumerate(reversed(characters)):
            left = self.frame_px[0] - self.margin_px - side - place * (side + gap)
            top = self.frame_px[1] - self.margin_px - side
            card = self._portrait(inputs / character.still, character.name)
            layers.append(Timed(self._place(card, left, top), 0.25 + 0.2 * place, _FADE_S))
        return layers

    @property
    def portrait_px(self) -> int:
        """Side of a portrait."""
        return self._px(0.27) // 2 * 2

    def _portrait(self, still: Path, name: str) -> Image.Image:
        side = self.portrait_px
        rim = max(2, side // 50)
        with Image.open(still) as picture:
            face = _cover(picture.convert("RGB"), side - 2 * rim).convert("RGBA")
        face.putalpha(_mask(face.size, side // 8))
        card = _rounded((side, side), side // 8 + rim, (255, 255, 255, 235))
        card.alpha_composite(face, (rim, rim))
        block = text.fit(
            name, round(side * 0.8), side // 3, largest_px=side // 8,
            smallest_px=max(6, side // 14), weight=600,
        )  # fmt: skip
        strip = _rounded(
            (side - 2 * rim, block.height_px + side // 12), side // 8, (8, 10, 16, 165)
        )
        top = side - rim - strip.height
        card.alpha_composite(strip, (rim, top))
        for number, line in enumerate(block.lines):
            letters, pad = text.draw_line(line, block, WHITE), text.pad_px(block)
            at = (side - letters.width) // 2, top + side // 24 + number * block.line_px - pad
            card.alpha_composite(letters.crop((0, 0, min(letters.width, side), side)), at)
        return card

    def _lines(self, block: text.Block, left: int, top: int, *, from_s: float) -> list[Timed]:
        delay = min(_LINE_DELAY_S, 1.2 / len(block.lines))
        pad = text.pad_px(block)
        layers = []
        for number, line in enumerate(block.lines):
            letters = text.draw_line(line, block, WHITE)
            layer = self._place(letters, left - pad, top + number * block.line_px - pad)
            layers.append(Timed(layer, from_s + delay * number, _FADE_S))
        return layers

    def _scrim(self, top: int, height: int, darkness: int) -> Timed:
        """A soft dark band behind text, so that it reads on any ground."""
        return Timed(self._place(self._band(height, darkness, _swell), 0, top))

    def _foot(self, height: int, from_s: float) -> Timed:
        band = self._band(round(height * 1.7), 215, ease)
        return Timed(self._place(band, 0, self.frame_px[1] - band.height), from_s, _FADE_S)

    def _cover_band(self, height: int, from_s: float) -> Timed:
        edge = 1 / 6  # share of the band in which it becomes opaque
        band = self._band(round(height / (1 - edge)), 255, lambda u: ease(u / edge))
        return Timed(self._place(band, 0, self.frame_px[1] - band.height), from_s, _FADE_S)

    def _caption_room_px(self) -> int:
        """Height of the most lines a caption has: fewer where lines are long."""
        lines = 2 if self.frame_px[0] > self.frame_px[1] else 3
        return round(lines * self._px(_CAPTION) * text.LINE_HEIGHT) + lines

    def _band(self, height: int, darkness: int, shape: Callable[[float], float]) -> Image.Image:
        height = max(4, min(self.frame_px[1], height)) // 2 * 2
        ramp = Image.linear_gradient("L").resize((1, height))
        ramp = ramp.point([round(255 * shape(v / 255)) for v in range(256)])
        alpha = ramp.point(lambda v: v * darkness // 255).resize((self.frame_px[0], height))
        band = Image.new("RGBA", alpha.size, (6, 8, 14, 0))
        band.putalpha(alpha)
        return band

    def _place(self, image: Image.Image, left: int, top: int) -> Overlay:
        return overlay.from_rgba(image, left, top, self.frame_px)

    def _px(self, share: float) -> int:
        return max(6, round(self.short_px * share))

    def _inner_px(self) -> int:
        return self.frame_px[0] - 2 * self.margin_px


def _swell(u: float) -> float:
    return math.sin(math.pi * u) ** 2


def _mask(size: tuple[int, int], radius: int) -> Image.Image:
    """A rounded rectangle as opacity, drawn at four times the size for smooth edges."""
    large = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    ends = (large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle((0, 0, *ends), radius * 4, fill=255)
    return large.resize(size, Image.Resampling.LANCZOS)


def _rounded(size: tuple[int, int], radius: int, fill: tuple[int, int, int, int]) -> Image.Image:
    shape = Image.new("RGBA", size, (*fill[:3], 0))
    shape.putalpha(_mask(size, radius).point(lambda v: v * fill[3] // 255))
    return shape


def _cover(picture: Image.Image, side: int) -> Image.Image:
    """The middle of the picture as a square, a little above the centre where faces are."""
    edge = min(picture.size)
    left, top = (picture.width - edge) // 2, (picture.height - edge) // 3
    box = (left, top, left + edge, top + edge)
    return picture.resize((side, side), Image.Resampling.LANCZOS, box=box)
