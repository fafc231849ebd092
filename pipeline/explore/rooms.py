"""Large answers take turns, so that no more of them are in memory at once than there is room for."""

import asyncio
import time

MOST_AT_ONCE = 4
LONGEST_WAIT = 10.0
"""Seconds. Who waits longer is asked to come again."""
LOOK_EVERY = 0.05


class Rooms:
    """So many places, and how many of them are taken."""

    def __init__(self) -> None:
        self.taken = 0

    async def enter(self) -> bool:
        """Whether there was a place in time; whoever has it must leave it."""
        until = time.monotonic() + LONGEST_WAIT
        while self.taken >= MOST_AT_ONCE:
            if time.monotonic() >= until:
                return False
            await asyncio.sleep(LOOK_EVERY)
        self.taken += 1
        return True

    def leave(self) -> None:
        """Make room for the next."""
        self.taken -= 1
