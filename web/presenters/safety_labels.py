"""The words for each choice about safe contact and a hidden address. One word per idea."""

from handover.family.safe_contact import Safety, Way
from handover.family.sensitive import HiddenBecause
from handover.free_text.finding import Finding

WAY = {
    Way.CALL: "Ring her",
    Way.VOICEMAIL: "Leave a voicemail",
    Way.TEXT: "Send her a text",
    Way.LETTER: "Write her a letter",
    Way.PARTNER: "Reach her through her partner",
}
SAFETY = {
    Safety.SAFE: "Safe",
    Safety.NEVER: "Never",
    Safety.NOT_KNOWN: "Not known",
}
HIDDEN_BECAUSE = {
    HiddenBecause.S_FLAG: "Her NHS record is marked as sensitive (S-flag)",
    HiddenBecause.DOMESTIC_ABUSE: "Domestic abuse or stalking",
    HiddenBecause.COURT_ORDER: "A court order, or protection by the police",
    HiddenBecause.ADOPTION: "An adoption",
    HiddenBecause.SHE_ASKED: "She asked for it",
}
FINDING = {
    Finding.NUMBER_OF_ANOTHER: "NHS number of somebody else",
    Finding.POSTCODE: "Postcode",
    Finding.STREET: "Part of an address",
    Finding.PLACE: "Place",
}
