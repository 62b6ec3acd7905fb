"""Characters as paper puppets: their stills with a white rim, ready to stand in a scene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, UnidentifiedImageError

from sora_mcp.engine.animatic.canvas import Pixels, Sprite, premultiplied
from sora_mcp.engine.animatic.portrait import as_card
from sora_mcp.engine.renderer import INVALID_INPUT, CharacterStill, RenderError

_HIGH_PX = 900  # stills are not kept larger
_RIM = 0.012  # of the longer side
_UNITS = 1000.0  # high
_WIDEST_UNITS = 680.0  # what is wider is no person upright: a dog, a car
_CARD, _CARD_UNITS = 0.93, 1000.0  # so much of a card is solid; so wide it may be
_PAPER = 248


def opened(characters: Sequence[CharacterStill], inputs: Path) -> Mapping[str, Sprite]:
    """The puppets by id (by name where there is none): at most 1000 units high, feet at (0, 0).

    Raises:
        RenderError: a still is missing or broken.
    """
    return {one.id or one.name: puppet(_opened(inputs / one.still)) for one in characters}


def puppet(still: Pixels) -> Sprite:
    """A BGRA still as a puppet."""
    height, width = still.shape[:2]
    scale = min(1.0, _HIGH_PX / max(height, width))
    if scale < 1:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        still = np.asarray(cv2.resize(still, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    pixels = _rimmed(still)
    height, width = pixels.shape[:2]
    is_card = float((still[..., 3] > 127).mean()) > _CARD
    high = min(_UNITS, (_CARD_UNITS if is_card else _WIDEST_UNITS) * height / width)
    px = height / high
    return Sprite(pixels, -width / px / 2, -high, px, px)


def _rimmed(still: Pixels) -> Pixels:
    """On paper that is a little larger than what is printed on it."""
    rim = max(1, round(_RIM * max(still.shape[:2])))
    wide = np.asarray(
        cv2.copyMakeBorder(still, rim, 0, rim, rim, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0)),
        dtype=np.uint8,
    )
    ring = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * rim + 1, 2 * rim + 1))
    alpha = cv2.extractChannel(wide, 3)
    paper_alpha = cv2.GaussianBlur(cv2.dilate(alpha, ring), (0, 0), 0.8)
    paper = np.full((*alpha.shape, 4), _PAPER, dtype=np.uint8)
    paper[..., 3] = paper_alpha
    out = premultiplied(paper)
    clear = cv2.bitwise_not(alpha)
    kept = cv2.multiply(out, cv2.merge((clear, clear, clear, clear)), scale=1 / 255)
    return np.asarray(cv2.add(kept, premultiplied(wide)), dtype=np.uint8)


def _opened(path: Path) -> Pixels:
    try:
        with Image.open(path, formats=("PNG",)) as still:
            has_alpha = still.mode in ("RGBA", "LA", "PA")
            rgba = np.asarray(still.convert("RGBA"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise RenderError(
            "A character's picture is missing or broken; create the character again.",
            code=INVALID_INPUT,
        ) from error
    bgra = np.asarray(cv2.cvtColor(rgba, cv2.COLOR_RGBA2BGRA), dtype=np.uint8)
    # Stills of older versions are whole frames.
    return bgra if has_alpha else as_card(np.ascontiguousarray(bgra[..., :3]))
