from __future__ import annotations

import base64
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sora_mcp.engine.app import LastResort
from sora_mcp.engine.engine import Engine
from sora_mcp.engine.renderer import INVALID_INPUT, Measured, RenderError
from sora_mcp.engine.runner import RenderDiedError
from sora_mcp.video import PROMPT_MAX_CHARS
from tests.instant import InstantRunner, tiny_files
from tests.unit.engine.conftest import OpenApi

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
HIDE_CV2 = """
import sys

class Hides:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "cv2":
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Hides())
"""
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 32
WEBP = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 32
MP4 = b"\0\0\0\x18ftypisom" + b"\0" * 32


async def test_a_new_video_shows_every_field_of_the_reference(open_api: OpenApi) -> None:
    async with open_api(clock=lambda: 1_800_000_000.5) as api:
        api.runner.hold()
        video = await api.create(model="sora-2-pro", seconds=8, size="1280x720", seed=5)
    assert set(video.pop("animatic")) == {"understood", "not_depicted", "assumptions"}
    assert video.pop("id").startswith("video_")
    assert video == {
        "object": "video", "model": "animatic-1", "status": "queued", "progress": 0,
        "created_at": 1_800_000_000, "completed_at": None, "expires_at": None, "prompt": "A fox",
        "size": "1280x720", "seconds": "8", "remixed_from_video_id": None, "error": None,
        "seed": 5,
    }  # fmt: skip


async def test_defaults_are_the_references(open_api: OpenApi) -> None:
    async with open_api() as api:
        video = await api.completed()
    assert (video["seconds"], video["size"], video["progress"]) == ("4", "720x1280", 100)
    assert video["expires_at"] - video["completed_at"] == 7 * 24 * 3600


@pytest.mark.parametrize("seconds", [8, "8", 8.0])
async def test_seconds_may_be_a_number_or_a_string(open_api: OpenApi, seconds: Any) -> None:
    async with open_api() as api:
        assert (await api.create(seconds=seconds))["seconds"] == "8"


async def test_forms_mean_the_same_as_json(open_api: OpenApi) -> None:
    fields = {"prompt": "A fox", "seconds": "12", "size": "1280x720", "seed": "7"}
    async with open_api() as api:
        from_json = await api.create(**fields)
        urlencoded = (await api.http.post("/videos", data=fields)).json()
        parts = {name: (None, value) for name, value in fields.items()}
        multipart = (await api.http.post("/videos", files=parts)).json()
    for video in (urlencoded, multipart):
        assert {k: video[k] for k in fields} == {k: from_json[k] for k in fields}


async def test_equal_requests_get_equal_seeds_and_different_ones_do_not(open_api: OpenApi) -> None:
    async with open_api() as api:
        first, again, other = [
            (await api.create(prompt=prompt))["seed"] for prompt in ("A fox", "A fox", "An owl")
        ]
    assert first == again != other


BAD_CREATES: list[tuple[dict[str, Any], str, str, str]] = [
    ({"prompt": None}, "prompt", "missing_required_parameter", "Missing required parameter"),
    ({"prompt": ""}, "prompt", "invalid_value", "too short"),
    ({"prompt": " \n"}, "prompt", "invalid_value", "too short"),
    ({"prompt": "x" * (PROMPT_MAX_CHARS + 1)}, "prompt", "invalid_value", "length 32001"),
    ({"prompt": 3}, "prompt", "invalid_type", "expected a string, but got an integer"),
    ({"seconds": "5"}, "seconds", "invalid_value", "'4', '8', '12', '16', and '20'."),
    ({"seconds": True}, "seconds", "invalid_type", "but got a boolean"),
    ({"seconds": [8]}, "seconds", "invalid_type", "but got an array"),
    ({"size": "64x64"}, "size", "invalid_value", "Invalid value: '64x64'"),
    ({"seed": -1}, "seed", "invalid_value", "0 to 4294967295"),
    ({"seed": "x"}, "seed", "invalid_type", "expected an integer"),
    ({"seed": True}, "seed", "invalid_type", "but got a boolean"),
    ({"model": "veo-3"}, "model", "model_not_found", "animatic-1"),
    ({"model": 2}, "model", "invalid_type", "expected a string"),
    ({"duration": 4}, "duration", "unknown_parameter", "Unknown parameter: 'duration'."),
    ({"input_reference": "x"}, "input_reference", "invalid_type", "expected an object, but got"),
    ({"input_reference": {}}, "input_reference", "invalid_value", "exactly one"),
    ({"input_reference": {"file_id": "f"}}, "input_reference", "invalid_value", "no Files API"),
    ({"input_reference": {"image_url": 1}}, "input_reference.image_url", "invalid_type", "string"),
    (
        {"input_reference": {"image_url": "https://example.com/a.png"}},
        "input_reference", "invalid_value", "works offline",
    ),
    ({"input_reference": {"image_url": "data:x"}}, "input_reference", "invalid_value", "base64"),
    (
        {"input_reference": {"image_url": "data:image/png;base64,%%%"}},
        "input_reference", "invalid_value", "base64",
    ),
    ({"characters": {}}, "characters", "invalid_type", "array of objects"),
    ({"characters": [{}]}, "characters", "invalid_value", "'id' of a character"),
    ({"characters": [{"id": "a"}] * 3}, "characters", "invalid_value", "at most 2"),
    ({"characters": [{"id": "char_x"}]}, "characters", "None", "'char_x' not found"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "param", "code", "words"), BAD_CREATES)
