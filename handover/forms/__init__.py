"""What is asked beyond SAFER, as numbered forms in data: one TOML file a form and version.

A record keeps the form that it was asked by. Must not know pages, teams or clocks.
"""
