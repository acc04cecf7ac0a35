"""How the service is asked and drawn: pages by user, JSON API, command line.

The outermost layer: it may import projections and handover, and neither may import it.
"""