async def test_a_wrong_create_is_refused_in_the_apis_words(
    open_api: OpenApi, fields: dict[str, Any], param: str, code: str, words: str
) -> None:
    async with open_api() as api:
        status, error = await api.refused("POST", "/videos", json={"prompt": "A fox"} | fields)
        listed = (await api.http.get("/videos")).json()
    assert (status, error["param"], str(error["code"])) == (400, param, code)
    assert words in error["message"]
    assert listed["data"] == []


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400, "parse the JSON"),
        ({"content": b"[1]", "headers": {"content-type": "application/json"}}, 400, "an object"),
        ({"content": b"[" * 99999, "headers": {"content-type": "application/json"}}, 400, "parse"),
        ({"content": b"x", "headers": {"content-type": "text/csv"}}, 415, "content type"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data"}}, 400, "the form"),
        (
            {"content": b"{}", "headers": {"content-type": "application/json",
                                           "content-length": "999999999"}},
            413, "too large",
        ),
    ],
)  # fmt: skip
async def test_a_body_that_cannot_be_read_is_refused(
    open_api: OpenApi, sent: dict[str, Any], status: int, words: str
) -> None:
    async with open_api() as api:
        got, error = await api.refused("POST", "/videos", **sent)
    assert got == status
    assert words in error["message"]


async def test_a_body_longer_than_it_said_is_cut_off(open_api: OpenApi) -> None:
    async def endless() -> Any:
        while True:
            yield b" " * 1_000_000

    async with open_api() as api:
        headers = {"content-type": "application/json"}
        with anyio.fail_after(20):
            status, error = await api.refused("POST", "/videos", content=endless(), headers=headers)
    assert status == 413
    assert error["code"] == "file_too_large"


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    body=st.dictionaries(
        st.sampled_from(["prompt", "seconds", "size", "seed", "model", "input_reference", "video",
                         "characters", "n"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
            | st.text(st.characters(codec=None), max_size=20) | st.sampled_from(["4", "720x1280"]),
            lambda inner: st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "image_url", "file_id", "x"]), inner),
            max_leaves=5,
        ),
    ),
    path=st.sampled_from(["", "/edits", "/extensions", "/characters", "/video_x/remix"]),
)  # fmt: skip
def test_no_body_whatever_makes_the_engine_stumble(
    open_api: OpenApi, body: dict[str, Any], path: str
) -> None:
    async def post() -> None:
        async with open_api() as api:
            headers = {"content-type": "application/json"}
            content = json.dumps(body).encode()
            answer = await api.http.post(f"/videos{path}", content=content, headers=headers)
            got = answer.json()
            if answer.status_code == 200:
                assert got["id"].startswith("video_")
            else:
                assert answer.status_code in (400, 404)
                assert got["error"]["message"]

    anyio.run(post)


