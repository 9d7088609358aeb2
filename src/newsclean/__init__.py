"""newsclean: the article alone, out of a scraped news page or text, with every removal named and explained."""

from newsclean.api import clean, explain
from newsclean.article import Article
from newsclean.isolation import isolated
from newsclean.limits import Limits
from newsclean.model import Block, Document, Mark, Removal
from newsclean.pipeline import Pipeline

__version__ = "0.1.0"

__all__ = ["Article", "Block", "Document", "Limits", "Mark", "Pipeline", "Removal", "clean", "explain", "isolated"]
