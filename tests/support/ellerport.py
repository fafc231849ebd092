"""An invented letter of which there is a PDF and a text."""

from pipeline.corpus.folders import PROJECT

ELLERPORT = PROJECT / "tests" / "letters" / "ellerport-2014-10"
PDF = ELLERPORT / "letter.pdf"
