"""The refusals of a family that lost a baby: each kind, and naming whom to ask.

As handover/refusals.py. Must not know how a refusal is shown.
"""

from handover.refusals import Refusal


class BabyHasDied(Refusal):
    """Nothing routine begins about a baby who died (domain 2.7; 9d, 13)."""

    code = "baby_has_died"
    sentence = (
        "This baby has died, so nothing routine can be recorded. Nobody should ring or visit about "
        "the baby. For support after the loss, choose the reason Loss of a baby."
    )


class LossKnown(Refusal):
    """A loss is recorded once."""

    code = "loss_known"
    sentence = "This loss is recorded already, and routine contact has stopped."


class RoutineContactStopped(Refusal):
    """After a loss nothing routine is asked, promised or sent on; what happened may be told."""

    code = "routine_contact_stopped"
    sentence = (
        "This family has lost the baby, so routine contact has stopped and this cannot be done. "
        "You can still add a note."
    )


class NoLossToConfirm(Refusal):
    """Nobody confirms to know of what was not recorded."""

    code = "no_loss_to_confirm"
    sentence = "No loss is waiting for your team to confirm that it knows."


class AddressHidden(Refusal):
    """A flag is set once."""

    code = "address_hidden"
    sentence = "Her address is hidden already."


class AddressNotHidden(Refusal):
    """What is not hidden needs no clearing."""

    code = "address_not_hidden"
    sentence = "Her address is not hidden, so there is nothing to change."


class NoLossToUndo(Refusal):
    """Nobody undoes what was not recorded."""

    code = "no_loss_to_undo"
    sentence = "No loss is recorded here, so there is nothing to undo."


class LossAlreadyUndone(Refusal):
    """A loss is undone once."""

    code = "loss_already_undone"
    sentence = "This loss has been undone already, and what it stopped goes on."


class UndoAlreadyAsked(Refusal):
    """One question at a time, so that nobody confirms another one than they read."""

    code = "undo_already_asked"
    sentence = "A second person has to answer that before anybody can ask again."


class UndoNotAsked(Refusal):
    """Two people, one after the other: nobody confirms what nobody asked."""

    code = "undo_not_asked"
    sentence = (
        "Nobody has asked for this loss to be undone, or it has been answered meanwhile. "
        "Open the record to see how it stands."
    )


class SecondPersonNeeded(Refusal):
    """Nobody undoes a loss alone (domain 9d, 15)."""

    code = "second_person_needed"
    sentence = (
        "You asked for this yourself, so somebody else has to confirm it. "
        "Ask a colleague of either team."
    )


class LaterPregnancyKnown(Refusal):
    """Undoing would make two pregnancies at once."""

    code = "later_pregnancy_known"
    sentence = (
        "Another pregnancy has been recorded since, so this loss cannot be undone. "
        "Add a note that says what is wrong."
    )


class NoUndoToConfirm(Refusal):
    """Nobody confirms to know of what did not happen."""

    code = "no_undo_to_confirm"
    sentence = "No loss that was undone is waiting for your team to confirm that it knows."


class BabyNotBorn(Refusal):
    """An unborn baby has no number and no place of its own (glossary, 9a)."""

    code = "baby_not_born"
    sentence = (
        "This baby has no birth on record, so there is no NHS number and no place of its own. "
        "If the baby is born, record the birth first."
    )


class BornOnAnotherDay(Refusal):
    """A birth is recorded once."""

    code = "born_on_another_day"
    sentence = (
        "This baby is recorded as born on another day. Leave the day out, or add a note that says "
        "which day is right."
    )


class BirthOutOfTime(Refusal):
    """A birth between 20 weeks before the due date and 4 weeks after it."""

    code = "birth_out_of_time"
    sentence = (
        "There is no time for this birth between this due date and 20 weeks before it, or 4 weeks "
        "after it. Check the day."
    )


class BirthBeforeBooking(Refusal):
    """Who was awaited when the pregnancy was recorded was not born long before."""

    code = "birth_before_booking"
    sentence = (
        "This baby was recorded as not born yet more than 4 weeks after this day. Check the day, "
        "or add a note if it is right."
    )


class NumberOfAnother(Refusal):
    """Nobody shares an NHS number, not even twins."""

    code = "number_of_another"
    sentence = (
        "This is the NHS number of the mother or of another baby. Enter the baby's own number, "
        "which comes with the birth notification."
    )


class PlaceBeforeBirth(Refusal):
    """Nobody is anywhere before birth."""

    code = "place_before_birth"
    sentence = "This day is before the baby was born. Check it."


class DischargeBeforeAdmission(Refusal):
    """Who leaves a place came to it before."""

    code = "discharge_before_admission"
    sentence = (
        "This day is before the day of the place that is recorded now: nobody is discharged before "
        "they were admitted. Check it."
    )


class NothingNewAfterDeath(Refusal):
    """A baby who died is in no neonatal unit, and is not born again."""

    code = "nothing_new_after_death"
    sentence = (
        "This baby has died, so this cannot be recorded. Add a note if something has to be said, "
        "or undo the loss if it was recorded by mistake."
    )


class BabyAdopted(Refusal):
    """Old and new identity are never linked (domain 2.7, [P])."""

    code = "baby_adopted"
    sentence = (
        "This baby has been adopted. A new name, number or place is never recorded here, because "
        "it would link the old identity with the new one."
    )


class ExportAfterLoss(Refusal):
    """After a loss nothing leaves the service as routine; a review needs the chronology most."""

    code = "export_after_loss"
    sentence = (
        "This family has had a loss, so its chronology leaves the service only for a review, an "
        "inquiry or a court. Choose that if it is what this is for."
    )
