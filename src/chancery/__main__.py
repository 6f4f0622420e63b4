"""`python -m chancery`."""

from chancery.cli import main

main()
