"""What stops a letter or a command, each said in one sentence that names the cure."""


class SqsError(Exception):
    """Anything that a user should read as one sentence, without a traceback."""


class LetterError(SqsError):
    """One letter cannot be read; the others are unaffected."""


class NotPdfError(LetterError):
    """The file is not a PDF, whatever it is called."""


class DamagedPdfError(LetterError):
    """The file begins like a PDF and cannot be read to its end."""


class EncryptedPdfError(LetterError):
    """The file needs a password."""


class ImageOnlyPdfError(LetterError):
    """The pages are pictures: there is no text to read."""


class TooLargeError(LetterError):
    """The file has more pages than a letter may have, or takes more time or memory to read."""


class NotSqsLetterError(LetterError):
    """The document is whole, but it is not a Short Quality Screening letter."""


class WelshLetterError(NotSqsLetterError):
    """The letter is the Welsh-language edition."""


class SeveralLettersError(LetterError):
    """The file holds more than one letter."""

    def __init__(self, message: str, pages: tuple[tuple[int, int], ...] = ()) -> None:
        super().__init__(message)
        self.pages = pages
        """The first and last page of each; empty where they cannot be told apart by pages."""


class MarkedUnreadableError(LetterError):
    """A person has seen that the letter cannot be read, and says why in its `letter.yml`."""


class UnstorableError(LetterError):
    """The letter says something that no row can hold, such as a number of cases beyond all bounds."""


class CorpusError(SqsError):
    """A file that a person keeps in the corpus has something wrong in it."""


class RuleError(SqsError):
    """A file of rules has something wrong in it."""