@pytest.mark.parametrize("picture", [PNG, JPEG, WEBP])
async def test_pictures_are_recognised_by_content(open_api: OpenApi, picture: bytes) -> None:
    async with open_api() as api:
        files = {"input_reference": ("notes.txt", picture, "text/plain")}
        answer = await api.http.post("/videos", data={"prompt": "A fox"}, files=files)
        video = await api.done(answer.json())
    assert video["status"] == "completed"
    assert [spec.operation for spec in api.runner.ran] == ["probe", "create"]
    assert api.runner.ran[1].reference is not None


async def test_a_picture_may_be_a_data_url_in_json_or_in_a_form(open_api: OpenApi) -> None:
    url = "data:image/png;base64," + base64.b64encode(PNG).decode()
    async with open_api() as api:
        first = await api.completed(input_reference={"image_url": url})
        form = {"prompt": "A fox", "input_reference[image_url]": url}
        second = (await api.http.post("/videos", data=form)).json()
    assert first["seed"] == second["seed"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"plain text", "unsupported mimetype ('application/octet-stream')"),
        (MP4, "unsupported mimetype ('video/mp4')"),
        (b"", "the file is empty"),
        (b"\0\0\0\x18ftypavif", "unsupported mimetype"),
    ],
)
async def test_what_is_no_picture_is_refused_whatever_its_name(
    open_api: OpenApi, tmp_path: Path, content: bytes, words: str
) -> None:
    async with open_api() as api:
        files = {"input_reference": ("a.png", content, "image/png")}
        status, error = await api.refused("POST", "/videos", data={"prompt": "x"}, files=files)
        assert not list((tmp_path / "engine" / "inputs").iterdir())
    assert (status, error["param"]) == (400, "input_reference")
    assert words in error["message"]


async def test_a_picture_over_the_limit_is_refused(open_api: OpenApi) -> None:
    async with open_api() as api:
        files = {"input_reference": ("a.png", PNG + b"\0" * (20 * 1024 * 1024), "image/png")}
        status, error = await api.refused("POST", "/videos", data={"prompt": "x"}, files=files)
    assert (status, error["code"]) == (413, "file_too_large")


async def test_what_the_renderer_cannot_read_is_refused_at_once(open_api: OpenApi) -> None:
    async with open_api() as api:
        files = {"video": ("a.mp4", MP4)}
        api.runner.look_error = RenderError("It is broken.", code=INVALID_INPUT)
        first = await api.refused("POST", "/videos/edits", data={"prompt": "x"}, files=files)
        api.runner.look_error = RenderDiedError("gone")
        second = await api.refused("POST", "/videos/characters", data={"name": "x"}, files=files)
    assert first[0] == second[0] == 400
    assert (first[1]["message"], first[1]["code"]) == ("It is broken.", INVALID_INPUT)
    assert "cannot be read" in second[1]["message"]


async def test_a_wrong_file_field_is_refused(open_api: OpenApi) -> None:
    async with open_api() as api:
        _, as_file = await api.refused("POST", "/videos", files={"prompt": ("a.txt", b"x")})
        form = {"prompt": "x", "input_reference": "a.png"}
        _, as_text = await api.refused("POST", "/videos", data=form)
        form = {"prompt": "x", "video": "a.mp4"}
        _, video = await api.refused("POST", "/videos/edits", data=form)
        _, character = await api.refused(
            "POST", "/videos/characters", json={"name": "x", "video": "x"}
        )
        _, nothing = await api.refused("POST", "/videos/characters", json={"name": "x"})
    assert (
        as_file["code"] == as_text["code"] == video["code"] == character["code"] == "invalid_type"
    )
    assert "expected a file, but got a string instead." in as_text["message"]
    assert nothing["message"] == "Missing required parameter: 'video'."


async def test_a_character_appears_in_later_videos(open_api: OpenApi) -> None:
    async with open_api() as api:
        files = {"video": ("mossy", MP4)}
        made = await api.http.post("/videos/characters", data={"name": "Mossy"}, files=files)
        character = made.json()
        got = (await api.http.get(f"/videos/characters/{character['id']}")).json()
        await api.completed(characters=[{"id": character["id"]}])
        form = {"prompt": "A fox", "characters": json.dumps([{"id": character["id"]}])}
        await api.done((await api.http.post("/videos", data=form)).json())
        form = {"prompt": "A fox", "characters[][id]": character["id"]}
        await api.done((await api.http.post("/videos", data=form)).json())
        broken = {"prompt": "A fox", "characters": "[["}
        status, _ = await api.refused("POST", "/videos", data=broken)
    assert got == character
    assert character["id"].startswith("char_")
    casts = [spec.characters for spec in api.runner.ran if spec.operation == "create"]
    assert [[one.name for one in cast] for cast in casts] == [["Mossy"]] * 3
    assert status == 400


