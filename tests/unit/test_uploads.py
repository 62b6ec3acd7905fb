"""What may be sent from this machine, and what may be fetched from the web."""

from __future__ import annotations

import asyncio
import base64
import os
import ssl
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sora_mcp.errors import UploadError
from sora_mcp.fetch import FETCH_MAX_BYTES, PublicFetcher, resolve_host
from sora_mcp.pictures import IMAGE_MAX_BYTES
from sora_mcp.uploads import VIDEO_MAX_BYTES, Uploads, is_path
from sora_mcp.video import FileUpload, ImageReference
from tests.tiny import JPEG, PNG, WEBP

MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"
WEBM = b"\x1aE\xdf\xa3\x9fB\x82\x84webm"


class Folders:
    """Two allowed folders and one beside them."""

    def __init__(self, root: Path) -> None:
        self.first, self.second, self.outside = (root / name for name in ("out", "pics", "home"))
        for folder in (self.first, self.second, self.outside):
            folder.mkdir()
        self.uploads = Uploads([self.first, self.second])


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def data_url(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


# --- pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "wire_name", "mime_type"),
    [
        ("fox.png", PNG, "fox.png", "image/png"),
        ("fox.jpeg", JPEG, "fox.jpeg", "image/jpeg"),
        ("fox.JPG", JPEG, "fox.JPG", "image/jpeg"),
        ("fox.webp", WEBP, "fox.webp", "image/webp"),
        ("fox.png", JPEG, "fox.jpg", "image/jpeg"),
        ("fox", PNG, "fox.png", "image/png"),
    ],
)
async def test_a_picture_is_recognised_by_its_content(
    folders: Folders, name: str, data: bytes, wire_name: str, mime_type: str
) -> None:
    (folders.second / name).write_bytes(data)
    upload = await folders.uploads.image(str(folders.second / name))
    assert upload == FileUpload(wire_name, mime_type, data)


async def test_a_bare_name_is_looked_up_in_the_folders_in_order(folders: Folders) -> None:
    (folders.second / "beach.png").write_bytes(PNG)
    assert await folders.uploads.image("beach.png") == FileUpload("beach.png", "image/png", PNG)
    (folders.first / "beach.png").write_bytes(JPEG)
    upload = await folders.uploads.image("./beach.png")
    assert isinstance(upload, FileUpload)
    assert upload.mime_type == "image/jpeg"


async def test_a_file_url_is_a_path(folders: Folders) -> None:
    path = folders.first / "red fox.png"
    path.write_bytes(PNG)
    for url in (path.as_uri(), path.as_uri().replace("file://", "FILE://localhost")):
        assert await folders.uploads.image(url) == FileUpload("red fox.png", "image/png", PNG)


async def test_home_is_where_the_person_lives(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folders.first.parent))
    (folders.first / "fox.png").write_bytes(PNG)
    assert await Uploads([Path("~/out")]).image("~/out/fox.png") == FileUpload(
        "fox.png", "image/png", PNG
    )


async def test_a_name_that_is_no_text_is_made_one(folders: Folders) -> None:
    path = folders.first / os.fsdecode(b"f\xffx.png")
    path.write_bytes(PNG)
    upload = await folders.uploads.image(str(path))
    assert isinstance(upload, FileUpload)
    assert upload.filename == "f?x.png"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"GIF89a", "GIF"),
        (b"BM\x10\0\0\0\0\0\0\0", "BMP"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"II*\0", "TIFF"),
        (MP4, "MP4"),
        (b"just text", "of no known media kind"),
    ],
)
async def test_a_picture_of_another_kind_is_refused_by_its_name(
    folders: Folders, data: bytes, kind: str
) -> None:
    (folders.first / "fox.png").write_bytes(data)
    with pytest.raises(UploadError, match=rf"^fox\.png is {kind}, .* convert it to PNG or JPEG\.$"):
        await folders.uploads.image("fox.png")


