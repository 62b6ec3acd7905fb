"""What real servers answered, word for word; each file says which server and version it was."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

FOLDER = Path(__file__).parent / "wire"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@dataclass(frozen=True)
class Recorded:
    """One answer. `body` is JSON, or only the `error` of a failed job, as `source` says."""

    source: str
    status: int
    body: Any

    def response(self) -> httpx2.Response:
        """The answer as it came."""
        return httpx2.Response(self.status, json=self.body)


def recorded(name: str) -> Recorded:
    """The answer that is kept under this name."""
    return Recorded(**json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
