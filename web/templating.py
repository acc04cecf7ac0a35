"""How templates are found and what words they have: the NHS components, filters and globals.

Must not know any one page.
"""

from flask import Flask
from jinja2 import ChainableUndefined, ChoiceLoader, FileSystemLoader, PackageLoader
from markupsafe import Markup, escape

from handover.words import say_clock, say_date, say_day, say_time
from web.assets.manifest import asset_path
from web.forms import anchor_of
from web.navigation import links_for

_NO_BREAK = "\u00a0"


def install(app: Flask, templates: str) -> None:
    """Teach `app` the NHS components and our filters."""
    own = app.jinja_loader or FileSystemLoader(templates)
    app.jinja_options = {
        "autoescape": True,  # every file, whatever its name
        "undefined": ChainableUndefined,  # what the NHS components are written for
        "loader": ChoiceLoader([own, PackageLoader("nhsuk_frontend_jinja")]),
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    app.jinja_env.filters.update(
        say_clock=say_clock,
        say_date=say_date,
        say_day=say_day,
        say_time=say_time,
        nhs_number=nhs_number,
        tel=tel,
        anchor=anchor_of,
    )
    app.jinja_env.globals.update(asset_path=asset_path, links_for=links_for)


def nhs_number(digits: str) -> Markup:
    """Ten digits as 999 000 0018, with spaces that do not break over two lines."""
    return escape(_NO_BREAK.join((digits[:3], digits[3:6], digits[6:])))


def tel(telephone: str) -> str:
    """What a telephone link opens: the digits of `telephone`, and a leading plus."""
    kept = "".join(character for character in telephone if character.isdigit())
    return f"tel:+{kept}" if telephone.strip().startswith("+") else f"tel:{kept}"
