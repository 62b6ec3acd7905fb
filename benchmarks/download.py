"""What saving a large video costs: 1 GiB from loopback against `curl -o`, in turns in one run.

    $ python benchmarks/download.py [MiB]

Every download is a process of its own, so that its memory can be told from the others'. We also
hash the file, check its structure and wait until it is on the disk (fsync), which curl does not, so
it is given twice: bare, and with a hash and an fsync after it. The disk is shared, so what counts
is the median of the pairs. Target: at most 1.25 times the same work, memory at most 25 MiB more.
"""

import asyncio
import contextlib
import hashlib
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from pathlib import Path

import httpx2

from sora_mcp.client import VideosClient
from sora_mcp.downloads import Downloads

SIZE_MIB = 1024
PAIRS = 5
LIMIT_S = 60  # for one download
RATIO_MAX, GROWTH_MAX_MIB = 1.25, 25
HERE = Path(__file__).parent


def main(size_mib: int) -> None:
    floor = "curl -o" if shutil.which("curl") else "plain httpx2"
    with serving(size_mib << 20) as port, tempfile.TemporaryDirectory() as folder:
        url = f"http://127.0.0.1:{port}/v1"
        rows = [measured(url, Path(folder), floor) for _ in range(PAIRS)]
    for ours_s, floor_s, same_s, growth_mib in rows:
        print(
            f"ours {ours_s:.2f} s, {floor} {floor_s:.2f} s ({ours_s / floor_s:.2f}), with hash and "
            f"fsync {same_s:.2f} s ({ours_s / same_s:.2f}); +{growth_mib:.1f} MiB"
        )
    bare = statistics.median(ours_s / floor_s for ours_s, floor_s, *_ in rows)
    same = statistics.median(ours_s / same_s for ours_s, _, same_s, _ in rows)
    growth_mib = max(growth_mib for *_, growth_mib in rows)
    print(
        f"download of {size_mib} MiB: {same:.2f} times the same work (target at most {RATIO_MAX}), "
        f"{bare:.2f} times the bare floor; memory +{growth_mib:.1f} MiB "
        f"(target at most +{GROWTH_MAX_MIB} MiB)"
    )


def measured(url: str, folder: Path, floor: str) -> tuple[float, float, float, float]:
    """Wall seconds of ours, of the floor, of the floor with our work; what memory ours took."""
    ours = run([sys.executable, __file__, "--ours", url, str(folder)])
    target = folder / "floor.mp4"
    start = time.perf_counter()
    run(floor_command(floor, f"{url}/videos/video_1/content", str(target)))
    floor_s = time.perf_counter() - start
    with target.open("rb+") as file:
        hashlib.file_digest(file, "sha256")
        os.fsync(file.fileno())
    same_s = time.perf_counter() - start
    for path in folder.iterdir():
        path.unlink()
    ours_s, growth_mib = map(float, ours.split())
    return ours_s, floor_s, same_s, growth_mib


def floor_command(floor: str, url: str, target: str) -> list[str]:
    if floor == "curl -o":
        return ["curl", "--silent", "--fail", "--noproxy", "*", "-o", target, url]
    return [sys.executable, __file__, "--plain", url, target]


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, timeout=LIMIT_S, check=True)
    return done.stdout.decode()


async def ours(url: str, folder: Path) -> None:
    async with httpx2.AsyncClient(trust_env=False) as http:
        client = VideosClient(http, base_url=url)
        await client.retrieve("video_1")  # so that what is imported late is there
        before_mib = peak_mib()
        start = time.perf_counter()
        await Downloads(folder).fetch(
            lambda offset_bytes, validator: client.content(
                "video_1", offset_bytes=offset_bytes, validator=validator
            ),
            name="ours",
            variant="video",
        )
        took_s = time.perf_counter() - start
    print(took_s, peak_mib() - before_mib)


def plain(url: str, target: Path) -> None:
    """The floor where curl is missing: a stream to a file and nothing else."""
    with target.open("wb") as file, httpx2.stream("GET", url, trust_env=False) as response:
        for chunk in response.iter_bytes():
            file.write(chunk)


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextlib.contextmanager
def serving(size_bytes: int) -> Generator[int]:
    command = [sys.executable, str(HERE / "endless_film.py"), str(size_bytes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        try:
            yield int(server.stdout.readline() if server.stdout else b"")
        finally:
            server.kill()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--ours", url, folder]:
            asyncio.run(ours(url, Path(folder)))
        case ["--plain", url, target]:
            plain(url, Path(target))
        case given:
            main(int(given[0]) if given else SIZE_MIB)
