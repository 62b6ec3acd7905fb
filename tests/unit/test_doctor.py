from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from pydantic import SecretStr

from sora_mcp.client import VideosClient
from sora_mcp.doctor import diagnose
from sora_mcp.engine import libraries
from sora_mcp.ledger import Order
from sora_mcp.report import Report
from sora_mcp.settings import Settings
from sora_mcp.video import Video
from sora_mcp.wiring import backend_of, ledger_of
from tests.fake_api import NOW

Answer = Callable[[httpx2.Request], Coroutine[None, None, httpx2.Response]]
URL = "https://videos.test/v1"


def answering(videos: tuple[int, Any], models: tuple[int, Any]) -> Answer:
    """A server with these answers, status and JSON, to its two lists."""

    async def answer(request: httpx2.Request) -> httpx2.Response:
        assert request.method == "GET"  # anything else may cost
        status, body = models if request.url.path.endswith("/models") else videos
        return httpx2.Response(status, json=body)

    return answer


EMPTY: tuple[int, Any] = (200, {"data": [], "object": "list"})
MODELS: tuple[int, Any] = (200, {"data": [{"id": "wan-2"}]})
ABSENT: tuple[int, Any] = (404, {"detail": "Not Found"})
HEALTHY = answering(EMPTY, MODELS)


def refusal(status: int, message: str = "No.") -> tuple[int, Any]:
    return status, {"error": {"message": message}}


def settings_of(folder: Path, **changed: Any) -> Settings:
    values = {"base_url": URL, "output_dir": folder / "out", "data_dir": folder / "data"}
    return Settings.model_validate(values | changed)


async def examined(folder: Path, answer: Answer = HEALTHY, **changed: Any) -> Report:
    settings = settings_of(folder, **changed)

    async def sleep(_seconds: float) -> None:
        await anyio.lowlevel.checkpoint()

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
        client = VideosClient(http, base_url=settings.base_url or URL, sleep=sleep)
        backend, ledger = backend_of(settings), ledger_of(settings)
        return await diagnose(settings, client, backend, ledger, clock=lambda: NOW)


def line(report: Report, label: str) -> str:
    """The one line with that label, without its indent."""
    (found,) = (each.strip() for each in report.text.splitlines() if f" {label}  " in each)
    return found


async def test_a_healthy_set_up_is_told_line_by_line(tmp_path: Path) -> None:
    report = await examined(tmp_path, model="wan-2", api_key=SecretStr("hidden-key"))
    assert report.is_healthy
    assert URL in line(report, "address")
    assert line(report, "models").endswith("wan-2")
    assert line(report, "default model").endswith("wan-2")
    assert str(tmp_path / "out") in line(report, "videos go to")
    assert report.text.endswith("All is well.")
    assert "hidden-key" not in report.text


async def test_values_stand_in_one_column(tmp_path: Path) -> None:
    report = await examined(tmp_path, model="wan-2", extra_headers="X-Team: film")
    told = [each for each in report.text.splitlines() if each.startswith("  ")]
    column = told[0].index("https://")
    assert len(told) > 10
    assert all(each[column - 1] == " " != each[column] for each in told)


async def test_a_key_over_plain_http_is_noted(tmp_path: Path) -> None:
    report = await examined(
        tmp_path, base_url="http://videos.test/v1", api_key=SecretStr("hidden-key")
    )
    assert report.is_healthy
    assert "unencrypted" in report.text


@pytest.mark.parametrize(
    ("status", "words"), [(401, "SORA_MCP_API_KEY"), (500, "answers"), (422, "answers")]
)
async def test_a_server_that_refuses_is_told(tmp_path: Path, status: int, words: str) -> None:
    report = await examined(tmp_path, answering(refusal(status), refusal(status)))
    assert not report.is_healthy
    (wrong,) = (each for each in report.text.splitlines() if "WRONG" in each)
    assert words in wrong
    assert report.text.endswith("Something is wrong, see above.")


async def test_a_key_that_only_the_models_ask_for_is_told(tmp_path: Path) -> None:
    report = await examined(tmp_path, answering(ABSENT, refusal(401)))
    assert "Check SORA_MCP_API_KEY" in report.text
    assert not report.is_healthy


async def test_a_gateway_without_a_list_is_fine_if_it_has_models(tmp_path: Path) -> None:
    # LiteLLM: no list, and 400 for asking.
    answer = answering(refusal(400, "LLM Provider NOT provided."), MODELS)
    report = await examined(tmp_path, answer)
    assert report.is_healthy, report.text
    assert "does not list videos" in line(report, "operations")


async def test_a_gateway_that_refuses_both_lists_is_told_in_its_own_words(tmp_path: Path) -> None:
    # LiteLLM without a database answers a wrong key so.
    no_database = refusal(400, "No connected db.")
    report = await examined(tmp_path, answering(no_database, no_database))
    assert not report.is_healthy
    assert "No connected db." in report.text


@pytest.mark.parametrize("error", [httpx2.ConnectError, httpx2.ReadTimeout])
async def test_a_server_that_is_not_there_is_told(
    tmp_path: Path, error: type[httpx2.RequestError]
) -> None:
    async def absent(request: httpx2.Request) -> httpx2.Response:
        raise error("nothing", request=request)

    report = await examined(tmp_path, absent)
    assert not report.is_healthy
    assert "SORA_MCP_BASE_URL" in line(report, "answers")


