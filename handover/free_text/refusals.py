"""The refusal of free text that may give an address or another person away.

Must not know how it is shown, nor what is looked for.
"""

from dataclasses import dataclass

from handover.free_text.finding import Finding, Found
from handover.refusals import Refusal
from handover.text import LINE

_SAYS = {
    Finding.NUMBER_OF_ANOTHER: "is the NHS number of somebody else",
    Finding.POSTCODE: "looks like a postcode, and her address is hidden",
    Finding.STREET: "looks like part of an address, and her address is hidden",
    Finding.PLACE: "names an area, and her address is hidden",
}


@dataclass(frozen=True)
class Challenged:
    """A finding in one field that nobody has explained."""

    field: str
    found: Found

    @property
    def message(self) -> str:
        """What is wrong, and what she can do."""
        words, says = self.found.words[:LINE], _SAYS[self.found.finding]
        return f'"{words}" {says}. Take it out, or say why it may stand here.'


class WordsChallenged(Refusal):
    """Free text may give her address or another person away (9d, 23). `challenges` are all."""

    code = "words_challenged"
    sentence = "Take out what gives an address or another person away, or say why it may stand."

    def __init__(self, challenges: tuple[Challenged, ...] = ()) -> None:
        self.challenges = challenges
        first = challenges[0] if challenges else None
        super().__init__(first.message if first else "", field=first.field if first else None)
