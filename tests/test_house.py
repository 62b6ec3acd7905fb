"""The house keeps its shape: who may import whom, how large things get, who reads the environment.

The table is DESIGN.md's, with the rooms that were split off since.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "sora_mcp"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

EVERYTHING = {name.removeprefix("sora_mcp").removeprefix(".").split(".")[0] for name in MODULES}
WIRE = {"errors", "video"}
MONEY = {"budget", "ledger", "likeness", "orders", "prices", "processes", "production"}
STUDIO = MONEY | {
    "backend",
    "client",
    "keeper",
    "saving",
    "showing",
    "composition",
    "cutting_room",
    "states",
    "keepsakes",
    "pictures",
    "uploads",
    "downloads",
    "watcher",
    "detached",
    "background",
}
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "errors": set(),
    "video": set(),
    "media": set(),
    "backend": set(),
    "background": set(),
    "detached": {"background"},
    "processes": set(),
    "errand": set(),
    "workbench": set(),
    "extra_headers": set(),
    "settings": {"errors", "extra_headers"},
    "ids": {"errors"},
    "waits": set(),
    "answers": WIRE | {"waits"},
    "unreachable": WIRE,
    "forms": WIRE,
    "exchange": WIRE | {"answers", "forms", "unreachable"},
    "capabilities": {"errors"},
    "content": WIRE | {"capabilities", "body", "exchange", "media", "ranges"},
    "client": WIRE | {"answers", "capabilities", "content", "exchange", "forms", "ids"},
    "headers": set(),
    "pictures": WIRE | {"headers", "media"},
    "picture_process": {"darkroom"},
    "darkroom": {"framing", "media"},
    "framing": set(),
    "uploads": WIRE | {"media", "pictures"},
    "whole": set(),
    "pipe": set(),
    "ranges": set(),
    "body": WIRE,
    "filenames": WIRE | {"media"},
    "partfile": WIRE | {"media", "whole"},
    "downloads": WIRE | {"filenames", "media", "partfile", "pipe", "whole"},
    "fetch": WIRE,
    "prices": {"errors"},
    "budget": {"errors", "prices"},
    "ledger": WIRE,
    "likeness": WIRE | {"ledger"},
    "sqlite_file": set(),
    "sqlite_ledger": WIRE | {"ledger", "sqlite_file"},
    "keeper": WIRE | {"ledger"},
    "showing": WIRE | {"composition", "detached", "downloads", "ids", "ledger", "saving"},
    "saving": WIRE | {"client", "downloads", "ledger"},
    "keepsakes": WIRE,
    "states": WIRE | {"ledger", "prices"},
    "composition": WIRE
    | {"client", "downloads", "filenames", "film", "keepsakes", "ledger", "workfiles"}
    | {"production", "saving", "uploads"},
    "orders": WIRE | MONEY - {"production"} | {"client", "detached"},
    "film": WIRE | {"errand"},
    "film_records": {"film", "ledger", "sqlite_file"},
    "reels": WIRE
    | {"detached", "downloads", "film", "film_records", "filenames", "ledger", "processes"}
    | {"workfiles"},
    "cutting_room": WIRE
    | {"client", "downloads", "film", "film_records", "filenames", "ledger", "media", "reels"}
    | {"saving", "uploads", "workfiles"},
    "workfiles": set(),
    "film_process": {"cutting", "workbench"},
    "cutting": {"cutting"},
    "production": WIRE | MONEY | {"client", "keepsakes", "pictures", "uploads"},
    "pace": WIRE,
    "news": WIRE,
    "waiter": WIRE,
    "agenda": WIRE | {"pace", "waiter"},
    "listing": WIRE | {"client"},
    "rounds": WIRE | {"agenda", "client", "listing"},
    "watcher": WIRE | {"agenda", "background", "client", "news", "pace", "rounds", "waiter"},
    "studio": WIRE | STUDIO,
    "report": set(),
    "doctor": EVERYTHING - {"cli", "server", "__main__"},
    "wiring": EVERYTHING - {"cli", "server", "__main__"},
    "engine": WIRE
    | {"engine", "background", "cutting", "errand", "media", "processes", "workbench"},
    "server": EVERYTHING - {"engine", "cli", "wiring", "__main__"},
    "cli": EVERYTHING,
    "__main__": {"cli"},
}

MODULE_MAX_LINES = 300
FUNCTION_MAX_LINES = 40
NOT_ROOM_NAMES = {"utils", "util", "helpers", "common", "manager", "base", "misc"}

HEAVY = {"av", "cv2", "hibari", "numpy", "PIL", "fontpkg_noto_sans", "resvg_py"}
# Imported in worker processes only, so they may be heavy.
WORKSHOP = (
    "sora_mcp.cutting.",
    "sora_mcp.darkroom",
    "sora_mcp.engine.animatic",
    "sora_mcp.engine.render_process",
    "sora_mcp.film_process",
    "sora_mcp.framing",
    "sora_mcp.picture_process",
)
# Read in the server, which plans videos when they are asked for; the art and the painter are not.
IN_THE_SERVER = ("sora_mcp.engine.animatic.language", "sora_mcp.engine.animatic.plan")


def imports(tree: ast.AST, *, at_start_only: bool = False) -> Iterator[str]:
    """Full names of what is imported, leaving out what only the type checker sees."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif not (at_start_only and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
            yield from imports(node, at_start_only=at_start_only)


