"""A chronology that was taken out, as a file. The fact is stored before there is any file.

What stands in it is what was known when it was exported, so it is the same however often it is
fetched. One way for page and API. Must not know how it was asked for.
"""

from dataclasses import dataclass
from uuid import UUID

from handover.actor import Actor
from handover.reference import call_reference
from handover.refusals import HandoverNotFound
from web.chronicle import chronicle
from web.chronology_file import MEDIA_TYPE, file_of
from web.composition import composition


@dataclass(frozen=True)
class File:
    """What leaves the service. Its name tells nobody's: the call reference alone."""

    name: str
    media_type: str
    content: str


def file_of_export(handover_id: UUID, actor: Actor, export_id: UUID) -> File:
    """The file of the export that `actor` made under the command id `export_id`.

    Raises HandoverNotFound for any other, and as Looks.family_of.
    """
    _, family = composition().service.family_of(handover_id, actor)
    for said, export in family.exports:
        if said.command_id == export_id and said.account_id == actor.account_id:
            moment = export.as_known_on or said.recorded_at
            found = chronicle(handover_id, actor, export.part, moment, is_leaving=True)
            name = f"chronology-{call_reference(handover_id)}.csv"
            return File(name, MEDIA_TYPE, file_of(found, moment))
    raise HandoverNotFound
