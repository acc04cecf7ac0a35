"""The verbs of daily work: who holds it while somebody is away, what waits, who is ringing.

None of them stops or moves a clock (ADR 14).
"""
