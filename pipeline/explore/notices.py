"""What the pages say about letters that are not what they seem: invented ones, and facsimiles."""

from datasette.utils import tilde_decode

from pipeline.explore.database import NAME, Datasette

INVENTED = "Invented letters: no such service exists."
FACSIMILE = "Typeset facsimile: the text of a published letter, set anew because its original file is not at hand."

ABOUT_LETTERS = {
    # Every id of a row begins with its letter's.
    "pks": "select facsimile from letters where id = substr(:name, 1, instr(:name || '/', '/') - 1)",
    "letter": "select facsimile from letters where id = :name",
    "service": "select facsimile from letters where coalesce(area, area_name) = :name",
}
"""By the part of an address that names something: the letters that a page with this address is about."""


async def notices(datasette: Datasette, request: Datasette) -> list[str]:
    """What stands at the head of the page: about the whole database, and about the letters that the page is about."""
    database = datasette.databases.get(NAME)
    if database is None:
        return []
    letters = (await database.execute("select count(*), sum(facsimile), sum(invented) from letters")).first()
    number, facsimiles, invented = letters
    found = []
    if invented:
        found.append(f"{INVENTED} {_so_many(invented, number)} invented.")
    place = request.url_vars if request else {}
    named = next((part for part in ABOUT_LETTERS if part in place), None)
    if named is None:
        return [*found, f"{FACSIMILE} {_so_many(facsimiles, number)} of this kind."] if facsimiles else found
    about = await database.execute(ABOUT_LETTERS[named], {"name": tilde_decode(place[named])})
    marks = [facsimile for (facsimile,) in about.rows]
    if any(marks):
        found.append(FACSIMILE if all(marks) else f"{FACSIMILE} {_so_many(sum(marks), len(marks))} of this kind.")
    return found


def _so_many(some: int, number: int) -> str:
    if number == 1:
        return "The one letter here is"
    if some == number:
        return f"All {number} letters here are"
    return f"{some} of the {number} letters here {'is' if some == 1 else 'are'}"
