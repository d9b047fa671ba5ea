"""What imported columns are called: the same for a file's header and whoever refers to it."""

import re
import unicodedata


def plain(header):
    """A header as its words: no case, accents or punctuation.

    >>> plain(" Prénom/E-Mail_1 ")
    'prenom e mail 1'
    """
    letters = unicodedata.normalize("NFKD", header.casefold())
    letters = "".join(one for one in letters if not unicodedata.combining(one))
    return " ".join(re.split(r"[\W_]+", letters)).strip()


def column_name(header):
    """The name under which the values of a column are kept: equal for equal headers.

    >>> column_name("Field of Work?")
    'field_of_work'
    """
    name = re.sub(r"[^a-z0-9]+", "_", plain(header)).strip("_")
    # a header of other letters or of signs leaves nothing; "_html" is a kind of its own in Odoo
    return name.removesuffix("_html") or "column_" + header.strip().casefold().encode().hex()[:32]
