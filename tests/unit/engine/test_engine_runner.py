from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import anyio
import pytest

from sora_mcp.engine import render_process
from sora_mcp.engine.renderer import INVALID_INPUT, Measured, RenderError, RenderSpec
from sora_mcp.engine.runner import RenderDiedError, SubprocessRunner

SPEC = RenderSpec("create", "A fox", 64, 64, 0.5)


async def run(code: str, tmp_path: Path, spec: RenderSpec = SPEC) -> tuple[Measured, list[float]]:
    command = (sys.executable, "-c", code) if code else None
    runner = SubprocessRunner(command) if command else SubprocessRunner()
    heard: list[float] = []

    async def progress(done: float) -> None:
        heard.append(done)

    with anyio.fail_after(30):
        return await runner.run(spec, tmp_path, tmp_path, progress), heard


async def test_a_render_in_its_own_process_reports_and_leaves_its_files(tmp_path: Path) -> None:
    measured, heard = await run("", tmp_path)
    assert measured == Measured(64, 64, 0.5)
    assert heard
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"video.mp4", "thumbnail.webp", "spritesheet.jpg"}


async def test_what_the_render_process_says_is_the_error(tmp_path: Path) -> None:
    (tmp_path / "source.mp4").write_bytes(b"\0\0\0\x18ftypisom" + b"\0" * 99)
    with pytest.raises(RenderError, match="damaged") as caught:
        await run("", tmp_path, RenderSpec("probe", source="source.mp4"))
    assert caught.value.code == INVALID_INPUT


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.kill(os.getpid(), 9)",
        "raise SystemExit(3)",
        "import sys; sys.stdin.readline(); print('no json', flush=True)",
        "import sys; sys.stdin.readline(); print('[]', flush=True)",
        "import os; os.close(0); os.close(1)",
        "import os, sys; sys.stdin.readline(); os.write(1, b'[] and half a li')",
    ],
)
async def test_a_process_that_ends_without_a_word_has_died(tmp_path: Path, code: str) -> None:
    with pytest.raises(RenderDiedError, match="ended unexpectedly"):
        await run(code, tmp_path)


async def test_a_process_that_does_not_hear_its_task_to_the_end_has_died(tmp_path: Path) -> None:
    too_long_for_a_pipe = RenderSpec("create", "x" * 1_000_000, 64, 64, 0.5)
    with pytest.raises(RenderDiedError):
        await run("import os; os.close(0); os._exit(1)", tmp_path, too_long_for_a_pipe)


async def test_what_a_dying_process_wrote_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(RenderDiedError):
        await run("import sys; sys.stdin.readline(); sys.exit('out of ink')", tmp_path)
    assert "out of ink" in caplog.text


async def test_cancelling_ends_the_process(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, sys, json\n"
        "task = json.loads(sys.stdin.readline())\n"
        "pathlib.Path(task['output'], 'pid').write_text(str(os.getpid()))\n"
        "print('{\"progress\": 0.5}', flush=True)\n"
        "while True: pass"
    )
    started = anyio.Event()

    async def progress(done: float) -> None:
        started.set()

    runner = SubprocessRunner((sys.executable, "-c", code))
    with anyio.fail_after(30):
        async with anyio.create_task_group() as group:
            group.start_soon(runner.run, SPEC, tmp_path, tmp_path, progress)
            await started.wait()
            group.cancel_scope.cancel()
    pid = (tmp_path / "pid").read_text()
    assert not Path(f"/proc/{pid}").exists()


def start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sora_mcp.engine.render_process"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_a_render_process_ends_with_its_parent(tmp_path: Path) -> None:
    spec = RenderSpec("create", "A fox", 1280, 720, 100)
    with start() as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(task(spec, tmp_path)).encode() + b"\n")
        process.stdin.flush()
        assert b"progress" in process.stdout.readline()
        process.stdin.close()  # as the system does for a parent that was killed
        assert process.wait(10) == 0
        assert b"measured" not in process.stdout.read()


def test_a_render_process_without_a_task_ends(tmp_path: Path) -> None:
    with start() as process:
        out, _ = process.communicate(b"{")
    assert out == b""
    assert process.returncode == 1


def task(spec: RenderSpec, folder: Path) -> dict[str, Any]:
    return {"spec": asdict(spec), "inputs": str(folder), "output": str(folder)}


def test_a_mistake_in_the_renderer_becomes_an_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers: list[dict[str, Any]] = []
    not_understood = RenderSpec("edit", "florble", 64, 64, 1.0, refusal="Edits can do this.")
    render_process.perform(task(not_understood, tmp_path), answers.append)
    assert answers.pop()["error"] == {
        "code": "edit_not_understood", "message": "Edits can do this."
    }  # fmt: skip
    render_process.perform(task(RenderSpec("edit", changes=("{}",)), tmp_path), answers.append)
    assert answers[0]["error"]["code"] == "render_failed"
    assert "Traceback" in capsys.readouterr().err


def test_a_library_that_does_not_load_becomes_an_answer(tmp_path: Path) -> None:
    code = (
        "import sys, json; sys.modules['av'] = None\n"
        "from sora_mcp.engine import render_process\n"
        "render_process.perform(json.loads(sys.argv[1]), lambda answer: print(json.dumps(answer)))"
    )
    command = [sys.executable, "-c", code, json.dumps(task(SPEC, tmp_path))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "libraries cannot be loaded" in json.loads(done.stdout)["error"]["message"]


def test_a_spec_survives_its_journey() -> None:
    from sora_mcp.engine.renderer import CharacterStill

    spec = RenderSpec("create", "Ж\u2028", 2, 2, 0.5, characters=(CharacterStill("M", "m.png"),))
    assert RenderSpec.from_json(spec.to_json()) == spec


def test_a_spec_of_another_version_is_still_read() -> None:
    text = '{"operation": "create", "prompt": "A fox", "lens_mm": 35}'
    assert RenderSpec.from_json(text) == RenderSpec("create", "A fox")
