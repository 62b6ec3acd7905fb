"""Draws one still and a strip of three frames for each prompt of a list, on one picture.

    $ python scripts/contact_sheet.py [PROMPTS [PICTURE]]           (`make contact-sheet`)

A line of the list is `size | seconds | prompt`. Nothing is encoded: pictures come from the painter.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.lettering import block, stamp
from sora_mcp.engine.animatic.plan import Plan
from sora_mcp.engine.animatic.scene.painter import ShotPainter
from sora_mcp.engine.animatic.shelves import fill
from sora_mcp.engine.animatic.slate import Slate

ROOT = Path(__file__).parent.parent
PROMPTS = ROOT / "tests" / "golden" / "contact_sheet.txt"
PICTURE = ROOT / "build" / "contact-sheet.jpg"

STILL_PX, STRIP_PX = (480, 270), (240, 135)
STRIP_AT = (0.04, 0.5, 0.96)  # of the whole length
STILL_AT = 0.4
COLUMNS = 3


@dataclass(frozen=True)
class Entry:
    """A line of the list."""

    width_px: int
    height_px: int
    seconds: float
    prompt: str


def main() -> None:
    """Draw the sheet and say where it is."""
    prompts = Path(sys.argv[1]) if len(sys.argv) > 1 else PROMPTS
    picture = Path(sys.argv[2]) if len(sys.argv) > 2 else PICTURE
    entries = read(prompts.read_text(encoding="utf-8"))
    cells = []
    for number, entry in enumerate(entries, start=1):
        cells.append(cell(number, entry))
        print(f"{number}/{len(entries)}", entry.prompt[:70].replace("\n", " "), flush=True)
    picture.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(picture), tiled(cells), [cv2.IMWRITE_JPEG_QUALITY, 84])
    print(picture)


def read(text: str) -> list[Entry]:
    """The entries of a list; lines that begin with # are left out."""
    entries = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            size, seconds, prompt = (part.strip() for part in line.split("|", 2))
            width, height = map(int, size.split("x"))
            entries.append(Entry(width, height, float(seconds), prompt.replace("\\n", "\n")))
    return entries


def cell(number: int, entry: Entry) -> Pixels:
    """The still, the strip below it, and the words."""
    fill()
    plan = planning.read(entry.prompt, seconds=entry.seconds, seed=number)
    still = _fitted(frame(plan, STILL_AT, entry), STILL_PX)
    strip = np.hstack([_fitted(frame(plan, at, entry), (160, 135)) for at in STRIP_AT])
    words = np.full((74, STILL_PX[0], 3), 30, dtype=np.uint8)
    told = f"{number}. {entry.prompt}".replace("\n", " ")
    missing = f"  [not depicted: {', '.join(plan.not_depicted)}]" if plan.not_depicted else ""
    stamp(words, block(told + missing, 470, 68, largest_px=14), 5, 3)
    return np.vstack((still, strip, words))


def frame(plan: Plan, share: float, entry: Entry) -> Pixels:
    """The finished picture at a share of the plan's length, drawn at half the size."""
    t_s, number = share * plan.seconds, 1
    for number, shot in enumerate(plan.shots, start=1):
        if t_s < shot.seconds or number == len(plan.shots):
            break
        t_s -= shot.seconds
    size = entry.width_px // 2, entry.height_px // 2
    picture = ShotPainter(plan.shots[number - 1], *size).at(t_s)
    Slate(plan, number, *size).draw(picture, t_s)
    return picture


def tiled(cells: list[Pixels]) -> Pixels:
    """All cells in columns."""
    blank = np.full_like(cells[0], 30)
    cells = cells + [blank] * (-len(cells) % COLUMNS)
    return np.vstack([np.hstack(cells[at : at + COLUMNS]) for at in range(0, len(cells), COLUMNS)])


def _fitted(picture: Pixels, size_px: tuple[int, int]) -> Pixels:
    """The whole picture in a box, on grey."""
    scale = min(size_px[0] / picture.shape[1], size_px[1] / picture.shape[0])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    box = np.full((size_px[1], size_px[0], 3), 30, dtype=np.uint8)
    top, left = (size_px[1] - small.shape[0]) // 2, (size_px[0] - small.shape[1]) // 2
    box[top : top + small.shape[0], left : left + small.shape[1]] = small
    return box


if __name__ == "__main__":
    main()
