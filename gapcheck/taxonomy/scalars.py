"""What YAML makes of a word without quotes: `yes`, `1.10` and `2020-01-01` are no texts."""

from __future__ import annotations

import yaml

_KINDS = {
    "bool": "yes or no",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "null": "nothing",
}
_PREFIX = "tag:yaml.org,2002:"
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers


def other_than_text(value: str) -> str | None:
    """What a plain word means to YAML, as "a number"; None where it is the text that it looks like."""
    for tag, pattern in _RESOLVERS.get(value[:1], ()):
        if pattern.match(value):
            return _KINDS.get(tag.removeprefix(_PREFIX), "a sign of its own")
    return None
