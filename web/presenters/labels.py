"""The words in which each choice is shown, one table a choice; a choice without words fails a test.

Must not know where on a page the words stand.
"""

from handover.actor import Role
from handover.answers import HowKnown, Knowledge
from handover.calls import AttemptOutcome, VerifiedHow
from handover.content import Kind, Trigger
from handover.daily.asides import HowLong, WhySetAside
from handover.daily.colleagues import WhyReassigned
from handover.directory.numbers import Purpose
from handover.lead_commands import Side
from handover.states import State
from handover.teams import TeamKind
from handover.urgency import Urgency

KIND = {
    Kind.HANDOVER_OF_CARE: "Handover of care",
    Kind.CONCERN: "Concern",
}
KIND_HINT = {
    Kind.HANDOVER_OF_CARE: "Responsibility passes to the receiving team when they acknowledge it",
    Kind.CONCERN: "Information only: you go on holding responsibility for the family",
}
URGENCY = {
    Urgency.IMMEDIATE: "Immediate",
    Urgency.SAME_DAY: "Same day",
    Urgency.PRIORITY: "Priority",
    Urgency.ROUTINE: "Routine",
}
URGENCY_COLOUR = {
    Urgency.IMMEDIATE: "red",
    Urgency.SAME_DAY: "orange",
    Urgency.PRIORITY: "yellow",
    Urgency.ROUTINE: "blue",
}
TRIGGER = {
    Trigger.MARK_BEFORE_MOBILE: "Mark, bruise or injury on a baby who is not yet mobile",
    Trigger.BOOKING_CONCERN: "Concern at booking",
    Trigger.EMERGING_CONCERN: "Emerging concern",
    Trigger.CHILDREN_REFERRAL: "Referral to children's social care",
    Trigger.ADULT_REFERRAL: "Referral to adult social care",
    Trigger.CHANGE_OF_PLAN: "Change of plan",
    Trigger.MOVE: "Family has moved or is moving",
    Trigger.BIRTH: "Birth",
    Trigger.DISCHARGE: "Discharge from midwifery care",
    Trigger.NEONATAL_UNIT: "Baby in a neonatal unit",
    Trigger.DOMESTIC_ABUSE: "Domestic abuse",
    Trigger.CONCEALED_PREGNANCY: "Concealed or late-booked pregnancy",
    Trigger.LOSS: "Loss of a baby: support for the family",
}
STATE = {
    State.WAITING: "Unacknowledged",
    State.RECEIVED: "Received, not acknowledged",
    State.ACKNOWLEDGED: "Acknowledged",
    State.DECLINED: "Declined",
    State.CLOSED: "Closed",
}
STATE_COLOUR = {
    State.WAITING: "yellow",
    State.RECEIVED: "blue",
    State.ACKNOWLEDGED: "green",
    State.DECLINED: "red",
    State.CLOSED: "grey",
}
ATTEMPT = {
    AttemptOutcome.NO_ANSWER: "No answer",
    AttemptOutcome.ENGAGED: "Engaged",
    AttemptOutcome.VOICEMAIL: "Voicemail",
    AttemptOutcome.MESSAGE_WITH_SOMEBODY: "Message left with somebody",
    AttemptOutcome.WRONG_TEAM: "Wrong team",
    AttemptOutcome.WRONG_NUMBER: "Wrong number",
    AttemptOutcome.UNSAFE_TO_SPEAK: "Not safe to speak",
}
VERIFIED_HOW = {
    VerifiedHow.DIRECTORY_NUMBER: "I rang the number in the directory",
    VerifiedHow.SWITCHBOARD: "I was put through by the organisation's switchboard",
    VerifiedHow.RANG_BACK: "I rang back on a number I looked up",
    VerifiedHow.KNOWN_TO_ME: "I know this colleague",
}
KNOWLEDGE = {
    Knowledge.KNOWN: "Known",
    Knowledge.ASKED_UNKNOWN: "Asked, but not known",
    Knowledge.DECLINED: "Asked, and they declined to say",
    Knowledge.NOT_ASKED: "Not asked",
    Knowledge.UNSAFE_TO_ASK: "Unsafe to ask",
}
HOW_KNOWN = {
    HowKnown.TOLD: "Told by",
    HowKnown.SEEN_IN_RECORD: "Seen in",
    HowKnown.SEEN_MYSELF: "Seen or assessed by the sender",
    HowKnown.ASSUMED: "Only assumed",
}
WHY_REASSIGNED = {
    WhyReassigned.OFF_DUTY: "Goes off duty",
    WhyReassigned.AWAY: "Away, on leave or ill",
    WhyReassigned.LEFT_TEAM: "Has left the team",
    WhyReassigned.WORKLOAD: "Has too much at once",
    WhyReassigned.KNOWS_FAMILY: "The colleague knows the family",
}
HOW_LONG = {
    HowLong.ONE_HOUR: "For 1 hour",
    HowLong.TWO_HOURS: "For 2 hours",
    HowLong.FOUR_HOURS: "For 4 hours",
    HowLong.NEXT_MORNING: "Until my team opens on its next working day",
}
WHY_SET_ASIDE = {
    WhySetAside.ANOTHER_FAMILY: "Another family comes first",
    WhySetAside.RING_BACK_AGREED: "A call back is agreed for then",
    WhySetAside.WAITING_FOR_INFORMATION: "Waiting for information",
    WhySetAside.COLLEAGUE_BACK: "The colleague who sees to it is back then",
}
TEAM_KIND = {
    TeamKind.MIDWIFERY: "Midwifery",
    TeamKind.HEALTH_VISITING: "Health visiting",
}
ROLE = {
    Role.MIDWIFE: "Midwife",
    Role.HEALTH_VISITOR: "Health visitor",
    Role.LEAD: "Regional lead",
    Role.KEEPER: "Directory keeper",
    Role.CLOCK: "The clock",
}
PURPOSE = {
    Purpose.DUTY_DESK: "Duty desk",
    Purpose.TEAM_LEADER: "Team leader",
    Purpose.NAMED_ROLE: "Somebody with a named role",
    Purpose.OUT_OF_HOURS: "Out of hours",
}

SIDE = {Side.RECEIVING: "Receiving team", Side.SENDING: "Sending team"}
