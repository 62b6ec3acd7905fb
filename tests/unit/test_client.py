"""The client against tiny servers: what it sends, what it makes of answers, when it tries again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sora_mcp import __version__
from sora_mcp.client import VideosClient
from sora_mcp.errors import (
    ApiError,
    AuthenticationError,
    ConfigurationError,
    DownloadError,
    InvalidRequestError,
    NotFoundError,
    RateLimitedError,
    RejectedError,
    ServerError,
    UnreachableError,
    UnsupportedError,
    UploadError,
)
from sora_mcp.ids import ID_MAX_CHARS
from sora_mcp.video import CreateRequest, FileUpload, ImageReference, VideoReference

BASE = "http://videos.test/v1"
KEY = "sk-secret-0123456789"
VIDEO = {"id": "video_1", "object": "video", "status": "queued", "seconds": "8"}
PNG = FileUpload("fox.png", "image/png", b"\x89PNG\r\n\x1a\n")
CLIP = FileUpload("clip.mp4", "video/mp4", b"\0\0\0\x18ftypmp42")

Reply = httpx2.Response | Exception


class Server:
    """Answers with the given replies in turn (the last one again and again) and notes requests."""

    def __init__(self, *replies: Reply) -> None:
        self._replies = list(replies)
        self.requests: list[httpx2.Request] = []
        self.bodies: list[bytes] = []

    async def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        self.bodies.append(await request.aread())
        reply = self._replies[0] if len(self._replies) == 1 else self._replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    @property
    def json(self) -> Any:
        assert self.requests[-1].headers["content-type"] == "application/json"
        return json.loads(self.bodies[-1])

    @property
    def form(self) -> dict[str, Message]:
        kind = self.requests[-1].headers["content-type"].encode()
        form = message_from_bytes(b"Content-Type: " + kind + b"\r\n\r\n" + self.bodies[-1])
        parts = [part for part in form.walk() if part is not form]
        return {str(part.get_param("name", header="content-disposition")): part for part in parts}

    @property
    def form_texts(self) -> dict[str, bytes]:
        return {name: bytes(part.get_payload(decode=True)) for name, part in self.form.items()}


class Waits:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.slept_s: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept_s.append(seconds)
        self.now_s += seconds

    def clock(self) -> float:
        return self.now_s


@asynccontextmanager
async def opened(
    server: Callable[[httpx2.Request], Any], waits: Waits | None = None, **options: Any
) -> AsyncGenerator[VideosClient]:
    waits = waits or Waits()
    given: dict[str, Any] = {"base_url": BASE, "api_key": KEY, "random": lambda: 1.0} | options
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(server)) as http:
        yield VideosClient(http, sleep=waits.sleep, clock=waits.clock, **given)


def replies(status: int = 200, body: Any = None, **headers: str) -> httpx2.Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, json=VIDEO if body is None else body, headers=names)


def by_name(value: Any) -> str:
    return value.__name__ if isinstance(value, type) else ""


# --- what is sent ---------------------------------------------------------------------------------


async def test_create_sends_a_form_with_only_what_was_set() -> None:
    server = Server(replies())
    async with opened(server) as client:
        video = await client.create(CreateRequest("a fox", seconds="8"))
    assert video.id == "video_1"
    assert (server.requests[0].method, str(server.requests[0].url)) == ("POST", f"{BASE}/videos")
    assert server.form_texts == {"prompt": b"a fox", "seconds": b"8"}
    assert all(part.get_filename() is None for part in server.form.values())


async def test_the_configured_model_is_sent_when_the_request_names_none() -> None:
    server = Server(replies())
    async with opened(server, model="wan") as client:
        await client.create(CreateRequest("a fox"))
        assert server.form_texts["model"] == b"wan"
        await client.create(CreateRequest("a fox", model="other", size="64x64"))
        assert server.form_texts == {"prompt": b"a fox", "model": b"other", "size": b"64x64"}


@pytest.mark.parametrize("on_disk", [True, False])
async def test_a_picture_is_a_file_part_with_its_name_and_type(
    tmp_path: Path, on_disk: bool
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"\x89PNG" * 50_000)
    server = Server(replies())
    image = FileUpload("fox.png", "image/png", path if on_disk else path.read_bytes())
    async with opened(server) as client:
        await client.create(CreateRequest("a fox", input_reference=image))
    part = server.form["input_reference"]
    assert (part.get_filename(), part.get_content_type()) == ("fox.png", "image/png")
    assert part.get_payload(decode=True) == path.read_bytes()


@pytest.mark.parametrize(
    ("image", "wire"),
    [
        (ImageReference(file_id="file-1"), {"file_id": "file-1"}),
        (ImageReference(image_url="https://x/y.png"), {"image_url": "https://x/y.png"}),
    ],
)
async def test_a_reference_is_a_json_object(image: ImageReference, wire: dict[str, str]) -> None:
    server = Server(replies())
    async with opened(server) as client:
        await client.create(CreateRequest("a fox", seconds="8", input_reference=image))
    assert server.json == {"prompt": "a fox", "seconds": "8", "input_reference": wire}


async def test_characters_make_the_body_json() -> None:
    server = Server(replies())
    async with opened(server) as client:
        await client.create(CreateRequest("Mossy runs", characters=("c/1", "c2")))
    assert server.json == {"prompt": "Mossy runs", "characters": [{"id": "c/1"}, {"id": "c2"}]}


async def test_json_servers_get_files_as_data_urls(tmp_path: Path) -> None:
    path = tmp_path / "fox.png"
    path.write_bytes(b"\x89PNG")
    server = Server(replies())
    async with opened(server, body="json") as client:
        for content in (path, b"\x89PNG"):
            image = FileUpload("fox.png", "image/png", content)
            await client.create(CreateRequest("a fox", input_reference=image))
            url = {"image_url": "data:image/png;base64,iVBORw=="}
            assert server.json == {"prompt": "a fox", "input_reference": url}
        await client.create(CreateRequest("a fox"))
        assert server.json == {"prompt": "a fox"}


async def test_work_on_a_video_by_id_is_json() -> None:
    server = Server(replies())
    async with opened(server, model="wan") as client:
        await client.edit("at night", VideoReference("video_9"))
        assert server.requests[-1].url.path == "/v1/videos/edits"
        assert server.json == {"prompt": "at night", "video": {"id": "video_9"}}
        await client.extend("it ends", VideoReference("video_9"), "4")
        assert server.requests[-1].url.path == "/v1/videos/extensions"
        assert server.json == {"prompt": "it ends", "seconds": "4", "video": {"id": "video_9"}}
        await client.remix("video_9", "in snow")
        assert server.requests[-1].url.path == "/v1/videos/video_9/remix"
        assert server.json == {"prompt": "in snow"}


async def test_work_on_an_uploaded_video_is_a_form_that_names_the_model() -> None:
    server = Server(replies())
    async with opened(server, model="wan") as client:
        await client.extend("it ends", CLIP, "4")
    assert list(server.form) == ["prompt", "seconds", "model", "video"]
    assert server.form["video"].get_filename() == "clip.mp4"
    assert server.form["video"].get_content_type() == "video/mp4"


async def test_a_character_is_made_from_a_form_and_read_back() -> None:
    server = Server(replies(body={"id": "char_1", "created_at": 5, "name": "Mossy"}))
    async with opened(server) as client:
        made = await client.create_character("Mossy", CLIP)
        assert list(server.form) == ["name", "video"]
        assert await client.get_character("char/1") == made
    assert server.requests[-1].url.raw_path == b"/v1/videos/characters/char%2F1"


async def test_a_list_asks_only_for_what_was_set() -> None:
    server = Server(replies(body={"data": []}))
    async with opened(server) as client:
        await client.list()
        assert server.requests[-1].url.raw_path == b"/v1/videos"
        await client.list(limit=5, after="a/b", order="asc")
    assert dict(server.requests[-1].url.params) == {"limit": "5", "after": "a/b", "order": "asc"}


async def test_every_request_says_who_asks_and_carries_the_key() -> None:
    server = Server(replies())
    async with opened(server) as client:
        await client.retrieve("video_1")
    headers = server.requests[0].headers
    assert headers["user-agent"] == f"sora-mcp/{__version__}"
    assert headers["authorization"] == f"Bearer {KEY}"
    assert headers["accept"] == "application/json"


async def test_without_a_key_none_is_sent() -> None:
    server = Server(replies())
    async with opened(server, api_key=None) as client:
        await client.retrieve("video_1")
    assert "authorization" not in server.requests[0].headers


@pytest.mark.parametrize("options", [{"api_key": "sk-\n1"}, {"api_key": "schlüssel"}])
async def test_a_key_no_header_can_carry_is_refused_without_showing_it(
    options: dict[str, Any],
) -> None:
    with pytest.raises(ConfigurationError) as refusal:
        async with opened(Server(replies()), **options):
            pass
    assert options["api_key"] not in str(refusal.value)


async def test_a_base_url_that_is_no_address_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="not an address"):
        async with opened(Server(replies()), base_url="http://[::1"):
            pass


@pytest.mark.parametrize("prompt", ["a \ud800 fox"])
@pytest.mark.parametrize("body", ["multipart", "json"])
async def test_half_a_character_is_refused_before_anything_is_sent(prompt: str, body: str) -> None:
    server = Server(replies())
    async with opened(server, body=body) as client:
        with pytest.raises(InvalidRequestError, match="cannot be sent"):
            await client.create(CreateRequest(prompt))
    assert not server.requests


@pytest.mark.parametrize("body", ["multipart", "json"])
async def test_a_file_that_has_gone_is_an_upload_error(tmp_path: Path, body: str) -> None:
    server = Server(replies())
    image = FileUpload("fox.png", "image/png", tmp_path / "fox.png")
    async with opened(server, body=body) as client:
        with pytest.raises(UploadError, match=r"fox\.png cannot be read any more"):
            await client.create(CreateRequest("a fox", input_reference=image))
    assert not server.requests


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that breaks off")
async def test_a_file_that_cannot_be_read_to_its_end_is_an_upload_error(tmp_path: Path) -> None:
    (tmp_path / "mem").symlink_to("/proc/self/mem")  # opens, then fails to be read at 0
    image = FileUpload("fox.png", "image/png", tmp_path / "mem")
    async with opened(Server(replies())) as client:
        with pytest.raises(UploadError, match="could not be read to its end"):
            await client.create(CreateRequest("a fox", input_reference=image))


# --- ids ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "id_", ["", " ", ".", "..", "...", "a\nb", "a\x7f", "a\x85", "\ud800", "x" * (ID_MAX_CHARS + 1)]
)
async def test_what_cannot_be_an_id_is_never_sent(id_: str) -> None:
    server = Server(replies())
    async with opened(server) as client:
        calls: list[Awaitable[Any]] = [
            client.retrieve(id_),
            client.delete(id_),
            client.remix(id_, "x"),
            client.edit("x", VideoReference(id_)),
            client.extend("x", VideoReference(id_), "4"),
            client.get_character(id_),
            client.create(CreateRequest("x", characters=(id_,))),
        ]
        for call in calls:
            with pytest.raises(InvalidRequestError, match="is not an id"):
                await call
        with pytest.raises(InvalidRequestError):
            client.content(id_)
    assert not server.requests


@given(st.text(min_size=1, max_size=60))
def test_an_id_never_leaves_its_place_in_the_path(id_: str) -> None:
    server = Server(replies())

    async def retrieve() -> None:
        async with opened(server) as client:
            await client.retrieve(id_)

    try:
        asyncio.run(retrieve())
    except InvalidRequestError:
        assert not server.requests
        return
    segments = server.requests[0].url.raw_path.split(b"/")
    assert segments[:-1] == [b"", b"v1", b"videos"]
    assert segments[-1] not in (b"", b".", b"..")
    assert not set(segments[-1]) & set(b"?#\\")


@pytest.mark.parametrize(
    ("id_", "segment"), [("a/b+c=", b"a%2Fb%2Bc%3D"), ("a%2Fb", b"a%252Fb"), ("../x", b"..%2Fx")]
)
async def test_ids_are_percent_encoded_once(id_: str, segment: bytes) -> None:
    server = Server(replies())
    async with opened(server) as client:
        await client.retrieve(id_)
    assert server.requests[0].url.raw_path == b"/v1/videos/" + segment


# --- answers --------------------------------------------------------------------------------------


async def test_a_failed_video_tells_why_without_the_key() -> None:
    failed = VIDEO | {"status": "failed", "error": {"message": f"bad key {KEY}", "code": "x"}}
    async with opened(Server(replies(500, failed))) as client:
        video = await client.retrieve("video_1")
    assert video.error is not None
    assert video.error.sentence == "bad key *** (x)"


@pytest.mark.parametrize("status", [*range(300, 310), *range(400, 452), *range(500, 512), 599])
@pytest.mark.parametrize("code", ["x", None])
async def test_every_status_is_exactly_one_error(status: int, code: str | None) -> None:
    body = {"error": {"code": code}} if code else {}
    async with opened(Server(replies(status, body))) as client:
        with pytest.raises(ApiError) as refusal:
            await client.create(CreateRequest("a fox"))
    kinds: dict[int, type[ApiError]] = {
        401: AuthenticationError, 402: AuthenticationError, 403: AuthenticationError,
        404: NotFoundError, 410: NotFoundError, 405: UnsupportedError, 501: UnsupportedError,
        408: ServerError, 429: RateLimitedError,
    }  # fmt: skip
    assert type(refusal.value) is kinds.get(status, ServerError if status >= 500 else RejectedError)
    assert (refusal.value.status, refusal.value.code) == (status, code)
    assert f"HTTP {status}" in str(refusal.value)


async def test_an_error_keeps_code_param_and_request_id() -> None:
    body = {"error": {"message": "Bad\n value.", "code": "invalid_value", "param": "seconds"}}
    async with opened(Server(replies(400, body, x_request_id="req_1"))) as client:
        with pytest.raises(RejectedError) as refusal:
            await client.create(CreateRequest("a fox"))
    assert str(refusal.value) == (
        "The video server rejected the request: Bad value (invalid_value)."
    )
    error = refusal.value
    assert (error.code, error.param, error.request_id) == ("invalid_value", "seconds", "req_1")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"Internal Server Error", "failed: Internal Server Error."),
        (b"<!doctype html><h1>502</h1>", "failed (HTTP 500) and gave no reason."),
        (b"\x1f\x8b\x08\0", "gave no reason"),
        (b"", "gave no reason"),
        ("狐".encode() * 1366, "failed: 狐狐"),  # 4098 bytes
        (b"[1]", "gave no reason"),
        (b"null", "failed: null."),
        (b"[" * 100_000, "failed: [[["),
        (b'{"message": "top"}', "failed: top."),
        (b'{"error": {"detail": "inner"}}', "failed: inner."),
        (b'{"error": {"message": ["no", "text"]}}', "gave no reason"),
        (b'{"detail": ["odd"]}', "gave no reason"),
        (b'{"detail": [{"msg": "odd"}]}', "failed: request: odd."),
        (b'{"error": true}', "gave no reason"),
        (b'{"message": "wait\\u202e\\u0000 here!"}', "failed: wait here!"),
    ],
)
async def test_errors_of_every_shape_become_one_sentence(body: bytes, words: str) -> None:
    async with opened(Server(httpx2.Response(500, content=body))) as client:
        with pytest.raises(ServerError) as refusal:
            await client.create(CreateRequest("a fox"))
    assert words in str(refusal.value)


async def test_a_servers_words_are_cut_at_600_characters() -> None:
    async with opened(Server(replies(400, {"error": "x" * 5000}))) as client:
        with pytest.raises(RejectedError) as refusal:
            await client.create(CreateRequest("a fox"))
    assert str(refusal.value).endswith("x…")
    assert str(refusal.value).count("x") == 599


async def test_a_key_that_the_server_repeats_is_masked() -> None:
    body = {"error": {"message": f"Bad key {KEY}", "code": KEY, "param": KEY}}
    async with opened(Server(replies(401, body, x_request_id=KEY))) as client:
        with pytest.raises(AuthenticationError) as refusal:
            await client.models()
    assert KEY not in f"{refusal.value} {vars(refusal.value)}"


async def test_a_placeholder_key_does_not_garble_words() -> None:
    async with opened(Server(replies(401, {"error": "next"})), api_key="x") as client:
        with pytest.raises(AuthenticationError, match="next"):
            await client.models()


@pytest.mark.parametrize("body", [b"<html>login</html>", b"{}", b'{"id": [], "status": "queued"}'])
async def test_a_post_answered_without_a_video_says_that_a_job_may_exist(body: bytes) -> None:
    async with opened(Server(httpx2.Response(200, content=body))) as client:
        with pytest.raises(ServerError, match="may be working on one that cannot be followed"):
            await client.create(CreateRequest("a fox"))
        with pytest.raises(ServerError, match=r"^The video server answered without a video"):
            await client.retrieve("video_1")


async def test_a_video_that_breaks_every_rule_is_no_video() -> None:
    async with opened(Server(replies(body={"id": "", "status": "queued"}))) as client:
        with pytest.raises(ServerError, match="without a video"):
            await client.retrieve("video_1")


@pytest.mark.parametrize("body", [{"id": 7}, {"name": "Mossy"}, []])
async def test_an_answer_without_a_character_is_told(body: Any) -> None:
    async with opened(Server(replies(body=body))) as client:
        with pytest.raises(ServerError, match="without a character"):
            await client.get_character("char_1")


async def test_an_unknown_character_is_not_found() -> None:
    async with opened(Server(replies(404, {"id": "x"}))) as client:
        with pytest.raises(NotFoundError):
            await client.get_character("char_1")


async def test_a_full_page_is_read_as_it_is() -> None:
    body = {"data": [VIDEO], "first_id": "a", "last_id": "b", "has_more": True}
    async with opened(Server(replies(body=body))) as client:
        page = await client.list()
    assert ([video.id for video in page.data], page.first_id) == (["video_1"], "a")
    assert (page.last_id, page.has_more) == ("b", True)


@pytest.mark.parametrize("wrapped", [True, False])
async def test_a_page_may_lack_everything_but_its_videos(wrapped: bool) -> None:
    items = [VIDEO, {"id": "no status"}, "junk", VIDEO | {"id": "video_2"}]
    body = {"data": items, "has_more": None, "last_id": 5} if wrapped else items
    async with opened(Server(replies(body=body))) as client:
        page = await client.list()
    assert [video.id for video in page.data] == ["video_1", "video_2"]
    assert (page.first_id, page.last_id, page.has_more) == ("video_1", "video_2", False)


async def test_an_empty_page_has_no_cursor() -> None:
    async with opened(Server(replies(body={"data": []}))) as client:
        assert (await client.list()).last_id is None


@pytest.mark.parametrize("body", [{"data": {}}, {"object": "list"}])
async def test_a_list_that_is_none_is_told(body: Any) -> None:
    async with opened(Server(replies(body=body))) as client:
        with pytest.raises(ServerError, match="without a list"):
            await client.list()


async def test_models_are_listed_by_id() -> None:
    body = {"data": [{"id": "sora-2"}, {"id": 5}, "junk", {"id": "wan"}]}
    server = Server(replies(body=body))
    async with opened(server) as client:
        assert await client.models() == ("sora-2", "wan")
    assert server.requests[0].url.path == "/v1/models"


@pytest.mark.parametrize(
    "reply",
    [
        replies(body={"id": "video_1", "deleted": True}),
        replies(body=VIDEO | {"status": "deleted"}),
        replies(body={"deleted": True}),
        httpx2.Response(204),
    ],
)
async def test_any_success_confirms_a_deletion(reply: httpx2.Response) -> None:
    server = Server(reply)
    async with opened(server) as client:
        deleted = await client.delete("video_1")
    assert (deleted.id, deleted.deleted, server.requests[0].method) == ("video_1", True, "DELETE")


# --- trying again ---------------------------------------------------------------------------------

DAY = "Sun, 22 Nov 2026"
TRANSIENT = [408, 429, 500, 502, 503, 504, 529]


@pytest.mark.parametrize("status", TRANSIENT)
async def test_a_get_is_repeated_after_a_passing_failure(status: int) -> None:
    server, waits = Server(replies(status, {}), replies(status, {}), replies()), Waits()
    async with opened(server, waits) as client:
        assert (await client.retrieve("video_1")).id == "video_1"
    assert waits.slept_s == [0.5, 1.0]


async def test_a_get_is_given_up_after_four_attempts() -> None:
    server, waits = Server(replies(503, {"error": "busy"})), Waits()
    async with opened(server, waits) as client:
        with pytest.raises(ServerError, match="busy"):
            await client.retrieve("video_1")
    assert len(server.requests) == 4
    assert waits.slept_s == [0.5, 1.0, 2.0]


async def test_waiting_is_jittered_from_zero() -> None:
    waits = Waits()
    async with opened(Server(replies(503, {}), replies()), waits, random=lambda: 0.25) as client:
        await client.retrieve("video_1")
    assert waits.slept_s == [0.125]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 410, 422, 501])
async def test_a_get_is_not_repeated_where_that_cannot_help(status: int) -> None:
    server = Server(replies(status, {}))
    async with opened(server) as client:
        with pytest.raises(ApiError):
            await client.retrieve("video_1")
    assert len(server.requests) == 1


async def test_an_answer_that_is_not_the_protocol_is_not_asked_for_again() -> None:
    server = Server(httpx2.Response(200, content=b"<html>"))
    async with opened(server) as client:
        with pytest.raises(ServerError):
            await client.retrieve("video_1")
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("headers", "waited_s"),
    [
        ({"retry_after": "7"}, 7.0),
        ({"retry_after": "0"}, 0.0),
        ({"retry_after_ms": "1500", "retry_after": "9"}, 1.5),
        ({"retry_after": f"{DAY} 10:00:09 GMT", "date": f"{DAY} 10:00:00 GMT"}, 9.0),
        ({"retry_after": "Sun, 22 Nov 2020 10:00:09 GMT"}, 0.0),
        ({"retry_after": f"{DAY} 10:00:09"}, 0.5),
        ({"retry_after": "soon"}, 0.5),
        ({"retry_after": "-3"}, 0.5),
        ({"retry_after": "inf"}, 0.5),
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", [429, 503])
async def test_the_server_says_how_long_to_wait(
    status: int, headers: dict[str, str], waited_s: float
) -> None:
    waits = Waits()
    async with opened(Server(replies(status, {}, **headers), replies()), waits) as client:
        await client.retrieve("video_1")
    assert waits.slept_s == [waited_s]


async def test_a_wait_beyond_the_bound_is_left_to_the_caller() -> None:
    server, waits = Server(replies(429, {}, retry_after="31")), Waits()
    async with opened(server, waits) as client:
        with pytest.raises(RateLimitedError) as refusal:
            await client.retrieve("video_1")
    assert (refusal.value.retry_after_s, refusal.value.retryable) == (31.0, True)
    assert (len(server.requests), waits.slept_s) == (1, [])


async def test_all_attempts_together_start_within_30_seconds() -> None:
    server, waits = Server(replies(503, {}, retry_after="14")), Waits()
    async with opened(server, waits) as client:
        with pytest.raises(ServerError):
            await client.retrieve("video_1")
    assert waits.slept_s == [14.0, 14.0]


POSTS: dict[str, Callable[[VideosClient], Awaitable[Any]]] = {
    "create": lambda client: client.create(CreateRequest("x")),
    "create_by_json": lambda client: client.create(CreateRequest("x", characters=("c",))),
    "create_with_file": lambda client: client.create(CreateRequest("x", input_reference=PNG)),
    "edit": lambda client: client.edit("x", VideoReference("v")),
    "edit_upload": lambda client: client.edit("x", CLIP),
    "extend": lambda client: client.extend("x", VideoReference("v"), "4"),
    "remix": lambda client: client.remix("v", "x"),
    "create_character": lambda client: client.create_character("x", CLIP),
}


@pytest.mark.parametrize("name", POSTS)
@pytest.mark.parametrize(
    "reply",
    [replies(status, {}) for status in TRANSIENT if status != 429]
    + [httpx2.ReadTimeout(""), httpx2.ConnectError(""), httpx2.RemoteProtocolError("")],
    ids=lambda reply: str(getattr(reply, "status_code", type(reply).__name__)),
)
async def test_a_post_that_may_cost_is_sent_once(name: str, reply: Reply) -> None:
    server = Server(reply)
    async with opened(server) as client:
        with pytest.raises(ApiError):
            await POSTS[name](client)
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", POSTS)
async def test_a_post_is_repeated_whole_after_429(name: str) -> None:
    server, waits = Server(replies(429, {}, retry_after="3"), replies()), Waits()
    async with opened(server, waits) as client:
        await POSTS[name](client)
    assert waits.slept_s == [3.0]
    first, second = (len(body) for body in server.bodies)
    assert first == second > 0


@pytest.mark.parametrize("code", ["insufficient_quota", "billing_hard_limit_reached"])
async def test_an_empty_account_is_never_asked_again(code: str) -> None:
    server = Server(replies(429, {"error": {"code": code, "message": "Pay"}}))
    async with opened(server) as client:
        calls: list[Awaitable[Any]] = [
            client.create(CreateRequest("x")),
            client.retrieve("v"),
            client.delete("v"),
        ]
        for call in calls:
            with pytest.raises(RateLimitedError) as refusal:
                await call
            assert (refusal.value.code, refusal.value.retryable) == (code, False)
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    "first", [replies(500, {}), httpx2.ReadTimeout("")], ids=["answered", "silent"]
)
async def test_a_repeated_delete_that_finds_nothing_has_done_its_work(first: Reply) -> None:
    server = Server(first, replies(404, {}))
    async with opened(server) as client:
        assert (await client.delete("video_1")).deleted
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "first", [replies(429, {}), httpx2.ConnectError("")], ids=["refused", "unsent"]
)
async def test_a_delete_that_never_arrived_before_is_not_found(first: Reply) -> None:
    async with opened(Server(first, replies(404, {}))) as client:
        with pytest.raises(NotFoundError):
            await client.delete("video_1")


# --- broken lines ---------------------------------------------------------------------------------


def _all_kinds(kind: type[Exception]) -> Iterator[type[Exception]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _all_kinds(below)


BELOW_HTTP = sorted(
    {
        below
        for kind in (
            httpx2.HTTPError,
            httpx2.StreamError,
            httpx2.InvalidURL,
            httpx2.CookieConflict,
        )
        for below in _all_kinds(kind)
        if below.__module__.startswith("httpx2") and "websocket" not in below.__module__
    },
    key=lambda kind: kind.__name__,
)
UNSENT = {"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol"}


def _made(kind: type[Exception]) -> Exception:
    request = httpx2.Request("GET", BASE)
    if kind is httpx2.HTTPStatusError:
        return httpx2.HTTPStatusError("", request=request, response=httpx2.Response(500))
    try:
        return kind(KEY)
    except TypeError:
        return kind()


def test_the_exceptions_below_http_are_all_enumerated() -> None:
    exported = {
        value
        for value in vars(httpx2).values()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    unknown = {kind.__name__ for kind in exported - set(BELOW_HTTP)}
    assert {name for name in unknown if "WebSocket" not in name and "SSE" not in name} == set()


@pytest.mark.parametrize("kind", BELOW_HTTP, ids=by_name)
async def test_every_exception_below_http_is_one_unreachable_error(kind: type[Exception]) -> None:
    async with opened(Server(_made(kind))) as client:
        with pytest.raises(UnreachableError) as refusal:
            await client.create(CreateRequest("a fox"))
    error = refusal.value
    assert type(error) is UnreachableError
    assert error.maybe_sent is (kind.__name__ not in UNSENT | {"InvalidURL"})
    assert str(error).endswith(".")
    assert "videos.test" in str(error)


async def test_an_address_in_ipv6_is_told_as_it_is_written() -> None:
    async with opened(Server(httpx2.ConnectError("")), base_url="http://[::1]:8000/v1") as client:
        with pytest.raises(UnreachableError, match=r"No connection .* at http://\[::1\]:8000\.$"):
            await client.create(CreateRequest("a fox"))


async def test_a_certificate_that_does_not_fit_is_told() -> None:
    reason = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed"
    async with opened(Server(httpx2.ConnectError(reason))) as client:
        with pytest.raises(UnreachableError, match="certificate verify failed"):
            await client.models()


async def test_a_get_is_repeated_after_a_broken_line_but_not_after_a_wrong_scheme() -> None:
    server = Server(httpx2.ReadError(""), httpx2.ConnectTimeout(""), replies())
    async with opened(server) as client:
        assert (await client.retrieve("video_1")).id == "video_1"
    server = Server(httpx2.UnsupportedProtocol(""))
    async with opened(server) as client:
        with pytest.raises(UnreachableError):
            await client.retrieve("video_1")
    assert len(server.requests) == 1


# --- redirects ------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("name", ["create", "remix"])
async def test_a_post_does_not_follow_a_redirect(status: int, name: str) -> None:
    server = Server(replies(status, {}, location="https://user:pw@new.test/v1/videos?token=1"))
    async with opened(server) as client:
        with pytest.raises(RejectedError) as refusal:
            await POSTS[name](client)
    destination = f"redirects to https://new.test/v1/videos (HTTP {status}): set the base URL"
    assert destination in str(refusal.value)
    assert len(server.requests) == 1


async def test_a_redirect_to_nowhere_is_told() -> None:
    async with opened(Server(replies(302, {}, location="http://[::1"))) as client:
        with pytest.raises(RejectedError, match="redirects nowhere"):
            await client.models()


@pytest.mark.parametrize(
    ("destination", "is_home"),
    [
        ("/v1/elsewhere", True),
        ("http://videos.test:80/v1/elsewhere", True),
        ("https://videos.test/v1/elsewhere", False),
        ("http://videos.test:8080/v1/elsewhere", False),
        ("http://cdn.test/x", False),
        ("http://sub.videos.test/x", False),
    ],
)
async def test_content_follows_redirects_and_leaves_the_key_at_home(
    destination: str, is_home: bool
) -> None:
    server = Server(replies(302, {}, location=destination), httpx2.Response(200, content=b"mp4"))
    async with opened(server) as client, client.content("video_1") as content:
        assert b"".join([chunk async for chunk in content.chunks]) == b"mp4"
    assert ("authorization" in server.requests[1].headers) is is_home
    assert KEY not in str(server.requests[1].headers.raw) or is_home


async def test_the_key_does_not_come_back_with_a_redirect_home() -> None:
    server = Server(
        replies(302, {}, location="http://cdn.test/x"),
        replies(302, {}, location=f"{BASE}/y"),
        httpx2.Response(200, content=b"mp4"),
    )
    async with opened(server) as client, client.content("video_1"):
        pass
    assert ["authorization" in request.headers for request in server.requests] == [
        True,
        False,
        False,
    ]


async def test_redirects_in_circles_end() -> None:
    server = Server(replies(302, {}, location="/v1/again"))
    async with opened(server) as client:
        with pytest.raises(UnreachableError, match="redirects in circles"):
            async with client.content("video_1"):
                pass
    assert len(server.requests) == 5


# --- content --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variant", "query", "accept"),
    [("video", b"", "video/"), ("thumbnail", b"variant=thumbnail", "image/")],
)
async def test_content_asks_for_its_variant(variant: Any, query: bytes, accept: str) -> None:
    server = Server(httpx2.Response(200, content=b"x", headers={"content-type": "Image/WebP; a=b"}))
    async with opened(server) as client, client.content("a/b", variant) as content:
        assert (content.mime_type, content.length_bytes) == ("image/webp", 1)
    request = server.requests[0]
    assert request.url.raw_path.partition(b"?")[0] == b"/v1/videos/a%2Fb/content"
    assert request.url.query == query
    assert request.headers["accept"].startswith(accept)
    assert request.headers["accept-encoding"] == "identity"


@pytest.mark.parametrize(
    "headers", [{}, {"content-length": "many"}, {"content-length": "9", "content-encoding": "gzip"}]
)
async def test_a_length_that_is_not_the_files_is_not_given(headers: dict[str, str]) -> None:
    async def nothing() -> AsyncIterator[bytes]:
        return
        yield b""

    server = Server(httpx2.Response(200, content=nothing(), headers=headers))
    async with opened(server) as client, client.content("video_1") as content:
        assert content.length_bytes is None
        assert content.mime_type == "application/octet-stream"


async def test_content_may_stand_still_as_long_as_set() -> None:
    server = Server(httpx2.Response(200, content=b"x"))
    async with opened(server, download_timeout_s=7.5) as client, client.content("video_1"):
        pass
    assert server.requests[0].extensions["timeout"]["read"] == 7.5


@pytest.mark.parametrize(
    ("status", "body", "kind", "words"),
    [
        (404, {"error": {"message": "Video is not ready yet"}}, NotFoundError, "not ready yet"),
        (400, {"detail": "in S3"}, RejectedError, "in S3"),
        (200, {"error": {"message": "in S3"}}, ServerError, "without media: in S3"),
        (200, VIDEO, ServerError, "without media."),
    ],
)
async def test_words_instead_of_media_are_an_error(
    status: int, body: Any, kind: type[ApiError], words: str
) -> None:
    async with opened(Server(replies(status, body))) as client:
        with pytest.raises(kind, match=words):
            async with client.content("video_1"):
                pass


async def test_content_is_opened_again_after_a_passing_failure() -> None:
    server = Server(replies(503, {}), httpx2.ReadError(""), httpx2.Response(200, content=b"mp4"))
    async with opened(server) as client, client.content("video_1") as content:
        assert [chunk async for chunk in content.chunks] == [b"mp4"]
    assert len(server.requests) == 3


# --- over a real socket ---------------------------------------------------------------------------

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(talk: Talk, **options: Any) -> AsyncGenerator[VideosClient]:
    """A client of a server on this machine that speaks as `talk` does."""

    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    waits = Waits()
    async with server, httpx2.AsyncClient(trust_env=False, timeout=10) as http:
        yield VideosClient(
            http, base_url=f"http://127.0.0.1:{port}/v1", sleep=waits.sleep, **options
        )


async def test_content_streams_before_it_is_complete() -> None:
    first_seen = asyncio.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 6\r\n\r\nabc")
        await first_seen.wait()
        writer.write(b"def")

    async with listening(talk) as client, client.content("video_1") as content:
        assert content.length_bytes == 6
        assert await anext(content.chunks) == b"abc"
        first_seen.set()
        assert [chunk async for chunk in content.chunks] == [b"def"]


async def test_a_body_that_breaks_off_is_a_download_to_try_again() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc")

    async with listening(talk) as client, client.content("video_1") as content:
        with pytest.raises(DownloadError, match="broke off") as broken:
            async for _ in content.chunks:
                pass
    assert broken.value.retryable


async def test_a_server_that_hangs_up_on_a_post_may_have_made_a_job() -> None:
    posts = 0

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal posts
        posts += 1
        await reader.readuntil(b"\r\n\r\n")

    async with listening(talk) as client:
        with pytest.raises(UnreachableError) as broken:
            await client.create(CreateRequest("a fox"))
    assert (broken.value.maybe_sent, posts) == (True, 1)


async def test_a_server_that_is_not_there_got_nothing() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        raise AssertionError("nobody listens")

    async with listening(talk) as client:
        pass
    async with httpx2.AsyncClient(trust_env=False) as http:
        gone = VideosClient(http, base_url=client._exchange._base_url)
        with pytest.raises(UnreachableError, match="No connection to the video server") as broken:
            await gone.create(CreateRequest("a fox"))
    assert not broken.value.maybe_sent


async def test_a_large_file_goes_out_whole_with_its_length_said(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"0123456789abcdef" * 65_536)
    received = b""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal received
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Length"))
        received = await reader.readexactly(int(length.split(b":")[1]))
        body = json.dumps(VIDEO).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))

    async with listening(talk) as client:
        video = await client.edit("at night", FileUpload("clip.mp4", "video/mp4", path))
    assert video.id == "video_1"
    assert path.read_bytes() in received


async def test_a_character_names_the_model_so_that_a_gateway_keeps_the_clip_at_home() -> None:
    sent: list[bytes] = []

    async def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(await request.aread())
        return httpx2.Response(200, json={"id": "char_1"})

    clip = FileUpload("a.mp4", "video/mp4", b"clip")
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
        for model in (None, "sora-2"):
            client = VideosClient(http, base_url="http://videos.test/v1", model=model)
            await client.create_character("Mossy", clip)
    assert b"target_model_names" not in sent[0]
    assert b'name="target_model_names"\r\n\r\nsora-2' in sent[1]


async def test_an_upload_that_is_not_found_says_nothing_about_ids() -> None:
    async def answer(request: httpx2.Request) -> httpx2.Response:
        if "json" in request.headers.get("content-type", ""):
            return httpx2.Response(200, json={"id": "video_2", "status": "queued"})
        return httpx2.Response(404, json={"error": {"message": "Video not found"}})

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
        client = VideosClient(http, base_url="http://videos.test/v1")
        clip = FileUpload("a.mp4", "video/mp4", b"clip")
        with pytest.raises(UnsupportedError):
            await client.extend("go on", clip, "4")
        assert not client.capabilities.lacks("extend")
        assert (await client.extend("go on", VideoReference("video_1"), "4")).id == "video_2"
