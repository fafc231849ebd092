"""All trials by their names, in the order of the table."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.stress import (
    addresses,
    at_once,
    bad_inputs,
    clocks,
    disk,
    flips,
    hostile_corpora,
    kills,
    load,
    privacy,
    queries,
    readers,
)
from tests.stress.losses import Losses
from tests.stress.plan import Plan


class Trial(NamedTuple):
    """One row of the table."""

    title: str
    run: Callable[[Plan], Losses]
    alone: bool = False
    """It measures time, so nothing else is done beside it."""


TRIALS: Mapping[str, Trial] = {
    "mutated": Trial("Damaged letters, 2,000 of them PDFs", readers.trial),
    "inputs": Trial("Bad inputs made by hand", bad_inputs.trial),
    "corpora": Trial("Hostile corpora", hostile_corpora.trial),
    "kills": Trial("Builds killed at random moments", kills.trial),
    "disk": Trial("A full disk, a folder to be read only", disk.trial),
    "at-once": Trial("Builds at once", at_once.trial),
    "clocks": Trial("Odd clocks, zones and languages", clocks.trial),
    "flips": Trial("Damage to the cache and the database", flips.trial),
    "addresses": Trial("Addresses that nobody means", addresses.trial),
    "queries": Trial("Costly queries under a cap of 1 GB", queries.trial),
    "load": Trial("50 readers for a minute", load.trial, alone=True),
    "privacy": Trial("Names, addresses and numbers of people", privacy.trial),
}
