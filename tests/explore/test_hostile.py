"""A letter that is out for mischief is shown as what it is: text."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.served_site import built, letters, measures, pages, rows, services
from tests.support.site_pages import ask

pytestmark = pytest.mark.slow

EVIL = "</script></textarea></title></style></svg>--><hostile onhostile=alert(1)>"
MARKUP = f"""{EVIL}"'><img src=x onerror="alert(2)"> <script>alert(3)</script> <a href="javascript:alert(4)">x</a>"""
TEMPLATE = "{{ 7000+77 }}{% raw %}${7000+77}"
ADDRESS = "javascript:alert(5)"
HOSTILE = f"{MARKUP} {TEMPLATE} {ADDRESS}"
LETTER = """hostile"'><hostile onhostile=alert(6)>-2014-01"""

TEXT = f"""<i>To:</i>	Somebody, Chair of Hostile Youth Offending Team Management Board
<i>Publication date:</i>	12th June 2013

Report of Short Quality Screening (SQS) of youth offending work in Hostile

This report outlines the findings of the recent SQS inspection, conducted from 13th to 15th May 2013. {HOSTILE}

Context

We looked at 18 cases. {HOSTILE}

Summary

Work to reduce reoffending was sound {HOSTILE} in 15 of the 18 cases.

1. Reducing the likelihood of reoffending

- 1.1. Assessment {HOSTILE} was good enough in 15 of the 18 cases. In 99 {HOSTILE} there were 77 {MARKUP}.
- 1.2. Of the 18 plans, {HOSTILE}, 12 were sufficient. In 20 of the 18 cases reviews were sufficient {HOSTILE}.

2. Protecting the public

- 2.1. {HOSTILE} Assessment of the risk of harm was insufficient in nine of the 18 cases.

Operational management

All seven case managers {HOSTILE} were supervised regularly.

Key strengths

- Assessments were good enough in 15 cases {HOSTILE}.

Areas for improvement

- Plans {HOSTILE} should be reviewed.

We are grateful for the support that we received from staff in the YOT.
"""

AREA = f"Hostile {MARKUP} {TEMPLATE}"


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the hostile letter, of a service and of a known inspection with hostile names."""
    corpus = tmp_path_factory.mktemp("corpus")
    folder = corpus / LETTER
    folder.mkdir()
    (folder / "letter.txt").write_text(TEXT, encoding="utf-8")
    facts = {"area": AREA, "title": HOSTILE, "source": ADDRESS, "note": HOSTILE}
    (folder / "letter.yml").write_text(
        "".join(f"{key}: {_yaml(value)}\n" for key, value in facts.items()) + "published: 2013-06-12\n",
        encoding="utf-8",
    )
    (corpus / "unread").mkdir()
    (corpus / "unread" / "letter.txt").write_text(HOSTILE, encoding="utf-8")
    with (corpus / "inspections.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["area_name", "fieldwork_start", "known_from", "note"])
        table.writerow([f"Elsewhere {MARKUP}", "2014-02", ADDRESS, HOSTILE])
    return built(corpus, tmp_path_factory.mktemp("build") / "sqs.db")


class Markup(HTMLParser):
    """What a browser takes for markup: the elements with their attributes; and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts = ""
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "script" and self.cdata_elem == "script":
            self.scripts += data
        self.words += data

    @property
    def mischief(self) -> list[str]:
        """The elements that stand where only text should."""
        return [
            f"<{tag} {attributes}>"
            for tag, attributes in self.elements
            if tag == "hostile"
            or any(name.startswith("on") or "hostile" in name for name in attributes)
            or any((attributes.get(name) or "").strip().startswith("javascript:") for name in ("href", "src", "action"))
            or (tag == "img" and attributes.get("src") == "x")
        ]


def _markup(page: str) -> Markup:
    parser = Markup()
    parser.feed(page)
    parser.close()
    return parser


