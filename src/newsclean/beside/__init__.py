"""What an article has beside its text: links, pictures, embedded posts and players, comments, other articles that were offered, corrections.

One module a field. Each is worked out from a frozen Document when somebody reads the field, so a plain `clean` pays nothing for it.
"""

from newsclean.beside.comments import Comment, read_comments
from newsclean.beside.corrections import Correction, read_corrections
from newsclean.beside.embeds import Embed, read_embeds
from newsclean.beside.images import Image, read_images
from newsclean.beside.links import Link, read_links
from newsclean.beside.related import Related, read_related

FIELDS: dict[str, type] = {"links": Link, "images": Image, "embeds": Embed, "comments": Comment, "related": Related, "corrections": Correction}
"""The fields of an article beside its text, in their order, each with the type of its entries."""

__all__ = [
    "FIELDS",
    "Comment",
    "Correction",
    "Embed",
    "Image",
    "Link",
    "Related",
    "read_comments",
    "read_corrections",
    "read_embeds",
    "read_images",
    "read_links",
    "read_related",
]
