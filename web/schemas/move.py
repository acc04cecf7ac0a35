"""A move of the family, certain or suspected. Must not know by which handover it is told."""

from functools import partial
from typing import Any

from handover.family.family_moves import FamilyMove
from handover.family.move_commands import RecordMove
from web.fields import Line
from web.schemas.choices import YesNo
from web.schemas.each_baby import SourcedSchema
from web.schemas.made import OnHandover
from web.schemas.part_date import PartDateField


class MoveSchema(SourcedSchema):
    """From where to where, and when. Makes a RecordMove for one handover."""

    is_suspected = YesNo(question="Choose whether the move is certain")
    from_authority = Line(called="the authority that they left", required=False, load_default="")
    to_authority = Line(called="the authority that they went to", required=False, load_default="")
    moved_on = PartDateField(called="the move")
    is_temporary = YesNo(question="Choose whether it is for good")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(RecordMove, move=FamilyMove(**facts))