async def test_a_data_url_becomes_a_file(folders: Folders) -> None:
    upload = await folders.uploads.image(data_url(JPEG, "image/png;charset=utf-8"))
    assert upload == FileUpload("image.jpg", "image/jpeg", JPEG)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("data:image/png,abc", "not base64"),
        ("data:nonsense", "not base64"),
        ("data:image/png;base64,iVBO Rw==", "damaged"),
        ("data:image/png;base64,iVBORw", "damaged"),
        ("data:image/png;base64,iVBORwé=", "damaged"),
        ("data:image/png;base64,", "image is empty"),
        (data_url(b"text"), "no known media kind"),
        ("DATA:image/png;base64," + "A" * 27_962_036, "larger than 20 MiB"),
        ("data:;base64," + "A" * 27_962_028, "larger than 20 MiB"),  # one byte too many
    ],
)
async def test_a_data_url_that_is_no_picture_is_refused(url: str, why: str) -> None:
    with pytest.raises(UploadError, match=why):
        await Uploads([]).image(url)


async def test_the_server_fetches_urls_itself() -> None:
    url = "HTTPS://x.test/fox.png"
    assert await Uploads([]).image(url) == ImageReference(image_url=url)


class FakeWeb:
    """Has one picture."""

    async def fetch(self, url: str) -> bytes:
        return PNG


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://x.test/a%20b.png?c", "a_b.png"),
        ("https://x.test/", "image.png"),
        ("https://x.test/a/..%2Ffox", "fox.png"),
    ],
)
async def test_with_a_fetcher_urls_become_files(url: str, name: str) -> None:
    upload = await Uploads([], fetch=FakeWeb()).image(url)
    assert upload == FileUpload(name, "image/png", PNG)


async def test_the_rest_is_a_file_id() -> None:
    assert await Uploads([]).image("file-A/b+c=") == ImageReference(file_id="file-A/b+c=")


@pytest.mark.parametrize("given", ["", "a photo of my dog", "x" * 513, "file\n1"])
async def test_what_cannot_be_anything_is_refused(given: str) -> None:
    with pytest.raises(UploadError, match="give a file's path"):
        await Uploads([]).image(given)


# --- videos ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "wire_name", "mime_type"),
    [
        ("clip.mp4", MP4, "clip.mp4", "video/mp4"),
        ("clip.m4v", MP4, "clip.m4v", "video/mp4"),
        ("clip.mp4", MP4.replace(b"ftypmp42", b"ftypqt  "), "clip.mov", "video/quicktime"),
        ("clip.webm", WEBM, "clip.webm", "video/webm"),
        ("clip.mkv", WEBM.replace(b"webm", b"x"), "clip.mkv", "video/x-matroska"),
    ],
)
async def test_a_video_stays_on_disk_until_it_is_sent(
    folders: Folders, name: str, data: bytes, wire_name: str, mime_type: str
) -> None:
    path = folders.first / name
    path.write_bytes(data)
    assert await folders.uploads.video_file(name) == FileUpload(wire_name, mime_type, path)


@pytest.mark.parametrize(
    ("data", "kind"), [(PNG, "PNG"), (b"RIFF\0\0\0\0AVI ", "AVI"), (b"text", "of no known")]
)
async def test_a_video_of_another_kind_is_refused(folders: Folders, data: bytes, kind: str) -> None:
    (folders.first / "clip.mp4").write_bytes(data)
    with pytest.raises(UploadError, match=f"clip.mp4 is {kind}.*convert it to MP4"):
        await folders.uploads.video_file("clip.mp4")


@pytest.mark.parametrize("given", ["https://x.test/clip.mp4", "data:video/mp4;base64,AAAA"])
async def test_a_video_comes_from_a_file_only(given: str) -> None:
    with pytest.raises(UploadError, match="save it, then give its path"):
        await Uploads([]).video_file(given)


# --- which files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("is_there", [True, False])
async def test_nobody_learns_what_lies_outside(folders: Folders, is_there: bool) -> None:
    secret = folders.outside / "secret.png"
    if is_there:
        secret.write_bytes(PNG)
    for path in (str(secret), "../home/secret.png", f"{folders.first}/../home/secret.png"):
        with pytest.raises(UploadError, match="outside the folders files are sent from") as refusal:
            await folders.uploads.image(path)
        assert str(folders.second) in str(refusal.value)
        assert "SORA_MCP_READ_DIRS" in str(refusal.value)


async def test_a_link_out_of_the_folder_is_outside(folders: Folders) -> None:
    (folders.outside / "secret.png").write_bytes(PNG)
    (folders.first / "fox.png").symlink_to(folders.outside / "secret.png")
    (folders.first / "way").symlink_to(folders.outside)
    for name in ("fox.png", "way/secret.png"):
        with pytest.raises(UploadError, match="outside"):
            await folders.uploads.image(str(folders.first / name))
        with pytest.raises(UploadError, match="There is no file"):  # in the other folder
            await folders.uploads.image(name)


