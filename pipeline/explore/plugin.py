"""What the pages say about letters that are not what they seem: invented ones, and facsimiles."""

from functools import partial

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import Request
from jinja2 import Environment

INVENTED = "Invented letters: no such service exists."
FACSIMILE = "Typeset facsimile: the text of a published letter, set anew because its original file is not at hand."


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Give every template `notices(request)`, the error pages too."""
    env.globals["notices"] = partial(notices, datasette)


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def render_cell(value: object, column: str) -> str | None:
    """Words for the marks of a letter that is no plain published one."""
    if value != 1:
        return None
    return {"facsimile": "typeset facsimile", "invented": "invented"}.get(column)


async def notices(datasette: Datasette, request: Request) -> list[str]:
    """What stands at the head of the page: about the whole database, and about the letter that a row belongs to."""
    database = datasette.get_database()
    letters = (await database.execute("select count(*), sum(facsimile), sum(invented) from letters")).first()
    number, facsimiles, invented = letters
    found = []
    if invented:
        found.append(f"{INVENTED} {_so_many(invented, number)} invented.")
    place = request.url_vars if request else {}
    if "pks" in place:
        letter = tilde_decode(place["pks"]).split("/")[0]  # every id of a row begins with its letter's
        row = await database.execute("select 1 from letters where id = ? and facsimile", [letter])
        if row.first():
            found.append(FACSIMILE)
    elif facsimiles:
        found.append(f"{FACSIMILE} {_so_many(facsimiles, number)} of this kind.")
    return found


def _so_many(some: int, number: int) -> str:
    return f"{some} of the {number} letters here {'is' if some == 1 else 'are'}"
