"""Starts a real LiteLLM proxy over one deployment, on loopback and without a database."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

PROGRAM = Path(__file__).parents[2] / ".venv-litellm" / "bin" / "litellm"
KEY = "sk-loopback"
MODEL = "sora-2"
START_S = 120  # 8 s on two idle cores; its imports alone are most of it
LOOK_S = 0.5


@contextmanager
def proxying(upstream: str, folder: Path) -> Iterator[str]:
    """Run a proxy whose one model is served at `upstream`; its base URL. Ends it afterwards."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = folder / f"litellm-{port}.log"
    config = _config(upstream, folder)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(PROGRAM), "--config", config, "--host", "127.0.0.1", "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_environment(folder),
        )
        try:
            _wait_until_ready(process, f"http://127.0.0.1:{port}/health/readiness", log)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            _end(process)


def _config(upstream: str, folder: Path) -> str:
    path = folder / "litellm.yaml"
    deployment = {
        "model_name": MODEL,
        "litellm_params": {"model": f"openai/{MODEL}", "api_base": upstream, "api_key": "none"},
        # Ids carry it, so it is pinned: they stay good when the deployment's settings change.
        "model_info": {"id": "engine-1"},
    }
    config = {"model_list": [deployment], "general_settings": {"master_key": KEY}}
    path.write_text(json.dumps(config), encoding="utf-8")  # JSON is YAML, too
    return str(path)


def _environment(folder: Path) -> dict[str, str]:
    """No keys, databases or proxies of the machine; nothing that is looked up on the network."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        "LITELLM_TELEMETRY": "False",
        "NO_DOCS": "True",
        # It asks api.openai.com about ids that are not its own; that ends at a closed port.
        "HTTPS_PROXY": "http://127.0.0.1:9",
    }


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx2.get(url, timeout=5, trust_env=False).is_success:
                return
        except httpx2.HTTPError:
            pass
        time.sleep(LOOK_S)  # a poll interval, bounded by START_S
    told = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise AssertionError(f"LiteLLM did not start within {START_S} s:\n{told}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=10)
