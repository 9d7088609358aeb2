"""newsclean: the article alone, out of a scraped news page or text, with every removal named and explained."""

from newsclean.article import Article
from newsclean.cleaner import Cleaner, clean, explain
from newsclean.document import Block, Document, Effort, Element, Evidence, Favor, Format, Limits, Mark, PageKind, Removal, Status
from newsclean.isolation import isolated
from newsclean.output.explain import Explanation
from newsclean.pipeline import Pipeline
from newsclean.profiles import SiteProfile

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "Cleaner",
    "Document",
    "Effort",
    "Element",
    "Evidence",
    "Explanation",
    "Favor",
    "Format",
    "Limits",
    "Mark",
    "PageKind",
    "Pipeline",
    "Removal",
    "SiteProfile",
    "Status",
    "clean",
    "explain",
    "isolated",
]
