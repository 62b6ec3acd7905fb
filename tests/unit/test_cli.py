import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from sora_mcp import __version__, cli, wiring
from sora_mcp.errors import ConfigurationError
from sora_mcp.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(output_dir=tmp_path / "out", data_dir=tmp_path / "data")


def python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == f"sora-mcp {__version__}"


def test_a_wrong_setting_is_one_sentence_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SORA_MCP_BASE_ULR", "http://x/v1")
    with pytest.raises(SystemExit) as ended:
        cli.main(["doctor"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "Did you mean SORA_MCP_BASE_URL?" in told
    assert "Traceback" not in told


def test_help_and_version_do_not_load_the_protocol() -> None:
    loaded = python("import sys, sora_mcp.cli; print('mcp' in sys.modules, 'av' in sys.modules)")
    assert loaded.split() == ["False", "False"]


def test_a_server_never_loads_what_only_the_renderer_needs(tmp_path: Path) -> None:
    code = f"""
import sys, anyio
from pathlib import Path
from sora_mcp import wiring
from sora_mcp.settings import Settings
from sora_mcp.server.app import build_server

async def main():
    folder = Path({str(tmp_path)!r})
    async with wiring.opened_studio(Settings(output_dir=folder, data_dir=folder)) as studio:
        build_server(studio)
        await studio.list_videos()

anyio.run(main)
print([name for name in ("av", "numpy", "PIL", "fontpkg_noto_sans") if name in sys.modules])
"""
    assert python(code).strip() == "[]"


async def test_nothing_configured_means_the_embedded_engine(settings: Settings) -> None:
    async with wiring.opened_studio(settings) as studio:
        assert studio.backend.is_embedded
        assert (await studio.list_videos()).states == ()
        assert await studio.models() == ("animatic-1",)


async def test_a_base_url_means_that_server(settings: Settings) -> None:
    elsewhere = settings.model_copy(update={"base_url": "http://127.0.0.1:9/v1", "model": "m"})
    async with wiring.opened_studio(elsewhere) as studio:
        assert not studio.backend.is_embedded
        assert studio.backend.model == "m"
    assert not (settings.data_dir / "engine").exists()


async def test_a_public_address_needs_a_token(settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match="SORA_MCP_HTTP_TOKEN"):
        await cli.serve_http(settings, "0.0.0.0", 0)


async def test_a_taken_port_is_told(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match="--port"):
            await cli.serve_engine(settings, port)


async def test_the_doctor_is_content_with_the_embedded_engine(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await cli.examine(settings) == 0
    told = capsys.readouterr().out
    assert "embedded engine" in told
    assert "animatic-1" in told


async def test_the_doctor_is_not_content_with_a_server_that_is_not_there(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as placeholder:
        port = placeholder.getsockname()[1]
    absent = settings.model_copy(update={"base_url": f"http://127.0.0.1:{port}/v1"})
    assert await cli.examine(absent) == 1
    assert "WRONG" in capsys.readouterr().out


def test_addresses_are_written_so_that_they_can_be_opened() -> None:
    with cli._bound("127.0.0.1", 0) as listener:
        assert httpx2.URL(cli._address("127.0.0.1", listener)).port
        assert cli._address("::1", listener).startswith("http://[::1]:")
