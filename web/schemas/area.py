"""Whether it goes out of area, where the sender says otherwise than is worked out.

Must not know teams.
"""

from typing import Any

from handover.area import AreaSaid
from handover.text import REASON
from web.fields import Paragraph
from web.schemas.choices import YesNo
from web.schemas.made import MadeSchema


class AreaSchema(MadeSchema):
    """What the sender says, and why. Makes an AreaSaid."""

    is_out_of_area = YesNo(question="Choose whether it goes out of area")
    reason = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> AreaSaid:
        """What is said."""
        return AreaSaid(**facts)
