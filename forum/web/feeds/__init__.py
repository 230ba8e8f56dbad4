"""What is new, for programs that come by and look: Atom (RFC 4287) and RSS 2.0.

In Dutch for everybody. What is open to all is told as a guest reads it, whoever asks: programs
pass on what they are given. What one member follows has an address that only that member has.
"""
