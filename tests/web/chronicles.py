"""How a test reads a family's chronology: on the page, through the API, and from its file."""

import csv
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import page, send, words
from tests.exporting import WHY
from tests.programs import program

Typed = dict[str, str | list[str]]


def address(handover_id: UUID, **asked: str) -> str:
    """The page, for what is asked."""
    query = "&".join(f"{name}={said}" for name, said in asked.items())
    return f"/handovers/{handover_id}/family/chronology?{query}"


def read(client: FlaskClient, handover_id: UUID, **asked: str) -> str:
    """What is read on it; everything unless a part is asked for."""
    return words(page(client, address(handover_id, **{"part": "everything", **asked})))


def entries(app: Flask, who: str, handover_id: UUID, **asked: str) -> list[dict[str, Any]]:
    """The same, as a program reads it."""
    path = f"/handovers/{handover_id}/family/chronology"
    answer = program(app, who).get(path, **{"part": "everything", **asked})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.get_json()["entries"]
    return found


def titles(app: Flask, who: str, handover_id: UUID, **asked: str) -> list[str]:
    """What happened, in its order."""
    return [one["title"] for one in entries(app, who, handover_id, **asked)]


def asked_to_export(**changed: str) -> Typed:
    """The form for everything, rightly filled in, but for what is changed."""
    right: Typed = {
        "command_id": str(uuid4()),
        "part": "everything",
        "purpose": "meeting",
        "reason": WHY,
    }
    return {**right, **changed}


def export_of(handover_id: UUID) -> str:
    """The address of that form."""
    return f"/handovers/{handover_id}/family/chronology/export"


def taken_out(client: FlaskClient, handover_id: UUID, **changed: str) -> str:
    """The file, as the browser is led to it."""
    led = send(client, export_of(handover_id), asked_to_export(**changed))
    assert led.status_code == 303, words(led.text)
    answer = client.get(led.location)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def rows(file: str) -> list[dict[str, str]]:
    """Its lines by their headings."""
    assert file.startswith("\ufeff"), "a spreadsheet takes it for UTF-8"
    return list(csv.DictReader(StringIO(file.removeprefix("\ufeff"))))
