"""What every source of sound is: read in order, at one rate, in stereo."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE_HZ = 48_000


class Sound(Protocol):
    """A source of stereo sound that is read in order."""

    def read(self, count: int) -> Samples:
        """The next samples, (2, count), -1..1; silence once the source has ended."""
        ...
