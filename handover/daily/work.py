"""All of daily work in one: the parts of the Handover aggregate that stop no clock (ADR 14).

Must not know any one rule; each part has its own.
"""

from handover.daily.reassigning import Reassignable
from handover.daily.ringing import RungFor
from handover.daily.setting_aside import SettableAside
from handover.daily.word_of_mouth import ToldByMouth


class DailyWork(Reassignable, SettableAside, RungFor, ToldByMouth):
    """Who was named, what is set aside, who rings, and what was said on the telephone."""
