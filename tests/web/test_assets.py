import gzip
import re
from pathlib import Path

import pytest

from web.assets.build import BuildError, build
from web.assets.manifest import IMMUTABLE, AssetManifest, AssetMissingError

FONT = "@font-face{font-family:Frutiger;src:url(https://fonts.example/frutiger.woff2)}"


@pytest.fixture
def nhs(tmp_path: Path) -> Path:
    """A small stand-in for the NHS design system's files, laid out as they are."""
    folder = tmp_path / "nhs"
    (folder / "assets" / "images").mkdir(parents=True)
    (folder / "assets" / "images" / "tick.svg").write_text("<svg></svg>")
    styles = FONT + "a{background:url(/assets/images/tick.svg)}/*# sourceMappingURL=x.map */"
    (folder / "nhsuk-frontend.min.css").write_text(styles)
    (folder / "nhsuk-frontend.min.js").write_text("export const initAll = () => {};" * 9)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "app.css").write_text("p { color: black }")
    (folder / "app.js").write_text('import { initAll } from "./nhsuk-frontend.js";\ninitAll();')
    return folder


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "static" / "dist"


def test_a_built_asset_is_found_by_its_plain_name(nhs: Path, own: Path, into: Path) -> None:
    build(nhs=nhs, own=own, into=into)

    address = AssetManifest.read(into).path("app.css")

    assert re.fullmatch(IMMUTABLE, address)
    assert (into / Path(address).name).read_text() == "p { color: black }\n"


def test_a_changed_style_gets_another_name_and_the_old_one_goes(
    nhs: Path, own: Path, into: Path
) -> None:
    before = build(nhs=nhs, own=own, into=into)
    (own / "app.css").write_text("p { color: blue }")
    after = build(nhs=nhs, own=own, into=into)

    assert after["app.css"] != before["app.css"]
    assert not (into / before["app.css"]).exists()
    assert after["nhsuk-frontend.css"] == before["nhsuk-frontend.css"]


def test_the_styles_ask_no_other_host_for_anything(nhs: Path, own: Path, into: Path) -> None:
    names = build(nhs=nhs, own=own, into=into)

    styles = (into / names["nhsuk-frontend.css"]).read_text()

    assert "http" not in styles
    assert "sourceMappingURL" not in styles
    assert f"url({names['tick.svg']})" in styles


def test_the_script_imports_its_fingerprinted_neighbour(nhs: Path, own: Path, into: Path) -> None:
    names = build(nhs=nhs, own=own, into=into)

    script = (into / names["app.js"]).read_text()

    assert f'from "./{names["nhsuk-frontend.js"]}"' in script


def test_what_shrinks_is_also_written_compressed(nhs: Path, own: Path, into: Path) -> None:
    names = build(nhs=nhs, own=own, into=into)

    script = into / names["nhsuk-frontend.js"]

    assert gzip.decompress((into / f"{script.name}.gz").read_bytes()) == script.read_bytes()
    assert not (into / f"{names['app.css']}.gz").exists()


@pytest.mark.parametrize("address", ["https://elsewhere.example/a.svg", "missing.svg"])
def test_a_style_that_refers_to_what_is_not_built_stops_the_build(
    nhs: Path, own: Path, into: Path, address: str
) -> None:
    (own / "app.css").write_text(f"a {{ background: url('{address}') }}")

    with pytest.raises(BuildError, match=re.escape(address)):
        build(nhs=nhs, own=own, into=into)


def test_a_build_without_the_design_system_says_what_is_missing(own: Path, into: Path) -> None:
    with pytest.raises(BuildError, match="not installed"):
        build(nhs=into / "nowhere", own=own, into=into)


def test_an_asset_that_nobody_built_is_refused_by_name(nhs: Path, own: Path, into: Path) -> None:
    build(nhs=nhs, own=own, into=into)

    with pytest.raises(AssetMissingError, match=r"photo\.png.*make assets"):
        AssetManifest.read(into).path("photo.png")


def test_before_the_first_build_the_error_says_what_to_run(into: Path) -> None:
    with pytest.raises(AssetMissingError, match="run make assets"):
        AssetManifest.read(into)
