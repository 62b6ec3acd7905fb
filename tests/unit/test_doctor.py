from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from pydantic import SecretStr

from sora_mcp.client import VideosClient
from sora_mcp.doctor import Report, diagnose
from sora_mcp.settings import Settings

Answer = Callable[[httpx2.Request], Coroutine[None, None, httpx2.Response]]


async def examined(folder: Path, answer: Answer | None = None, **changed: Any) -> Report:
    async def healthy(request: httpx2.Request) -> httpx2.Response:
        if request.url.path.endswith("/models"):
            return httpx2.Response(200, json={"data": [{"id": "wan-2"}]})
        return httpx2.Response(200, json={"data": [], "object": "list"})

    values: dict[str, Any] = {
        "base_url": "https://videos.test/v1",
        "output_dir": folder / "out",
        "data_dir": folder / "data",
    }
    settings = Settings.model_validate(values | changed)

    async def sleep(_seconds: float) -> None:
        await anyio.lowlevel.checkpoint()

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer or healthy)) as http:
        client = VideosClient(http, base_url=str(settings.base_url), sleep=sleep)
        return await diagnose(settings, client)


async def test_a_healthy_set_up_is_told_line_by_line(tmp_path: Path) -> None:
    report = await examined(tmp_path, model="wan-2", api_key=SecretStr("hidden-key"))
    assert report.is_healthy
    assert "https://videos.test/v1" in report.text
    assert "wan-2" in report.text
    assert str(tmp_path / "out") in report.text
    assert "All is well." in report.text
    assert "hidden-key" not in report.text


async def test_a_key_over_plain_http_is_noted(tmp_path: Path) -> None:
    report = await examined(
        tmp_path, base_url="http://videos.test/v1", api_key=SecretStr("hidden-key")
    )
    assert report.is_healthy
    assert "unencrypted" in report.text


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "SORA_MCP_API_KEY"), (500, "WRONG"), (400, "WRONG")],
)
async def test_a_server_that_refuses_is_told(tmp_path: Path, status: int, words: str) -> None:
    async def refusing(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, json={"error": {"message": "No."}})

    report = await examined(tmp_path, refusing)
    assert not report.is_healthy
    assert words in report.text
    assert "Something is wrong" in report.text


async def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    async def absent(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    report = await examined(tmp_path, absent)
    assert not report.is_healthy
    assert "SORA_MCP_BASE_URL" in report.text


async def test_a_server_without_lists_is_fine(tmp_path: Path) -> None:
    async def bare(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(404, json={"detail": "Not Found"})

    report = await examined(tmp_path, bare)
    assert report.is_healthy
    assert "does not list videos" in report.text
    assert "does not list them" in report.text


async def test_openais_own_address_is_told_to_be_closed(tmp_path: Path) -> None:
    report = await examined(tmp_path, base_url="https://api.openai.com/v1")
    assert not report.is_healthy
    assert "2026-09-24" in report.text


async def test_folders_are_really_tried(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    report = await examined(tmp_path, output_dir=tmp_path / "file" / "out")
    assert not report.is_healthy
    assert "cannot be written to" in report.text

    report = await examined(tmp_path, read_dirs=(tmp_path / "missing",))
    assert "SORA_MCP_READ_DIRS" in report.text
