"""Signing in and out, and who is signed in. Must not know handovers."""
