import click
import pytest

from pipeline.cli.text.finding import row
from pipeline.cli.text.show import report
from tests.support.readings import cambridgeshire

SHOWN = """\
cambridgeshire-2014-04 · Cambs. YOS · published 2014-04-23 · 20 cases ·
      5 pages · facsimile

Introduction

context.1 We examined 20 cases.

Reducing the likelihood of reoffending

1.1   Assessment was sufficient in [1+ 17 out of the 20 cases]. Plans &
      reviews were [2+ good in most of them].
      1+ reoffending.assessment · headline · sufficient · 17 of 20 ·
      printed · checked
      2+ reoffending.review · headline · sufficient · “most” · words

1.2   Of those, [6? six were not]. In {~ 2012} there were {! 3}.
      6? measure not known · role not known · verdict not known · 6 ·
      printed
         The whole is not said.
         Nor what is judged.

Protecting the public

2.1   We found [3- nine of the 20 plans insufficient]. Assessments and
      plans were good in [5? [4+ eight of ten cases]].
      3- public.planning · headline · insufficient · 9 of 20 · printed
      4+ public.assessment · headline · sufficient · 8 of 10 · printed
      5? public.planning · breakdown · verdict not known · 8 of 10 ·
      printed

Problems
      warning: Read it.
      note: 1.2: Look above.
      error: Of planning.
      error: Of review.

[1+ sufficient]
[2- insufficient]
[3= nothing judged]
[4? verdict not known]
{~ number set aside}  {! number that no rule recognises}\
"""


def test_findings_are_marked_by_signs_and_followed_by_their_rows() -> None:
    lines = [click.unstyle(line) for line in report(*cambridgeshire(), numbers=True, width=72)]
    assert "\n".join(lines) == SHOWN


def test_colours_only_add_to_the_signs() -> None:
    styled = "\n".join(report(*cambridgeshire(), numbers=False, width=72))
    assert click.style("17", fg="green") in styled
    assert click.style("insufficient", fg="red") + click.style("]", fg="red") in styled


@pytest.mark.parametrize("width", [40, 72, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = [click.unstyle(line) for line in report(*cambridgeshire(), numbers=False, width=width)]
    assert max(map(len, lines)) <= width


def test_a_row_says_what_is_not_known() -> None:
    _, read = cambridgeshire()
    assert row(read.findings[5]) == "measure not known · role not known · verdict not known · 6 · printed"
