"""The styles, script and icons of the pages: built by `make assets`, found by name at run time.

Knows nothing of handovers, routes or templates.
"""
