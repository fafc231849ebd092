"""The workers of a cluster of dask.distributed, as a crew.

A cluster must be one's own: scheduler and workers execute what they are sent, and so does whoever takes their answers.
"""

import asyncio
import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from time import monotonic

from distributed import Client, KilledWorker, __version__
from distributed.core import rpc
from distributed.security import Security

from pipeline.build.crews import Crew, foreign, unable
from pipeline.build.parcels import versions
from pipeline.errors import SqsError

REACHED_WITHIN = 10
"""Seconds."""
WITHOUT_WORKERS = 60
"""Seconds, for a cluster that had some: one that was killed takes a few until it is begun again."""
ASKED_EVERY = 1
"""Seconds."""

_TALKATIVE = ("distributed", "distributed.client", "distributed.core", "tornado.application")
"""What prints whole tracebacks where a connection is lost, which is here said in a sentence."""


@contextmanager
def cluster_at(address: str) -> Iterator[Crew]:
    """The workers of the scheduler at that address; SqsError where it cannot be used.

    A `tls://` address takes its certificates from dask's own settings.
    """
    with _quiet():
        _refuse_unusable(address)
        try:
            client = Client(address, timeout=REACHED_WITHIN, set_as_default=False)
        except OSError as error:
            raise _unreachable(address) from error
        try:
            yield Crew(client.get_executor(pure=False), _Muster(client, address).at_once, (KilledWorker,))
        finally:
            client.close(timeout=1)


class _Muster:
    """How many workers there are, asked for now and then."""

    def __init__(self, client: Client, address: str) -> None:
        self._client, self._address = client, address
        self._known: set[str] = set()
        self._asked = self._seen = monotonic()
        self._threads = self._counted()

    def at_once(self) -> int:
        """How many letters the workers read at once.

        SqsError where there are no workers any more, or no scheduler, and where one of the workers is of another kind.
        """
        if self._client.status != "running":
            raise self._gone()
        if monotonic() - self._asked > ASKED_EVERY:
            self._threads, self._asked = self._counted(), monotonic()
            if self._threads:
                self._seen = self._asked
            elif self._asked - self._seen > WITHOUT_WORKERS:
                raise _workerless(self._address)
        return self._threads

    def _counted(self) -> int:
        try:
            threads = self._client.sync(self._client.scheduler.ncores, callback_timeout=REACHED_WITHIN)
            self._meet(threads.keys() - self._known)
        except (OSError, AttributeError) as error:  # a client that has lost its scheduler has none
            raise self._gone() from error
        return sum(threads.values())

    def _meet(self, new: Collection[str]) -> None:
        """Ask who they are: a worker without sqs would end with the first letter, as if that were to blame."""
        said = self._client.run(versions, workers=[*new], on_error="return") if new else {}
        for worker, found in said.items():
            if isinstance(found, OSError):
                continue  # it has gone again
            if isinstance(found, Exception):
                raise unable(found, f"The worker at {worker}")
            if found != versions():
                raise SqsError(foreign(worker, found))
            self._known.add(worker)

    def _gone(self) -> SqsError:
        return SqsError(
            f"The scheduler at {self._address} has gone: start it again and repeat the command; what its workers have "
            "read is kept."
        )


def _refuse_unusable(address: str) -> None:
    try:
        workers, version = asyncio.run(_said_at(address))
    except TypeError as error:
        raise SqsError(
            f"No certificates are known for {address}: name them in dask's own settings, under distributed.comm.tls."
        ) from error
    except ValueError as error:
        raise SqsError(f"{address} cannot be a scheduler's address ({error}): write it as tcp://host:8786.") from error
    except OSError as error:
        raise _unreachable(address) from error
    if version != __version__:
        raise SqsError(
            f"The scheduler at {address} has distributed {version}, and this machine {__version__}: install the same "
            "version on all machines."
        )
    if not workers:
        raise _workerless(address)


async def _said_at(address: str) -> tuple[int, str]:
    """How many workers the scheduler has, and its version; TimeoutError where it does not say so in time.

    The client itself would wait for ever where something else answers at the address.
    """
    async with (
        asyncio.timeout(REACHED_WITHIN),
        rpc(address, connection_args=Security().get_connection_args("client")) as scheduler,
    ):
        identity, versions = await scheduler.identity(), await scheduler.versions()
        return len(identity["workers"]), versions["packages"]["distributed"]


def _unreachable(address: str) -> SqsError:
    return SqsError(
        f"No scheduler answers at {address} within {REACHED_WITHIN} seconds: start one with `dask scheduler`, and its "
        "workers with `dask worker`; or build without --scheduler."
    )


def _workerless(address: str) -> SqsError:
    return SqsError(f"The scheduler at {address} has no workers: start some with `dask worker {address} --nthreads 1`.")


@contextmanager
def _quiet() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    levels = [logger.level for logger in loggers]
    if not logging.getLogger("pipeline").isEnabledFor(logging.DEBUG):
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
