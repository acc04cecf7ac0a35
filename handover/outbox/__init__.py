"""Messages that leave the service: emails to teams, which say only that something waits.

Must not know how an email is sent, nor any word of a record.
"""