def is_workshop(name: str) -> bool:
    """Whether a module, or a name in one, is for worker processes."""
    in_server = any(f"{name}.".startswith(f"{one}.") for one in IN_THE_SERVER)
    return name.startswith(WORKSHOP) and not in_server


def room(name: str) -> str:
    """The room of an own module, or of a name imported from one."""
    first = name.removeprefix("sora_mcp").removeprefix(".").split(".")[0]
    return first if first in EVERYTHING else ""  # "": the package itself, which has the version


@pytest.mark.parametrize("name", MODULES)
def test_a_room_imports_only_the_rooms_it_may(name: str) -> None:
    own = {room(found) for found in imports(TREES[name]) if found.split(".")[0] == "sora_mcp"}
    assert room(name) in MAY_IMPORT, f"{name} is a new room: give it a line in the table"
    assert own - {""} <= MAY_IMPORT[room(name)]


@pytest.mark.parametrize("name", MODULES)
def test_imports_are_absolute(name: str) -> None:
    nodes = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.ImportFrom)]
    assert all(node.level == 0 for node in nodes)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_read_in_one_sitting(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= MODULE_MAX_LINES


@pytest.mark.parametrize("name", MODULES)
def test_a_function_fits_a_screen(name: str) -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(TREES[name]):
        if isinstance(node, functions):
            assert (node.end_lineno or 0) - node.lineno < FUNCTION_MAX_LINES, node.name


@pytest.mark.parametrize("name", MODULES)
def test_a_room_is_named_for_what_it_holds(name: str) -> None:
    assert not NOT_ROOM_NAMES & set(name.split("."))


@pytest.mark.parametrize("name", MODULES)
def test_the_environment_is_read_in_settings_alone(name: str) -> None:
    reads = {"os.environ", "os.getenv", "os.environb"}
    found = {ast.unparse(node) for node in ast.walk(TREES[name]) if isinstance(node, ast.Attribute)}
    found |= set(imports(TREES[name]))
    assert name == "sora_mcp.settings" or not reads & found


@pytest.mark.parametrize("name", [name for name in MODULES if not is_workshop(name)])
def test_what_is_heavy_is_imported_in_worker_processes_only(name: str) -> None:
    for found in imports(TREES[name], at_start_only=True):
        assert found.split(".")[0] not in HEAVY
        assert not is_workshop(found)


SERVED = [name for name in MODULES if name.startswith("sora_mcp.engine") and not is_workshop(name)]


@pytest.mark.parametrize("name", [name for name in SERVED if not name.endswith("render_process")])
def test_the_server_knows_the_language_of_drafts_and_nothing_of_their_pictures(name: str) -> None:
    assert not [found for found in imports(TREES[name]) if is_workshop(found)]
