"""The rows of a saved query as an Excel workbook."""

import asyncio

from datasette import NotFound, Response

from pipeline.explore.database import CAN_WRITE_WORKBOOKS, Datasette, answer
from pipeline.explore.notices import not_official
from pipeline.explore.public_address import public
from pipeline.explore.workbook import workbook_of

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def workbook(datasette: Datasette, request: Datasette) -> Response:
    """The workbook; NotFound where there is no such query, and where none can be written."""
    if not CAN_WRITE_WORKBOOKS:
        raise NotFound("This site cannot write Excel files. The same rows are here as CSV.")
    name = request.url_vars["query"]
    asked = {key: request.args.get(key) for key in request.args}
    rows = await answer(datasette, name, **asked)
    whose = await not_official(datasette)
    content = await asyncio.to_thread(workbook_of, rows, public(datasette, rows.table), whose)
    headers = {"content-disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(body=content, content_type=KIND, headers=headers)
