"""How fast the work is, as ratios measured in one run, so that they hold on any machine. What `make bench` runs."""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from pipeline.corpus.folders import PROJECT
from tests.bench.site import CLIENTS, speeds
from tests.support.small_letter import TEXT, put

LETTERS = sorted([*(PROJECT / "corpus").glob("*/letter.pdf"), *(PROJECT / "tests" / "letters").glob("*/letter.pdf")])
SQS = Path(sys.executable).parent / "sqs"


class Measured(NamedTuple):
    """A figure beside its goal; `how` says what was divided by what."""

    what: str
    figure: float
    goal: float
    how: str

    @property
    def met(self) -> bool:
        """Whether the figure is no higher than its goal."""
        return self.figure <= self.goal


def corpus_of_copies(folder: Path, copies: int) -> list[Path]:
    """Letters under other names, each made distinct by a comment after its last line."""
    made = []
    for copy in range(copies):
        original = LETTERS[copy % len(LETTERS)]
        path = folder / f"copy-{copy:03}" / "letter.pdf"
        path.parent.mkdir(parents=True)
        path.write_bytes(original.read_bytes() + f"\n% copy {copy}\n".encode())
        made.append(path)
    return made


def seconds(command: Sequence[str | Path], processors: int | None = None) -> float:
    """How long a command takes in a fresh interpreter; CalledProcessError where it fails.

    It may use so many processors, or all of them; all as well where the system has no way to say it.
    """
    few = None
    if hasattr(os, "sched_setaffinity"):
        few = partial(os.sched_setaffinity, 0, sorted(os.sched_getaffinity(0))[:processors])
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, preexec_fn=few)
    return time.perf_counter() - start


WORDS, READING, WHOLE, UNDERSTANDING = ["words"], ["reading", "reading"], ["reading", "whole"], ["understanding"]
"""What each process does with the letters: the module, and what that is told."""


def printed_by(work: Sequence[str], letters: Sequence[Path] = LETTERS) -> list[float]:
    """The figures that a process prints of what it does, with all letters unless others are given."""
    command: list[str | Path] = [sys.executable, "-m", f"tests.bench.{work[0]}", *work[1:], *letters]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT).stdout
    return [float(figure) for figure in printed.split()]


def processor_seconds(work: Sequence[str]) -> float:
    """What one process takes of a processor's time to do this with each of the letters, once it has done so before."""
    return printed_by(work)[0]


def pairs(times: int) -> Iterable[Measured]:
    """Reading, and all that is done with a letter, each beside pdfplumber's words, in one process each, by turns.

    A processor's time is counted, which other work on the machine lengthens less, and evenly, than the clock's.
    """
    for name, work, goal in (("reading / words", READING, 0.30), ("whole letter / words", WHOLE, 0.55)):
        taken = [(processor_seconds(WORDS), processor_seconds(work)) for _ in range(times)]
        ratios = [ours / words for words, ours in taken]
        words, ours = (1000 * median(figures) / len(LETTERS) for figures in zip(*taken, strict=True))
        how = f"{ours:.0f} ms a letter, words {words:.0f} ms; from {min(ratios):.3f} to {max(ratios):.3f}"
        yield Measured(name, median(ratios), goal, how)


def builds(folder: Path, copies: int, times: int) -> Iterable[Measured]:
    """A first build beside pdfplumber's words, and two processors beside one.

    Of the first, a processor's time is counted, on one processor as that of the words is: two that share a processor's
    memory slow each other down.
    """
    corpus_of_copies(folder / "corpus", copies)
    command: list[str | Path] = [SQS, "build", "--corpus", folder / "corpus", "--db", folder / "bench.db"]
    first: list[float] = []
    both: list[float] = []
    ratios: list[float] = []
    for _ in range(times):
        for taken, processors in ((both, 2), (first, 1)):
            (folder / "bench.db").unlink(missing_ok=True)
            rmtree(folder / ".sqs-cache", ignore_errors=True)
            before = used_by_children()
            taken.append(seconds(command, processors))
            used = used_by_children() - before
        ratios.append(used / copies / (processor_seconds(WORDS) / len(LETTERS)))
    cold, two = median(first), median(both)
    how = f"{cold:.2f} s by the clock for {copies} letters; from {min(ratios):.3f} to {max(ratios):.3f}"
    yield Measured("first build / words", median(ratios), 0.6, how)
    yield Measured("two processors / one", two / cold, 1 / 1.7, f"{two:.2f} s by the clock")


