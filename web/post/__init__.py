"""The post: sends what is queued in the outbox, by email.

Must not know for what a team is told; handover/outbox/ decides that.
"""
