"""Cleans every story that a section front links to, with the item pipeline: scrapy runspider news_pipeline.py -a front=ADDRESS -O articles.jsonl"""

import scrapy

from newsclean.integrations.scrapy import http_encoding


class NewsSpider(scrapy.Spider):
    name = "news"
    custom_settings = {
        "ITEM_PIPELINES": {"newsclean.integrations.scrapy.NewscleanPipeline": 300},
        "NEWSCLEAN_RESULT": {"title": "headline", "authors": "authors", "date_published": "date", "text": "text", "status": "status"},
        "FEED_EXPORT_FIELDS": ["url", "headline", "authors", "date", "text", "status"],
    }

    def __init__(self, front):
        super().__init__(start_urls=[front])

    def parse(self, response):
        yield from response.follow_all(css="a.story", callback=self.parse_story)

    def parse_story(self, response):
        yield {"url": response.url, "html": response.body, "encoding": http_encoding(response)}
