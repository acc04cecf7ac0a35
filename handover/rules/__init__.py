"""The deadlines as data: default.toml, and the files in which an area sets its own.

Read and checked once, at the start. Must not know handovers, teams or a clock.
"""
