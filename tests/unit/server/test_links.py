from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from sora_mcp.server.links import ROUTE, DownloadLinks, keep_secret


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def links(tmp_path: Path, clock: Clock) -> DownloadLinks:
    (tmp_path / "a fox.mp4").write_bytes(b"0123456789")
    return DownloadLinks(tmp_path, secret=b"s" * 32, base_url="http://host/", ttl_s=60, clock=clock)


@pytest.fixture
def http(links: DownloadLinks) -> httpx2.AsyncClient:
    app = Starlette(routes=[Route(ROUTE, links.answer)])
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app))


async def test_a_link_gives_the_file_and_ranges_of_it(
    links: DownloadLinks, http: httpx2.AsyncClient, tmp_path: Path
) -> None:
    url, expires_at = links.link(tmp_path / "a fox.mp4")
    assert url.startswith("http://host/downloads/")
    assert expires_at == 1_060
    async with http:
        whole = await http.get(url)
        part = await http.get(url, headers={"Range": "bytes=2-4"})
        head = await http.head(url)
    assert (whole.status_code, whole.content) == (200, b"0123456789")
    assert whole.headers["content-type"] == "video/mp4"
    assert whole.headers["x-content-type-options"] == "nosniff"
    assert (part.status_code, part.content) == (206, b"234")
    assert head.headers["content-length"] == "10"


async def test_a_link_ends(
    links: DownloadLinks, http: httpx2.AsyncClient, clock: Clock, tmp_path: Path
) -> None:
    url, _ = links.link(tmp_path / "a fox.mp4")
    clock.now += 61
    async with http:
        gone = await http.get(url)
    assert gone.status_code == 404
    assert "download_video" in gone.text


async def test_a_changed_or_invented_link_is_refused(
    links: DownloadLinks, http: httpx2.AsyncClient, tmp_path: Path
) -> None:
    url, _ = links.link(tmp_path / "a fox.mp4")
    token = url.split("/")[-2]
    body, _, signature = token.partition(".")
    async with http:
        for bad in (f"x{body}.{signature}", body, f"{body}.", f"{body}.é", "%%%", f"{body}.AAAA"):
            answer = await http.get(f"http://host/downloads/{bad}/a.mp4")
            assert answer.status_code == 404, bad


async def test_a_link_of_another_secret_is_refused(
    http: httpx2.AsyncClient, tmp_path: Path, clock: Clock
) -> None:
    other = DownloadLinks(tmp_path, secret=b"t" * 32, base_url="http://host", ttl_s=60, clock=clock)
    async with http:
        answer = await http.get(other.link(tmp_path / "a fox.mp4")[0])
    assert answer.status_code == 404


async def test_a_file_that_went_away_is_a_404(
    links: DownloadLinks, http: httpx2.AsyncClient, tmp_path: Path
) -> None:
    url, _ = links.link(tmp_path / "a fox.mp4")
    (tmp_path / "a fox.mp4").unlink()
    async with http:
        assert (await http.get(url)).status_code == 404


def test_the_secret_is_kept_between_starts_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "data" / "link-secret"
    first = keep_secret(path)
    assert len(first) == 32
    assert keep_secret(path) == first
    assert path.stat().st_mode & 0o077 == 0


def test_a_damaged_secret_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "link-secret"
    path.write_bytes(b"short")
    assert len(keep_secret(path)) == 32
