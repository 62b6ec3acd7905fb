"""Every example runs as a reader would run it."""

import os
import re
import subprocess
import sys
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


@pytest.mark.examples
def test_a_director_makes_one_film_of_three_shots_that_go_on_from_each_other(
    tmp_path: Path,
) -> None:
    told = run("short_film.py", tmp_path)
    assert told.count("from the last picture of the shot before") == 2
    assert "4 + 4 + 4 = 12 s, 1280x720" in told
    for picture in re.findall(r"^   Looked at it: (.+)$", told, re.MULTILINE):
        assert Path(picture).stat().st_size < 200_000
    path = re.search(r"^The film: (.+)$", told, re.MULTILINE)
    assert path is not None, told
    film = played(Path(path[1]))
    assert (film["size"], film["frames"], film["sound_s"]) == ("1280x720", 288, 12.0)