async def test_a_link_between_allowed_folders_is_followed(folders: Folders) -> None:
    (folders.second / "fox.png").write_bytes(PNG)
    (folders.first / "fox.png").symlink_to(folders.second / "fox.png")
    upload = await folders.uploads.image("fox.png")
    assert upload == FileUpload("fox.png", "image/png", PNG)


async def test_an_allowed_folder_may_itself_be_a_link(folders: Folders) -> None:
    (folders.outside / "fox.png").write_bytes(PNG)
    link = folders.first / "link"
    link.symlink_to(folders.outside)
    assert await Uploads([link]).image(str(link / "fox.png"))


async def test_a_file_that_is_not_there_is_told_with_where_was_looked(folders: Folders) -> None:
    with pytest.raises(UploadError, match=r"There is no file 'fox\.png'") as refusal:
        await folders.uploads.image("fox.png")
    assert str(folders.first) in str(refusal.value)


@pytest.mark.parametrize("given", ["/a\0b.png", "~nobody-of-this-name/x.png"])
async def test_what_no_system_takes_as_a_path_is_refused(folders: Folders, given: str) -> None:
    with pytest.raises(UploadError, match="is not a path"):
        await folders.uploads.image(given)


async def test_a_link_to_itself_leads_nowhere(folders: Folders) -> None:
    (folders.first / "loop").symlink_to(folders.first / "loop")
    with pytest.raises(UploadError, match=r"is not a path|There is no file"):  # 3.12, 3.13
        await folders.uploads.image("loop/x.png")


@pytest.mark.parametrize("given", ["\\\\server\\share\\x.png", "//server/share/x.png",
                                   "file://server/x.png", "file:////server/x.png"])  # fmt: skip
async def test_files_of_other_machines_are_refused(given: str) -> None:
    with pytest.raises(UploadError, match="on another machine"):
        await Uploads([Path("/")]).image(given)


async def test_other_schemes_are_refused() -> None:
    with pytest.raises(UploadError, match="ftp addresses are not supported"):
        await Uploads([Path("/")]).image("ftp://x.test/fox.png")


@pytest.mark.parametrize("what", ["image", "video_file"])
async def test_a_pipe_is_refused_without_waiting(folders: Folders, what: str) -> None:
    os.mkfifo(folders.first / "pipe.png")
    with pytest.raises(UploadError, match=r"pipe\.png is not an ordinary file"):
        await getattr(folders.uploads, what)("pipe.png")


async def test_a_device_is_refused() -> None:
    with pytest.raises(UploadError, match="zero is not an ordinary file"):
        await Uploads([Path("/dev")]).image("/dev/zero")


async def test_a_folder_is_refused(folders: Folders) -> None:
    with pytest.raises(UploadError, match="is a folder"):
        await folders.uploads.image(str(folders.first))


@pytest.mark.parametrize("what", ["image", "video_file"])
async def test_an_empty_file_is_refused(folders: Folders, what: str) -> None:
    (folders.first / "fox.png").touch()
    with pytest.raises(UploadError, match=r"fox\.png is empty"):
        await getattr(folders.uploads, what)("fox.png")


@pytest.mark.parametrize(
    ("what", "cap"), [("image", IMAGE_MAX_BYTES), ("video_file", VIDEO_MAX_BYTES)]
)
async def test_a_file_beyond_the_cap_is_refused_unread(
    folders: Folders, what: str, cap: int
) -> None:
    with (folders.first / "big.png").open("wb") as file:
        file.truncate(cap + 1)
    with pytest.raises(UploadError, match=f"larger than {cap >> 20} MiB"):
        await getattr(folders.uploads, what)("big.png")


async def test_a_name_too_long_for_the_disk_cannot_be_read(folders: Folders) -> None:
    with pytest.raises(UploadError, match="no file"):
        await folders.uploads.image(f"{'x' * 300}.png")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
