"""What tests of scenes share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art.place import SETS


@contextmanager
def sets_drawn_once() -> Iterator[None]:
    """A set is drawn once for each light and frame: drawing it takes most of a test's time."""
    shelves.fill()
    with pytest.MonkeyPatch.context() as patched:
        for name, draw in list(SETS.items()):
            patched.setitem(SETS, name, cache(draw))
        yield
