"""A download that breaks off goes on from where it was, or begins again; whole or absent."""

from __future__ import annotations

import asyncio
import hashlib
import json
import struct
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx2
import pytest

from sora_mcp.client import VideosClient
from sora_mcp.downloads import Downloads, SavedFile
from sora_mcp.errors import ApiError, DownloadError
from sora_mcp.partfile import OVERLAP_BYTES, ChangedError, PartFile
from sora_mcp.pipe import BLOCK_BYTES, pumped
from sora_mcp.ranges import answered, asked
from sora_mcp.whole import is_whole

FTYP = struct.pack(">I4s", 24, b"ftyp") + b"isom\0\0\2\0isommp42"
BODY = bytes(range(256)) * 2048  # 512 KiB, so that a part is larger than the overlap
MP4 = FTYP + struct.pack(">I4s", 8 + len(BODY), b"mdat") + BODY
OTHER = FTYP + struct.pack(">I4s", 8 + len(BODY), b"mdat") + BODY[::-1]


class Flaky:
    """A server of one file that breaks off after some bytes, as often as told."""

    def __init__(
        self,
        *breaks: int | None,
        content: bytes = MP4,
        ranged: bool = True,
        headers: dict[str, str] | None = None,
        told: bool = True,
    ) -> None:
        self.breaks = list(breaks)
        self.content, self.ranged, self.told = content, ranged, told
        self.headers = {"etag": '"v1"'} if headers is None else headers
        self.requests: list[httpx2.Request] = []
        self.paused: list[float] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        start = self._start(request)
        if start is not None and start >= len(self.content):
            return httpx2.Response(416)
        body = self.content[start or 0 :]
        headers = dict(self.headers)
        if self.told:
            headers["content-length"] = str(len(body))
        if start is not None:
            end = len(self.content)
            headers["content-range"] = f"bytes {start}-{end - 1}/{end if self.told else '*'}"
        stop = self.breaks.pop(0) if self.breaks else None
        stream = self._stream(body if stop is None else body[:stop], breaks=stop is not None)
        return httpx2.Response(206 if start is not None else 200, headers=headers, content=stream)

    def _start(self, request: httpx2.Request) -> int | None:
        asked_for = request.headers.get("range")
        condition = request.headers.get("if-range")
        fits = condition is None or condition in self.headers.values()
        if not (self.ranged and asked_for and fits):
            return None
        return int(asked_for.removeprefix("bytes=").rstrip("-"))

    async def _stream(self, body: bytes, *, breaks: bool) -> AsyncIterator[bytes]:
        for at in range(0, len(body), 50_000):
            yield body[at : at + 50_000]
        if breaks:
            raise httpx2.ReadError("")

    async def sleep(self, seconds: float) -> None:
        self.paused.append(seconds)

    async def save(self, folder: Path) -> SavedFile:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(self)) as http:
            client = VideosClient(http, base_url="http://videos.test/v1")
            return await Downloads(folder, sleep=self.sleep).fetch(
                lambda offset_bytes, validator: client.content(
                    "video_1", offset_bytes=offset_bytes, validator=validator
                ),
                name="fox",
                variant="video",
            )

    def spans(self) -> list[tuple[str | None, str | None]]:
        return [(r.headers.get("range"), r.headers.get("if-range")) for r in self.requests]


async def test_a_broken_download_goes_on_where_it_was(tmp_path: Path) -> None:
    server = Flaky(200_000, 150_000)
    saved = await server.save(tmp_path)
    assert saved.path.read_bytes() == MP4
    assert saved.sha256 == hashlib.sha256(MP4).hexdigest()
    second = 200_000 - OVERLAP_BYTES
    third = second + 150_000 - OVERLAP_BYTES
    assert server.spans() == [
        (None, None),
        (f"bytes={second}-", '"v1"'),
        (f"bytes={third}-", '"v1"'),
    ]
    assert server.paused == [0.5, 2.0]
    assert [path.name for path in tmp_path.iterdir()] == ["fox.mp4"]


@pytest.mark.parametrize(
    ("headers", "condition"),
    [
        ({}, None),
        ({"etag": 'W/"weak"'}, None),
        ({"etag": 'W/"weak"', "last-modified": "Sat, 01 Nov 2025"}, "Sat, 01 Nov 2025"),
    ],
)
async def test_only_what_names_the_very_bytes_is_a_condition(
    tmp_path: Path, headers: dict[str, str], condition: str | None
) -> None:
    server = Flaky(200_000, headers=headers)
    assert (await server.save(tmp_path)).path.read_bytes() == MP4
    assert server.spans()[1][1] == condition


@pytest.mark.parametrize("stop", [200_000, 20, 0])
async def test_a_server_without_ranges_is_asked_from_the_start(tmp_path: Path, stop: int) -> None:
    server = Flaky(stop, ranged=False)
    assert (await server.save(tmp_path)).path.read_bytes() == MP4
    assert len(server.requests) == 2


