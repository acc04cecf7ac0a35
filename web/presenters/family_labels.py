"""The words in which what is known of a family is shown, one table a choice.

As labels.py; a choice without words fails the same test.
"""

from handover.family.arrangements import ArrangementKind
from handover.family.household import Relation, Residence, Responsibility
from handover.family.losses import LossKind
from handover.family.places import PlaceKind
from handover.family.social_care import CareStatus, Whose

RELATION = {
    Relation.FATHER: "Father",
    Relation.MOTHERS_PARTNER: "Mother's partner",
    Relation.OTHER_MALE_CARER: "Other male carer",
    Relation.SIBLING: "Brother or sister of the baby",
    Relation.GRANDPARENT: "Grandparent",
    Relation.OTHER: "Somebody else",
}
RESPONSIBILITY = {
    Responsibility.YES: "Has parental responsibility",
    Responsibility.NO: "Has no parental responsibility",
    Responsibility.NOT_KNOWN: "Parental responsibility not known",
}
RESIDENCE = {
    Residence.LIVES_THERE: "Lives there",
    Residence.VISITS: "Visits, does not live there",
    Residence.NEITHER: "Neither lives there nor visits",
    Residence.NOT_KNOWN: "Not known whether they live there",
}
WHOSE = {
    Whose.MOTHER: "The mother",
    Whose.FATHER: "The father",
    Whose.CHILD: "A child of the family",
    Whose.OTHER: "Somebody else in the family",
}
CARE_STATUS = {
    CareStatus.CONTACT: "Contact",
    CareStatus.REFERRAL: "Referral",
    CareStatus.EARLY_HELP: "Early help",
    CareStatus.CHILD_IN_NEED: "Child in need",
    CareStatus.CHILD_PROTECTION_PLAN: "Child protection plan",
    CareStatus.LOOKED_AFTER: "Looked after",
    CareStatus.OTHER: "Other involvement",
}
PLACE_KIND = {
    PlaceKind.WITH_MOTHER: "With the mother",
    PlaceKind.NEONATAL_UNIT: "In a neonatal unit",
    PlaceKind.FOSTER_CARERS: "With foster carers",
    PlaceKind.HOME: "At home",
    PlaceKind.HOSPITAL: "In hospital",
    PlaceKind.OTHER: "Somewhere else",
}
ARRANGEMENT_KIND = {
    ArrangementKind.SURROGACY: "Surrogacy",
    ArrangementKind.FOSTERING: "Fostering",
    ArrangementKind.ADOPTION_PLANNED: "Adoption is planned",
    ArrangementKind.ADOPTED: "Adopted",
}
LOSS_KIND = {
    LossKind.MISCARRIAGE: "Miscarriage",
    LossKind.TERMINATION: "Termination of pregnancy",
    LossKind.STILLBIRTH: "Stillbirth",
    LossKind.NEONATAL_DEATH: "Death of a newborn baby",
    LossKind.SUDDEN_DEATH: "Sudden unexpected death",
}
