"""What the reading of letters is measured against: pdfplumber's words, without anything of ours in memory.

It prints the seconds of a processor's time that the letters take, once they have been gone through before.
"""

import sys
import time

import pdfplumber


def take(path: str) -> None:
    """Take the words that pdfplumber finds."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()


if __name__ == "__main__":
    for letter in sys.argv[1:]:
        take(letter)
    begun = time.process_time()
    for letter in sys.argv[1:]:
        take(letter)
    sys.stdout.write(f"{time.process_time() - begun}\n")
