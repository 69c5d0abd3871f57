"""Whether an answer is what the OpenAPI document says of it: the same keys everywhere, and values of the right type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def differences(document: Mapping[str, Any], schema: Mapping[str, Any], value: Any, place: str = "$") -> Iterator[str]:
    """What does not fit, by its place in the answer."""
    ways = (schema, *schema.get("anyOf", ()))
    if value is None:
        if not any(way.get("nullable") for way in ways):
            yield f"{place} is null"
        return
    for one in ways:
        if "$ref" in one:
            schema = document["components"]["schemas"][one["$ref"].rsplit("/", 1)[1]]
    if "type" in schema and not isinstance(value, _TYPES[schema["type"]]):
        yield f"{place} is no {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place} is {value!r}"
    if isinstance(value, dict) and "properties" in schema:
        for key in value.keys() ^ schema["properties"].keys():
            yield f"{place}.{key} is only in one of them"
        for key in value.keys() & schema["properties"].keys():
            yield from differences(document, schema["properties"][key], value[key], f"{place}.{key}")
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from differences(document, schema["items"], item, f"{place}[{index}]")


def response_schema(document: Mapping[str, Any], path: str, method: str, status: int) -> Mapping[str, Any]:
    """What the document promises for this answer."""
    responses = document["paths"][path][method]["responses"]
    response = responses.get(str(status), responses.get("default"))
    if "$ref" in response:
        response = document["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
    schema: Mapping[str, Any] = response["content"]["application/json"]["schema"]
    return schema
