"""Letters handed to others that read them: threads, processes, or the workers of a cluster."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic, sleep

from pipeline.build import workers
from pipeline.build.parcels import Delivery, Versions, opened, versions
from pipeline.build.workers import Loss
from pipeline.corpus.folders import LetterFolder
from pipeline.errors import SqsError

SAME = "install the same version of sqs with the same libraries (requirements/use.txt) there, and start it again"
"""What to do where a worker is not of our kind."""

_InHand = dict[Future[Delivery | tuple[str, Versions]], tuple[LetterFolder, float]]
"""What the crew is at: the letters, and when each was given to it."""


@dataclass(frozen=True)
class Crew:
    """Those who read letters in our place."""

    executor: Executor
    at_once: Callable[[], int]
    """How many letters they read at once, as it is now; SqsError where they are gone for good."""
    deaths: tuple[type[Exception], ...] = ()
    """What the executor raises where a letter has cost a worker its life, if it then goes on with the others."""


def brought_by(
    crew: Crew, letters: Sequence[LetterFolder], pack: Callable[[LetterFolder], bytes]
) -> Iterator[tuple[LetterFolder, Delivery | Loss]]:
    """The letters with what the crew says of them, as it comes. A letter that is left out must be read by others.

    Left out are those that were on their way when the executor broke, and all after them: which one broke it, nobody
    knows. SqsError where the crew is of another kind, or is gone.
    """
    waiting = deque(letters)
    in_hand: _InHand = {}
    try:
        while waiting or in_hand:
            _give(crew, waiting, in_hand, pack)
            if not in_hand:
                sleep(workers.LOOK_EVERY)
            for future in wait(in_hand, workers.LOOK_EVERY, FIRST_COMPLETED).done:
                letter, _ = in_hand.pop(future)
                if answer := _answer_of(future, crew.deaths):
                    yield letter, answer
            for letter, given in in_hand.values():
                if monotonic() - given > workers.HOUR:
                    yield letter, "time"
                    return  # whoever sits at it is lost, and another letter behind it would wait in vain
    except BrokenExecutor:
        return
    finally:
        for future in in_hand:
            future.cancel()


def _give(crew: Crew, waiting: deque[LetterFolder], in_hand: _InHand, pack: Callable[[LetterFolder], bytes]) -> None:
    at_once = crew.at_once()
    while waiting and len(in_hand) < at_once:
        letter = waiting.popleft()
        with suppress(OSError):  # what cannot be opened is left out
            in_hand[crew.executor.submit(opened, versions(), pack(letter))] = letter, monotonic()


def _answer_of(
    future: Future[Delivery | tuple[str, Versions]], deaths: tuple[type[Exception], ...]
) -> Delivery | Loss | None:
    """What the crew says of a letter; None where the letter is not to blame."""
    try:
        answer = future.result()
    except (SqsError, BrokenExecutor):
        raise
    except deaths:
        return "died"
    except (CancelledError, OSError):
        return None
    except Exception as error:
        raise unable(error, "A scheduler or worker") from error  # what is wrong with a letter is said in the answer
    if not isinstance(answer, Delivery):
        raise SqsError(foreign(*answer))
    return answer


def unable(fault: Exception, who: str) -> SqsError:
    """What to say of a fault that no letter has: most likely there is no sqs, or an older one."""
    said = " ".join(str(fault.__cause__ or fault).split())
    return SqsError(f"{who} cannot do what it is asked ({said}): {SAME}.")


def foreign(machine: str, found: Versions) -> str:
    """What to say of a worker that reads letters in another way than this machine."""
    theirs, ours = dict(found), dict(versions())
    if theirs.get("sqs") != ours["sqs"]:
        return f"The worker on {machine} has sqs {theirs.get('sqs')}, and this machine {ours['sqs']}: {SAME}."
    if theirs.get("text recognition") != ours["text recognition"]:
        return (
            f"The worker on {machine} recognises text by other programs ({theirs.get('text recognition')}) than this "
            f"machine ({ours['text recognition']}): install the same on both, and start it again."
        )
    return f"The worker on {machine} has other rules, code or libraries than this machine: {SAME}."