@pytest.fixture(scope="module")
def addresses(database: Path) -> list[str]:
    """Every page of ours on the letter, and Datasette's on its rows."""
    names = [name for (name,) in rows(database, "select name from sqlite_master where type in ('table', 'view')")]
    shown = [name for name in names if not re.search("_fts|sqlite_", name)]
    finding = rows(database, "select id from findings")[0][0]
    return [
        *pages(database),
        *services(database),
        *letters(database),
        *measures(database),
        *(f"{letter}?numbers=1" for letter in letters(database)),
        "/search?q=cases",
        "/search?q=hostile&in=services",
        f"/search?q={quote(MARKUP)}",
        f"/search?q={quote(TEMPLATE)}&in={quote(MARKUP)}&year={quote(MARKUP)}&section={quote(MARKUP)}",
        f"/services?name={quote(MARKUP)}",
        f"/services/{quote(MARKUP, safe='')}",
        f"/measures/{quote(EVIL, safe='')}",
        f"/compare?region={quote(MARKUP)}&year={quote(MARKUP)}",
        f"/letters?service={quote(MARKUP)}&year={quote(MARKUP)}",
        f"/nothing/{quote(MARKUP, safe='')}",
        *(f"/sqs/{name}" for name in shown),
        f"/sqs/letters?area_name={quote(AREA)}&_facet=area_name&_facet=title",
        f"/sqs/findings/{quote(finding, safe='').replace('%', '~').replace('.', '~2E')}",
        "/sqs/what-inspectors-said?words=cases",
        "/sqs/findings-that-say?words=cases",
        "/sqs/how-one-service-does?area=hostile",
        f"/sqs?sql=select%20text%20as%20%22{quote(EVIL)}%22%20from%20paragraphs",
    ]


def test_the_letter_was_read_with_its_mischief(database: Path) -> None:
    assert rows(database, "select count(*) > 3 from paragraphs where instr(text, '{{ 7000+77 }}{%')") == [(1,)]
    assert rows(database, "select count(*) > 3 from paragraphs where instr(text, '<script>alert(3)</script>')") == [
        (1,)
    ]
    assert rows(database, "select count(*) > 3 from findings") == [(1,)]
    assert rows(database, "select id, area_name, source from letters") == [(LETTER, AREA, ADDRESS)]
    assert rows(database, "select count(*) > 0 from problems") == [(1,)]


def test_no_page_takes_the_words_of_a_letter_for_markup(database: Path, addresses: list[str]) -> None:
    shown = 0
    for address, answer in zip(addresses, ask(database, *addresses), strict=True):
        page = _markup(answer.text)
        assert (address, answer.status_code) in {(address, 200), (address, 302), (address, 404)}
        assert (address, page.mischief) == (address, [])
        assert "alert(" not in page.scripts
        assert "7077" not in answer.text
        shown += "<hostile onhostile=alert(1)>" in page.words
    assert shown > 20


def test_a_service_and_a_letter_with_a_hostile_name_have_their_pages(database: Path) -> None:
    for address in (*services(database), *letters(database)):
        (answer,) = ask(database, address)
        assert answer.status_code == 200
        assert MARKUP in _markup(answer.text).words


def test_what_the_letter_says_can_be_read_as_it_stands(database: Path) -> None:
    address, *_ = letters(database)
    for answer in ask(database, address, "/search?q=supervised", "/sqs/paragraphs"):
        words = " ".join(_markup(answer.text).words.split())
        assert "<script>alert(3)</script>" in words
        assert f"{TEMPLATE} {ADDRESS}" in words


def test_data_hold_the_words_as_they_stand_and_are_never_sent_as_a_page(database: Path) -> None:
    as_json, as_csv, plain = ask(
        database,
        "/sqs/what-inspectors-said.json?words=supervised&_shape=array",
        "/sqs/what-inspectors-said.csv?words=supervised",
        "/sqs/paragraphs.csv?_stream=on",
    )
    (row,) = as_json.json()
    assert HOSTILE in row["text"]
    assert [line["text"] for line in csv.DictReader(io.StringIO(as_csv.text))] == [row["text"]]
    assert as_json.headers["content-type"].startswith("application/json")
    assert as_csv.headers["content-type"].startswith("text/plain")
    assert plain.headers["x-content-type-options"] == "nosniff"


def test_a_marked_word_is_marked_and_the_rest_of_the_sentence_stays_text(database: Path) -> None:
    for address in ("/search?q=script", "/search?q=hostile", "/sqs/findings-that-say?words=alert"):
        (answer,) = ask(database, address)
        page = _markup(answer.text)
        assert "mark" in {tag for tag, _ in page.elements}
        assert page.mischief == []
