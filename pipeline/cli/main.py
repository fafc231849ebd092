"""The command `sqs`: its commands put together, and what it says when one is stopped."""

import logging
import os
import sys
import warnings
from io import TextIOWrapper
from typing import NoReturn

import click

from pipeline import __version__
from pipeline.build.memory import collect_seldom
from pipeline.cli.commands.add import add
from pipeline.cli.commands.build import build
from pipeline.cli.commands.check import check
from pipeline.cli.commands.diff import diff
from pipeline.cli.commands.evaluate import evaluate
from pipeline.cli.commands.explore import explore
from pipeline.cli.commands.export import export
from pipeline.cli.commands.learn import learn
from pipeline.cli.commands.publish import publish
from pipeline.cli.commands.replace import replace
from pipeline.cli.commands.review import review
from pipeline.cli.commands.second import second
from pipeline.cli.commands.service import service
from pipeline.cli.commands.show import show
from pipeline.cli.commands.status import status
from pipeline.cli.commands.teach import teach
from pipeline.cli.exit_codes import ALL_WELL, FAULT_IN_SQS, STOPPED, USER_ERROR
from pipeline.errors import SqsError

LOGGER = logging.getLogger("pipeline")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sqs")
@click.option("--debug", is_flag=True, help="If sqs fails, show where in the code.")
@click.pass_context
def sqs(context: click.Context, *, debug: bool) -> None:
    """Turn Short Quality Screening letters into rows that you can compare.

    \b
    sqs build                          read every letter of corpus/ into sqs.db
    sqs explore                        do the same, then show it on a local website
    sqs show cambridgeshire-2014-04    show one letter with its findings marked
    sqs show some-letter.pdf           do the same for any PDF
    sqs add some-letter.pdf            add letters: files, folders, a ZIP, a list, a web page
    sqs replace LETTER other.pdf       put another edition in its place, ticks kept
    sqs service "Bournemouth"          find the service that a name means
    sqs review cambridgeshire-2014-04  go through its findings and say which are right
    sqs second cambridgeshire-2014-04  have a language model or another person read it too
    sqs check                          see if letters are still read the way people checked them
    sqs status                         list what is held, checked, missing and unreadable
    sqs evaluate                       measure how well the checked letters are read
    sqs teach "a sentence"             show how it is read and why, and try an edit of the rules
    sqs learn                          learn weights from the checked letters
    sqs diff before.db after.db        show the findings gained, lost and changed
    sqs export release                 write the rows as CSV, Parquet and Excel files
    sqs publish public                 write the site as files for any web server
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
    elif os.environ.get("FORCE_COLOR"):
        context.color = True  # also where the output goes to another program, such as less -R
    if debug:
        logging.basicConfig()
        LOGGER.setLevel(logging.DEBUG)
    else:
        logging.basicConfig(level=logging.CRITICAL)
        warnings.simplefilter("ignore")


for command in (
    *(build, explore, show, add, replace, service, review, second, check, status, evaluate, teach, learn, diff),
    *(export, publish),
):
    sqs.add_command(command)


def main() -> NoReturn:
    """The command line: ends the process, and says in one sentence whatever stopped it."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no dashes shows question marks
    sys.exit(_status())


def _status() -> int:
    try:
        return int(sqs.main(prog_name="sqs", standalone_mode=False) or ALL_WELL)
    except click.Abort:
        click.echo("Stopped.", err=True)
        return STOPPED
    except click.ClickException as error:
        error.show()
        return USER_ERROR
    except SqsError as error:
        LOGGER.debug("stopped", exc_info=True)
        click.echo(f"sqs: {error}", err=True)
        return USER_ERROR
    except OSError as error:
        LOGGER.debug("stopped", exc_info=True)
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"sqs: {place}{error.strerror or error}.", err=True)
        return USER_ERROR
    except Exception as error:
        LOGGER.debug("stopped", exc_info=True)
        fault = type(error).__name__
        click.echo(
            f"sqs: stopped because of a fault in sqs itself ({fault}). Run it again with `sqs --debug` to see where, "
            "and please report it.",
            err=True,
        )
        return FAULT_IN_SQS
