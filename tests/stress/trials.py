"""All trials by their names, in the order of the table and of their beginning: the long ones first."""

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
    at_least: int
    """So often something must have been tried for the row to stand in a document."""
    alone: bool = False
    """It measures time, so nothing else is done beside it."""


TRIALS: Mapping[str, Trial] = {
    "privacy": Trial("Names, addresses and numbers of people", privacy.trial, 300),
    "mutated": Trial("Damaged letters, of which 2,000 are PDFs", readers.trial, 2_300),
    "inputs": Trial("Bad letters made by hand", bad_inputs.trial, 150),
    "corpora": Trial("Hostile corpora", hostile_corpora.trial, 150),
    "kills": Trial("Builds killed at random moments", kills.trial, 200),
    "disk": Trial("A full disk, a folder to be read only", disk.trial, 40),
    "at-once": Trial("Builds at once", at_once.trial, 80),
    "clocks": Trial("Odd clocks, zones and languages", clocks.trial, 25),
    "flips": Trial("Damage to the cache and the database", flips.trial, 140),
    "addresses": Trial("Addresses that nobody means", addresses.trial, 5_000),
    "queries": Trial("Costly queries under a cap of 1 GB", queries.trial, 60),
    "load": Trial("50 readers for a minute", load.trial, 500, alone=True),
}
