"""A referral to social care, followed until its outcome is recorded: a record of its own.

This service is not the referral route (domain 4.4); it keeps what was referred and what came back.
"""