async def test_a_body_of_unknown_length_goes_on_too(tmp_path: Path) -> None:
    server = Flaky(200_000, told=False)
    assert (await server.save(tmp_path)).path.read_bytes() == MP4
    assert server.spans()[1][0] is not None


async def test_a_short_body_that_ends_quietly_is_broken_too(tmp_path: Path) -> None:
    server = Flaky()
    server.headers["content-length"] = "9"

    def short(request: httpx2.Request) -> httpx2.Response:
        answer = server(request)
        if len(server.requests) == 1:
            return httpx2.Response(
                200, headers={"content-length": str(len(MP4))}, content=some(MP4[:300_000])
            )
        return answer

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(short)) as http:
        client = VideosClient(http, base_url="http://videos.test/v1")
        saved = await Downloads(tmp_path, sleep=server.sleep).fetch(
            lambda at, named: client.content("video_1", offset_bytes=at, validator=named),
            name="fox",
            variant="video",
        )
    assert saved.path.read_bytes() == MP4


async def some(data: bytes) -> AsyncIterator[bytes]:
    yield data


class Changing(Flaky):
    """Has another file from the second request on; it does not say so, or names a new version."""

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if self.requests:
            self.content = self.then
            self.headers = {"etag": '"v2"'} if self.headers else {}
        return super().__call__(request)

    then = OTHER


@pytest.mark.parametrize("headers", [{}, None], ids=["unnamed", "named"])
@pytest.mark.parametrize("then", [OTHER, OTHER[:8], OTHER + b"\0\0\0\x08free"],
                         ids=["other bytes", "shorter", "longer"])  # fmt: skip
async def test_halves_of_two_files_are_never_put_together(
    tmp_path: Path, headers: dict[str, str] | None, then: bytes
) -> None:
    server = Changing(200_000, headers=headers)
    server.then = then
    if len(then) == 8:  # the start of a file alone is not whole
        with pytest.raises(DownloadError):
            await server.save(tmp_path)
        assert not list(tmp_path.iterdir())
    else:
        assert (await server.save(tmp_path)).path.read_bytes() == then


async def test_after_four_attempts_it_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    server = Flaky(100_000, 100_000, 100_000, 100_000, 100_000)
    with pytest.raises(DownloadError, match="broke off") as broken:
        await server.save(tmp_path)
    assert broken.value.retryable
    assert len(server.requests) == 4
    assert not list(tmp_path.iterdir())


async def test_other_refusals_are_passed_on(tmp_path: Path) -> None:
    class Gone(Flaky):
        def __call__(self, request: httpx2.Request) -> httpx2.Response:
            if self.requests:
                return httpx2.Response(403, json={"error": {"message": "no more"}})
            return super().__call__(request)

    with pytest.raises(ApiError, match="no more"):
        await Gone(200_000).save(tmp_path)
    assert not list(tmp_path.iterdir())


async def test_what_is_no_video_is_not_asked_for_again(tmp_path: Path) -> None:
    server = Flaky(content=b"no film at all")
    with pytest.raises(DownloadError, match="is no video"):
        await server.save(tmp_path)
    assert len(server.requests) == 1


# --- its parts ------------------------------------------------------------------------------------


def test_a_part_does_not_grow_beyond_its_cap(tmp_path: Path) -> None:
    part = PartFile(tmp_path, max_bytes=10)
    with pytest.raises(DownloadError, match=r"larger than .* GiB, the most that is saved"):
        part.begin(0, 11, None)
    part.begin(0, None, None)
    part.write([b"12345", b"67890"])
    with pytest.raises(DownloadError, match="larger than"):
        part.write([b"1"])
    part.discard()


@pytest.mark.parametrize(("at_bytes", "total_bytes"), [(11, None), (5, 99)])
def test_a_part_takes_only_what_follows(tmp_path: Path, at_bytes: int, total_bytes: int) -> None:
    part = PartFile(tmp_path)
    part.begin(0, 20, None)
    part.write([b"0123456789"])
    with pytest.raises(ChangedError):
        part.begin(at_bytes, total_bytes, None)
    part.discard()


def test_a_large_part_is_flushed_as_it_grows(tmp_path: Path) -> None:
    part = PartFile(tmp_path)
    part.begin(0, None, None)
    for _ in range(3):
        part.write([bytes(9 << 20)])
    assert part.path.stat().st_size == part.length_bytes == 27 << 20
    part.discard()


@pytest.mark.parametrize(
    ("status", "headers", "span"),
    [
        (206, {"content-range": "bytes 5-9/10"}, (10, 5, None)),
        (206, {"content-range": "bytes 5-9/*", "etag": '"a"'}, (None, 5, '"a"')),
        (206, {"content-range": "lines 5-9/10"}, (None, 0, None)),
        (200, {"content-length": "7", "content-range": "bytes 5-9/10"}, (7, 0, None)),
        (200, {"content-length": "7", "content-encoding": "gzip"}, (None, 0, None)),
        (200, {"content-length": "many"}, (None, 0, None)),
    ],
)
def test_what_a_server_sends_is_read_from_its_headers(
    status: int, headers: dict[str, str], span: Any
) -> None:
    assert answered(status, headers) == span