async def test_a_file_that_cannot_be_read_is_told(folders: Folders) -> None:
    path = folders.first / "fox.png"
    path.write_bytes(PNG)
    path.chmod(0)
    with pytest.raises(UploadError, match="cannot be read: Permission denied"):
        await folders.uploads.image("fox.png")


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ("/a", True), ("~/a", True), ("~", True), ("./a", True), ("../a", True), (".\\a", True),
        ("C:\\a", True), ("c:/a", True), ("file:///a", True), ("\\\\server\\a", True),
        ("//server/a", True), ("beach.png", True), ("clips/take.MP4", True), ("a.webm", True),
        ("https://x.test/a", True), ("data:image/png;base64,AA", True),
        ("video_1", False), ("video_a/b+c=", False), ("v1.2", False), ("", False), ("..", False),
        ("c:a", False), (".a", False),
    ],
)  # fmt: skip
def test_paths_are_told_from_ids(given: str, answer: bool) -> None:
    assert is_path(given) is answer


@given(st.text())
def test_anything_is_a_file_a_reference_or_refused(given: str) -> None:
    async def attempt() -> None:
        try:
            await Uploads([Path("/nowhere")]).image(given)
        except UploadError as refusal:
            assert "\n" not in str(refusal)

    asyncio.run(attempt())


# --- fetching -------------------------------------------------------------------------------------

PUBLIC = "93.184.215.14"


def web(
    *replies: httpx2.Response | Exception, addresses: Sequence[str] = (PUBLIC,), **options: Any
) -> tuple[PublicFetcher, list[httpx2.Request]]:
    left, requests = list(replies), []

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        reply = left.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    async def resolve(host: str) -> Sequence[str]:
        return addresses

    transport = httpx2.MockTransport(answer)
    return PublicFetcher(transport=transport, resolve=resolve, **options), requests


async def test_a_picture_is_fetched_from_the_checked_address() -> None:
    fetcher, requests = web(httpx2.Response(200, content=PNG))
    assert await fetcher.fetch("https://pics.test:8443/fox.png?size=1") == PNG
    assert str(requests[0].url) == f"https://{PUBLIC}:8443/fox.png?size=1"
    assert requests[0].headers["host"] == "pics.test:8443"
    assert requests[0].extensions["sni_hostname"] == "pics.test"
    assert "cookie" not in requests[0].headers


PRIVATE = [
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1",
    "::1", "::", "::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
    "ff0e::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:5db8:d70e::", "2001:0:7f00:1::", "not an address",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
async def test_nothing_is_fetched_from_inside_a_network(address: str) -> None:
    for addresses in ([address], [PUBLIC, address]):
        fetcher, requests = web(addresses=addresses)
        with pytest.raises(UploadError, match=r"pics\.test is not on the public internet"):
            await fetcher.fetch("http://pics.test/fox.png")
        assert not requests


@pytest.mark.parametrize(
    "address", [PUBLIC, "2606:2800:21f::1", f"::ffff:{PUBLIC}", "64:ff9b::5db8:d70e"]
)
async def test_public_addresses_are_asked(address: str) -> None:
    fetcher, _ = web(httpx2.Response(200, content=PNG), addresses=[address])
    assert await fetcher.fetch("http://pics.test/fox.png") == PNG


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://2130706433/", "http://[::1]/", "http://localhost:1/"]
)
async def test_numbers_for_this_machine_are_seen_through(url: str) -> None:
    with pytest.raises(UploadError, match="public internet"):
        await PublicFetcher().fetch(url)


async def test_an_allowed_host_may_be_private() -> None:
    fetcher, _ = web(
        httpx2.Response(200, content=PNG),
        addresses=["10.0.0.1"],
        allowed_hosts=frozenset({"pics.test"}),
    )
    assert await fetcher.fetch("http://pics.test/fox.png") == PNG
    with pytest.raises(UploadError, match="public internet"):
        await fetcher.fetch("http://sub.pics.test/fox.png")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://pics.test/a", "Only http and https"),
        ("/etc/passwd", "Only http and https"),
        ("http://", "Only http and https"),
        ("http://me:secret@pics.test/a", "a name or a password"),
        ("http://[::1/a", "could not be fetched"),
    ],
)
async def test_urls_of_another_kind_are_refused(url: str, why: str) -> None:
    fetcher, requests = web()
    with pytest.raises(UploadError, match=why) as refusal:
        await fetcher.fetch(url)
    assert "secret" not in str(refusal.value)
    assert not requests


async def test_every_redirect_is_checked_again() -> None:
    async def resolve(host: str) -> Sequence[str]:
        return [PUBLIC if host == "pics.test" else "169.254.169.254"]

    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(302, headers={"location": "http://metadata.test/latest"})

    fetcher = PublicFetcher(transport=httpx2.MockTransport(answer), resolve=resolve)
    with pytest.raises(UploadError, match=r"metadata\.test is not on the public internet"):
        await fetcher.fetch("http://pics.test/fox.png")