async def test_an_unknown_character_is_not_found(open_api: OpenApi) -> None:
    async with open_api() as api:
        status, error = await api.refused("GET", "/videos/characters/char_x")
    assert (status, error["message"]) == (404, "Character with id 'char_x' not found.")


@pytest.mark.parametrize("as_form", [False, True])
async def test_an_edit_keeps_size_and_length_of_its_source(
    open_api: OpenApi, as_form: bool
) -> None:
    async with open_api() as api:
        source = await api.completed(seconds="8", size="1280x720")
        sent: dict[str, Any] = {"json": {"prompt": "night", "video": {"id": source["id"]}}}
        if as_form:
            sent = {"data": {"prompt": "night", "video[id]": source["id"], "model": "sora-2"}}
        edit = await api.done((await api.http.post("/videos/edits", **sent)).json())
    assert (edit["status"], edit["seconds"], edit["size"]) == ("completed", "8", "1280x720")


async def test_an_extension_says_the_stitched_length(open_api: OpenApi) -> None:
    async with open_api() as api:
        source = await api.completed()
        body = {"prompt": "on", "seconds": 8, "video": {"id": source["id"]}}
        longer = await api.done((await api.http.post("/videos/extensions", json=body)).json())
        again = {"prompt": "on", "seconds": "20", "video": {"id": longer["id"]}}
        longest = (await api.http.post("/videos/extensions", json=again)).json()
    assert (longer["seconds"], longest["seconds"]) == ("12", "32")


async def test_an_uploaded_video_is_measured(open_api: OpenApi) -> None:
    runner = InstantRunner(measured=Measured(638, 360, 121 / 24))
    async with open_api(runner) as api:
        files = {"video": ("a.mov", b"\0\0\0\x14ftypqt  " + MP4)}
        sent: dict[str, Any] = {"data": {"prompt": "night"}, "files": files}
        edit = (await api.http.post("/videos/edits", **sent)).json()
        sent["data"] |= {"seconds": "4"}
        extension = (await api.http.post("/videos/extensions", **sent)).json()
    assert (edit["size"], edit["seconds"]) == ("638x360", "5.04")
    assert (extension["size"], extension["seconds"]) == ("638x360", "9.04")


async def test_a_video_cannot_grow_beyond_two_minutes(open_api: OpenApi) -> None:
    async with open_api(InstantRunner(measured=Measured(64, 64, 110.0))) as api:
        status, error = await api.refused(
            "POST", "/videos/extensions", data={"prompt": "on", "seconds": "12"},
            files={"video": ("a.webm", b"\x1a\x45\xdf\xa3\x01webm" + MP4)},
        )  # fmt: skip
    assert status == 400
    assert error["message"] == "The extended video would be 122 s long; the most is 120 s."


@pytest.mark.parametrize(
    ("path", "body", "message"),
    [
        ("/edits", {"prompt": "x"}, "Missing required parameter: 'video'."),
        ("/edits", {"prompt": "x", "video": {}}, "Missing required parameter: 'video.id'."),
        ("/edits", {"prompt": "x", "video": "v"},
         "Invalid type for 'video': expected an object, but got a string instead."),
        ("/edits", {"prompt": "x", "video": {"id": 1}},
         "Invalid type for 'video.id': expected a string, but got an integer instead."),
        ("/extensions", {"prompt": "x", "video": {"id": "v"}},
         "Missing required parameter: 'seconds'."),
        ("/characters", {"video": "x"}, "Missing required parameter: 'name'."),
    ],
)  # fmt: skip
async def test_a_source_must_be_named(
    open_api: OpenApi, path: str, body: dict[str, Any], message: str
) -> None:
    async with open_api() as api:
        status, error = await api.refused("POST", f"/videos{path}", json=body)
    assert (status, error["message"]) == (400, message)


