"""What the pages say about letters that are not what they seem: invented ones, facsimiles, and scans."""

from weakref import WeakKeyDictionary

from datasette.utils import tilde_decode

from pipeline.explore.database import NAME, Datasette, is_build

INVENTED = "Invented letters: no such service exists."
FACSIMILE = "Typeset facsimile: the text of a published letter, typeset again because we do not have the original file."
SCANNED = "Read from a scan: a program recognised the characters on each page, and may have misread some."

KINDS = (
    "select count(*), coalesce(sum(invented), 0), coalesce(sum(facsimile), 0), coalesce(sum(scanned), 0) from letters"
)

_KINDS: WeakKeyDictionary[Datasette, tuple[int, ...]] = WeakKeyDictionary()

ABOUT_LETTERS = {
    # Every id of a row begins with its letter's.
    "pks": "id = substr(:name, 1, instr(:name || '/', '/') - 1)",
    "letter": "id = :name",
    "service": "coalesce(area, area_name) = :name",
}
"""By the part of an address that names something: the letters that a page with this address is about."""


async def kinds_of_letters(datasette: Datasette, request: Datasette) -> dict[str, object]:
    """For the templates: the page's `notices`, and whether the letters here are `only_invented`."""
    return {"notices": await notices(datasette, request), "only_invented": await only_invented(datasette)}


async def notices(datasette: Datasette, request: Datasette) -> list[str]:
    """What stands at the head of the page: about the whole database, and about the letters that the page is about."""
    if not is_build(datasette):
        return []
    number, invented, facsimiles, scans = await _kinds(datasette)
    found = [f"{INVENTED} {_so_many(invented, number)} invented."] if invented else []
    place = request.url_vars if request else {}
    named = next((part for part in ABOUT_LETTERS if part in place), None)
    if named is not None:
        about = f"{KINDS} where {ABOUT_LETTERS[named]}"
        number, _, facsimiles, scans = (
            await datasette.databases[NAME].execute(about, {"name": tilde_decode(place[named])})
        ).first()
    for words, some in ((FACSIMILE, facsimiles), (SCANNED, scans)):
        if some:
            whole = named is not None and some == number
            found.append(words if whole else f"{words} {_so_many(some, number)} of this kind.")
    return found


async def only_invented(datasette: Datasette) -> bool:
    """Whether all letters here are invented, so that none of them is the Inspectorate's."""
    if not is_build(datasette):
        return False
    number, invented, *_ = await _kinds(datasette)
    return bool(number == invented > 0)


async def not_official(datasette: Datasette) -> str:
    """Whose words these are, in a sentence for what is taken away from the site."""
    if await only_invented(datasette):
        return "Not an official publication: the letters are invented, and no such service exists."
    return "Not an official publication: software read letters by HM Inspectorate of Probation."


async def _kinds(datasette: Datasette) -> tuple[int, ...]:
    """How many letters there are of each kind: every page says it, so it is asked once while nothing can change."""
    database = datasette.databases[NAME]
    if database not in _KINDS:
        counted = tuple((await database.execute(KINDS)).first())
        if database.is_mutable:
            return counted
        _KINDS[database] = counted
    return _KINDS[database]


def _so_many(some: int, number: int) -> str:
    if number == 1:
        return "The one letter here is"
    if some == number:
        return f"All {number} letters here are"
    return f"{some} of the {number} letters here {'is' if some == 1 else 'are'}"
