"""Explore: a build, opened in Datasette. This package is the plugin; `serve.py` starts a server with it."""

from pipeline.explore.plugin import (
    asgi_wrapper,
    canned_queries,
    extra_template_vars,
    handle_exception,
    prepare_connection,
    prepare_jinja2_environment,
    register_routes,
    render_cell,
    startup,
)

__all__ = [
    "asgi_wrapper",
    "canned_queries",
    "extra_template_vars",
    "handle_exception",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
    "startup",
]
