"""Dates and ranges of dates, in every form that inspectors print them."""

import re
from collections.abc import Iterator
from datetime import date

from models.base import Noun, Span

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH_NUMBERS = {month[:3].casefold(): number for number, month in enumerate(MONTHS, start=1)}
CENTURY = 2000
LEAP_YEARS_APART = 8

_FULL_OR_SHORT = "|".join((*MONTHS, "Sept", *(month[:3] for month in MONTHS)))
# the month has a capital: "9 of the 24 may have been" is no date
_MONTH = rf"(?:{_FULL_OR_SHORT}|{_FULL_OR_SHORT.upper()})(?![a-z])\.?"

TOKEN = re.compile(
    rf"""
      (?P<iso>\b(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}\b)
    | (?P<figures>(?<![\w.])[0-9]{{1,2}}(?P<mark>[./-])[0-9]{{1,2}}(?P=mark)(?:[0-9]{{4}}|[0-9]{{2}})\b)
    | (?P<year>\b(?:19|20)[0-9]{{2}}\b | ['\u2019][0-9]{{2}}\b)
    | (?P<day>(?<![\w.:])(?:3[01]|[12][0-9]|0?[1-9])
        (?:(?P<ordinal>\s?(?i:st|nd|rd|th)) (?:\b|(?={_MONTH})) | (?={_MONTH}) | (?![\w%]|[.:][0-9])))
    | (?P<month>{_MONTH})
    | (?P<weekday>\b(?:Mon|Tue|Tues|Wed|Weds|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b\.?)
    | (?P<joint>[-\u2010-\u2015/&,]|\b(?i:and|to|until|till|through|the|of(?=\s+{_MONTH}))\b)
    """,
    re.VERBOSE,
)


class PrintedDay(Noun):
    """A day as printed; the year may stand elsewhere, or nowhere."""

    day: int
    month: int
    year: int | None

    def in_year(self, year: int) -> date | None:
        """That day of `year`; None where the year has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def latest_until(self, limit: date) -> date | None:
        """The last such day that is not after `limit`."""
        years = range(limit.year, limit.year - LEAP_YEARS_APART - 1, -1)
        return next((found for year in years if (found := self.in_year(year)) and found <= limit), None)


class PrintedDates(Span):
    """A day, or several that are printed together: `24th-26th March 2014`."""

    days: tuple[PrintedDay, ...]

    def first_and_last(self, *, published: date | None = None) -> tuple[date, date] | None:
        """The first and the last of the days; None where there is no such day, or the year cannot be told.

        A year that stands nowhere is that of the last such day before the letter was published; one that
        stands on the last day only (`29 September - 1 October 2014`) holds for the first as well.
        """
        first, last = self.days[0], self.days[-1]
        if last.year is not None:
            end = last.in_year(last.year)
        elif first.year is not None:
            end = _next_after(first, last)
        else:
            end = last.latest_until(published) if published else None
        if end is None:
            return None
        if first.year is None and first.month != last.month:
            start = first.latest_until(end)
        else:
            start = first.in_year(first.year or end.year)
        return (start, end) if start else None


def dates_in(text: str) -> tuple[PrintedDates, ...]:
    """All the dates of `text` in the order printed; days that are joined by words or dashes are one."""
    return tuple(dates for run in _runs(text) if (dates := _dates(run)))


def _next_after(first: PrintedDay, last: PrintedDay) -> date | None:
    """`29 September 2014 to 1 October`, `30 December 2014 to 2 January`: the year of the first, or the next."""
    start = first.in_year(first.year) if first.year is not None else None
    if start is None:
        return None
    ends = (last.in_year(year) for year in (start.year, start.year + 1))
    return next((end for end in ends if end and end >= start), None)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for token in TOKEN.finditer(text):
        if run and text[run[-1].end() : token.start()].strip():
            yield run
            run = []
        if run or token.lastgroup != "joint":
            run.append(token)
    yield run


def _dates(run: list[re.Match[str]]) -> PrintedDates | None:
    """The dates that a run of tokens makes: days wait for their month, and a month without days for its days."""
    found: list[PrintedDay] = []
    waiting: list[int] = []
    month: int | None = None
    doubtful = end = 0
    for token in run:
        if token["day"] and month:
            found.append(PrintedDay(day=_number(token), month=month, year=None))
            # "In May 12 cases": where the month comes first, an ordinal or a year must say that 12 is a day
            doubtful = 0 if token["ordinal"] else doubtful + 1
        elif token["day"]:
            waiting.append(_number(token))
            continue
        elif token["month"] and not waiting:
            month = MONTH_NUMBERS[token[0][:3].casefold()]
            continue
        elif token["month"] or token["figures"] or token["iso"]:
            last = _whole(token) if not token["month"] else None
            month = last.month if last else MONTH_NUMBERS[token[0][:3].casefold()]
            year = last.year if last else None
            found += [PrintedDay(day=day, month=month, year=year) for day in waiting]
            found += [last] if last else []
            waiting, month = [], None
        elif token["year"] and found and found[-1].year is None:
            year = int(token[0]) if token[0].isdigit() else CENTURY + int(token[0][1:])
            found[-1] = found[-1].model_copy(update={"year": year})
            month, doubtful = None, 0
        else:
            continue
        end = token.end()
    return PrintedDates(start=_start(run), end=end, days=tuple(found)) if found and not doubtful else None


def _start(run: list[re.Match[str]]) -> int:
    return next(token.start() for token in run if not token["year"])


def _number(token: re.Match[str]) -> int:
    return int(token[0].rstrip("stndrhSTNDRH "))


def _whole(token: re.Match[str]) -> PrintedDay:
    """`23/04/2014`, `23.04.14`, `2014-04-23`."""
    parts = [int(part) for part in re.split("[./-]", token[0])]
    year, month, day = parts if token.lastgroup == "iso" else reversed(parts)
    return PrintedDay(day=day, month=month, year=year if year > CENTURY else CENTURY + year)
