"""How a long-running command hears that it is told to stop. Must not know what it does."""

import signal
from threading import Event
from types import FrameType


def told_to_stop() -> Event:
    """Set from the first SIGTERM or Ctrl+C on: what was begun is ended, and nothing is begun."""
    stop = Event()

    def stop_now(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, stop_now)
    signal.signal(signal.SIGINT, stop_now)
    return stop
