"""Schemas of formats that bring none of their own to Python, written from their specifications.

- CSL-JSON: the fields and types of the Citation Style Language's csl-data.json, version 1.0.
- JSON Feed: the specification at jsonfeed.org, version 1.1.
- Web Annotation: W3C, Web Annotation Data Model, Recommendation of 23 February 2017.

They are closed where the format is, so that a field of a wrong name fails.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
IRI: Schema = {
    "type": "string",
    "pattern": r"^(https?://[^\s<>\"{}|\\^`]+|urn:uuid:[0-9a-f-]{36})$",
}
WEB: Schema = {"type": "string", "pattern": r"^https?://[^\s<>\"{}|\\^`]+$"}
MOMENT: Schema = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$",
}


def closed(required: Schema, optional: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


def list_of(items: Schema, least: int = 1) -> Schema:
    return {"type": "array", "items": items, "minItems": least}


# -- CSL-JSON --------------------------------------------------------------------------------------

_CSL_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing
interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog regulation
report review review-book software song speech standard thesis treaty webpage
""".split()
_CSL_NAMES = """
author chair collection-editor compiler composer container-author contributor creator curator
director editor editorial-director executive-producer guest host illustrator interviewer narrator
organizer original-author performer producer recipient reviewed-author translator writer
""".split()
_CSL_DATES = "accessed available-date event-date issued original-date submitted".split()
_CSL_TEXTS = """
abstract annote archive archive_collection archive_location archive-place authority call-number
citation-key citation-label collection-title container-title container-title-short dimensions
division DOI event event-place genre ISBN ISSN journalAbbreviation jurisdiction keyword language
medium note original-publisher original-publisher-place original-title part-title PMCID PMID
publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle source
status title title-short translated-title translated-title-short URL version volume-title
volume-title-short year-suffix
""".split()
_CSL_FLAG: Schema = {"type": ["string", "number", "boolean"]}
_CSL_NAME = closed(
    {},
    {
        **dict.fromkeys(
            ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"),
            TEXT,
        ),
        **dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), _CSL_FLAG),
    },
) | {"minProperties": 1}
_CSL_DATE = closed(
    {},
    {
        "date-parts": list_of(
            list_of({"type": "integer"}) | {"maxItems": 3},
        )
        | {"maxItems": 2},
        "season": {"enum": [1, 2, 3, 4]},
        "circa": _CSL_FLAG,
        "literal": TEXT,
        "raw": TEXT,
        "edtf": {"type": "string", "pattern": r"^[0-9\-%~X?./]{4,}$"},
    },
) | {"anyOf": [{"required": ["date-parts"]}, {"required": ["literal"]}]}
CSL_JSON = list_of(
    closed(
        {"id": TEXT, "type": {"enum": _CSL_TYPES}},
        {
            **dict.fromkeys(_CSL_NAMES, list_of(_CSL_NAME)),
            **dict.fromkeys(_CSL_DATES, _CSL_DATE),
            **dict.fromkeys(_CSL_TEXTS, TEXT),
        },
    ),
    least=0,
)

# -- JSON Feed -------------------------------------------------------------------------------------

_FEED_AUTHOR = closed({}, {"name": TEXT, "url": WEB, "avatar": WEB}) | {"minProperties": 1}
_FEED_ITEM = closed(
    {"id": TEXT},
    {
        "url": WEB, "external_url": WEB, "title": TEXT, "content_html": TEXT,
        "content_text": TEXT, "summary": TEXT, "image": WEB, "banner_image": WEB,
        "date_published": MOMENT, "date_modified": MOMENT, "authors": list_of(_FEED_AUTHOR),
        "tags": list_of(TEXT), "language": TEXT,
    },
) | {
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    # Extensions are objects under a name that begins with an underscore.
    "patternProperties": {r"^_[A-Za-z][A-Za-z0-9]*$": {"type": "object"}},
}  # fmt: skip
JSON_FEED = closed(
    {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "items": list_of(_FEED_ITEM, least=0),
    },
    {
        "home_page_url": WEB, "feed_url": WEB, "description": TEXT, "user_comment": TEXT,
        "next_url": WEB, "icon": WEB, "favicon": WEB, "authors": list_of(_FEED_AUTHOR),
        "language": TEXT, "expired": {"type": "boolean"},
    },
)  # fmt: skip

# -- Web Annotation --------------------------------------------------------------------------------

_MOTIVATION: Schema = {
    "enum": "assessing bookmarking classifying commenting describing editing highlighting "
    "identifying linking moderating questioning replying tagging".split()
}
_AGENT = closed(
    {"type": {"enum": ["Person", "Organization", "Software"]}, "name": TEXT}, {"id": IRI}
)
_TEXTUAL_BODY = closed(
    {"type": {"const": "TextualBody"}, "value": TEXT},
    {"format": TEXT, "language": TEXT, "purpose": _MOTIVATION,
     "textDirection": {"enum": ["ltr", "rtl", "auto"]}},
)  # fmt: skip
_QUOTE_SELECTOR = closed(
    {"type": {"const": "TextQuoteSelector"}, "exact": TEXT}, {"prefix": TEXT, "suffix": TEXT}
)
_TIME_STATE = closed(
    {"type": {"const": "TimeState"}},
    {"sourceDate": MOMENT, "sourceDateStart": MOMENT, "sourceDateEnd": MOMENT, "cached": WEB},
) | {
    "dependentRequired": {
        "sourceDateStart": ["sourceDateEnd"],
        "sourceDateEnd": ["sourceDateStart"],
    }
}
_SPECIFIC = closed(
    {"type": {"const": "SpecificResource"}, "source": WEB},
    {"selector": _QUOTE_SELECTOR, "state": _TIME_STATE, "purpose": _MOTIVATION},
)
ANNOTATION = closed(
    {"id": IRI, "type": {"const": "Annotation"}, "target": {"oneOf": [_SPECIFIC, list_of(_SPECIFIC)]}},
    {"body": list_of({"oneOf": [_TEXTUAL_BODY, _SPECIFIC]}), "motivation": _MOTIVATION,
     "creator": _AGENT},
)  # fmt: skip
WEB_ANNOTATIONS = closed(
    {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
    },
    {
        "label": TEXT,
        "creator": _AGENT,
        "first": closed(
            {"id": IRI, "type": {"const": "AnnotationPage"}, "items": list_of(ANNOTATION)},
            {"partOf": IRI, "startIndex": {"const": 0}},
        ),
    },
)
