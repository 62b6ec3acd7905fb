"""Grades of footage by name: warm, night, sepia ...; each is one map of colours."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sora_mcp.engine.animatic.canvas import Pixels

_LUMA = np.array([0.114, 0.587, 0.299])  # of blue, green and red
_MIDDLE = 127.5


@dataclass(frozen=True)
class Grade:
    """How colours change: gain per band (blue, green, red), then saturation, contrast and lift.

    `tint` (blue, green, red; 1 is neutral) colours what is grey, as far as `tint_share` says.
    """

    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    saturation: float = 1.0
    contrast: float = 1.0
    lift: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    tint_share: float = 0.0


GRADES: dict[str, Grade] = {
    "warm": Grade(gain=(0.80, 1.0, 1.13), saturation=1.06),
    "cold": Grade(gain=(1.16, 1.0, 0.82), saturation=0.94),
    "night": Grade(gain=(0.70, 0.47, 0.38), saturation=0.66, contrast=1.06, lift=-0.012),
    "dusk": Grade(gain=(0.86, 0.62, 0.72), saturation=0.85, contrast=1.04),
    "dawn": Grade(gain=(0.92, 0.90, 1.08), saturation=0.92, contrast=0.94, lift=0.04),
    "golden_hour": Grade(gain=(0.66, 0.96, 1.2), saturation=1.12, contrast=1.04, lift=0.01),
    "sepia": Grade(saturation=0.15, contrast=1.02, tint=(0.62, 0.94, 1.2), tint_share=0.85),
    "black_and_white": Grade(saturation=0.0, contrast=1.12),
    "noir": Grade(saturation=0.0, contrast=1.5, lift=-0.05),
    "vivid": Grade(saturation=1.45, contrast=1.1),
    "muted": Grade(saturation=0.55),
    "faded": Grade(saturation=0.72, contrast=0.78, lift=0.07,
                   tint=(1.06, 1.0, 1.02), tint_share=0.3),
    "pastel": Grade(saturation=0.78, contrast=0.76, lift=0.13,
                   tint=(1.03, 0.99, 1.03), tint_share=0.3),
    "neon": Grade(gain=(1.18, 0.88, 1.08), saturation=1.5, contrast=1.2, lift=-0.03),
    "gritty": Grade(saturation=0.5, contrast=1.35, lift=-0.02,
                   tint=(0.94, 1.02, 1.0), tint_share=0.4),
    "dreamy": Grade(gain=(1.02, 1.0, 1.05), saturation=0.95, contrast=0.86, lift=0.07),
    "teal_and_orange": Grade(gain=(0.97, 1.0, 1.08), saturation=1.2, contrast=1.1,
                             tint=(1.12, 1.02, 0.86), tint_share=0.45),
    "bright": Grade(gain=(1.22, 1.22, 1.22), lift=0.05),
    "dark": Grade(gain=(0.66, 0.66, 0.66)),
    "contrast": Grade(contrast=1.3),
    "flat": Grade(contrast=0.75),
    "underwater": Grade(gain=(1.12, 0.96, 0.5), saturation=0.85, contrast=0.92),
    "horror": Grade(gain=(0.72, 0.78, 0.66), saturation=0.5, contrast=1.25, lift=-0.03),
    "matrix": Grade(gain=(0.8, 1.12, 0.78), saturation=0.7, contrast=1.12),
}  # fmt: skip
_SOFT = ("dreamy",)


class Grader:
    """Applies one grade; `amount` 1 is all of it."""

    def __init__(self, name: str, amount: float = 1.0) -> None:
        grade = GRADES[name]
        whole = _matrix(grade)
        plain = np.hstack((np.eye(3), np.zeros((3, 1))))
        self._matrix = plain + amount * (whole - plain)
        self._is_soft = name in _SOFT

    def apply(self, picture: Pixels) -> Pixels:
        """The graded picture."""
        graded = np.asarray(cv2.transform(picture, self._matrix), dtype=np.uint8)
        if not self._is_soft:
            return graded
        height, width = graded.shape[:2]
        small = cv2.resize(graded, (max(1, width // 8), max(1, height // 8)))
        soft = cv2.resize(cv2.GaussianBlur(small, (0, 0), 2.5), (width, height))
        return np.asarray(cv2.addWeighted(graded, 0.72, soft, 0.36, 0), dtype=np.uint8)


def _matrix(grade: Grade) -> np.ndarray:
    """One 3 x 4 map of BGR values."""
    grey = np.tile(_LUMA, (3, 1))
    colour = grade.saturation * np.eye(3) + (1 - grade.saturation) * grey
    tinted = (1 - grade.tint_share) * colour
    tinted += grade.tint_share * np.diag(grade.tint) @ colour
    mapped = grade.contrast * tinted @ np.diag(grade.gain)
    lift = 255 * grade.lift + _MIDDLE * float(np.mean(grade.gain)) * (1 - grade.contrast)
    return np.hstack((mapped, np.full((3, 1), lift)))
