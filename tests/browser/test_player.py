"""The player as a person meets it: in a chat, in a real browser, over our real server."""

from __future__ import annotations

import base64
import struct
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import anyio
import numpy as np
import pytest
from PIL import Image

from sora_mcp.settings import Settings
from sora_mcp.showing import PIECE_BYTES
from sora_mcp.wiring import opened_studio
from tests import clips
from tests.browser.host import WIDE_CSP, Call, Chat, Host, opened
from tests.fake_api import FakeApi, studio_over

pytestmark = pytest.mark.browser

PROMPT = "A paper boat with a brass lantern drifts along a rain-wet street at dawn, low camera"
WITHOUT_CHAT = ("serverTools", "serverResources")


@lru_cache
def film(width_px: int = 320, height_px: int = 180) -> bytes:
    """Two seconds of a bright stripe that crosses a colour, with sound."""

    def frame(index: int) -> clips.Pixels:
        drawn = np.full((height_px, width_px, 3), (38, 84, 124), dtype=np.uint8)
        at = index * width_px // 48
        drawn[:, at : at + width_px // 10] = (255, 209, 102)
        return drawn

    return clips.write(Path(mkdtemp()) / "film.mp4", frame, frames=48).read_bytes()


@lru_cache
def still() -> bytes:
    """The film's picture at a second and a bit."""
    drawn = np.full((180, 320, 3), (38, 84, 124), dtype=np.uint8)
    drawn[:, 170:202] = (255, 209, 102)
    stream = BytesIO()
    Image.fromarray(drawn).save(stream, "WEBP")
    return stream.getvalue()


def api_with(body: bytes, **fields: Any) -> FakeApi:
    """A server whose next video is `body` when it is done, and as `fields` say until then."""
    api = FakeApi()
    api.contents |= {"video": body, "thumbnail": still()}
    add = api.add

    def new(video_id: str, **given: Any) -> dict[str, Any]:
        return add(video_id, **({"prompt": PROMPT} | given | fields))

    api.add = new  # type: ignore[method-assign]
    return api


@asynccontextmanager
async def chat(api: FakeApi, folder: Path, host: Host) -> AsyncGenerator[Chat]:
    async with studio_over(api, folder) as studio, opened(studio, host) as open_chat:
        yield open_chat


@pytest.fixture
async def api() -> AsyncIterator[FakeApi]:
    yield api_with(film())


async def plays(chat: Chat) -> None:
    """The clip really runs, with sound, can be sought in, and comes to its end."""
    await chat.film(
        "new Promise(done => { v.ontimeupdate = () => v.currentTime > 0.3 && done();"
        " v.ontimeupdate(); })"
    )
    assert await chat.film("v.error") is None
    assert await chat.film("v.webkitAudioDecodedByteCount > 0")
    await chat.film("new Promise(done => { v.onseeked = done; v.currentTime = v.duration - 0.5; })")
    await chat.film("new Promise(done => { v.onended = done; v.play(); })")


async def test_a_draft_of_the_embedded_engine_is_followed_and_played(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", output_dir=tmp_path / "out")
    async with opened_studio(settings) as studio:
        async with opened(studio, Host(arguments={"prompt": PROMPT, "seconds": "4"})) as open_chat:
            await open_chat.says("Ready")
            said = await open_chat.said()
            assert [s for s in said if s in ("Queued", "Rendering", "Ready")] == [
                "Queued",
                "Rendering",
                "Ready",
            ]
            await open_chat.tells(".mp4")
            await open_chat.picture("engine-ready")
            await open_chat.button("Play").click()
            await plays(open_chat)
            await open_chat.picture("engine-played")
    (saved,) = (tmp_path / "out").iterdir()
    assert len(open_chat.reads("/content/")) == -(-saved.stat().st_size // PIECE_BYTES)


async def test_the_states_of_a_job_are_told_one_after_the_other(
    api: FakeApi, tmp_path: Path
) -> None:
    async with chat(api, tmp_path, Host(can=WITHOUT_CHAT)) as open_chat:
        await open_chat.says("Queued")
        await open_chat.picture("1-queued")
        api.videos["video_1"] |= {"status": "in_progress", "progress": 42}
        await open_chat.says("Rendering")
        await open_chat.tells("42 %")
        await open_chat.picture("2-rendering")
        api.videos["video_1"] |= {"status": "completed", "progress": 100}
        await open_chat.says("Ready")
        await open_chat.tells(".mp4")
        await open_chat.picture("3-ready")


async def test_a_film_of_44_mb_comes_in_pieces_and_plays(tmp_path: Path) -> None:
    rest = 44 << 20
    large = film() + struct.pack(">I4s", rest, b"free") + bytes(rest - 8)
    half, seen = len(large) // 2, anyio.Event()

    async def between(direct: Call, method: str, params: dict[str, Any]) -> dict[str, Any]:
        if "/content/" in params.get("uri", "") and int(params["uri"].split("/")[-1]) > half:
            await seen.wait()
        return await direct(method, params)

    host = Host(between=between)
    async with chat(api_with(large, status="completed"), tmp_path, host) as open_chat:
        await open_chat.button("Play").click()
        await open_chat.says("Loading")
        await open_chat.tells("50 %")
        await open_chat.picture("large-loading")
        seen.set()
        await open_chat.says("Ready")
        await plays(open_chat)
        await open_chat.tells(f"{len(large) / 1e6:.1f} MB")
        offsets = sorted(int(uri.rpartition("/")[2]) for uri in open_chat.reads("/content/"))
        assert offsets == list(range(0, len(large), PIECE_BYTES))


async def test_a_host_that_allows_blobs_gets_one(tmp_path: Path) -> None:
    api = api_with(film(), status="completed")
    async with chat(api, tmp_path, Host(csp=WIDE_CSP)) as open_chat:
        await open_chat.button("Play").click()
        await plays(open_chat)
        assert await open_chat.film("v.src.startsWith('blob:')")


async def test_a_host_that_follows_the_specification_gets_a_data_url(tmp_path: Path) -> None:
    async with chat(api_with(film(), status="completed"), tmp_path, Host()) as open_chat:
        await open_chat.button("Play").click()
        await plays(open_chat)
        assert await open_chat.film("v.src.startsWith('data:')")


async def test_a_reopened_chat_loads_nothing_until_somebody_wants_to_see_it(tmp_path: Path) -> None:
    async with chat(api_with(film(), status="completed"), tmp_path, Host()) as open_chat:
        await open_chat.says("Ready")
        await open_chat.button("Play").wait_for()
        await open_chat.page.wait_for_load_state("networkidle")
        assert open_chat.reads("/content") == []
        await open_chat.picture("reopened")


async def test_words_alone_are_enough(api: FakeApi, tmp_path: Path) -> None:
    async with chat(api, tmp_path, Host(strips=True, can=WITHOUT_CHAT)) as open_chat:
        await open_chat.says("Queued")
        await open_chat.tells(PROMPT)
        api.videos["video_1"] |= {"status": "in_progress", "progress": 7}
        await open_chat.tells("7 %")
        api.videos["video_1"] |= {"status": "completed"}
        await open_chat.says("Ready")
        await open_chat.tells("1280 \u00d7 720")
        await open_chat.button("Play").click()
        await plays(open_chat)
        await open_chat.button("Save").click()
        await open_chat.tells(str(tmp_path / "out"))
        await open_chat.picture("words-alone")


async def test_a_host_that_reads_no_resources_is_told_where_the_file_is(tmp_path: Path) -> None:
    api = api_with(film(), status="completed")
    async with chat(api, tmp_path, Host(can=("serverTools",))) as open_chat:
        await open_chat.tells("this app cannot play it. Save it to watch it.")
        await open_chat.picture("no-resources")
        await open_chat.button("Save").click()
        await open_chat.tells("Open the saved file.")
        await open_chat.tells(str(tmp_path / "out"))
        await open_chat.picture("no-resources-saved")


async def test_a_host_that_can_do_nothing_still_says_what_is_going_on(
    api: FakeApi, tmp_path: Path
) -> None:
    async with chat(api, tmp_path, Host(can=())) as open_chat:
        await open_chat.tells("It is being made. Ask in the chat how far it is.")
        await open_chat.picture("no-capabilities")


async def test_a_failed_job_says_why(api: FakeApi, tmp_path: Path) -> None:
    async with chat(api, tmp_path, Host()) as open_chat:
        await open_chat.says("Queued")
        error = {
            "code": "moderation_blocked",
            "message": "The prompt was refused: it names a real person.",
        }
        api.videos["video_1"] |= {"status": "failed", "error": error}
        await open_chat.says("Failed")
        await open_chat.tells(error["message"])
        await open_chat.picture("failed")


async def test_a_refused_call_is_shown_in_words(api: FakeApi, tmp_path: Path) -> None:
    host = Host(arguments={"prompt": PROMPT, "second": "4"})
    async with chat(api, tmp_path, host) as open_chat:
        await open_chat.says("Failed")
        await open_chat.tells("create_video has no argument `second`. Did you mean `seconds`?")
        await open_chat.picture("refused")


async def test_it_is_dark_where_the_host_is(api: FakeApi, tmp_path: Path) -> None:
    host = Host(
        context={
            "theme": "dark",
            "displayMode": "inline",
            "availableDisplayModes": ["inline", "fullscreen"],
        }
    )
    async with chat(api_with(film(), status="completed"), tmp_path, host) as open_chat:
        await open_chat.button("Play").click()
        await open_chat.tells(".mp4")
        await open_chat.button("Remix").click()
        await open_chat.picture("dark-remix")
        background = "e => getComputedStyle(e).backgroundColor"
        assert await open_chat.player.locator("main").evaluate(background) == "rgb(27, 28, 32)"
        await open_chat.tell("ui/notifications/host-context-changed", {"theme": "light"})
        await open_chat.picture("dark-to-light")
        assert await open_chat.player.locator("main").evaluate(background) == "rgb(255, 255, 255)"


async def test_it_is_dark_where_the_browser_is_and_the_host_says_nothing(tmp_path: Path) -> None:
    host = Host(context={}, dark_browser=True)
    async with chat(
        api_with(film(), status="in_progress", progress=64), tmp_path, host
    ) as open_chat:
        await open_chat.tells("64 %")
        await open_chat.picture("dark-browser")
        color = await open_chat.player.locator("main").evaluate(
            "e => getComputedStyle(e).backgroundColor"
        )
        assert color == "rgb(27, 28, 32)"


async def test_three_clips_are_a_filmstrip(tmp_path: Path) -> None:
    api = api_with(film(), status="completed")
    async with chat(api, tmp_path, Host(can=WITHOUT_CHAT)) as open_chat:
        await open_chat.button("Remix").click()
        await open_chat.player.get_by_label("What should be different").fill("The same at night")
        await open_chat.button("Send").click()
        await open_chat.tells("The same at night")
        await open_chat.button("Extend").click()
        await open_chat.player.get_by_label("What happens next?").fill("It passes under a bridge")
        await open_chat.player.get_by_label("By").select_option("8")
        await open_chat.picture("extending")
        await open_chat.button("Send").click()
        strip = open_chat.player.get_by_role("group", name="Clips").get_by_role("button")
        await strip.nth(2).wait_for()
        assert open_chat.calls("remix_video") == [
            {"video_id": "video_1", "prompt": "The same at night"}
        ]
        assert open_chat.calls("extend_video") == [
            {"video": "video_2", "prompt": "It passes under a bridge", "seconds": "8"}
        ]
        await open_chat.tells(".mp4")
        await open_chat.picture("filmstrip")
        await strip.nth(2).focus()
        await open_chat.page.keyboard.press("Shift+Tab")
        await open_chat.page.keyboard.press("Enter")
        await open_chat.tells("The same at night")
        await open_chat.button("Play").click()
        await plays(open_chat)
        await open_chat.picture("filmstrip-second")


async def test_a_list_of_videos_is_a_filmstrip_too(tmp_path: Path) -> None:
    api = api_with(film())
    api.add("video_a", status="completed", prompt="A lighthouse in fog")
    api.add("video_b", status="in_progress", progress=30, prompt="Gulls over the pier")
    api.add(
        "video_c", status="failed", error={"message": "Out of memory."}, prompt="The storm breaks"
    )
    for strips in (False, True):
        host = Host(tool="list_videos", arguments={"order": "asc"}, strips=strips)
        async with chat(api, tmp_path, host) as open_chat:
            strip = open_chat.player.get_by_role("group", name="Clips").get_by_role("button")
            await strip.nth(2).click()
            await open_chat.tells("Out of memory.")
            assert await strip.count() == 3
            await open_chat.picture(f"listed-{'words' if strips else 'structure'}")


async def test_where_the_chat_takes_messages_a_wish_is_said_there(tmp_path: Path) -> None:
    api = api_with(film(), status="completed")
    async with chat(api, tmp_path, Host()) as open_chat:
        await open_chat.button("Extend").click()
        await open_chat.player.get_by_label("What happens next?").fill("It sails on")
        await open_chat.button("Send").click()
        await open_chat.button("Extend").wait_for()
        assert await open_chat.heard("ui/message") == [
            {
                "role": "user",
                "content": [{"type": "text", "text": "Extend video video_1 by 4 s: It sails on"}],
            }
        ]
        assert len(api.posts()) == 1


async def test_what_costs_more_is_agreed_to_by_the_person_who_clicks(tmp_path: Path) -> None:
    api = api_with(film(), status="completed")
    asks = {"isError": True, "content": [{"type": "text", "text": (
        "This video costs about $3.20. Nothing was sent. Ask the person; "
        "if they agree, call again with confirm true."
    )}]}  # fmt: skip

    async def between(direct: Call, method: str, params: dict[str, Any]) -> dict[str, Any]:
        if params.get("name") == "remix_video" and "confirm" not in params["arguments"]:
            return asks
        return await direct(method, params)

    async with chat(api, tmp_path, Host(can=WITHOUT_CHAT, between=between)) as open_chat:
        await open_chat.button("Remix").click()
        await open_chat.player.get_by_label("What should be different").fill("In snow")
        await open_chat.button("Send").click()
        await open_chat.tells("This video costs about $3.20.")
        await open_chat.picture("consent")
        await open_chat.button("Make it all the same").click()
        await open_chat.tells("In snow")
        assert len(api.posts()) == 2


async def test_saving_hands_the_whole_file_to_the_host(tmp_path: Path) -> None:
    async with chat(api_with(film(), status="completed"), tmp_path, Host()) as open_chat:
        await open_chat.button("Save").click()
        await open_chat.page.wait_for_function("heard.some(m => m.method === 'ui/download-file')")
        ((content,),) = [told["contents"] for told in await open_chat.heard("ui/download-file")]
        assert base64.b64decode(content["resource"]["blob"]) == film()
        assert content["resource"]["uri"].endswith(".mp4")


async def test_a_keyboard_is_enough_and_everything_has_a_name(tmp_path: Path) -> None:
    async with chat(api_with(film(), status="completed"), tmp_path, Host()) as open_chat:
        play = open_chat.button("Play")
        await play.focus()
        await open_chat.page.keyboard.press("Tab")
        await open_chat.page.keyboard.press("Shift+Tab")
        await open_chat.picture("focus")
        await open_chat.page.keyboard.press("Enter")
        await plays(open_chat)
        tree = await open_chat.player.locator("main").aria_snapshot()
        for name in ('button "Save"', 'button "Extend"', 'button "Remix"', "status: Ready"):
            assert name in tree
        assert await open_chat.film("v.ariaLabel") == PROMPT


async def test_a_hidden_player_asks_nothing(api: FakeApi, tmp_path: Path) -> None:
    async with chat(api, tmp_path, Host()) as open_chat:
        await open_chat.says("Queued")
        hide = (
            "(_, is) => { Object.defineProperty(document, 'hidden', "
            "{ value: is, configurable: true }); }"
        )
        body = open_chat.player.locator("body")
        await body.evaluate(hide, True)
        # The look under way, if there is one, and the pause after it.
        await body.evaluate("() => new Promise(done => setTimeout(done, 1500))")
        before = len(open_chat.calls("retrieve_video"))
        api.videos["video_1"] |= {"status": "in_progress", "progress": 80}
        await body.evaluate("() => new Promise(done => setTimeout(done, 2500))")
        assert len(open_chat.calls("retrieve_video")) == before
        await body.evaluate(hide, False)
        await open_chat.tells("80 %")


async def test_it_answers_pings_and_ends_when_told(api: FakeApi, tmp_path: Path) -> None:
    async with chat(api, tmp_path, Host()) as open_chat:
        await open_chat.says("Queued")
        assert await open_chat.ask("ping") == {}
        assert (await open_chat.ask("ui/unknown"))["code"] == -32601
        assert await open_chat.ask("ui/resource-teardown") == {}


async def test_a_broken_piece_is_asked_for_again_and_a_broken_line_is_told(tmp_path: Path) -> None:
    broken = 1

    async def between(direct: Call, method: str, params: dict[str, Any]) -> dict[str, Any]:
        nonlocal broken
        if "/content/" in params.get("uri", "") and broken:
            broken -= 1
            params = {**params, "uri": "sora://nothing"}
        return await direct(method, params)

    async with chat(
        api_with(film(), status="completed"), tmp_path, Host(between=between)
    ) as open_chat:
        broken = 100
        await open_chat.button("Play").click()
        await open_chat.says("Failed")
        await open_chat.picture("broken-line")
        broken = 1
        await open_chat.button("Try again").click()
        await open_chat.button("Play").click()
        await plays(open_chat)


async def test_a_portrait_in_a_narrow_chat_fits(tmp_path: Path) -> None:
    api = api_with(film(180, 320), status="completed", size="720x1280")
    async with chat(api, tmp_path, Host(width_px=340)) as open_chat:
        await open_chat.button("Play").click()
        await plays(open_chat)
        await open_chat.picture("portrait-narrow")
        wide = "e => e.scrollWidth > e.clientWidth"
        assert not await open_chat.player.locator("html").evaluate(wide)


async def test_full_screen_is_asked_of_the_host(tmp_path: Path) -> None:
    host = Host(context={"theme": "light", "availableDisplayModes": ["inline", "fullscreen"]})
    async with chat(api_with(film(), status="completed"), tmp_path, host) as open_chat:
        await open_chat.button("Full screen").click()
        await open_chat.button("Leave full screen").wait_for()
        assert await open_chat.heard("ui/request-display-mode") == [{"mode": "fullscreen"}]
