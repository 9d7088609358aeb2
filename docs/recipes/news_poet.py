"""Gives every story that a section front links to as a zyte-common-items Article, with a page object.

scrapy runspider news_poet.py -a front=ADDRESS -O articles.jsonl
"""

import scrapy
from scrapy_poet import DummyResponse
from web_poet import field

from newsclean.integrations.webpoet import NewscleanArticlePage


class StoryPage(NewscleanArticlePage):
    """What this site needs beyond what newsclean does by itself: the section stands before the headline."""

    @field
    def headline(self):
        section = self.cleaned.section
        return f"{section}: {self.cleaned.title}" if section else self.cleaned.title


class NewsSpider(scrapy.Spider):
    name = "news"
    custom_settings = {"ADDONS": {"scrapy_poet.Addon": 300}}

    def __init__(self, front):
        super().__init__(start_urls=[front])

    def parse(self, response):
        yield from response.follow_all(css="a.story", callback=self.parse_story)

    async def parse_story(self, response: DummyResponse, page: StoryPage):
        yield await page.to_item()
