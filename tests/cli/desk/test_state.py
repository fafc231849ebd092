"""What the desk tells the page of each statement."""

import shlex
from pathlib import Path

from pipeline.cli.desk.state import state_of
from pipeline.corpus.folders import letter_in
from pipeline.curate.review import letter_to_review
from pipeline.curate.review.desk import Desk


def test_each_statement_and_each_unread_number_has_the_command_that_explains_its_sentence(folder: Path) -> None:
    state = state_of(Desk(letter_to_review(letter_in(folder), by="AB")), ())
    (tenders,) = (each for each in state["unread"] if each["paragraph"] == "1.1")
    assert shlex.split(tenders["teach"]) == [
        *("sqs", "teach", "In their way, nine tenders were looked at."),
        *("--section", "reoffending"),
    ]
    sentences = [shlex.split(each["teach"])[2] for each in state["findings"]]
    assert sentences[1] == "Assessment was sufficient in 17 out of the 20 cases."
