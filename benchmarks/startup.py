"""What starting costs: process start to the first `tools/list` answer, CPU and memory.

    $ python benchmarks/startup.py [runs]

Our server and a bare `MCPServer` with one tool start in turns; the figures are medians, told as
ratios. CPU is user and system time of the process; memory is its resident set. Linux only (reads
/proc). Targets: CPU at most 1.15 times, memory at most 12 MiB more.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

RUNS = 11
HERE = Path(__file__).parent
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
REQUESTS = (
    {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-11-25",
            "capabilities": {},
            "clientInfo": {"name": "benchmark", "version": "1"},
        },
    },
    {"jsonrpc": "2.0", "method": "notifications/initialized"},
    {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
)


def start(args: list[str], folder: str) -> tuple[float, float]:
    """CPU ms and RSS MiB of one start."""
    env = os.environ | {"SORA_MCP_DATA_DIR": folder, "SORA_MCP_OUTPUT_DIR": folder}
    with subprocess.Popen(
        [sys.executable, *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for request in REQUESTS:
            process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        await_answer(process.stdout, 2)
        figures = measure(process.pid)
        process.stdin.close()
        process.wait(timeout=20)
    return figures


def await_answer(stream: IO[bytes], request_id: int) -> None:
    for line in stream:
        if json.loads(line).get("id") == request_id:
            return
    raise SystemExit("the server ended without an answer")


def measure(pid: int) -> tuple[float, float]:
    """From the scheduler's own nanoseconds, over all threads; /proc/PID/stat has 10 ms ticks."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    cpu_ms = sum(int(path.read_text().split()[0]) for path in threads) / 1e6
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return cpu_ms, pages * PAGE_BYTES / 2**20


def main(runs: int) -> None:
    commands = {"ours": ["-m", "sora_mcp"], "bare": [str(HERE / "bare_server.py")]}
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs + 1):
            for name, args in commands.items():
                figures = start(args, folder)
                if number:  # the first of each warms the page cache
                    taken[name].append(figures)
    (our_cpu, our_rss), (bare_cpu, bare_rss) = (
        tuple(statistics.median(column) for column in zip(*taken[name], strict=True))
        for name in commands
    )
    print(
        f"CPU: {our_cpu:.0f} ms, bare {bare_cpu:.0f} ms, "
        f"ratio {our_cpu / bare_cpu:.2f} (target at most 1.15)"
    )
    print(
        f"RSS: {our_rss:.1f} MiB, bare {bare_rss:.1f} MiB, "
        f"{our_rss - bare_rss:+.1f} MiB (target at most +12)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
