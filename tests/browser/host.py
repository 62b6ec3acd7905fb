"""A small host of MCP Apps: a chat page, the player in a sandbox, and a bridge to our server."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import uvicorn
from mcp import Client, MCPError
from mcp_types import TextResourceContents
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

from sora_mcp.server.app import build_server
from sora_mcp.server.player import URI
from sora_mcp.studio import Studio

if TYPE_CHECKING:
    from playwright.async_api import FrameLocator, Locator, Page

SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
# What the specification has a host enforce for an app that declares no origins.
SPEC_CSP = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; media-src 'self' data:; connect-src 'none'"
)
WIDE_CSP = SPEC_CSP.replace("media-src 'self' data:", "media-src 'self' blob:")
ALL = ("serverTools", "serverResources", "downloadFile", "message")
STORY_S = 60
SAYS_MS = 20_000  # for a draft to be rendered on a busy machine

Call = Callable[[str, dict[str, Any]], Awaitable[dict[str, Any]]]


@dataclass
class Host:
    """What a host can do and how it looks. `strips`: apps get words only, no structure."""

    tool: str = "create_video"
    arguments: dict[str, Any] = field(default_factory=lambda: {"prompt": "A paper boat at dawn"})
    can: tuple[str, ...] = ALL
    context: dict[str, Any] = field(default_factory=lambda: {"theme": "light"})
    csp: str = SPEC_CSP
    strips: bool = False
    # Stands between the app and the server, to note or to change what passes.
    between: Callable[[Call, str, dict[str, Any]], Awaitable[dict[str, Any]]] | None = None
    width_px: int = 640
    dark_browser: bool = False


@dataclass
class Chat:
    """An open chat with the player in it."""

    page: Page
    player: FrameLocator
    asked: list[tuple[str, dict[str, Any]]]

    @property
    def status(self) -> Locator:
        return self.player.get_by_role("status")

    async def film(self, does: str) -> Any:
        """What an expression about `v`, the video element, comes to.

        Asked of the frame: a handle of the element would carry its address, which may be the film.
        """
        (frame,) = self.page.main_frame.child_frames
        return await frame.evaluate(f"(v => {does})(document.querySelector('video'))")

    def button(self, name: str) -> Locator:
        return self.player.get_by_role("button", name=name, exact=True)

    async def says(self, status: str) -> None:
        """The status is, or soon becomes, this one."""
        from playwright.async_api import expect

        await expect(self.status).to_have_text(status, timeout=SAYS_MS)

    async def tells(self, text: str) -> None:
        """The player shows these words somewhere."""
        from playwright.async_api import expect

        await expect(self.player.locator("main")).to_contain_text(text, timeout=SAYS_MS)

    async def said(self) -> list[str]:
        """What the status said from the beginning, each word once in a row."""
        told: list[str] = await self.status.evaluate("() => window.said")
        return told

    async def heard(self, method: str) -> list[dict[str, Any]]:
        """The parameters of what the app sent to the host under this name."""
        found: list[dict[str, Any]] = await self.page.evaluate(
            "method => heard.filter(m => m.method === method).map(m => m.params)", method
        )
        return found

    async def ask(self, method: str) -> Any:
        """Send the app a request; its answer."""
        return await self.page.evaluate("method => ask(method)", method)

    async def tell(self, method: str, params: dict[str, Any]) -> None:
        """Send the app a notification."""
        await self.page.evaluate("message => post(message)", {"method": method, "params": params})

    def reads(self, part: str) -> list[str]:
        """The addresses of resources that were read and have `part` in them."""
        return [p["uri"] for m, p in self.asked if m == "resources/read" and part in p["uri"]]

    def calls(self, tool: str) -> list[dict[str, Any]]:
        """The arguments of the calls of `tool`."""
        return [p["arguments"] for m, p in self.asked if m == "tools/call" and p["name"] == tool]

    async def picture(self, name: str) -> None:
        """A picture of the chat, for people to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        height = await self.player.locator("main").evaluate("e => e.clientHeight")
        await self.page.wait_for_function(
            "height => document.querySelector('iframe').clientHeight >= height", arg=height
        )
        await self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@asynccontextmanager
async def opened(studio: Studio, host: Host) -> AsyncGenerator[Chat]:
    """A chat in a real browser, in which `host.tool` was just called."""
    assert CHROMIUM, "no Chromium here: `make browser` installs it"
    with anyio.fail_after(STORY_S):
        async with _browsing(studio, host) as chat:
            yield chat


@asynccontextmanager
async def _browsing(studio: Studio, host: Host) -> AsyncGenerator[Chat]:
    from playwright.async_api import async_playwright

    asked: list[tuple[str, dict[str, Any]]] = []
    async with (
        Client(build_server(studio)) as client,
        _serving(_app(client, host, asked)) as url,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--mute-audio"]
        )
        page = await browser.new_page(
            viewport={"width": host.width_px + 80, "height": 900},
            color_scheme="dark" if host.dark_browser else "light",
            reduced_motion="reduce",
        )
        try:
            await page.add_init_script(_LISTENS)
            await page.goto(url)
            yield Chat(page, page.frame_locator("iframe"), asked)
        finally:
            await browser.close()


