"""Inputs that somebody made to do harm: refused in words, nothing read, nothing sent."""

from __future__ import annotations

import base64
import os
import socket
import sys
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from sora_mcp.errors import ConfigurationError, UploadError
from sora_mcp.fetch import PublicFetcher
from sora_mcp.pictures import Pictures
from sora_mcp.settings import load
from sora_mcp.uploads import Uploads
from sora_mcp.video import FileUpload
from tests.fake_api import FakeApi, studio_over
from tests.tiny import JPEG, PNG, picture

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, pipes, devices")

PUBLIC = "93.184.215.14"
# What names resolve to in these tests; numbers are left to the real resolver.
NAMES: dict[str, list[list[str]]] = {
    "rebinding.test": [[PUBLIC], ["127.0.0.1"]],
    "mixed.test": [[PUBLIC, "10.0.0.7"]],
    "inside.test": [["192.168.0.9"]],
    "bouncing.test": [[PUBLIC]],
}


class Web:
    """Counts what is asked of it; `bouncing.test` redirects to this machine."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.looked_up: list[str] = []

    def fetcher(self) -> PublicFetcher:
        return PublicFetcher(transport=httpx2.MockTransport(self), resolve=self.resolve)

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(str(request.url))
        if request.headers["host"] == "bouncing.test":
            return httpx2.Response(302, headers={"location": f"http://{request.url.path[1:]}/x"})
        return httpx2.Response(200, content=PNG)

    async def resolve(self, host: str) -> Sequence[str]:
        self.looked_up.append(host)
        if host in NAMES:
            answers = NAMES[host]
            return answers[min(self.looked_up.count(host), len(answers)) - 1]
        found = socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
        return [str(address[0]) for *_, address in found]


class House:
    """An allowed folder full of traps, and a secret beside it."""

    def __init__(self, root: Path) -> None:
        self.allowed, self.outside = root / "allowed", root / "outside"
        for folder in (self.allowed, self.outside):
            folder.mkdir()
        (self.outside / "secret.png").write_bytes(PNG)
        (self.allowed / "link.png").symlink_to(self.outside / "secret.png")
        (self.allowed / "way").symlink_to(self.outside)
        (self.allowed / "env.png").symlink_to("/proc/self/environ")
        (self.allowed / "loop.png").symlink_to(self.allowed / "loop.png")
        (self.allowed / "folder.png").mkdir()
        os.mkfifo(self.allowed / "pipe.png")
        (self.allowed / "empty.png").touch()
        self.write("words.png", b"just words, and many of them " * 9)
        self.write("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
        self.write("drawing.png", b'<?xml version="1.0"?><svg><image href="file:///etc/passwd"/>')
        self.write("page.png", b"<html><script>alert(1)</script>")
        self.write("half.jpg", JPEG[: len(JPEG) // 2])
        self.write("wide.png", PNG[:16] + (10_001).to_bytes(4, "big") * 2 + PNG[24:])
        self.write("bomb.png", bomb())
        self.write("script.gif", b"GIF89a/*<script>*/=1;")
        self.write("bomb.bmp", bmp(30_000, 30_000))
        self.write("program.png", b"\x7fELF" + bytes(60))
        self.write("film.png", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
        with (self.allowed / "huge.png").open("wb") as file:
            file.truncate(1 << 40)  # sparse: it takes no room

    def write(self, name: str, data: bytes) -> None:
        (self.allowed / name).write_bytes(data)


def bomb() -> bytes:
    """A PNG of 1 MB that would be 1.2 GB in memory."""
    size = (20_000).to_bytes(4, "big")
    rows = zlib.compress(bytes(3 * 20_000 + 1) * 2_000)

    def chunk(kind: bytes, body: bytes) -> bytes:
        total = zlib.crc32(kind + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + kind + body + total

    head = chunk(b"IHDR", size * 2 + b"\x08\x02\0\0\0")
    return PNG[:8] + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bmp(width: int, height: int) -> bytes:
    fields = (54, 40, width, height, 1 | 24 << 16, 0, 0, 0, 0, 0, 0)
    return b"BM" + bytes(8) + b"".join(field.to_bytes(4, "little") for field in fields)


OUTSIDE = "outside the folders files are sent from"
NOT_PUBLIC = "is not on the public internet"

# What is given ({allowed} and {outside} are folders), and the reason that is told.
HOSTILE: dict[str, tuple[str, str]] = {
    # paths
    "a link out of the folder": ("{allowed}/link.png", OUTSIDE),
    "a folder that is a link": ("{allowed}/way/secret.png", OUTSIDE),
    "a link to itself": ("{allowed}/loop.png", "not a path|no file|cannot be read|ordinary"),
    "dots": ("../outside/secret.png", OUTSIDE),
    "dots behind an allowed folder": ("{allowed}/../outside/secret.png", OUTSIDE),
    "dots in a file URL": ("file://{allowed}/../outside/secret.png", OUTSIDE),
    "percent-encoded dots": ("file://{allowed}/%2e%2e/outside/secret.png", OUTSIDE),
    "percent-encoded slashes": ("file://{allowed}/..%2foutside%2fsecret.png", OUTSIDE),
    "dots that stay encoded": ("{allowed}/%2e%2e/outside/secret.png", "no file"),
    "a trailing dot": ("{outside}/secret.png.", OUTSIDE),
    "a name of dots": ("{allowed}/...png", "no file"),
    "a zero byte": ("{allowed}/fox.png\0.txt", "not a path"),
    "an encoded zero byte": ("file://{allowed}/fox.png%00.txt", "not a path"),
    "UNC": (r"\\evil.test\share\fox.png", "on another machine"),
    "UNC as a URL": ("file://evil.test/share/fox.png", "on another machine"),
    "UNC in a URL's path": ("file:////evil.test/share/fox.png", "on another machine"),
    "the environment": ("/proc/self/environ", OUTSIDE),
    "a link to the environment": ("{allowed}/env.png", OUTSIDE),
    "a device": ("/dev/zero", OUTSIDE),
    "a pipe": ("{allowed}/pipe.png", "not an ordinary file"),
    "a socket": ("{allowed}/socket.png", "not an ordinary file"),
    "a folder": ("{allowed}/folder.png", "is a folder"),
    # media
    "zero length": ("{allowed}/empty.png", "is empty"),
    "a terabyte": ("{allowed}/huge.png", "larger than 20 MiB"),
    "text named PNG": ("{allowed}/words.png", "of no known media kind"),
    "SVG": ("{allowed}/drawing.svg", "of no known media kind"),
    "SVG named PNG": ("{allowed}/drawing.png", "of no known media kind"),
    "HTML named PNG": ("{allowed}/page.png", "of no known media kind"),
    "a program named PNG": ("{allowed}/program.png", "of no known media kind"),
    "a film named PNG": ("{allowed}/film.png", "is MP4, not a picture"),
    "a truncated JPEG": ("{allowed}/half.jpg", "damaged: part of the picture is missing"),
    "a header of 100 megapixels": ("{allowed}/wide.png", "10001x10001 pixels, more than"),
    "a decompression bomb": ("{allowed}/bomb.png", "20000x20000 pixels, more than"),
    "a bomb in another format": ("{allowed}/bomb.bmp", "pixels"),
    "a script in a GIF": ("{allowed}/script.gif", "damaged: it cannot be decoded"),
    "a huge data URL": ("data:image/png;base64," + "A" * (28 << 20), "larger than 20 MiB"),
    "a data URL of a page": ("data:text/html;base64,PGh0bWw+", "of no known media kind"),
    "a data URL in plain text": ("data:image/png,<svg/>", "not base64"),
    # URLs
    "cloud metadata": ("http://169.254.169.254/latest/meta-data/", NOT_PUBLIC),
    "loopback": ("http://127.0.0.1:8080/", NOT_PUBLIC),
    "a decimal address": ("http://2130706433/", NOT_PUBLIC),
    "a hexadecimal address": ("http://0x7f000001/", NOT_PUBLIC),
    "an octal address": ("http://0177.0.0.1/", f"{NOT_PUBLIC}|could not be fetched"),
    "a short address": ("http://127.1/", NOT_PUBLIC),
    "no address": ("http://0/", NOT_PUBLIC),
    "IPv6 loopback": ("http://[::1]/", NOT_PUBLIC),
    "IPv4 in IPv6": ("http://[::ffff:169.254.169.254]/", NOT_PUBLIC),
    "a name inside": ("http://inside.test/", NOT_PUBLIC),
    "a name inside and outside": ("http://mixed.test/", NOT_PUBLIC),
    "FTP": ("ftp://pics.test/fox.png", "ftp addresses are not supported"),
    "gopher": ("gopher://127.0.0.1:6379/_FLUSHALL", "gopher addresses are not supported"),
    "a name and a password": ("http://pics.test@127.0.0.1/", "a name or a password"),
    "line breaks": ("http://pics.test/\r\nHost: inside", "could not be fetched|no host|Only"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    found = House(tmp_path_factory.mktemp("house"))
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(found.allowed)  # names of sockets are short
        listener.bind("socket.png")
        os.chdir(here)
        yield found


Opened = list[str]
_listeners: list[Callable[[str], None]] = []


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and _listeners:
        for listen in _listeners:
            listen(os.fsdecode(args[0]) if isinstance(args[0], str | bytes) else "")


sys.addaudithook(_audit)  # hooks stay for ever, so there is one


@contextmanager
def opened_files() -> Generator[Opened]:
    """Every path that this process opens meanwhile."""
    paths: Opened = []
    _listeners.append(paths.append)
    try:
        yield paths
    finally:
        _listeners.remove(paths.append)


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_input_is_refused_in_words_and_touches_nothing(
    house: House, name: str
) -> None:
    given, reason = HOSTILE[name]
    given = given.replace("{allowed}", str(house.allowed)).replace("{outside}", str(house.outside))
    web = Web()
    uploads = Uploads([house.allowed], fetch=web.fetcher(), pictures=Pictures({}))
    with opened_files() as opened:
        with pytest.raises(UploadError, match=reason) as refusal:
            await uploads.image(given, size="64x36")
    text = str(refusal.value)
    assert "\n" not in text
    assert len(text) < 500
    assert web.asked == []
    forbidden = (str(house.outside), "/proc/", "/dev/z", str(house.allowed / "pipe"))
    assert not [path for path in opened if path.startswith(forbidden)]


@pytest.mark.parametrize("target", ["127.0.0.1", "169.254.169.254", "[::1]", "inside.test"])
async def test_a_redirect_into_the_network_is_not_followed(target: str) -> None:
    web = Web()
    with pytest.raises(UploadError, match=NOT_PUBLIC):
        await Uploads([], fetch=web.fetcher()).image(f"http://bouncing.test/{target}")
    assert web.asked == [f"http://{PUBLIC}/{target}"]


async def test_a_name_that_changes_between_look_up_and_connection_gains_nothing() -> None:
    web = Web()
    uploads = Uploads([], fetch=web.fetcher())
    assert isinstance(await uploads.image("http://rebinding.test/fox.png"), FileUpload)
    assert web.asked == [f"http://{PUBLIC}/fox.png"]  # where the checked answer was, not the name
    assert web.looked_up == ["rebinding.test"]
    with pytest.raises(UploadError, match=NOT_PUBLIC):
        await uploads.image("http://rebinding.test/fox.png")
    assert len(web.asked) == 1


@pytest.mark.parametrize("tail", [b"<html><script>alert(1)</script>", b"PK\3\4secret archive"])
@pytest.mark.parametrize("data", [PNG, JPEG])
async def test_of_a_polyglot_only_the_picture_is_sent(data: bytes, tail: bytes) -> None:
    both = base64.b64encode(data + tail).decode()
    upload = await Uploads([], pictures=Pictures({})).image(f"data:image/png;base64,{both}")
    assert isinstance(upload, FileUpload)
    assert upload.content == data
    assert "left off" in (upload.note or "")


async def test_the_place_where_a_picture_was_taken_is_not_in_what_is_made_of_it() -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SecretCamera"
    given = base64.b64encode(picture("JPEG", exif=exif)).decode()
    upload = await Uploads([], pictures=Pictures({})).image(f"data:;base64,{given}")
    assert isinstance(upload, FileUpload)
    assert isinstance(upload.content, bytes)
    assert b"SecretCamera" not in upload.content


async def test_nothing_reaches_the_video_server(house: House, tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path, read_dirs=(house.allowed,)) as studio:
        for given in ("link.png", "words.png", "bomb.png", "/proc/self/environ", "half.jpg"):
            with pytest.raises(UploadError):
                await studio.create_video("a fox", input_reference=given, size="64x36")
    assert api.posts() == []


async def test_what_was_done_to_a_picture_is_in_the_result(tmp_path: Path) -> None:
    (tmp_path / "fox.png").write_bytes(PNG)
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        state = await studio.create_video("a fox", input_reference="fox.png", size="64x36")
    assert state.reference_note == "cropped from 8x6 to 64x36"


def test_hosts_of_ones_own_network_are_allowed_by_name() -> None:
    settings = load({"SORA_MCP_FETCH_HOSTS": "Pics.lan, nas"})
    assert settings.fetch_hosts == ("pics.lan", "nas")
    with pytest.raises(ConfigurationError, match=r"give names of hosts, such as pics\.lan"):
        load({"SORA_MCP_FETCH_HOSTS": "http://pics.lan"})
