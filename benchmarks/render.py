"""What a render costs: wall time, CPU and memory of jobs, beside the encoder alone.

    $ python benchmarks/render.py [best of]

Each job is a process as the engine starts it, from its start to its end, 24 frames a second of
1280x720, or upright. Its bytecode is compiled before, as it is where the package is installed.
The floor is the encoder alone: x264 as the job sets it (superfast, one thread), fed in the same run
with the same frames out of memory, in a process of its own; nothing that ends in such a file can be
faster than its share of one core. CPU is of the job and of what it starts; half of it is the least
wall time that two cores allow. Last, the engine renders while its event loop is watched.
Targets: wall at most 1.0 s per second of video for 4 s and 0.7 for 12 s; at least 50 % of the
encoder's rate; at most 500 MB; lag p99 at most 20 ms. Judge on a quiet machine with two cores.
"""

import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import anyio
import httpx2

from sora_mcp.engine import planning
from sora_mcp.engine.engine import Engine
from sora_mcp.engine.renderer import RenderSpec
from sora_mcp.wiring import render_env

SIZE = (1280, 720)
LENGTHS_S = (4, 12)
TARGETS = {4: 1.0, 12: 0.7}
FPS = 24
PROMPTS = {
    "room": "A calico cat sleeps on a sofa in a cosy living room",
    "walk": "A woman in a yellow coat walks across a meadow, tracking shot",
    "crowd": "Wide shot: a crowd with umbrellas in a city street at night in heavy rain, dolly in",
    "storm": "A lighthouse on a cliff at dusk in a storm, slow orbit",
    "snow": "A fox runs through a snowy forest in heavy snow, tracking shot",
    "face": "Close-up portrait of an old woman smiling in a garden, handheld",
    "tall": "A man in a suit runs through a city street at night in the rain, dolly in",
}
UPRIGHT = ("tall",)
TICK_S = 0.005
ROOT = Path(__file__).parent.parent


@dataclass
class Cost:
    """Of one job."""

    wall_s: float
    cpu_s: float
    rss_mb: float


def spec_of(name: str, seconds: float) -> RenderSpec:
    return planning.created(RenderSpec("create", PROMPTS[name], *size(name), seconds, seed=7))


def size(name: str) -> tuple[int, int]:
    return SIZE[::-1] if name in UPRIGHT else SIZE


def job(name: str, seconds: float) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        spec = asdict(spec_of(name, seconds))
        task = json.dumps({"spec": spec, "inputs": folder, "output": folder})
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "sora_mcp.engine.render_process"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=render_env(),
        )  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(task.encode() + b"\n")
        process.stdin.flush()
        answers = process.stdout.read().splitlines()
        _, _, used = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - begun
        process.returncode = 0
        if "measured" not in json.loads(answers[-1]):
            raise SystemExit(answers[-1].decode())
    return Cost(wall_s, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def encoder_alone(name: str, seconds: float) -> float:
    """Frames a second of x264 with all frames in memory; best of three."""
    command = [sys.executable, __file__, "--encode", name, str(seconds)]
    return float(subprocess.run(command, check=True, capture_output=True).stdout)


def encode(name: str, seconds: float) -> float:
    import av
    import cv2
    import numpy as np

    from sora_mcp.engine.animatic import making, reel

    spec = spec_of(name, seconds)
    frames = [
        av.VideoFrame.from_ndarray(
            np.asarray(cv2.cvtColor(one, cv2.COLOR_BGR2YUV_I420), dtype=np.uint8), format="yuv420p"
        )
        for one in making.pictures(spec, making.planned(spec), Path())
    ]
    taken_s = []
    for _ in range(3):
        with av.open(os.devnull, "w", format="mp4") as container:
            stream = reel._video_stream(container, *size(name))  # noqa: SLF001 - as jobs have it
            begun = time.perf_counter()
            for number, frame in enumerate(frames):
                frame.pts = number
                stream.encode(frame)
            stream.encode(None)
            taken_s.append(time.perf_counter() - begun)
    return len(frames) / min(taken_s)


async def lag() -> tuple[float, float]:
    """p99 and the longest lag of the server's event loop during a render, in ms."""
    lags_s: list[float] = []

    async def watch() -> None:
        while True:
            due = time.perf_counter() + TICK_S
            await anyio.sleep(TICK_S)
            lags_s.append(time.perf_counter() - due)

    async with served() as http, anyio.create_task_group() as group:
        asked = {"prompt": PROMPTS["crowd"], "seconds": "4", "size": "1280x720"}
        video = (await http.post("/videos", json=asked)).raise_for_status().json()
        group.start_soon(watch)
        while video["status"] in ("queued", "in_progress"):
            await anyio.sleep(0.5)
            video = (await http.get(f"/videos/{video['id']}")).json()
        group.cancel_scope.cancel()
    if video["status"] != "completed":
        raise SystemExit(video["error"])
    return 1000 * statistics.quantiles(lags_s, n=100)[98], 1000 * max(lags_s)


@asynccontextmanager
async def served() -> AsyncIterator[httpx2.AsyncClient]:
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(Path(folder))
        transport = httpx2.ASGITransport(engine.app)
        async with engine.running(), httpx2.AsyncClient(
            transport=transport, base_url="http://engine/v1"
        ) as http:  # fmt: skip
            yield http


def told(name: str, seconds: int, best_of: int) -> dict[str, Any]:
    costs = [job(name, seconds) for _ in range(best_of)]
    wall_s, cpu_s = (min(getattr(one, what) for one in costs) for what in ("wall_s", "cpu_s"))
    rss_mb, floor = max(one.rss_mb for one in costs), encoder_alone(name, seconds)
    rate = seconds * FPS / wall_s
    print(
        f"{name:6} {seconds:2} s: wall {wall_s / seconds:.2f} s per s (target {TARGETS[seconds]}), "
        f"CPU {cpu_s / seconds:.2f} s per s (two cores: wall {cpu_s / seconds / 2:.2f} at least), "
        f"{rss_mb:.0f} MB (target 500), {rate:.0f} fps, "
        f"x264 alone {floor:.0f} fps, ratio {rate / floor:.0%} (target 50%)",
        flush=True,
    )
    return {"wall": wall_s / seconds, "rss": rss_mb}


def main(best_of: int) -> None:
    compileall.compile_dir(ROOT / "sora_mcp", quiet=1)
    for name in PROMPTS:
        short, long = (told(name, seconds, best_of) for seconds in LENGTHS_S)
        print(f"{name:6} memory, 12 s against 4 s: {long['rss'] - short['rss']:+.0f} MB")
    p99_ms, most_ms = anyio.run(lag)
    print(f"event loop during a render: lag p99 {p99_ms:.1f} ms (target 20), most {most_ms:.1f} ms")


if __name__ == "__main__":
    if "--encode" in sys.argv:
        print(encode(sys.argv[2], float(sys.argv[3])))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
