"""The words in which a chronology is shown, one table a choice.

As labels.py; a choice without words fails the same test.
"""

from handover.family.exports import Part, Purpose
from projections.chronology_known import Standing
from web.presenters.tags import Tag

PART = {
    Part.SIGNIFICANT: "Significant events",
    Part.EVERYTHING: "Everything",
    Part.HANDOVERS: "Handovers and concerns",
    Part.SOCIAL_CARE: "Social care and referrals",
    Part.PEOPLE: "Mother, fathers and household",
    Part.BABIES: "Pregnancies and babies",
    Part.MOVES: "Moves and places",
    Part.LOSSES: "Losses",
    Part.SAFETY: "Safe contact and hidden address",
    Part.CORRECTIONS: "Corrections",
    Part.EXPORTS: "Exports of this chronology",
    Part.DAILY_WORK: "Calls and everyday work",
}
EXPORT_PURPOSE = {
    Purpose.MEETING: "A meeting about the family, such as a child protection conference",
    Purpose.SUPERVISION: "Safeguarding supervision",
    Purpose.TRANSFER: "Another service that takes over",
    Purpose.REVIEW: "A review or an inquiry after a death or serious harm, or a court",
}
STANDING = {
    Standing.FACT: Tag("Fact", "green"),
    Standing.TOLD: Tag("Told", "blue"),
    Standing.SEEN_IN_RECORD: Tag("Seen in a record", "blue"),
    Standing.SEEN_MYSELF: Tag("Seen or assessed", "blue"),
    Standing.ASSUMED: Tag("Assumed", "yellow"),
    Standing.SOURCE_NOT_RECORDED: Tag("Source not recorded", "yellow"),
    Standing.OPINION: Tag("Opinion", "purple"),
    Standing.SUSPECTED: Tag("Suspected", "yellow"),
    Standing.ASKED_UNKNOWN: Tag("Asked, but not known", "yellow"),
    Standing.DECLINED: Tag("Declined to say", "yellow"),
    Standing.NOT_ASKED: Tag("Not asked", "red"),
    Standing.UNSAFE_TO_ASK: Tag("Unsafe to ask", "orange"),
}
