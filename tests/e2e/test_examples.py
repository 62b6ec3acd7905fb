"""Every example runs as a reader would run it."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.e2e.programs import environment, listening, played

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(script: str, folder: Path, *args: str) -> str:
    ended = subprocess.run(
        [sys.executable, str(EXAMPLES / script), *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        cwd=folder,
        env=os.environ | environment(folder),
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_the_quickstart_prints_where_its_video_is(tmp_path: Path) -> None:
    told = run("quickstart.py", tmp_path, "A red kite over dunes")
    path = re.search(r"^Saved: (.+)$", told, re.MULTILINE)
    assert path is not None, told
    assert played(Path(path[1]))["frames"] == 96


def test_polling_one_resource_follows_several_videos(tmp_path: Path) -> None:
    told = run("poll_with_resources.py", tmp_path)
    assert told.count(": completed 100 %") == 2


def test_the_http_client_gets_a_link_that_works(tmp_path: Path) -> None:
    with listening("http", tmp_path) as program:
        told = run("http_client.py", tmp_path, program.address)
    assert "It answers 206 with video/mp4" in told


def test_openais_own_client_works_against_the_engine(tmp_path: Path) -> None:
    with listening("engine", tmp_path) as program:
        told = run("openai_sdk_against_engine.py", tmp_path, program.address)
    assert "completed, made by animatic-1" in told
    assert played(tmp_path / "fox.mp4")["frames"] == 96


@pytest.mark.parametrize("path", sorted((EXAMPLES / "hosts").iterdir()), ids=lambda path: path.name)
def test_host_snippets_start_our_command(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    (servers,) = [value for key, value in told.items() if key != "inputs"]
    assert servers["sora"]["command"] == "sora-mcp"
