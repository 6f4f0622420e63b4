"""A draft beside the record: what agrees, what contradicts, what is not there. Pure functions over both."""
