"""Bytes of the Bluetooth health characteristics, both ways: exact, whole or refused.

Each module holds the characteristics of one service. `decode` gives a frozen value
or raises `packet.DecodeError`, and nothing else; `encode` gives its bytes back. A
number stated by a device is a Decimal that keeps its own precision.
"""