async def test_a_remix_keeps_everything_but_the_words(open_api: OpenApi) -> None:
    url = "data:image/png;base64," + base64.b64encode(PNG).decode()
    async with open_api() as api:
        source = await api.completed(
            seconds="12", size="1792x1024", input_reference={"image_url": url}
        )
        sent: dict[str, Any] = {"json": {"prompt": "An owl"}}
        remix = (await api.http.post(f"/videos/{source['id']}/remix", **sent)).json()
        await api.http.delete(f"/videos/{source['id']}")
        remix = await api.done(remix)
        second = (await api.http.post(f"/videos/{remix['id']}/remix", **sent)).json()
    assert remix["remixed_from_video_id"] == source["id"]
    assert remix["prompt"] == "An owl"
    for field in ("seconds", "size", "seed"):
        assert remix[field] == source[field] == second[field]
    specs = [spec for spec in api.runner.ran if spec.operation == "create"]
    assert {spec.seed for spec in specs} == {source["seed"]}
    assert specs[0].reference == specs[1].reference


async def test_inputs_do_not_pile_up(open_api: OpenApi, tmp_path: Path) -> None:
    def inputs(video: dict[str, Any]) -> list[str]:
        folder = tmp_path / "engine" / "inputs" / video["id"]
        return sorted(path.name for path in folder.iterdir())

    url = "data:image/png;base64," + base64.b64encode(PNG).decode()
    async with open_api() as api:

        async def extended(video: dict[str, Any]) -> dict[str, Any]:
            body = {"prompt": "it runs on", "seconds": "4", "video": {"id": video["id"]}}
            return await api.done((await api.http.post("/videos/extensions", json=body)).json())

        async def edited(video: dict[str, Any], prompt: str) -> dict[str, Any]:
            body = {"prompt": prompt, "video": {"id": video["id"]}}
            return await api.done((await api.http.post("/videos/edits", json=body)).json())

        video = await api.completed(input_reference={"image_url": url})
        longest = await extended(await extended(video))
        assert inputs(video) == ["reference.png"]
        assert inputs(longest) == ["reference.png", "source.mp4"]
        assert inputs(await edited(longest, "add snow")) == ["reference.png"]
        plain = await api.completed()
        reversed_ = await edited(plain, "reverse it")
        assert inputs(await edited(plain, "make it night")) == []
        assert inputs(await edited(reversed_, "make it sepia")) == ["source.mp4"]
        longer = await extended(plain)
        remix = await api.http.post(f"/videos/{longer['id']}/remix", json={"prompt": "An owl"})
        assert inputs(await api.done(remix.json())) == []
        assert remix.json()["seconds"] == "8"


async def test_an_edit_that_changes_the_length_says_so(open_api: OpenApi) -> None:
    async with open_api() as api:
        source = await api.completed()
        body = {"prompt": "play it in slow motion", "video": {"id": source["id"]}}
        slow = await api.done((await api.http.post("/videos/edits", json=body)).json())
        again = await api.http.post(f"/videos/{slow['id']}/remix", json={"prompt": "twice as fast"})
    assert slow["seconds"] == "8"
    assert again.json()["seconds"] == "2"


async def test_a_plan_in_place_of_words_is_drawn_or_refused_at_once(open_api: OpenApi) -> None:
    plan = json.dumps({"shots": [{"set": "beach", "cast": ["dog"], "move": "pan_left"}]})
    wrong = plan.replace("pan_left", "pan_lefft")
    async with open_api() as api:
        video = await api.completed(prompt=plan)
        body = {"prompt": wrong, "video": {"id": video["id"]}}
        refused = [
            await api.refused("POST", "/videos", json={"prompt": wrong}),
            await api.refused("POST", "/videos/edits", json=body),
            await api.refused("POST", "/videos/extensions", json=body | {"seconds": "4"}),
            await api.refused("POST", f"/videos/{video['id']}/remix", json={"prompt": wrong}),
        ]
        listed = (await api.http.get("/videos")).json()["data"]
    assert [one["id"] for one in listed] == [video["id"]]
    for status, error in refused:
        assert (status, error["code"], error["param"]) == (400, "invalid_value", "prompt")
        assert error["message"].startswith('Invalid plan: shots[0].move cannot be "pan_lefft".')


