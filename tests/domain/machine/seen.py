"""What the real service says, told in the oracle's words so that both can be compared.

Loads everything from the log, so that every comparison is one of a replay too. Judges nothing.
"""

from collections import Counter

from handover.directory.numbers import TeamNumber
from handover.family.family import Family as RealFamily
from handover.handover import Handover as RealHandover
from handover.teams import TeamKind
from tests.domain.machine.asked import KINDS, REASONS
from tests.domain.machine.asked_of_corrections import URGENCIES
from tests.domain.machine.places import Places, minute_of
from tests.domain.machine.seen_of_families import day_or_none, family
from tests.domain.machine.seen_of_referrals import disputes
from tests.domain.machine.told import Handover, Number, Region, Team
from tests.domain.machine.told_families import Family


def _word(words: dict[str, object], value: object) -> str:
    [found] = [word for word, one in words.items() if one is value]
    return found


def seen(places: Places, mothers: dict[str, Family]) -> Region:
    """The whole region, as the log makes it now."""
    every = [places.handover(number) for number in range(len(places.handovers))]
    known = {mother: places.family(mother) for mother, one in mothers.items() if one.is_known}
    families = {
        mother: family(places, known[mother], told, every) if told.is_known else Family()
        for mother, told in mothers.items()
    }
    handovers = [_handover(places, one, known) for one in every]
    return Region({name: _team(places, name) for name in places.teams}, families, handovers)


def _handover(places: Places, real: RealHandover, known: dict[str, RealFamily]) -> Handover:
    [mother] = [one for one, family in known.items() if family.id == real.family_id]
    babies = known[mother].babies
    return Handover(
        mother=mother,
        babies=frozenset(babies[one].order for one in real.baby_ids),
        kind=_word(dict(KINDS), real.kind),
        reason=_word(dict(REASONS), real.trigger),
        urgency=_word(dict(URGENCIES), real.urgency),
        sender=places.team_name(real.sending.team_id),
        at=places.team_name(real.receiving.team_id),
        recorded=minute_of(real.recorded.recorded_at),
        recorded_by=real.recorded.account_id,
        holder=real.holder.name.lower(),
        called=real.about.mother.name,
        birthday=real.about.mother.born_on.isoformat(),
        due=day_or_none(real.about.due_on),
        born=day_or_none(real.about.baby_born_on),
        named=frozenset(one.order for one in real.about.babies),
        call_due=minute_of(real.due.call_due_at),
        acknowledge_due=minute_of(real.due.acknowledge_due_at),
        state=real.state.value,
        clock_started=None if not real.calls_count_from else minute_of(real.calls_count_from),
        call_stopped=None if not real.call_stopped_at else minute_of(real.call_stopped_at),
        acknowledged=None if not real.acknowledged else minute_of(real.acknowledged.recorded_at),
        promised=day_or_none(real.next_action_on),
        attempts=len(real.attempts),
        tried=_tried(real),
        talks=len(real.conversations),
        is_asked=bool(real.open_question),
        answered=len(real.answered),
        notes=len(real.notes),
        ended=_ended(real),
        named_sender=real.named_sender.name.lower() if real.named_sender else "",
        named_receiver=real.named_receiver.name.lower() if real.named_receiver else "",
        words_of_mouth=len(real.words_of_mouth),
        losses=len(real.losses),
        lost=frozenset(babies[one].order for one in real.lost),
        knows=frozenset(places.team_name(one) for one in real.loss_known_by),
        is_stopped=real.is_stopped,
        is_undo_asked=real.undo_asked is not None,
        undone=len(real.undone),
        knows_undone=frozenset(places.team_name(one) for one in real.undo_known_by),
        agreed=len(real.agreements),
        disputes=disputes(places, real),
        changes=len(real.changes),
        has_declined=bool(real.decline_reason),
        is_moved=bool(real.moves),
        reports=len(real.responses),
        ladder=[minute_of(one.due_at) for one in real.due.ladder],
        rungs=real.rung_recorded,
        set_asides=len(real.set_asides),
        asides=_asides(places, real),
        claims=len(real.claims),
        unread=frozenset(
            places.team_name(one.team_id)
            for one in (real.sending, real.receiving)
            if real.unread_by(one.team_id)
        ),
        family_moves=len(real.family_moves),
        birth_learned=day_or_none(real.birth_learned),
    )


def _tried(real: RealHandover) -> int:
    """The attempts to reach the team that it is with now."""
    since = real.calls_count_from
    return sum(since is None or said.happened_at >= since for said, _ in real.attempts)


def _asides(places: Places, real: RealHandover) -> dict[str, int]:
    """How often in a row each team has set it aside, with nothing between that brings it back."""
    in_a_row = [
        places.team_name(one.said.team_id)
        for one in real.set_asides
        if one.said.team_id is not None and one.news == real.news_for(one.said.team_id)
    ]
    return dict(Counter(in_a_row))


def _ended(real: RealHandover) -> str:
    """How it ended; the reason must stand there, for nothing ends without one."""
    if real.ended is None:
        assert real.end_reason == ""
        return ""
    assert real.end_reason, "closed without a reason"
    if real.is_in_error:
        return "in error"
    is_kept = bool(real.responses) and real.responses[-1][0] == real.ended
    return "done" if is_kept else "withdraw"


def _team(places: Places, name: str) -> Team:
    real = places.team(name)
    times = real.hours.on_weekday(1)
    assert times is not None
    opens, closes = (int(one.total_seconds()) // 60 for one in times)
    first = next(one for one in real.numbers if one.is_for_the_day)
    assert real.telephone == first.telephone, "another number is offered than stands first"
    return Team(
        is_open=not real.is_closed,
        opens=opens,
        closes=closes,
        numbers=[_number(one) for one in real.numbers],
        successor=places.team_name(real.successor.team_id) if real.successor else "",
        mailbox=real.mailbox,
        kind="midwives" if real.kind is TeamKind.MIDWIFERY else "visitors",
        covers=set(real.cover.areas),
    )


def _number(real: TeamNumber) -> Number:
    is_wrong = real.reported_wrong_at is not None
    return Number(real.key, real.telephone, not real.is_for_the_day, is_wrong)