def used_by_children() -> float:
    """A processor's time, in seconds, that all commands run so far have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rebuilds(folder: Path, copies: int) -> Iterable[Measured]:
    """A build with nothing changed, one after one letter was touched, and one as after a change of rules.

    Each is a processor's time, beside that of the first build.
    """
    corpus_of_copies(folder / "changing", copies)

    def built() -> float:
        return printed_by(["scale", str(folder / "changing"), str(folder / "changing.db")], ())[1]

    first, before = built(), used_by_children()
    seconds([SQS, "build", "--corpus", folder / "changing", "--db", folder / "changing.db"])
    unchanged = used_by_children() - before
    with (folder / "changing" / "copy-000" / "letter.pdf").open("ab") as letter:
        letter.write(b"% touched\n")
    touched = built()
    for kept in ("reading", "rows"):
        for entry in (folder / ".sqs-cache").glob(f"{kept}-*"):
            entry.unlink()
    how = f"of {copies} letters, {first:.0f} s at first"
    yield Measured("nothing changed / first", unchanged / first, 0.01, f"{unchanged:.2f} s {how}")
    yield Measured("one letter touched / first", touched / first, 0.03, f"{touched:.1f} s {how}")
    ruled = built()
    yield Measured("rules changed / first", ruled / first, 0.25, f"{ruled:.1f} s {how}")


def memory(folder: Path, letters: int) -> Measured:
    """The memory of the process that runs a build of many small letters, beside that for a hundred."""
    few, many = (
        printed_by(["scale", str(small_letters(folder / f"{size}", size)), str(folder / f"{size}.db")], ())[0]
        for size in (100, letters)
    )
    return Measured("memory: many letters / 100", many / few, 1.2, f"{many:.0f} MB for {letters}, {few:.0f} MB for 100")


def small_letters(folder: Path, letters: int) -> Path:
    """A folder with letters of a few sentences, each of a service of its own."""
    for number in range(letters):
        service = "East" + "".join("abcdefghij"[int(digit)] for digit in str(number)) + "mere"
        put(folder, f"{service.lower()}-2014-10", text=TEXT.replace("Eastmere", service))
    return folder


def help_time(times: int) -> Measured:
    """How long `sqs --help` takes."""
    figure = median(seconds([SQS, "--help"]) for _ in range(times))
    return Measured("sqs --help", figure, 0.5, "seconds")


def understanding(times: int) -> Measured:
    """Extracting and interpreting beside pdfplumber's words, in one process of the kind that a build begins.

    The goal is half of what reading took of them when the goal was set, 0.42.
    """
    taken = [(processor_seconds(WORDS), processor_seconds(UNDERSTANDING)) for _ in range(times)]
    ratios = [understood / words for words, understood in taken]
    how = f"{1000 * median(understood for _, understood in taken) / len(LETTERS):.0f} ms a letter"
    return Measured(
        "extract and interpret / words", median(ratios), 0.21, f"{how}; from {min(ratios):.3f} to {max(ratios):.3f}"
    )


def pages(folder: Path, letters: int) -> Iterable[Measured]:
    """Each kind of page of the site, with many clients at once."""
    for speed in speeds(folder, copies=letters):
        yield Measured(f"{CLIENTS} at once: {speed.kind}", speed.slow, speed.goal, speed.how)


def main() -> None:
    """Print each figure beside its goal; end with 1 where one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=50, help="how many letters the measured corpus holds")
    parser.add_argument("--times", type=int, default=3, help="how often each is measured; the median counts")
    parser.add_argument("--rebuilt", type=int, default=1_000, help="how many letters are built again after a change")
    parser.add_argument("--letters", type=int, default=1_000, help="of how many letters the measured site is")
    parser.add_argument("--small", type=int, default=1_000, help="of how many small letters memory is measured")
    options = parser.parse_args()
    click.echo(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, median of {options.times}")
    with TemporaryDirectory() as folder:
        figures = [
            *pairs(options.times),
            *builds(Path(folder), options.copies, options.times),
            *rebuilds(Path(folder) / "rebuilds", options.rebuilt),
            memory(Path(folder), options.small),
            *pages(Path(folder), options.letters),
        ]
    figures += [help_time(options.times), understanding(options.times)]
    for each in figures:
        verdict = "met" if each.met else "MISSED"
        click.echo(f"{each.what:30} {each.figure:6.3f}   goal {each.goal:<5} {verdict:7} {each.how}")
    sys.exit(not all(each.met for each in figures))


if __name__ == "__main__":
    main()