async def test_videos_of_earlier_versions_are_listed_remixed_edited_and_extended(
    open_api: OpenApi, tmp_path: Path
) -> None:
    spec = {"operation": "create", "prompt": "A fox in a forest", "width_px": 720,
            "height_px": 1280, "seconds": 4.0, "seed": 9, "look": None, "reference": None,
            "source": None, "characters": []}  # fmt: skip
    async with open_api() as api:
        old = await api.completed()
        with sqlite3.connect(tmp_path / "engine" / "engine.db") as db:
            db.execute("UPDATE videos SET spec = ?", (json.dumps(spec),))
        listed = (await api.http.get("/videos")).json()["data"]
        body = {"prompt": "make it night", "video": {"id": old["id"]}}
        made = [
            await api.http.post(f"/videos/{old['id']}/remix", json={"prompt": "An owl"}),
            await api.http.post("/videos/edits", json=body),
            await api.http.post("/videos/extensions", json=body | {"seconds": "4"}),
        ]
        done = [await api.done(answer.json()) for answer in made]
    assert (listed[0]["animatic"], listed[0]["seed"]) == (None, 9)
    assert [video["status"] for video in done] == ["completed"] * 3
    plans = [run.plan for run in api.runner.ran[1:]]
    assert [plan and plan["shots"][0]["set_name"] for plan in plans[:2]] == ["forest"] * 2


@pytest.mark.parametrize("status", ["in_progress", "failed"])
async def test_only_completed_videos_are_sources(open_api: OpenApi, status: str) -> None:
    runner = InstantRunner(error=RenderError("no") if status == "failed" else None)
    async with open_api(runner) as api:
        runner.hold()
        video = await api.create()
        await runner.started.wait()
        if status == "failed":
            runner.let_go()
            await api.done(video)
        body = {"prompt": "x", "video": {"id": video["id"]}}
        refused = [
            await api.refused("POST", "/videos/edits", json=body),
            await api.refused("POST", "/videos/extensions", json=body | {"seconds": "4"}),
            await api.refused("POST", f"/videos/{video['id']}/remix", json={"prompt": "x"}),
        ]
    for code, error in refused:
        assert (code, error["code"]) == (400, "video_not_completed")
        assert f"is {status}" in error["message"]


async def test_unknown_ids_are_not_found_everywhere(open_api: OpenApi) -> None:
    body = {"prompt": "x", "video": {"id": "video_x"}}
    async with open_api() as api:
        refused = [
            await api.refused("GET", "/videos/video_x"),
            await api.refused("DELETE", "/videos/video_x"),
            await api.refused("GET", "/videos/video_x/content"),
            await api.refused("GET", "/videos?after=video_x"),
            await api.refused("POST", "/videos/video_x/remix", json={"prompt": "x"}),
            await api.refused("POST", "/videos/edits", json=body),
        ]
    assert {(status, error["message"]) for status, error in refused} == {
        (404, "Video with id 'video_x' not found.")
    }


async def test_lists_are_paged_in_order_of_creation(open_api: OpenApi) -> None:
    async with open_api(clock=lambda: 1_800_000_000.0) as api:
        ids = [(await api.create())["id"] for _ in range(5)]
        first = (await api.http.get("/videos?limit=2")).json()
        second = (await api.http.get(f"/videos?limit=3&after={first['last_id']}")).json()
        oldest = (await api.http.get("/videos?order=asc&limit=2")).json()
        none = (await api.http.get("/videos?limit=0")).json()
        everything = (await api.http.get("/videos")).json()
    assert [v["id"] for v in first["data"] + second["data"]] == ids[::-1]
    assert (first["has_more"], second["has_more"]) == (True, False)
    assert (oldest["first_id"], oldest["last_id"]) == (ids[0], ids[1])
    assert none == {
        "object": "list", "data": [], "first_id": None, "last_id": None, "has_more": True
    }  # fmt: skip
    assert len(everything["data"]) == 5


