"""E-mail addresses and telephone numbers go; other numbers stay."""

import pytest

from pipeline.read.redaction import redact


@pytest.mark.parametrize(
    ("printed", "redacted"),
    [
        ("at colin.barnes@hmiprobation.gsi.gov.uk or on 07826 905352.", "at [email] or on [phone]."),
        ("at o'neill-smith_2@example.gov.uk.", "at [email]."),
        ("on 0161 240 5336 or 020 7035 2203", "on [phone] or [phone]"),
        ("(0161) 240-5336", "[phone]"),
        ("+44 (0)161 240 5336", "[phone]"),
        ("0044 161 240 5336.", "[phone]."),
        ("+44 7826 905352", "[phone]"),
        ("07826905352", "[phone]"),
        ("07826\n905352", "[phone]"),
        ("0161 869 1300 / 0161 869 1301", "[phone] / [phone]"),
        ("07700 900 582; 20 cases", "[phone]; 20 cases"),
    ],
)
def test_addresses_and_numbers_are_replaced(printed: str, redacted: str) -> None:
    assert redact(printed) == redacted


@pytest.mark.parametrize(
    "printed",
    [
        "from 09-12 May 2016",
        "08-10 June 2015 20 14 16",
        "in 2013-14 and 2014-15",
        "of 14, 20 and 16 cases in 2014",
        "03.06.2015 to 05.06.2015",
        "03/06/2015 - 05/06/2015",
        "1.1. 17 out of the 20 cases 10 12 13 14 15",
        "an ISBN of 978-1-84099-123-4",
        "\u00a30123456789",
        "the @ sign alone",
        "0.5 0.25 0.125 0.0625",
    ],
)
def test_dates_years_and_counts_stay(printed: str) -> None:
    assert redact(printed) == printed
