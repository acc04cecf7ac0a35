"""What people send, checked once for the page's form and the API's body, and made into commands.

Decides no rule: presence and kinds are checked here, the rules are those of handover/, and the
aggregate goes on judging last.
"""