@pytest.mark.parametrize("query", ["limit=101", "limit=-1", "limit=x", "order=up"])
async def test_a_wrong_list_is_refused(open_api: OpenApi, query: str) -> None:
    async with open_api() as api:
        status, error = await api.refused("GET", f"/videos?{query}")
    assert (status, error["code"], error["param"]) == (400, "invalid_value", query.split("=")[0])


@pytest.mark.parametrize(
    ("variant", "media_type", "name", "magic"),
    [
        ("video", "video/mp4", "video.mp4", b"ftyp"),
        ("thumbnail", "image/webp", "thumbnail.webp", b"WEBP"),
        ("spritesheet", "image/jpeg", "spritesheet.jpg", b"JFIF"),
    ],
)
async def test_content_comes_in_three_variants(
    open_api: OpenApi, variant: str, media_type: str, name: str, magic: bytes
) -> None:
    async with open_api() as api:
        video = await api.completed()
        answer = await api.http.get(f"/videos/{video['id']}/content?variant={variant}")
    assert answer.headers["content-type"] == media_type
    assert answer.content == (tiny_files() / name).read_bytes()
    assert magic in answer.content[:16]


async def test_a_part_of_the_content_can_be_asked_for(open_api: OpenApi) -> None:
    async with open_api() as api:
        url = f"/videos/{(await api.completed())['id']}/content"
        answer = await api.http.get(url, headers={"range": "bytes=4-7"})
        outside = await api.http.get(url, headers={"range": "bytes=99999999-"})
    assert (answer.status_code, answer.content) == (206, b"ftyp")
    assert outside.status_code == 416


async def test_content_is_refused_before_its_time_after_it_and_in_unknown_variants(
    open_api: OpenApi, tmp_path: Path
) -> None:
    async with open_api() as api:
        done = await api.completed()
        api.runner.hold()
        running = await api.create()
        await api.runner.started.wait()
        not_ready = await api.refused("GET", f"/videos/{running['id']}/content")
        api.runner.error = RenderError("no")
        api.runner.let_go()
        await api.done(running)
        failed = await api.refused("GET", f"/videos/{running['id']}/content")
        odd = await api.refused("GET", f"/videos/{done['id']}/content?variant=gif")
        (tmp_path / "engine" / "videos" / done["id"] / "video.mp4").unlink()
        gone = await api.refused("GET", f"/videos/{done['id']}/content")
        body = {"prompt": "x", "video": {"id": done["id"]}}
        no_source = await api.refused("POST", "/videos/edits", json=body)
    sentence = "Video is not ready yet, use GET /v1/videos/{video_id} to check status."
    assert (not_ready[0], not_ready[1]["message"]) == (404, sentence)
    assert (failed[0], "failed" in failed[1]["message"]) == (404, True)
    assert (odd[0], odd[1]["code"], odd[1]["param"]) == (400, "invalid_value", "variant")
    assert (gone[0], "expired" in gone[1]["message"]) == (404, True)
    assert (no_source[0], no_source[1]["code"]) == (400, "video_expired")


async def test_running_videos_say_when_to_ask_again(open_api: OpenApi) -> None:
    async with open_api() as api:
        api.runner.hold()
        created = await api.http.post("/videos", json={"prompt": "A fox"})
        url = f"/videos/{created.json()['id']}"
        running = await api.http.get(url)
        api.runner.let_go()
        await api.done(created.json())
        done = await api.http.get(url)
    assert (
        created.headers["openai-poll-after-ms"] == running.headers["openai-poll-after-ms"] == "500"
    )
    assert "openai-poll-after-ms" not in done.headers


async def test_deletion_removes_the_files_and_only_of_what_is_done(
    open_api: OpenApi, tmp_path: Path
) -> None:
    async with open_api() as api:
        api.runner.hold()
        video = await api.create()
        await api.runner.started.wait()
        status, error = await api.refused("DELETE", f"/videos/{video['id']}")
        api.runner.let_go()
        await api.done(video)
        answer = await api.http.delete(f"/videos/{video['id']}")
        gone, _ = await api.refused("GET", f"/videos/{video['id']}")
        left = list(tmp_path.glob(f"engine/*/{video['id']}"))
    assert (status, error["code"]) == (400, "video_not_terminal")
    assert answer.json() == {"id": video["id"], "object": "video.deleted", "deleted": True}
    assert (gone, left) == (404, [])


