"""Specs of drafts for tests, rendered as the render process does, and what came of them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sora_mcp.engine.animatic.language.frame_edits import frame_edits
from sora_mcp.engine.animatic.language.planning import read
from sora_mcp.engine.animatic.plan import Plan, Shot
from sora_mcp.engine.animatic.renderer import AnimaticRenderer
from sora_mcp.engine.renderer import Measured, RenderSpec
from tests.clips import Pixels, Seen, look, write


def json_of(plan: Plan) -> dict[str, Any]:
    """The plan as specs have it."""
    loaded: dict[str, Any] = json.loads(json.dumps(asdict(plan)))
    return loaded


def planned(spec: RenderSpec, plan: Plan) -> RenderSpec:
    """The spec with a plan."""
    return replace(spec, plan=json_of(plan))


def told(prompt: str, spec: RenderSpec) -> RenderSpec:
    """The spec with the plan of a prompt."""
    return planned(replace(spec, prompt=prompt), read(prompt, seconds=spec.seconds, seed=spec.seed))


MEADOW = Plan((Shot(1.0, "meadow", "wide", seed=7),))
SMALL = planned(RenderSpec("create", "A meadow", 192, 108, 1.0, seed=7), MEADOW)


def render(spec: RenderSpec, folder: Path) -> Seen:
    """Render with inputs from `folder` into a fresh folder inside it."""
    output = folder / f"out-{len(list(folder.glob('out-*')))}"
    output.mkdir(parents=True)
    heard: list[float] = []
    measured = AnimaticRenderer().render(spec, folder, output, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert {path.name for path in output.iterdir()} == {
        "video.mp4", "thumbnail.webp", "spritesheet.jpg",
    }  # fmt: skip
    seen = look(output / "video.mp4")
    assert measured == Measured(*seen.size, len(seen.frames) / 24)
    return seen


def probe(path: Path) -> Measured:
    """What the renderer makes of an upload."""
    kind = "source" if path.suffix in (".mp4", ".mov", ".webm") else "reference"
    spec = RenderSpec("probe", **{kind: path.name})  # type: ignore[arg-type]
    return AnimaticRenderer().render(spec, path.parent, path.parent, lambda _: None)


def edit(folder: Path, prompt: str, spec: RenderSpec | None = None, **clip: Any) -> Seen:
    """Edit a clip that is grey on the left and orange on the right."""
    folder.mkdir(exist_ok=True)

    def grey_left_orange_right(_: int) -> Pixels:
        frame = np.full((64, 96, 3), 128, dtype=np.uint8)
        frame[:, 48:] = (200, 120, 40)
        return frame

    write(folder / "source.mp4", clip.pop("picture", grey_left_orange_right), **clip)
    changes, _, _ = frame_edits(prompt)
    spec = spec or RenderSpec("edit", prompt, 96, 64, 1.0, source="source.mp4")
    return render(replace(spec, prompt=prompt, changes=changes), folder)


def halves(width: int, height: int) -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (0, height // 2, width, height))
    return image


def reference(folder: Path, image: Image.Image, name: str = "ref.png", **save: Any) -> RenderSpec:
    """A spec of a video that begins with a picture."""
    image.save(folder / name, **save)
    return replace(SMALL, reference=name)


def mean(frame: Pixels) -> NDArray[np.float64]:
    """The mean colour."""
    return np.asarray(frame.reshape(-1, 3).mean(axis=0))


def difference(one: Pixels, other: Pixels) -> float:
    """How many levels two frames differ on the average."""
    return float(np.abs(one.astype(int) - other.astype(int)).mean())
