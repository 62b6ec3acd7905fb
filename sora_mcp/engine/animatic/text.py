"""Words as pictures: Noto Sans, wrapped and sized so that nothing leaves its box."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from math import ceil

import fontpkg_noto_sans
from PIL import Image, ImageDraw, ImageFont

_FILE = fontpkg_noto_sans.ROOT / "files" / "NotoSans[wdth,wght].ttf"
_READ_AT_MOST = 4000  # characters; no box of ours shows more
LINE_HEIGHT = 1.32  # of the font size
_BREAK_WORDS_BELOW = 0.5  # of the largest size: until there a smaller font is the better way out


@dataclass(frozen=True)
class Block:
    """Lines of text that fit their box, and the font they fit in."""

    lines: tuple[str, ...]
    size_px: int
    weight: int

    @property
    def line_px(self) -> int:
        """Distance between two lines."""
        return round(self.size_px * LINE_HEIGHT)

    @property
    def height_px(self) -> int:
        """Height of the whole block."""
        return self.line_px * len(self.lines)

    @property
    def width_px(self) -> int:
        """Width of the longest line."""
        face = font(self.size_px, self.weight)
        return max((int(face.getlength(line)) + 1 for line in self.lines), default=0)


@lru_cache(maxsize=64)
def font(size_px: int, weight: int) -> ImageFont.FreeTypeFont:
    """Noto Sans at a size and weight (100..900)."""
    face = ImageFont.truetype(str(_FILE), size_px)
    face.set_variation_by_axes([weight, 100])
    return face


@lru_cache(maxsize=4096)
def _is_drawable(character: str) -> bool:
    """Whether the font has a picture of its own for this character."""
    if character.isspace() or character.isascii():
        return True
    face = font(24, 400)
    return bytes(face.getmask(character)) != bytes(face.getmask("\U0010fffe"))


def readable(text: str) -> str:
    """The text without what the font cannot show; a note when nothing is left."""
    shown = "".join(c for c in text[:_READ_AT_MOST] if c.isprintable() or c.isspace())
    shown = "".join(c if _is_drawable(c) else " " for c in shown)
    shown = re.sub(r"\s+", " ", shown).strip()
    return shown if re.search(r"\w", shown) or not text.strip() else "(prompt without letters)"


def fit(
    text: str, width_px: int, height_px: int, *, largest_px: int, smallest_px: int, weight: int
) -> Block:
    """The text in the largest font that fits the box; at the smallest, cut off with an ellipsis."""
    words = readable(text)
    size = largest_px
    while size > smallest_px:
        block = _wrap(words, width_px, height_px, size, weight)
        may_break = size < largest_px * _BREAK_WORDS_BELOW
        if block.height_px <= height_px and (may_break or not _breaks_words(block, words)):
            return _balanced(block, words, width_px)
        size = max(smallest_px, int(size * 0.92))
    return _shorten(_wrap(words, width_px, height_px, size, weight), width_px, height_px)


def draw_line(line: str, block: Block, fill: tuple[int, int, int, int]) -> Image.Image:
    """One line of a block as a picture with a soft shadow, the text's origin at `pad_px`."""
    face = font(block.size_px, block.weight)
    pad = pad_px(block)
    size = (int(face.getlength(line)) + 2 * pad + 2, block.line_px + 2 * pad)
    picture = Image.new("RGBA", size, (*fill[:3], 0))
    draw = ImageDraw.Draw(picture)
    middle = pad + block.line_px // 2
    offset = max(1, block.size_px // 24)
    draw.text((pad, middle + offset), line, font=face, fill=(0, 0, 0, 110), anchor="lm")
    draw.text((pad, middle), line, font=face, fill=fill, anchor="lm")
    return picture


def pad_px(block: Block) -> int:
    """Room around a drawn line for its shadow and overhanging letters."""
    return max(2, block.size_px // 8) * 2


def _balanced(block: Block, words: str, width_px: int) -> Block:
    """The same number of lines in the narrowest column, so that no lone word is left over."""
    for narrower_px in range(width_px // 2, width_px, max(1, width_px // 24)):
        tried = _wrap(words, narrower_px, block.height_px, block.size_px, block.weight)
        if len(tried.lines) == len(block.lines) and not _breaks_words(tried, words):
            return tried
    return block


def _breaks_words(block: Block, text: str) -> bool:
    return len(" ".join(block.lines)) > len(text)


def _wrap(text: str, width_px: int, height_px: int, size_px: int, weight: int) -> Block:
    """Lines no wider than asked; wrapping ends one line after the box is full."""
    face = font(size_px, weight)
    enough = height_px / (size_px * LINE_HEIGHT) + 1
    lines: list[str] = []
    line = ""
    for piece in (piece for word in text.split(" ") for piece in _pieces(word, width_px, face)):
        longer = f"{line} {piece}" if line else piece
        if face.getlength(longer) <= width_px:
            line = longer
            continue
        lines.append(line)
        line = piece
        if len(lines) > enough:
            break
    return Block((*lines, line), size_px, weight)


def _pieces(word: str, width_px: int, face: ImageFont.FreeTypeFont) -> Iterator[str]:
    """The word, in parts where it alone is wider than a line."""
    # No letter is narrower than a fifth of the font's size, so no line holds more than these.
    most = 1 + int(width_px / (0.2 * face.size))
    while len(word) > 1 and face.getlength(word[: most + 1]) > width_px:
        held = bisect_right(range(1, most + 1), width_px, key=partial(_head_px, word, face))
        yield word[: max(1, held)]
        word = word[max(1, held) :]
    yield word


def _head_px(word: str, face: ImageFont.FreeTypeFont, count: int) -> int:
    return ceil(face.getlength(word[:count]))


def _shorten(block: Block, width_px: int, height_px: int) -> Block:
    keep = max(1, height_px // block.line_px)
    if len(block.lines) <= keep:
        return block
    face = font(block.size_px, block.weight)
    last = block.lines[keep - 1]
    while last and face.getlength(f"{last} …") > width_px:
        last = last.rpartition(" ")[0] or last[:-1]
    return Block((*block.lines[: keep - 1], f"{last.rstrip()} …"), block.size_px, block.weight)
