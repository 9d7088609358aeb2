"""Cleans every story that a section front links to, in the spider's callback: scrapy runspider news_callback.py -a front=ADDRESS -O articles.jsonl"""

import asyncio

import scrapy

import newsclean
from newsclean.integrations.scrapy import http_encoding


class NewsSpider(scrapy.Spider):
    name = "news"

    def __init__(self, front):
        super().__init__(start_urls=[front])

    def parse(self, response):
        yield from response.follow_all(css="a.story", callback=self.parse_story)

    async def parse_story(self, response):
        article = await asyncio.to_thread(newsclean.clean, response.body, url=response.url, encoding=http_encoding(response))
        if article.status == "ok":
            yield article.to_dict()
        else:
            self.logger.info("%s: %s %s", response.url, article.status, article.warnings)
