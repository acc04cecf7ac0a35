"""Where a built asset is served: from its plain name to its fingerprinted address.

Reads only what the build wrote; must not know how the build works, nor Flask.
"""

import json
from functools import cache
from pathlib import Path

BUILT_IN = Path(__file__).parent.parent / "static" / "dist"
"""The folder that the build writes and the web server serves."""

SERVED_AT = "/static/dist/"
"""The address under which `BUILT_IN` is served."""

IMMUTABLE = rf"^{SERVED_AT}.+\.[0-9a-f]{{10}}\.[a-z]+$"
"""Addresses that may be cached for ever: their name changes whenever their content does."""


class AssetMissingError(LookupError):
    """An asset was asked for that has not been built; the message says what to do."""


def asset_path(name: str) -> str:
    """The address of the asset called `name`, such as "app.css".

    Raises AssetMissingError when nothing is built, or nothing of that name.
    """
    return AssetManifest.built().path(name)


class AssetManifest:
    """The names of one build: {"app.css": "app.3f2a9c41d0.css", ...}."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    @classmethod
    def read(cls, folder: Path) -> "AssetManifest":
        """The manifest of the build in `folder`. Raises AssetMissingError when there is none."""
        manifest = folder / "manifest.json"
        try:
            names = json.loads(manifest.read_text(encoding="utf-8"))
        except FileNotFoundError:
            message = "The page styles have not been built yet: run make assets, then start again."
            raise AssetMissingError(message) from None
        return cls(names)

    @staticmethod
    @cache
    def built() -> "AssetManifest":
        """The manifest of this checkout's build, read once; start again after building anew."""
        return AssetManifest.read(BUILT_IN)

    def path(self, name: str) -> str:
        """The address of the asset called `name`. Raises AssetMissingError when it is not built."""
        if name not in self._names:
            message = (
                f"There is no built asset called {name}. Put it in web/assets/source/ and run "
                f"make assets. Built now: {', '.join(sorted(self._names))}."
            )
            raise AssetMissingError(message)
        return SERVED_AT + self._names[name]
