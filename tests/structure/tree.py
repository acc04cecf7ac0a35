"""The files of the project as its structure tests read them: ours only, nothing installed or made.

Every check takes a root folder, so that it can be shown to fail on a small bad example.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("handover", "projections", "web")
"""The packages, innermost first."""

NOT_OURS = {
    ".git",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "dist",  # built from web/assets
    "node_modules",
    "screenshots",
    "var",
}


def files(root: Path, *endings: str) -> Iterator[Path]:
    """Every file of ours under `root` whose name ends so (any, if no ending is given)."""
    for path in sorted(root.rglob("*")):
        is_ours = NOT_OURS.isdisjoint(path.relative_to(root).parts) and path.is_file()
        if is_ours and (not endings or path.name.endswith(endings)):
            yield path


def modules(root: Path, *parts: str) -> Iterator[tuple[str, ast.Module]]:
    """Path from `root` and syntax tree of every Python file in `parts` (everywhere, if none)."""
    for path in files(root, ".py"):
        where = path.relative_to(root)
        if not parts or where.parts[0] in parts:
            yield where.as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def write(root: Path, where: str, text: str) -> None:
    """Put one file of a small bad example in place."""
    path = root / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
