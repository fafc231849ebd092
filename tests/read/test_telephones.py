"""Telephone numbers and addresses go however they are written; no number that a letter counts with ever does."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.redaction import redact

CODES = (
    ("161", "240", "5336"),
    ("20", "7035", "2203"),
    ("1768", "212", "345"),
    ("7826", "905", "352"),
    ("800", "123", "456"),
)
SEPARATORS = ("", " ", "-", "\u2013", "\u2014", ".", "/", "\u00b7", " - ", " \u2013 ", "\n", "_", ",")
LABELS = (
    "",
    "on ",
    "Tel.",
    "Tel",
    "Tel: ",
    "Telephone",
    "Telephone number: ",
    "T:",
    "Mob:",
    "Phone-",
    "/",
    "(",
    "No.",
    "fax ",
)
LEADS = ("0", "+44 ", "+44", "+44(0)", "+44 (0) ", "0044 ", "00 44 ", "44 ", "44-", "44 (0)", "[0", "(0")
ENDS = (
    "",
    ".",
    ";",
    ")",
    " ext 12",
    " ext. 345",
    " extension 4567",
    " x12",
    ", and 20 cases",
    "\n20 cases",
    "\n2 of 20 cases",
    "or",
)


@given(
    st.sampled_from(CODES),
    st.sampled_from(SEPARATORS),
    st.sampled_from(LABELS),
    st.sampled_from(LEADS),
    st.sampled_from(ENDS),
)
def test_a_telephone_number_goes_in_whatever_way_it_is_written(
    code: tuple[str, str, str], separator: str, label: str, lead: str, end: str
) -> None:
    closing = {"[": "]", "(": ")"}.get(lead[0], "")
    number = lead + code[0] + closing + separator + separator.join(code[1:])
    kept = redact(f"{label}{number}{end}")
    assert "[phone]" in kept
    assert not any(character.isdigit() for character in kept.replace("2 of 20 cases", "").replace("20 cases", "")), kept
    assert kept.startswith(label.rstrip("("))
    for count in ("20 cases", "\n2 of 20 cases"):
        assert (count in end) == (count in kept)


NAMES = ("colin.barnes", "o'neill-smith_2", "c.b")
HOSTS = (("hmi", "gov", "uk"), ("hmi-probation", "org"))
ATS = ("@", "\n@", "@\n", " @ ", "\uff20", "[at]", " [at] ", " (AT) ", "{at}")
DOTS = (".", ".\n", "\n.", "[dot]", " [DOT] ", "(dot)")


@given(st.sampled_from(NAMES), st.sampled_from(ATS), st.sampled_from(HOSTS), st.sampled_from(DOTS))
def test_an_address_goes_in_whatever_way_it_is_written(name: str, at: str, host: tuple[str, ...], dot: str) -> None:
    if "[" in dot or "(" in dot:
        at = at if set(at) & set("[({") else "[at]"
    kept = redact(f"Write to {name}{at}{dot.join(host)}, please.")
    assert kept.startswith("Write to [email]")
    assert not any(part in kept for part in (*host, *name.split(".")) if len(part) > 2), kept


COUNTS = st.integers(0, 400)
YEARS = st.integers(1995, 2020)
STATEMENTS = st.one_of(
    st.builds("{} out of the {} cases".format, COUNTS, COUNTS),
    st.builds("{} of {}".format, COUNTS, COUNTS),
    st.builds("{}/{}".format, COUNTS, COUNTS),
    st.builds("{:.1f}%".format, st.floats(0, 100)),
    st.builds("{}-{:02d}".format, YEARS, st.integers(0, 20)),
    st.builds("{:02d}/{:02d}/{}".format, st.integers(1, 28), st.integers(1, 12), YEARS),
    st.builds("{:02d}.{:02d}.{}".format, st.integers(1, 28), st.integers(1, 12), YEARS),
    st.builds("{:,}".format, st.integers(0, 10**9)),
    COUNTS.map(str),
    YEARS.map(str),
)


@given(
    st.lists(STATEMENTS, min_size=1, max_size=12),
    st.sampled_from((" ", ", ", "; ", " and ", " - ", " \u2013 ", "\n", " / ", ". ")),
    st.sampled_from(
        ("", "in ", "1.4 ", "by telephone in ", "Telephone calls: ", "at ", "mobile phones were found in ")
    ),
)
def test_no_number_of_a_finding_is_taken_for_a_telephone_number(
    statements: list[str], between: str, before: str
) -> None:
    text = before + between.join(statements) + " cases."
    assert redact(text) == text


@pytest.mark.parametrize(
    "printed",
    [
        "Telephone 12 13 14 15 16 17",
        "Telephone 0 10 12 13 14 15",
        "44 10 12 13 14 15",
        "44 20 2013 2014",
        "44 23 2013 2014",
        "01 02 03 04 05 06 07",
        "the team. 10 of 12, 13 of 14",
        "at Leeds dot the map",
    ],
)
def test_rows_of_tables_stay(printed: str) -> None:
    assert redact(printed) == printed


@pytest.mark.parametrize("piece", ["a", "a.", "1 ", "0", "01 ", "tel ", "a-\n", "44 ", "(", "a at b ", "a[at]"])
def test_the_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        redact(piece * times)
        return time.process_time() - begun

    few = min(seconds(5_000) for _ in range(2))
    assert seconds(20_000) < 10 * few + 0.05
