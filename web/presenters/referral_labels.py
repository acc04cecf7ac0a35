"""The words in which referrals and their reviews are shown, one table a choice.

As labels.py; a choice without words fails the same test.
"""

from handover.referral.reviewing import ReviewDecision
from handover.referral.told import FrontDoor, GivenHow, Outcome, ReferredTo

REFERRED_TO = {
    ReferredTo.CHILDREN: "Children's social care",
    ReferredTo.ADULTS: "Adult social care",
    ReferredTo.HUB: "Multi-agency safeguarding hub (MASH)",
    ReferredTo.OUT_OF_HOURS: "Out-of-hours team",
    ReferredTo.EMERGENCY: "999",
}
FRONT_DOOR = {
    FrontDoor.REFERRAL: "A referral",
    FrontDoor.CONTACT: "A contact",
    FrontDoor.NOTIFICATION: "A notification",
}
GIVEN_HOW = {
    GivenHow.TELEPHONE: "By telephone",
    GivenHow.EMAIL: "By email",
    GivenHow.LETTER: "By letter",
    GivenHow.MEETING: "At a meeting",
    GivenHow.RECORD: "Seen in their record",
}
OUTCOME = {
    Outcome.NO_FURTHER_ACTION: "No further action",
    Outcome.EARLY_HELP: "Early help",
    Outcome.CHILD_IN_NEED: "Child in need",
    Outcome.SECTION_47: "Section 47 inquiry",
    Outcome.ALREADY_OPEN: "Already open to a social worker",
    Outcome.OTHER: "Other",
}
DECISION = {
    ReviewDecision.AGREE: "Agree: no further action is right",
    ReviewDecision.RECONSIDER: "Ask the authority to reconsider",
    ReviewDecision.ESCALATE: "Escalate: begin the ladder of a disagreement",
}