async def test_a_server_without_lists_is_fine(tmp_path: Path) -> None:
    report = await examined(tmp_path, answering(ABSENT, ABSENT))
    assert report.is_healthy
    assert "ends in /v1" in line(report, "answers")

    report = await examined(tmp_path, answering(EMPTY, ABSENT))
    assert report.is_healthy
    assert "does not list them" in line(report, "models")


async def test_a_default_model_that_the_server_does_not_list_is_noted(tmp_path: Path) -> None:
    report = await examined(tmp_path, model="sora-2")
    assert report.is_healthy
    assert line(report, "default model").startswith("note")


async def test_a_long_list_of_models_is_cut(tmp_path: Path) -> None:
    many = (200, {"data": [{"id": f"m-{number}"} for number in range(300)]})
    report = await examined(tmp_path, answering(EMPTY, many))
    assert line(report, "models").endswith("m-9 and 290 more")


async def test_openais_own_address_is_told_to_be_closed_whatever_it_answers(tmp_path: Path) -> None:
    for answer in (HEALTHY, answering(refusal(404), refusal(401)), answering(ABSENT, ABSENT)):
        report = await examined(tmp_path, answer, base_url="https://api.openai.com/v1")
        assert not report.is_healthy
        assert "2026-09-24" in line(report, "service")
        assert "docs/servers.md" in line(report, "service")


async def test_prices_are_told_with_their_source(tmp_path: Path) -> None:
    own = tmp_path / "prices.json"
    own.write_text('{"wan-2": {"*": 0.05}}')
    for told, changed in (
        ("$0.10 a second for sora-2 (OpenAI's last", {"model": "sora-2"}),
        (f"$0.05 a second for wan-2 ({own})", {"model": "wan-2", "prices": own}),
        ("unknown for wan-2 (OpenAI's last", {"model": "wan-2"}),
        ("name models in calls", {}),
        ("free", {"base_url": None}),
    ):
        report = await examined(tmp_path, **changed)
        assert report.is_healthy
        assert told in line(report, "prices")

    own.write_text("[]")
    report = await examined(tmp_path, prices=own)
    assert not report.is_healthy
    assert "SORA_MCP_PRICES" in line(report, "prices")


async def test_limits_in_force_are_told(tmp_path: Path) -> None:
    assert "SORA_MCP_MAX_USD_PER_DAY" in line(await examined(tmp_path), "limits")
    assert "none needed" in line(await examined(tmp_path, base_url=None), "limits")
    report = await examined(
        tmp_path, max_usd_per_clip=0.8, max_usd_per_day=5, confirm_above_usd=0.5
    )
    told = line(report, "limits")
    assert all(words in told for words in ("cost $0.80", "cost $5.00", "above $0.50", "refused"))
    report = await examined(tmp_path, max_usd_per_day=5, allow_unknown_price=True)
    assert "unknown price are made" in line(report, "limits")


def ordered(key: str, *, backend: str = URL, asked_at: float = NOW - 60) -> Order:
    return Order(key, "local", backend, "create", key, "process", asked_at, "a fox")


async def test_orders_that_run_or_are_in_doubt_are_counted(tmp_path: Path) -> None:
    ledger = ledger_of(settings_of(tmp_path))
    for key in ("runs", "done", "lost"):
        await ledger.intend(ordered(key))
    await ledger.intend(ordered("elsewhere", backend="http://other/v1"))
    await ledger.intend(ordered("long ago", asked_at=NOW - 100_000))
    await ledger.made("runs", Video(id="video_1", status="in_progress"))
    await ledger.made("done", Video(id="video_2", status="completed"))
    await ledger.doubt("lost")
    report = await examined(tmp_path)
    assert report.is_healthy
    assert line(report, "running").endswith(" 1")
    assert line(report, "in doubt").startswith("note")
    assert " 1: sent" in line(report, "in doubt")


async def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "ledger.sqlite3").write_text("no database " * 500)
    report = await examined(tmp_path)
    assert not report.is_healthy
    assert "cannot be read" in line(report, "ledger")


async def test_folders_are_really_tried(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    report = await examined(tmp_path, output_dir=tmp_path / "file" / "out", auto_save=False)
    assert not report.is_healthy
    assert "cannot be written to" in line(report, "videos go to")
    assert "SORA_MCP_AUTO_SAVE" in line(report, "expiring")

    report = await examined(tmp_path, read_dirs=(tmp_path / "missing",))
    assert "SORA_MCP_READ_DIRS" in report.text


@pytest.mark.parametrize(
    ("can_speak", "told"), [(True, "spoken, and shown"), (False, "install sora-mcp with [voice]")]
)
async def test_it_says_whether_drafts_speak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_speak: bool, told: str
) -> None:
    monkeypatch.setattr(libraries, "can_speak", lambda: can_speak)
    assert told in line(await examined(tmp_path, base_url=None), "dialogue")
    assert "dialogue" not in (await examined(tmp_path)).text


async def test_an_engine_that_cannot_draw_is_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "missing", lambda: ("opencv-python-headless",))
    report = await examined(tmp_path, base_url=None)
    assert not report.is_healthy
    assert "opencv-python-headless is not installed" in line(report, "service")
    assert "SORA_MCP_BASE_URL" in line(report, "service")
    assert "operations" not in report.text