async def test_the_model_list_names_what_really_draws(open_api: OpenApi) -> None:
    async with open_api() as api:
        models = (await api.http.get("/models")).json()
    assert [model["id"] for model in models["data"]] == ["animatic-1"]


@pytest.mark.parametrize(
    ("method", "path", "status", "message"),
    [
        ("POST", "/x", 404, "Invalid URL (POST /v1/x)"),
        ("GET", "/videos/", 404, "Invalid URL (GET /v1/videos/)"),
        ("GET", "/videos/..%2Fmodels", 404, "Invalid URL (GET /v1/videos/../models)"),
        ("PUT", "/videos", 405, "Not allowed to PUT on /v1/videos"),
    ],
)
async def test_unknown_routes_answer_in_the_envelope(
    open_api: OpenApi, method: str, path: str, status: int, message: str
) -> None:
    async with open_api() as api:
        assert await api.refused(method, path) == (
            status,
            {"message": message, "type": "invalid_request_error", "param": None, "code": None},
        )


async def test_an_unexpected_error_is_an_answer_and_a_line_in_the_log(
    open_api: OpenApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_api() as api:
        (tmp_path / "engine" / "inputs").rmdir()
        status, error = await api.refused("POST", "/videos", json={"prompt": "A fox"})
    assert (status, error["type"]) == (500, "server_error")
    assert "Traceback" not in error["message"]
    assert "POST /v1/videos failed" in caplog.text


async def test_an_engine_that_is_not_running_says_so(tmp_path: Path) -> None:
    transport = httpx2.ASGITransport(app=Engine(tmp_path).app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://engine/v1") as http:
        answer = await http.get("/videos")
    assert answer.status_code == 503
    assert "not running" in answer.json()["error"]["message"]


async def test_an_error_inside_running_comes_out_as_itself(open_api: OpenApi) -> None:
    with pytest.raises(LookupError, match="mine"):
        async with open_api():
            raise LookupError("mine")


SERVE = """
import sys
from pathlib import Path
import anyio, httpx2
from sora_mcp.engine.engine import Engine

class Idle:
    async def run(self, *task):
        await anyio.sleep_forever()

async def main():
    engine = Engine(Path(sys.argv[1]), runner=Idle())
    transport = httpx2.ASGITransport(app=engine.app)
    async with engine.running(), httpx2.AsyncClient(transport=transport) as http:
        body = {"prompt": "A fox in the snow", "seconds": "4"}
        return await http.post("http://engine/v1/videos", json=body)
"""


def test_serving_and_planning_load_no_media_library(tmp_path: Path) -> None:
    code = SERVE + (
        "answer = anyio.run(main)\n"
        "assert answer.json()['animatic']['understood'], answer.text\n"
        "heavy = {'av', 'cv2', 'numpy', 'PIL', 'fontpkg_noto_sans', 'resvg_py'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)


def test_a_machine_that_cannot_draw_says_so(tmp_path: Path) -> None:
    code = HIDE_CV2 + SERVE + "answer = anyio.run(main)\nprint(answer.status_code, answer.text)"
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], check=True, capture_output=True, text=True
    )
    assert run.stdout.startswith("400 ")
    assert "opencv-python-headless is not installed" in run.stdout
    assert '"code":"engine_unavailable"' in run.stdout
    assert not list((tmp_path / "engine" / "inputs").iterdir())


async def test_a_client_that_leaves_while_sending_is_no_error(
    open_api: OpenApi, caplog: pytest.LogCaptureFixture
) -> None:
    async def leave() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        raise AssertionError("nobody is there to hear it")

    async with open_api() as api:
        scope = {
            "type": "http", "method": "POST", "path": "/v1/videos", "query_string": b"",
            "headers": [(b"content-type", b"application/json")],
        }  # fmt: skip
        await api.engine.app(scope, leave, send)
    assert "failed" not in caplog.text


async def test_an_error_after_the_answer_began_is_left_to_the_server() -> None:
    async def breaks_off(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise OSError("the disk went away")

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {}

    with pytest.raises(OSError, match="disk"):
        await LastResort(breaks_off)({"type": "http"}, receive, send)
    assert len(sent) == 1
