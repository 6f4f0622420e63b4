"""The record as web pages and an HTTP API: FastAPI and Jinja over the answers."""
