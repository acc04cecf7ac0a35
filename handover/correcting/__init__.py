"""Putting a record right without erasing anything: what it says, who it is about, how it ended.

Must not know pages, nor who may act.
"""
