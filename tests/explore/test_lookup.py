"""Searches in users' words find what they name in the first three hits; the glossary explains these words."""

import csv
import re
from pathlib import Path

import pytest

from pipeline.corpus.folders import PROJECT
from pipeline.explore.glossary import mark_terms, terms, terms_in
from pipeline.explore.lookup import stems
from tests.support.site_pages import page_of

SEARCHES = {
    "MAPPA": "/measures/public.mappa",
    "safeguarding review": "/measures/child.review",
    "PSR": "/measures/court.psr.overall",
    "pre sentance report": "/measures/court.psr.overall",
    "RMP": "/measures/public.planning",
    "VMP review": "/measures/child.review-of-plans",
    "RoSH": "/measures/public.assessment",
    "ROSH assessment": "/measures/public.assessment",
    "management oversite": "/measures/public.management-oversight",
    "countersigned": "/measures/management.countersigning",
    "breach": "/measures/sentence.compliance-response",
    "Harrowmer": "/services/harrowmere",
    "speech and language training": "/measures/management.training-slc",
    "victims": "/measures/public.victim-safety",
    "staff supervison": "/measures/management.supervision",
    "Asset": "/glossary#asset",
    "YRO": "/glossary#yro",
    "referral order report": "/measures/court.panel-report.overall",
    "health and wellbeing": "/measures/sentence.health-wellbeing",
    "alternatives to custody": "/measures/court.psr.alternatives-to-custody",
    "QA": "/measures/management.quality-assurance",
    "risk of serious harm": "/measures/public.assessment",
    "parents involved in planning": "/measures/sentence.engagement-planning",
    "on time assessments": "/measures/reoffending.assessment-timeliness",
    "northmarsh": "/services/northmarsh-and-vale-of-teme",
}
"""What people type, and what they mean by it."""


@pytest.mark.parametrize("words", SEARCHES)
def test_what_a_search_names_is_among_its_first_three_hits(demonstration: Path, words: str) -> None:
    page = page_of(demonstration, f"/search?q={words.replace(' ', '+')}")
    hits = [link for link in page.links if re.match(r"/(?:measures|services|glossary|letters)[/#]", link)]
    assert SEARCHES[words] in hits[:3]


@pytest.mark.parametrize("words", ["xylophone quartz", "the of and", '"', "12", "’"])
def test_words_that_name_nothing_name_nothing(demonstration: Path, words: str) -> None:
    assert "” names" not in page_of(demonstration, f"/search?q={words}").words


def test_forms_of_a_word_have_one_stem() -> None:
    for forms in ("plan plans planned planning", "review reviews reviewing reviewed", "assess assessing assessments"):
        assert len(set(stems(forms))) == 1
    assert len(set(stems("plan plain planet"))) == 3


def test_the_glossary_of_the_site_says_what_the_document_does() -> None:
    document = (PROJECT / "docs" / "glossary.md").read_text(encoding="utf-8")
    field = document.partition("## Words of the field")[2].partition("## Words of this project")[0]
    written = dict(re.findall(r"^\| ((?!Term|---).+?) \| (.+) \|$", field, re.MULTILINE))
    assert {term.term: term.meaning for term in terms()} == written


def test_each_measure_that_a_term_leads_to_is_one() -> None:
    with (PROJECT / "pipeline" / "rules" / "measures.csv").open(encoding="utf-8", newline="") as file:
        measures = {row["id"] for row in csv.DictReader(file)}
    assert {measure for term in terms() for measure in term.measures} <= measures


def test_the_page_of_the_glossary_gives_each_term_a_place_and_its_measures(demonstration: Path) -> None:
    page = page_of(demonstration, "/glossary")
    assert {term.anchor for term in terms()} <= set(page.ids)
    assert "/measures/public.mappa" in page.links


def test_the_first_of_a_term_in_a_text_leads_to_its_meaning() -> None:
    marked = mark_terms("A PSR & two PSRs; no PSRX. MAPPA.", "/glossary")
    assert marked.count("<a ") == 2
    assert marked.startswith('A <a class="term" href="/glossary#psr"')
    assert "&amp; two PSRs; no PSRX" in marked
    assert [term.term for term in terms_in(["under MAPPA", "a PSR", "an asset"])] == ["MAPPA", "PSR"]