@asynccontextmanager
async def _serving(app: Starlette) -> AsyncGenerator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        task = asyncio.create_task(server.serve([listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            server.should_exit = True
            await task


def _app(client: Client, host: Host, asked: list[tuple[str, dict[str, Any]]]) -> Starlette:
    async def direct(method: str, params: dict[str, Any]) -> dict[str, Any]:
        if method == "tools/call":
            result = (await client.call_tool(params["name"], params["arguments"])).model_dump(
                mode="json", by_alias=True, exclude_none=True
            )
            return {k: v for k, v in result.items() if k != "structuredContent" or not host.strips}
        read = await client.read_resource(params["uri"])
        return read.model_dump(mode="json", by_alias=True, exclude_none=True)

    async def bridge(request: Request) -> JSONResponse:
        body = await request.json()
        method, params = body["method"], body["params"]
        asked.append((method, params))
        try:
            if host.between:
                return JSONResponse({"result": await host.between(direct, method, params)})
            return JSONResponse({"result": await direct(method, params)})
        except MCPError as error:
            told = {"code": error.error.code, "message": error.error.message}
            return JSONResponse({"error": told})

    async def sandbox(_request: Request) -> HTMLResponse:
        (page,) = (await client.read_resource(URI)).contents
        assert isinstance(page, TextResourceContents)
        assert page.mime_type == "text/html;profile=mcp-app"
        return HTMLResponse(page.text, headers={"content-security-policy": host.csp})

    async def chat(_request: Request) -> HTMLResponse:
        told = {
            "tool": host.tool,
            "arguments": host.arguments,
            "capabilities": {name: {} for name in host.can},
            "context": host.context,
            "width": host.width_px,
        }
        return HTMLResponse(_CHAT.replace("/*HOST*/", json.dumps(told)))

    return Starlette(
        routes=[
            Route("/", chat),
            Route("/sandbox", sandbox),
            Route("/rpc", bridge, methods=["POST"]),
        ]
    )


_LISTENS = """const said = window.said = [];
addEventListener("DOMContentLoaded", () => {
  const status = document.querySelector("[role=status]");
  const note = () => said.push(status.textContent);
  if (status) new MutationObserver(note).observe(status, { childList: true, characterData: true });
});"""

_CHAT = """<!doctype html><meta charset="utf-8">
<style>body { margin: 24px 40px; background: light-dark(#fff, #111214); color-scheme: light dark }
iframe { display: block; border: 0; height: 40px }</style>
<iframe src="/sandbox" sandbox="allow-scripts"></iframe>
<script>
const host = /*HOST*/, heard = [], frame = document.querySelector("iframe"), answers = new Map();
frame.style.width = host.width + "px";
document.body.style.colorScheme = host.context.theme ?? "";
const post = (message) => frame.contentWindow.postMessage({ jsonrpc: "2.0", ...message }, "*");
const ask = (method) => new Promise((done) => {
  answers.set(method, done);
  post({ id: method, method, params: {} });
});
async function server(method, params) {
  const answer = await fetch("/rpc", { method: "POST", body: JSON.stringify({ method, params }) });
  const { result, error } = await answer.json();
  if (error) throw error;
  return result;
}
function can(what) {
  if (what in host.capabilities) return true;
  throw { code: -32601, message: `This host has no ${what}.` };
}
async function answered({ method, params }) {
  switch (method) {
    case "ui/initialize":
      return { protocolVersion: "2026-01-26", hostInfo: { name: "test", version: "1" },
               hostCapabilities: host.capabilities, hostContext: host.context };
    case "tools/call": return can("serverTools") && server(method, params);
    case "resources/read": return can("serverResources") && server(method, params);
    case "ui/request-display-mode": return { mode: params.mode };
    default: return {};
  }
}
addEventListener("message", async ({ source, data }) => {
  if (source !== frame.contentWindow) return;
  heard.push(data);
  if (!data.method) return answers.get(data.id)?.(data.result ?? data.error);
  if (data.id !== undefined) {
    try { post({ id: data.id, result: await answered(data) }); }
    catch (error) { post({ id: data.id, error }); }
  }
  if (data.method === "ui/notifications/size-changed") {
    frame.style.height = data.params.height + "px";
  }
  if (data.method === "ui/notifications/initialized") {
    post({ method: "ui/notifications/tool-input", params: { arguments: host.arguments } });
    const result = await server("tools/call", { name: host.tool, arguments: host.arguments });
    post({ method: "ui/notifications/tool-result", params: result });
  }
});
</script>"""
