"""Builds what browsers fetch: the NHS design system and our own styles and script.

Run by `make assets`. Copies, rewrites and fingerprints files; must not know pages or handovers.
"""

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from web.assets.manifest import BUILT_IN

HERE = Path(__file__).parent
NHS = HERE / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk"
OWN = HERE / "source"

LEFT_OUT = {"nhsuk-opengraph-image.png"}  # for links shared in public; ours never are
WORTH_COMPRESSING = {".css", ".js", ".svg", ".ico"}

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
SOURCE_MAP = re.compile(r"(/\*|//)# sourceMappingURL=.*")
CSS_ADDRESS = re.compile(r"""url\(\s*["']?(?!data:)([^"')]+)["']?\s*\)""")
JS_IMPORT = re.compile(r"""(?<=from )["']([^"']+)["']""")


class BuildError(Exception):
    """The assets cannot be built; the message says what to do."""


def main() -> None:
    """Build everything into `BUILT_IN` and say how much it weighs."""
    try:
        names = build(nhs=NHS, own=OWN, into=BUILT_IN)
    except BuildError as error:
        sys.exit(f"make assets: {error}")
    size = sum(compressed_size(BUILT_IN / name) for name in names.values())
    print(f"Built {len(names)} assets, {size // 1024} kB as sent, in {BUILT_IN}")


def build(*, nhs: Path, own: Path, into: Path) -> dict[str, str]:
    """Write fingerprinted copies of everything in `nhs` and `own`; return name to written name.

    The manifest is written after the files that it names, and what it no longer names is removed
    last, so a server that reads the folder meanwhile never misses a file.
    Raises BuildError when the NHS files are absent, or a file refers to one that is not built.
    """
    if not nhs.is_dir():
        message = "the NHS design system is not installed in web/assets/node_modules."
        raise BuildError(message)
    into.mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}
    for name, source in sources(nhs, own):
        content = rewritten(name, source.read_bytes(), names)
        names[name] = fingerprinted(name, content)
        write(into / names[name], content)
    manifest = json.dumps(names, indent=2, sort_keys=True) + "\n"
    (into / "manifest.json").write_text(manifest, encoding="utf-8")
    sweep(into, keep=set(names.values()))
    return names


def sources(nhs: Path, own: Path) -> Iterator[tuple[str, Path]]:
    """Every asset's name and file; what is referred to comes before what refers to it."""
    for image in sorted((nhs / "assets" / "images").iterdir()):
        if image.name not in LEFT_OUT:
            yield image.name, image
    yield "nhsuk-frontend.css", nhs / "nhsuk-frontend.min.css"
    yield "nhsuk-frontend.js", nhs / "nhsuk-frontend.min.js"
    for asset in sorted(own.iterdir()):
        yield asset.name, asset


def rewritten(name: str, content: bytes, names: dict[str, str]) -> bytes:
    """The content with its references pointing at fingerprinted neighbours.

    Fonts are dropped: the NHS styles fetch theirs from another host, which our content security
    policy forbids. The pages then use Arial, which those styles name as the next choice.
    Raises BuildError when a reference leads to another host or to a file that is not built.
    """
    kind = Path(name).suffix
    if kind not in {".css", ".js"}:
        return content
    text = SOURCE_MAP.sub("", content.decode("utf-8"))

    def neighbour(match: re.Match[str]) -> str:
        wanted = match[1].rpartition("/")[2]
        if "://" in match[1] or wanted not in names:
            message = f"{name} refers to {match[1]}, which is not among the files built before it."
            raise BuildError(message)
        return names[wanted]

    if kind == ".css":
        text = CSS_ADDRESS.sub(lambda m: f"url({neighbour(m)})", FONT_FACE.sub("", text))
    else:
        text = JS_IMPORT.sub(lambda m: f'"./{neighbour(m)}"', text)
    return (text.strip() + "\n").encode("utf-8")


def fingerprinted(name: str, content: bytes) -> str:
    """The name with ten hex digits of its content's SHA-256: "app.css", "app.3f2a9c41d0.css"."""
    path = Path(name)
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"


def write(path: Path, content: bytes) -> None:
    """Write a file and, where it is smaller, its gzip twin (the same bytes at every build)."""
    path.write_bytes(content)
    twin = gzip.compress(content, compresslevel=9, mtime=0)
    if path.suffix in WORTH_COMPRESSING and len(twin) < len(content):
        path.with_name(f"{path.name}.gz").write_bytes(twin)


def compressed_size(path: Path) -> int:
    """The bytes that a browser receives for this file."""
    twin = path.with_name(f"{path.name}.gz")
    return (twin if twin.exists() else path).stat().st_size


def sweep(folder: Path, *, keep: set[str]) -> None:
    """Remove what earlier builds left behind."""
    for path in folder.iterdir():
        if path.name != "manifest.json" and path.name.removesuffix(".gz") not in keep:
            path.unlink()


if __name__ == "__main__":
    main()
