"""What a call costs: `retrieve_video` over an instant API against a bare tool, p50.

    $ python benchmarks/calls.py [calls]

Both servers are called in turns in one run, in memory and over stdio; machines are shared, so read
the difference, not the absolute figures. Target: at most 1 ms more than the bare tool.
"""

import asyncio
import statistics
import sys
import time
from pathlib import Path

from bare_server import build
from instant_server import opened
from mcp import Client, StdioServerParameters

CALLS = 400
WARM_UP = 40
HERE = Path(__file__).parent


async def main(calls: int) -> None:
    async with opened() as ours, Client(ours) as mine, Client(build()) as bare:
        report("in memory", *await alternate(mine, bare, calls))
    async with (
        Client(started("instant_server.py")) as mine,
        Client(started("bare_server.py")) as bare,
    ):
        report("stdio", *await alternate(mine, bare, calls))


def started(script: str) -> StdioServerParameters:
    return StdioServerParameters(command=sys.executable, args=[str(HERE / script)])


async def alternate(mine: Client, bare: Client, calls: int) -> tuple[float, float]:
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UP + calls):
        for client, times in zip((mine, bare), took, strict=True):
            start = time.perf_counter()
            result = await client.call_tool("retrieve_video", {"video_id": "video_1"})
            if result.is_error:
                raise SystemExit(result.content)
            if number >= WARM_UP:
                times.append(time.perf_counter() - start)
    ours_s, bare_s = (statistics.median(times) for times in took)
    return ours_s, bare_s


def report(where: str, ours_s: float, bare_s: float) -> None:
    more_ms = (ours_s - bare_s) * 1000
    print(
        f"{where}: p50 {ours_s * 1000:.2f} ms, bare tool {bare_s * 1000:.2f} ms, "
        f"{more_ms:+.2f} ms (target at most +1 ms)"
    )


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else CALLS))