def test_nothing_special_is_asked_from_the_start() -> None:
    assert asked(0, '"v1"') == {}


# --- real connections, real processes -------------------------------------------------------------

SAVER = """
import asyncio, sys, json
from pathlib import Path
import httpx2
from sora_mcp.client import VideosClient
from sora_mcp.downloads import Downloads

async def main(url, folder):
    async with httpx2.AsyncClient(trust_env=False) as http:
        client = VideosClient(http, base_url=url)
        print("ready", flush=True)
        sys.stdin.readline()
        saved = await Downloads(Path(folder)).fetch(
            lambda at, named: client.content("video_1", offset_bytes=at, validator=named),
            name="fox", variant="video",
        )
        print(json.dumps([str(saved.path), saved.bytes, saved.sha256]))

asyncio.run(main(*sys.argv[1:]))
"""
SIZE_BYTES = 24 << 20


@asynccontextmanager
async def film() -> AsyncGenerator[str]:
    server = Path(__file__).parents[2] / "benchmarks" / "endless_film.py"
    command = [sys.executable, str(server), str(SIZE_BYTES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:  # noqa: ASYNC220
        assert running.stdout
        yield f"http://127.0.0.1:{int(running.stdout.readline())}/v1"
        running.kill()


async def test_two_processes_that_fetch_the_same_video_end_with_one_whole_file(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", SAVER]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    async with film() as url:
        both = [subprocess.Popen([*command, url, str(tmp_path)], **pipes) for _ in range(2)]  # noqa: ASYNC220
        for one in both:
            assert one.stdout.readline() == b"ready\n"  # type: ignore[union-attr]
        for one in both:  # at once, and not one after the other
            one.stdin.write(b"go\n")  # type: ignore[union-attr]
            one.stdin.flush()  # type: ignore[union-attr]
        told = [json.loads(one.communicate(timeout=60)[0]) for one in both]
    assert told[0] == told[1]
    assert told[0][1] == SIZE_BYTES
    assert [path.name for path in tmp_path.iterdir()] == ["fox.mp4"]
    assert hashlib.sha256((tmp_path / "fox.mp4").read_bytes()).hexdigest() == told[0][2]


async def test_a_large_file_is_read_straight_from_the_connection(tmp_path: Path) -> None:
    async with film() as url, httpx2.AsyncClient(trust_env=False) as http:
        client = VideosClient(http, base_url=url)
        async with client.content("video_1") as content:
            lengths = [len(chunk) async for chunk in content.chunks]
    assert sum(lengths) == SIZE_BYTES
    assert max(lengths) > 64 << 10


async def test_a_connection_that_ends_early_is_a_download_to_try_again() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + bytes(70_000))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    async with server, httpx2.AsyncClient(trust_env=False) as http:
        async with VideosClient(http, base_url=url).content("video_1") as content:
            with pytest.raises(DownloadError, match="broke off"):
                async for _ in content.chunks:
                    pass


@pytest.mark.parametrize("count", [1, 40])
async def test_an_error_of_the_disk_ends_the_reading(count: int) -> None:
    async def full(block: list[bytes]) -> None:
        raise DownloadError("the disk is full")

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(count):
            yield bytes(BLOCK_BYTES - 1)

    with pytest.raises(DownloadError, match="the disk is full"):
        await pumped(chunks(), full)


def element(id_: bytes, length: bytes, body: bytes = b"") -> bytes:
    return id_ + length + body


HEAD = element(b"\x1aE\xdf\xa3", b"\x84", b"webm")
SEGMENT = b"\x18\x53\x80\x67"


@pytest.mark.parametrize(
    ("kind", "data", "whole"),
    [
        ("video/webm", HEAD + element(SEGMENT, b"\x83", b"abc"), True),
        ("video/webm", HEAD + element(SEGMENT, b"\x83", b"ab"), False),
        ("video/webm", HEAD + element(SEGMENT, b"\xff", b"live"), True),
        ("video/webm", HEAD + element(SEGMENT, b"\x01"), False),
        ("video/webm", HEAD + b"what is this", False),
        ("video/webm", HEAD, False),
        ("video/webm", HEAD[:4], False),
        ("video/x-msvideo", b"RIFF\x04\0\0\0AVI ", True),
        ("video/x-msvideo", b"RIFF\x04\0\0\0AVI junk", True),
        ("video/x-msvideo", b"RIFF\x04\0\0\0AVI RIFF\x04\0\0\0AVIX", True),
        ("video/x-msvideo", b"RIFF\x09\0\0\0AVI ", False),
        ("video/x-msvideo", b"RIFF\0\0\0\0AVI ", False),
        ("video/mp4", FTYP + b"\0\0\0\x08free" * 100_001, False),
        ("image/png", b"", True),
    ],
)
def test_a_file_is_whole_when_it_ends_where_it_says(kind: str, data: bytes, whole: bool) -> None:
    assert is_whole(BytesIO(data), kind) is whole
