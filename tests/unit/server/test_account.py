"""What a draft shows of its prompt reaches the agent; other servers' videos are untouched."""

from __future__ import annotations

import json
from typing import Any

import pytest
from mcp import Client

from sora_mcp.server import views, words
from sora_mcp.server.app import build_server
from sora_mcp.settings import Settings
from sora_mcp.states import VideoState
from sora_mcp.video import Video
from sora_mcp.wiring import opened_studio

ACCOUNT = {
    "understood": {"a fox": "fox", "at dusk": "time: dusk", "gizmo": "card: gizmo"},
    "not_depicted": ["brass", "steps"],
    "assumptions": ["No shot size was said: full.", "No place was named: forest."],
}


def result(animatic: Any) -> views.VideoResult:
    return views.result(VideoState(Video(id="v", status="queued", animatic=animatic)))


def test_the_account_is_in_the_structure_and_in_one_sentence() -> None:
    view = result(ACCOUNT)
    assert view.animatic == ACCOUNT
    assert (
        "Draft drawn: a fox, at dusk. As labelled cards: gizmo. Not drawn: brass, steps. "
        "Assumed: No shot size was said: full; No place was named: forest."
    ) in words.video(view)


def test_an_edit_says_what_it_did_not_understand() -> None:
    view = result({"understood": {"night": "grade: night"}, "not_understood": ["the dog"]})
    assert "Draft drawn: night. Not understood: the dog." in words.video(view)


@pytest.mark.parametrize("animatic", [None, "yes", 3, []])
def test_a_video_without_an_account_has_none(animatic: Any) -> None:
    view = result(animatic)
    assert view.animatic is None
    assert "animatic" not in views.dump(view)
    assert "Draft" not in words.video(view)


def test_a_long_account_is_cut() -> None:
    view = result(
        {
            "understood": {f"word {n}" * 50: "x" * 500 for n in range(200)},
            "not_depicted": [f"thing {n}" for n in range(200)],
            "assumptions": ["An assumption."] * 200,
        }
    )
    assert len(json.dumps(view.animatic)) < 12_000
    assert len(words.account(view.animatic or {})) <= words.ACCOUNT_CHARS


async def test_the_words_of_plans_are_a_resource_of_the_embedded_engine(tmp_path: Any) -> None:
    settings = Settings(data_dir=tmp_path / "data", output_dir=tmp_path / "out")
    async with opened_studio(settings) as studio, Client(build_server(studio)) as client:
        backend = json.loads((await client.read_resource("sora://backend")).contents[0].text)  # type: ignore[union-attr]
        told = json.loads((await client.read_resource("sora://help/plan")).contents[0].text)  # type: ignore[union-attr]
        with pytest.raises(Exception, match="no help of that name"):
            await client.read_resource("sora://help/other")
    assert "sora://help/plan" in backend["plan_help"]
    assert "dolly_in" in told["move"]
    assert "harbor" in told["set"]
    assert len(json.dumps(told)) < 14_000


async def test_other_servers_take_no_plans(tmp_path: Any) -> None:
    settings = Settings(
        base_url="http://127.0.0.1:9/v1", data_dir=tmp_path / "data", output_dir=tmp_path / "out"
    )
    async with opened_studio(settings) as studio, Client(build_server(studio)) as client:
        with pytest.raises(Exception, match="no help of that name"):
            await client.read_resource("sora://help/plan")
