"""Turns rows and value objects into the words, tags and times that a person reads.

Pure: no HTTP, no database and no clock of its own.
"""
