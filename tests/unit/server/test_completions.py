"""What a host can offer to a person who types."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Literal

import anyio
import httpx2
import pytest
from mcp import Client
from mcp_types import Completion, PromptReference, ResourceTemplateReference

from sora_mcp.server import completions, lately
from sora_mcp.server.app import build_server
from tests import clips
from tests.fake_api import NOW, FakeApi, studio_over

Era = Literal["auto", "legacy"]
both_eras = pytest.mark.parametrize("era", ["auto", "legacy"])
FIX = PromptReference(name="fix_clip")
STORY = PromptReference(name="storyboard")
VIDEO = ResourceTemplateReference(uri="sora://videos/{video_id}")
FILM = ResourceTemplateReference(uri="sora://films/{film_id}")
CHARACTER = ResourceTemplateReference(uri="sora://characters/{character_id}")
Ref = PromptReference | ResourceTemplateReference


async def suggested(client: Client, ref: Ref, name: str, typed: str) -> Completion:
    return (await client.complete(ref, {"name": name, "value": typed})).completion


async def suggestions(
    api: FakeApi, folder: Path, ref: Ref, name: str, typed: str, era: Era = "auto"
) -> Completion:
    async with studio_over(api, folder) as studio:
        async with Client(build_server(studio), mode=era) as client:
            return await suggested(client, ref, name, typed)


def library() -> FakeApi:
    api = FakeApi()
    api.add("video_1", prompt="A red kite over dunes")
    api.add("video_2", prompt="A lighthouse in heavy rain")
    api.add("clip_3", prompt="Rain on a red umbrella", status="in_progress", progress=5)
    return api


@both_eras
@pytest.mark.parametrize("ref", [FIX, VIDEO], ids=["prompt", "template"])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["clip_3", "video_2", "video_1"]),
        ("video", ["video_2", "video_1"]),
        ("VIDEO_1", ["video_1"]),
        ("rain", ["clip_3", "video_2"]),
        ("red  ki", ["video_1"]),
        ("red snow", []),
    ],
)
async def test_videos_are_found_by_id_or_by_words_of_their_prompt(
    tmp_path: Path, era: Era, ref: Ref, typed: str, found: list[str]
) -> None:
    answer = await suggestions(library(), tmp_path, ref, "video_id", typed, era)
    assert answer.values == found
    assert answer.total == len(found)
    assert answer.has_more is False


async def test_prompts_find_saved_files_by_name_and_templates_do_not(tmp_path: Path) -> None:
    async with studio_over(library(), tmp_path) as studio, Client(build_server(studio)) as client:
        await studio.download_video("video_1", filename="kite.mp4")
        assert (await suggested(client, FIX, "video_id", "ki")).values == ["video_1", "kite.mp4"]
        assert (await suggested(client, VIDEO, "video_id", "kite")).values == ["video_1"]


async def test_at_most_a_hundred_values_are_sent(tmp_path: Path) -> None:
    api = FakeApi()
    for number in range(130):
        api.add(f"video_{number}")
    answer = await suggestions(api, tmp_path, VIDEO, "video_id", "video_")
    assert len(answer.values) == 100
    assert answer.values[0] == "video_129"
    assert answer.has_more is True


async def test_characters_made_or_met_here_are_found_by_id_or_name(tmp_path: Path) -> None:
    path = tmp_path / "mossy.mp4"
    clips.write(path, clips.flat(90, 120, 60))
    async with studio_over(FakeApi(), tmp_path) as studio, Client(build_server(studio)) as client:
        assert (await suggested(client, CHARACTER, "character_id", "")).values == []
        await client.call_tool("create_character", {"name": "Mossy", "video": str(path)})
        for typed in ("", "char", "mos"):
            assert (await suggested(client, CHARACTER, "character_id", typed)).values == ["char_1"]
        assert (await suggested(client, CHARACTER, "character_id", "x")).values == []


async def test_films_are_found_by_id_or_by_the_name_of_their_file(tmp_path: Path) -> None:
    paths = [str(clips.write(tmp_path / f"{n}.mp4", clips.flat(n, n, n))) for n in (40, 90)]
    seconds = count(NOW)
    async with (
        studio_over(FakeApi(), tmp_path, clock=lambda: next(seconds)) as studio,
        Client(build_server(studio)) as client,
    ):
        old = await studio.cutting_room.join(paths, filename="the-keeper.mp4")
        new = await studio.cutting_room.join(paths[::-1], filename="a-fox.mp4")
        ids = [new.record.film_id, old.record.film_id]
        assert (await suggested(client, FILM, "film_id", "film_")).values == ids
        assert (await suggested(client, FILM, "film_id", "the-k")).values == ids[1:]
        assert (await suggested(client, FILM, "film_id", "zebra")).values == []


async def test_characters_are_remembered_in_bounds(tmp_path: Path) -> None:
    api = FakeApi()

    async def any_character(request: httpx2.Request) -> httpx2.Response | None:
        if "characters" not in request.url.path:
            return None
        return httpx2.Response(200, json={"id": request.url.path.rpartition("/")[2]})

    api.before = any_character  # type: ignore[assignment]
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        for number in range(203):
            await studio.get_character(f"char_{number}")
        answer = await suggested(client, CHARACTER, "character_id", "")
    assert answer.total == 200
    assert answer.values[0] == "char_202"


@pytest.mark.parametrize(
    ("name", "typed", "found"),
    [
        ("model", "", ["m-1", "m-2"]),
        ("model", "m-2", ["m-2"]),
        ("size", "19", ["1920x1080"]),
        ("seconds", "1", ["12", "16", "120"]),
        ("style", "", []),
        ("idea", "a", []),
    ],
)
async def test_the_arguments_of_a_storyboard_are_completed(
    tmp_path: Path, name: str, typed: str, found: list[str]
) -> None:
    assert (await suggestions(FakeApi(), tmp_path, STORY, name, typed)).values == found


async def test_published_models_stand_in_for_a_server_that_lists_none(tmp_path: Path) -> None:
    api = FakeApi()

    async def no_models(request: httpx2.Request) -> httpx2.Response | None:
        return httpx2.Response(404) if request.url.path.endswith("/models") else None

    api.before = no_models  # type: ignore[assignment]
    answer = await suggestions(api, tmp_path, STORY, "model", "sora")
    assert answer.values == ["sora-2", "sora-2-pro"]


async def test_where_the_server_fails_what_was_asked_for_here_is_suggested(tmp_path: Path) -> None:
    api, seconds = FakeApi(), count(NOW)
    async with (
        studio_over(api, tmp_path, clock=lambda: next(seconds)) as studio,
        Client(build_server(studio)) as client,
    ):
        for prompt in ("A fox", "An owl"):
            await client.call_tool("create_video", {"prompt": prompt})

        async def fail(request: httpx2.Request) -> httpx2.Response:
            return httpx2.Response(400, json={"error": {"message": "no"}})

        api.before = fail
        assert (await suggested(client, FIX, "video_id", "")).values == ["video_2", "video_1"]


async def test_a_server_that_never_answers_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lately, "LIST_WAIT_S", 0)
    api = library()

    async def stall(request: httpx2.Request) -> httpx2.Response:
        await anyio.sleep_forever()
        raise AssertionError

    api.before = stall
    assert (await suggestions(api, tmp_path, FIX, "video_id", "")).values == []


async def test_all_of_it_is_bounded_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completions, "WAIT_S", 0)
    answer = await suggestions(library(), tmp_path, FIX, "video_id", "")
    assert (answer.values, answer.total) == ([], 0)


@both_eras
async def test_no_fault_of_ours_reaches_the_host(
    tmp_path: Path, era: Era, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def burst(_self: lately.Lately) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(lately.Lately, "videos", burst)
    assert (await suggestions(library(), tmp_path, FIX, "video_id", "", era)).values == []
    assert "no suggestions for video_id" in caplog.text


@pytest.mark.parametrize("typed", ["x" * 501, "\x00", "`" * 400])
async def test_strange_input_gets_no_suggestion(tmp_path: Path, typed: str) -> None:
    assert (await suggestions(library(), tmp_path, FIX, "video_id", typed)).values == []


async def test_typing_does_not_ask_the_server_at_every_key(tmp_path: Path) -> None:
    api = library()
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        for typed in ("v", "vi", "vid", "vide"):
            await suggested(client, FIX, "video_id", typed)
            await suggested(client, STORY, "model", typed)
    assert [r.url.path for r in api.requests] == ["/v1/videos", "/v1/models"]
