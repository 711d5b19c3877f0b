"""What machines read of a page, built from the record: descriptions, schema.org, citations.

``heads`` puts together the ``Head`` of each kind of page; ``linked_data`` describes things in the
terms of schema.org, ``highwire`` in the meta tags from which reference managers cite.
"""
