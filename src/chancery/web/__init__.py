"""The record as web pages and an HTTP API: FastAPI and Jinja over the answers."""

from chancery.web.app import create_app
from chancery.web.edition import Edition

__all__ = ["Edition", "create_app"]
