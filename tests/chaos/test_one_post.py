"""200 randomised runs (`make chaos`): bad answers, kill -9 between any two steps, restarts.

Each run wants one video, keeps asking the same until it has it or is told of the doubt, and then
the server's books, the ledger's rows and the answers must agree: one POST, no second video.
"""

import json
import random
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import anyio
import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

RUNS = 200
AT_ONCE = 4  # mostly waiting; two cores are enough
STEPS_MAX = 16  # a create takes about that many; a later death never comes
ASKS_MAX = 5
STALL_S = 3.0  # longer than the asker waits
ASKER = Path(__file__).with_name("asker.py")
TROUBLES = (
    "none", "none", "drop after making", "drop before making", "500 after making",
    "500 before making", "busy", "stall", "garbage after making",
)  # fmt: skip

pytestmark = pytest.mark.chaos


class SlyServer:
    """A Videos API that makes what it is asked for and then often botches the answer."""

    def __init__(self) -> None:
        self.videos: list[dict[str, Any]] = []
        self.posts: Counter[str] = Counter()
        self.troubles: dict[str, list[str]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        body = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":  # the asker died while it was sending
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        if scope["method"] == "POST":
            await self._create(body, send)
        elif scope["path"] == "/v1/videos":
            await answer(send, 200, {"object": "list", "data": self.videos[::-1]})
        else:
            known = {video["id"]: video for video in self.videos}
            video = known.get(scope["path"].rpartition("/")[2])
            await answer(send, 200 if video else 404, video or {"error": {"message": "No."}})

    async def _create(self, body: bytes, send: Send) -> None:
        prompt = body[body.index(b"story ") :].partition(b"\r\n")[0].decode()
        planned = self.troubles[prompt]
        trouble = planned.pop(0) if planned else "none"
        if trouble == "busy":
            await answer(send, 429, {"error": {"message": "Busy."}}, (b"retry-after-ms", b"20"))
            return
        self.posts[prompt] += 1
        video = {"id": f"video_{len(self.videos)}", "status": "queued", "prompt": prompt}
        if "before" not in trouble:
            self.videos.append(video | {"created_at": 1_900_000_000})
        if "drop" in trouble:
            send.__self__.transport.abort()  # type: ignore[attr-defined]
        elif trouble == "stall":
            await anyio.sleep(STALL_S)
            await answer(send, 200, video)
        elif "500" in trouble:
            await answer(send, 500, {"error": {"message": "Oops."}})
        else:
            await answer(send, 200, "garbage" if "garbage" in trouble else video)


async def answer(send: Send, status: int, body: Any, *headers: tuple[bytes, bytes]) -> None:
    kind = (b"content-type", b"application/json")
    await send({"type": "http.response.start", "status": status, "headers": [kind, *headers]})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})


@pytest.fixture(scope="module")
def upstream() -> Iterator[tuple[SlyServer, str]]:
    sly = SlyServer()
    config = uvicorn.Config(sly, port=0, log_level="critical", http="h11", lifespan="off")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    yield sly, f"http://127.0.0.1:{socket.getsockname()[1]}/v1"
    server.should_exit = True
    thread.join(timeout=10)
    socket.close()


def ask(base_url: str, folder: Path, prompt: str, dies_at: int) -> dict[str, Any] | None:
    """What the asker got; None when it died before the answer left it."""
    ended = subprocess.run(
        [sys.executable, str(ASKER), base_url, str(folder), prompt, str(dies_at)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode in (0, -9), ended.stderr
    if not ended.stdout:
        return None
    outcome: dict[str, Any] = json.loads(ended.stdout)
    return outcome


def run(seed: int, sly: SlyServer, base_url: str, folder: Path) -> str:
    """One story, checked to its end; how it ended."""
    chance = random.Random(seed)
    prompt = f"story {seed}"
    sly.troubles[prompt] = [chance.choice(TROUBLES)]
    deaths = [chance.randint(1, STEPS_MAX) for _ in range(chance.randint(0, 2))]
    got = None
    for dies_at in (*deaths, *([0] * ASKS_MAX)):
        got = ask(base_url, folder / str(seed), prompt, dies_at)
        if got and ("video" in got or got["error"] == "ConsentError"):
            break
    assert got is not None
    check(seed, sly, folder / str(seed), prompt, got)
    return "video" if "video" in got else got["error"]


def check(seed: int, sly: SlyServer, folder: Path, prompt: str, got: dict[str, Any]) -> None:
    made = [video["id"] for video in sly.videos if video["prompt"] == prompt]
    with closing(sqlite3.connect(folder / "data" / "ledger.sqlite3")) as db:
        rows = db.execute("SELECT state, video_id FROM orders WHERE prompt = ?", (prompt,))
        orders = rows.fetchall()
    story = (seed, sly.posts[prompt], made, orders, got)
    assert sly.posts[prompt] <= 1, story
    assert len(orders) == 1, story
    if "video" in got:
        assert made == [got["video"]], story
        assert orders == [("made", got["video"])], story
    else:  # told of the doubt: then there is none, or the list had it
        assert made == [], story
        assert orders == [("unknown", None)], story


def test_every_story_has_one_post_and_one_end(
    upstream: tuple[SlyServer, str], tmp_path: Path
) -> None:
    sly, base_url = upstream
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = Counter(pool.map(lambda seed: run(seed, sly, base_url, tmp_path), range(RUNS)))
    print(f"{RUNS} stories ended with {dict(ends)}; {sum(sly.posts.values())} POSTs in all")
    assert ends["video"] > RUNS / 3
    assert ends["ConsentError"] > 0
