"""What waiting costs: a thousand running videos, a waiter for each, two hundred subscribers.

    $ python benchmarks/waiting.py [jobs]

The Videos API answers at once, in process. A minute passes in simulated time: pauses are skipped,
what is computed (API and clients included) takes its real time. The same minute is then spent as
the OpenAI SDK's helper does, one request a second for each video. Each runs in its own process.
Targets: at least 50 times fewer requests, CPU at most 10 % of a core, memory at most 40 MiB more,
p99 from the completion on the server to the client's notification at most one pause and 250 ms.
"""

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import httpx2
from farm import URL, Farm
from mcp import Client
from mcp.server.mcpserver import MCPServer
from simulated_time import simulated

from sora_mcp.backend import Backend
from sora_mcp.client import VideosClient
from sora_mcp.server.subscriptions import Subscriptions
from sora_mcp.video import Video
from sora_mcp.watcher import Watcher

JOBS = 1000
SUBSCRIBERS = 200
MINUTE_S = 60
WAIT_S = 45  # one call of wait_for_videos
BACKEND = Backend("farm", URL)
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class Run:
    """A minute over a farm of jobs that end at any time in it, or after it."""

    def __init__(self, jobs: int, http: httpx2.AsyncClient, farm: Farm) -> None:
        self.farm = farm
        self.client = VideosClient(http, base_url=URL, clock=anyio.current_time)
        self.begun_at = anyio.current_time()
        self.delays_s: list[float] = []
        dice = random.Random(1)
        for number in range(jobs):
            farm.add(f"video_{number}", self.begun_at + dice.uniform(5, 2 * MINUTE_S), steps=20)

    def ended(self, video_id: str) -> None:
        """A client has just heard that a video is done."""
        self.delays_s.append(anyio.current_time() - self.farm.jobs[video_id].ends_s)

    async def ours(self) -> dict[str, Any]:
        first_s, longest_s = BACKEND.poll_first_s, BACKEND.poll_max_s
        watcher = Watcher(self.client, first_pause_s=first_s, longest_pause_s=longest_s)
        speaking = Subscriptions(watcher, BACKEND)
        server: MCPServer[Any] = MCPServer(
            "desk", subscriptions=speaking.bus, middleware=[speaking], log_level="WARNING"
        )
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(watcher.running())
            clients = [await stack.enter_async_context(Client(server)) for _ in range(SUBSCRIBERS)]
            steps = [partial(self.waiter, watcher, video_id) for video_id in self.farm.jobs]
            steps += [
                partial(self.subscriber, client, video_id)
                for client, video_id in zip(clients, self.farm.jobs, strict=False)
            ]
            return await self.measured(steps)

    async def naive(self) -> dict[str, Any]:
        return await self.measured([partial(self.helper, video_id) for video_id in self.farm.jobs])

    async def waiter(self, watcher: Watcher, video_id: str) -> None:
        while True:
            (video,) = await watcher.wait([video_id], until="all", max_wait_s=WAIT_S, on_look=hush)
            if video.is_terminal:
                self.ended(video_id)
                return

    async def subscriber(self, client: Client, video_id: str) -> None:
        async with client.listen(resource_subscriptions=[f"sora://videos/{video_id}"]) as updates:
            async for _ in updates:
                if anyio.current_time() >= self.farm.jobs[video_id].ends_s:
                    self.ended(video_id)
                    return

    async def helper(self, video_id: str) -> None:
        while not (await self.client.retrieve(video_id)).is_terminal:  # noqa: ASYNC110 - the point
            await anyio.sleep(1)
        self.ended(video_id)

    async def measured(self, steps: Sequence[partial[Any]]) -> dict[str, Any]:
        rss, cpu_s = rss_mib(), time.process_time()
        with anyio.move_on_after(MINUTE_S):
            async with anyio.create_task_group() as tasks:
                for step in steps:
                    tasks.start_soon(step)
        return {
            "requests": len(self.farm.asked),
            "cpu": (time.process_time() - cpu_s) / MINUTE_S,
            "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - rss,
            "p50_s": statistics.median(self.delays_s),
            "p99_s": statistics.quantiles(self.delays_s, n=100)[98],
            "heard": len(self.delays_s),
        }


async def hush(_videos: Sequence[Video]) -> None: ...


def rss_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * PAGE_BYTES / 2**20


async def run(how: str, jobs: int) -> dict[str, Any]:
    farm = Farm(anyio.current_time)
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(farm)) as http:
        one = Run(jobs, http, farm)
        return await (one.ours() if how == "ours" else one.naive())


def main(jobs: int) -> None:
    taken = {}
    for how in ("ours", "naive"):
        command = [sys.executable, __file__, str(jobs), how]
        taken[how] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    ours, naive = taken["ours"], taken["naive"]
    most_s = BACKEND.poll_max_s + 0.25
    print(
        f"requests a minute: {ours['requests']}, naive {naive['requests']}, "
        f"ratio {naive['requests'] / ours['requests']:.0f} (target at least 50)\n"
        f"CPU: {ours['cpu']:.1%} of a core, naive {naive['cpu']:.1%}, "
        f"ratio {naive['cpu'] / ours['cpu']:.1f} (target at most 10%)\n"
        f"RSS: {ours['mib']:+.1f} MiB, naive {naive['mib']:+.1f} MiB (target at most +40)\n"
        f"completion to notification: p50 {ours['p50_s']:.2f} s, p99 {ours['p99_s']:.2f} s of "
        f"{ours['heard']} (target at most {most_s:g} s); naive {naive['p50_s']:.2f} s, "
        f"{naive['p99_s']:.2f} s"
    )


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else JOBS
    if len(sys.argv) > 2:
        print(json.dumps(simulated(partial(run, sys.argv[2], number), counts_work=True)))
    else:
        main(number)
