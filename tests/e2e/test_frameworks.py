"""An agent of each framework makes a video with our server, at its framework's own time-out."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.programs import environment, played

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "frameworks"
FRAMEWORKS = sorted(path.stem for path in (EXAMPLES / "constraints").iterdir())
COPIED_MAX_LINES = 80


@pytest.mark.examples
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_agent_makes_awaits_and_saves_a_video(framework: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [
            str(ROOT / ".venv-examples" / framework / "bin" / "python"),
            str(EXAMPLES / f"with_{framework}.py"),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
        cwd=tmp_path,
        env=os.environ
        | environment(tmp_path)
        | {"SORA_COMMAND": str(Path(sys.executable).with_name("sora-mcp")), "MODEL": ""},
    )
    told = ended.stdout
    assert ended.returncode == 0, told
    called = re.findall(r"^(\w+)\(", told, re.MULTILINE)
    first, *waits, last = called
    assert (first, {*waits}, last) == ("create_video", {"wait_for_videos"}, "download_video"), told
    path = re.search(r"^Saved: (.+)$", told, re.MULTILINE)
    assert path is not None, told
    assert Path(path[1]).is_relative_to(tmp_path / "out")
    assert played(Path(path[1]))["frames"] == 8 * 24


def test_every_framework_has_an_example_and_a_script() -> None:
    examples = {path.stem.removeprefix("with_") for path in EXAMPLES.glob("with_*.py")}
    scripted = {path.stem.removeprefix("for_") for path in EXAMPLES.glob("scripted/for_*.py")}
    assert examples == scripted == set(FRAMEWORKS)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_table_names_the_versions_that_are_run(framework: str) -> None:
    table = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    (row,) = [line for line in table.splitlines() if f"(with_{framework}.py)" in line]
    pins = (EXAMPLES / "constraints" / f"{framework}.txt").read_text(encoding="utf-8").splitlines()
    named = re.findall(r"`([\w-]+) ([\d.]+)`", row)
    assert named
    assert all(f"{package}=={version}" in pins for package, version in named), row


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_constraints_are_exact_and_name_no_place(framework: str) -> None:
    pins = (EXAMPLES / "constraints" / f"{framework}.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+|#.*", pin) for pin in pins)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_a_reader_copies_stays_short(framework: str) -> None:
    text = (EXAMPLES / f"with_{framework}.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= COPIED_MAX_LINES