async def test_three_redirects_are_followed_and_a_fourth_is_not() -> None:
    hop = httpx2.Response(302, headers={"location": "/next"})
    fetcher, requests = web(hop, hop, hop, httpx2.Response(200, content=PNG))
    assert await fetcher.fetch("http://pics.test/fox.png") == PNG
    assert str(requests[-1].url) == f"http://{PUBLIC}/next"
    assert requests[-1].headers["host"] == "pics.test"
    fetcher, requests = web(hop, hop, hop, hop)
    with pytest.raises(UploadError, match="redirects too often"):
        await fetcher.fetch("http://pics.test/fox.png")


async def test_the_next_address_is_tried_when_one_takes_no_connection() -> None:
    addresses = ["2606:2800:21f::1", PUBLIC]
    fetcher, requests = web(
        httpx2.ConnectError(""), httpx2.Response(200, content=PNG), addresses=addresses
    )
    assert await fetcher.fetch("http://pics.test/fox.png") == PNG
    assert [request.url.host for request in requests] == addresses
    fetcher, _ = web(httpx2.ConnectError(""), httpx2.ConnectError(""), addresses=addresses)
    with pytest.raises(UploadError, match="could not be fetched"):
        await fetcher.fetch("http://pics.test/fox.png")


async def test_a_refusal_of_the_web_server_is_told() -> None:
    fetcher, _ = web(httpx2.Response(403))
    with pytest.raises(UploadError, match="HTTP 403"):
        await fetcher.fetch("http://pics.test/fox.png")


async def test_an_endless_picture_is_cut_off() -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * (FETCH_MAX_BYTES // 4)

    fetcher, _ = web(httpx2.Response(200, content=endless()))
    with pytest.raises(UploadError, match="larger than 20 MiB"):
        await fetcher.fetch("http://pics.test/fox.png")


async def test_a_web_server_that_never_answers_is_given_up() -> None:
    async def silent(request: httpx2.Request) -> httpx2.Response:
        await anyio.sleep_forever()
        raise AssertionError

    async def resolve(host: str) -> Sequence[str]:
        return [PUBLIC]

    fetcher = PublicFetcher(transport=httpx2.MockTransport(silent), resolve=resolve, max_s=0.01)
    with pytest.raises(UploadError, match=r"did not arrive within 0\.01 s"):
        await fetcher.fetch("http://pics.test/fox.png")


@pytest.mark.parametrize("error", [OSError(), UnicodeError()])
async def test_an_unknown_host_is_told(error: Exception) -> None:
    async def resolve(host: str) -> Sequence[str]:
        raise error

    with pytest.raises(UploadError, match=r"There is no host pics\.test"):
        await PublicFetcher(resolve=resolve).fetch("http://pics.test/fox.png")


async def test_a_host_is_looked_up_once_for_all_its_addresses() -> None:
    addresses = await resolve_host("localhost")
    assert set(addresses) <= {"127.0.0.1", "::1"}
    assert len(addresses) == len(set(addresses)) > 0


# --- fetching over TLS: the name is still what the certificate must fit ---------------------------


def _certificate(folder: Path, host: str) -> Path:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path


async def test_tls_is_checked_against_the_hosts_name_and_not_the_address(tmp_path: Path) -> None:
    pem = _certificate(tmp_path, "pics.test")
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(pem)
    trusting = ssl.create_default_context(cafile=pem)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        assert f"Host: pics.test:{port}\r\n".encode() in head
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(PNG), PNG))
        writer.close()

    async def resolve(host: str) -> Sequence[str]:
        return ["127.0.0.1"]

    server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=serving)
    port = server.sockets[0].getsockname()[1]
    async with server:
        for host in ("pics.test", "other.test"):
            fetcher = PublicFetcher(
                transport=httpx2.AsyncHTTPTransport(verify=trusting),
                resolve=resolve,
                allowed_hosts=frozenset({"pics.test", "other.test"}),
            )
            if host == "pics.test":
                assert await fetcher.fetch(f"https://{host}:{port}/fox.png") == PNG
            else:
                with pytest.raises(UploadError, match="could not be fetched") as refusal:
                    await fetcher.fetch(f"https://{host}:{port}/fox.png")
                assert "CERTIFICATE_VERIFY_FAILED" in str(refusal.value.__cause__)
