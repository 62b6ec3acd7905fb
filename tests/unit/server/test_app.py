from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
from starlette.applications import Starlette

from sora_mcp.server.app import BearerGate, build_server, http_app
from sora_mcp.server.links import DownloadLinks
from tests.fake_api import MP4, FakeApi, studio_over

INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
HEADERS = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}


@asynccontextmanager
async def served(
    folder: Path, *, host: str = "127.0.0.1", token: str | None = None
) -> AsyncGenerator[httpx2.AsyncClient]:
    links = DownloadLinks(folder, secret=b"s" * 32, base_url="http://127.0.0.1:8765", ttl_s=60)
    async with studio_over(FakeApi(), folder) as studio:
        app = http_app(build_server(studio, links=links), host=host, token=token)
        inner = app._app if isinstance(app, BearerGate) else app
        assert isinstance(inner, Starlette)
        async with inner.router.lifespan_context(inner):
            transport = httpx2.ASGITransport(app=app)
            url = "http://127.0.0.1:8765"
            async with httpx2.AsyncClient(transport=transport, base_url=url) as http:
                yield http


async def test_a_token_is_asked_of_everybody(tmp_path: Path) -> None:
    async with served(tmp_path, token="let-me-in") as http:
        for headers in ({}, {"Authorization": "Bearer no"}, {"Authorization": "let-me-in"}):
            answer = await http.post("/mcp", json=INITIALIZE, headers=HEADERS | headers)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"].startswith("Bearer")
            assert "let-me-in" not in answer.text
        known = HEADERS | {"Authorization": "Bearer let-me-in"}
        answer = await http.post("/mcp", json=INITIALIZE, headers=known)
        assert answer.status_code == 200


async def test_without_a_token_loopback_is_open(tmp_path: Path) -> None:
    async with served(tmp_path) as http:
        answer = await http.post("/mcp", json=INITIALIZE, headers=HEADERS)
        assert answer.status_code == 200
        assert "sora" in answer.text


async def test_a_page_elsewhere_cannot_reach_a_loopback_server(tmp_path: Path) -> None:
    async with served(tmp_path) as http:
        rebound = await http.post("/mcp", json=INITIALIZE, headers=HEADERS | {"Host": "evil.test"})
        foreign = HEADERS | {"Origin": "https://evil.test"}
        crossed = await http.post("/mcp", json=INITIALIZE, headers=foreign)
    assert rebound.status_code == 421
    assert crossed.status_code == 403


async def test_a_public_server_answers_under_any_name_to_who_has_the_token(tmp_path: Path) -> None:
    async with served(tmp_path, host="0.0.0.0", token="t") as http:
        known = HEADERS | {"Authorization": "Bearer t", "Host": "videos.example"}
        answer = await http.post("/mcp", json=INITIALIZE, headers=known)
    assert answer.status_code == 200


async def test_a_download_link_needs_no_token(tmp_path: Path) -> None:
    (tmp_path / "fox.mp4").write_bytes(MP4)
    links = DownloadLinks(tmp_path, secret=b"s" * 32, base_url="http://127.0.0.1:8765", ttl_s=60)
    async with served(tmp_path, token="t") as http:
        answer = await http.get(links.link(tmp_path / "fox.mp4")[0])
    assert answer.content == MP4
