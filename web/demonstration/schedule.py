"""When each invented handover took place, so that its clocks stand as its story wants at the start.

Looks for a moment in the ten days before the start, whenever that is: a Monday at 12:05am or
Christmas Day too. Must not know commands.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from itertools import chain, product

from handover.calendar import LONDON, is_open, midnight_ending, next_opening
from handover.deadlines import DueTimes, due_times
from handover.urgency import Urgency
from web.demonstration.stories import BY_RECEIVER, Deed, Standing, Step, Story

WINDOW = timedelta(days=10)
MARGIN = timedelta(minutes=10)
"""What is in time stays so for as long as somebody needs to sign in and look, if that can be."""
_ROUND_THE_CLOCK = frozenset({Urgency.IMMEDIATE, Urgency.SAME_DAY})
_MORNING, _NIGHT = time(8), time(22)


def moments(story: Story, began_at: datetime) -> tuple[datetime, ...]:
    """When `story` was recorded and when each of its steps took place (aware UTC), all past.

    Among all moments that fit, `story.age` chooses; just before a team closes there may be none
    that stays so for long. Raises LookupError if none fits at all.
    """
    for margin, is_plausible in product((MARGIN, timedelta(0)), _plausible(story)):
        fitting = [
            times
            for recorded_at in _candidates(story, began_at)
            if is_plausible(recorded_at)
            and _fits(story, times := _times(story, recorded_at), began_at, margin)
        ]
        if fitting:
            return fitting[int(story.age * (len(fitting) - 1))]
    raise LookupError(f"No moment fits the handover about {story.mother.name}.")


def due(story: Story, times: tuple[datetime, ...]) -> DueTimes:
    """The due times that count at the end of the story: a redirect starts the clocks anew."""
    starts = [times[0]]
    receiving = story.receiving
    for step, at in zip(story.steps, times[1:], strict=True):
        if step.deed is Deed.REDIRECT:
            starts.append(at)
            receiving = step.receiving
    return due_times(story.urgency, starts[-1], receiving.hours)


def _promise_ends(story: Story, times: tuple[datetime, ...]) -> datetime:
    """When the day that was promised last is over."""
    promises = [
        step.promised_on(at)
        for step, at in zip(story.steps, times[1:], strict=True)
        if "in_days" in step.words
    ]
    return midnight_ending(promises[-1])


def _candidates(story: Story, began_at: datetime) -> Iterator[datetime]:
    """Moments to try, newest first; each story's fall on other minutes."""
    close = range(4, 60, 3)
    further = range(60 + story.number % 30, WINDOW // timedelta(minutes=1), 30)
    return (began_at - timedelta(minutes=ago) for ago in chain(close, further))


def _plausible(story: Story) -> tuple[Callable[[datetime], bool], ...]:
    """While the sender is open if that can be; else by day; else whenever it fits."""
    return (
        lambda moment: is_open(story.sending.hours, moment),
        lambda moment: _MORNING <= moment.astimezone(LONDON).time() < _NIGHT,
        lambda _moment: True,
    )


def _times(story: Story, recorded_at: datetime) -> tuple[datetime, ...]:
    times = [recorded_at]
    for step in story.steps:
        times.append(_time_of(step, times[-1] + timedelta(minutes=step.after_minutes), story))
    return tuple(times)


def _time_of(step: Step, at: datetime, story: Story) -> datetime:
    """Nobody answers at a shut desk, unless it cannot wait: then somebody is on call."""
    waits_for_opening = step.deed in BY_RECEIVER or step.deed is Deed.CONVERSATION
    if story.urgency in _ROUND_THE_CLOCK or not waits_for_opening:
        return at
    opening = next_opening(step.receiving.hours, at)
    return at if opening == at else opening + timedelta(minutes=5 + story.number)


def _fits(story: Story, times: tuple[datetime, ...], began_at: datetime, margin: timedelta) -> bool:
    if times[-1] >= began_at:
        return False
    if story.standing is Standing.ANY:
        return True
    if story.standing is Standing.RESPONSE_OVERDUE:
        return _promise_ends(story, times) < began_at
    if story.standing is Standing.PROMISED:
        return _promise_ends(story, times) > began_at + margin
    ends = due(story, times)
    if story.standing is Standing.ACKNOWLEDGEMENT_OVERDUE:
        return ends.acknowledge_due_at < began_at
    if ends.acknowledge_due_at < began_at + margin:
        return False
    if story.standing is Standing.CALL_OVERDUE:
        return ends.call_due_at < began_at
    has_spoken = any(step.deed is Deed.CONVERSATION for step in story.steps)
    return has_spoken or ends.call_due_at >= began_at + margin
