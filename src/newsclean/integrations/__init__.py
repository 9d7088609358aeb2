"""newsclean in Scrapy, web-poet and datatrove, and in engines that hand over Arrow data. Each module needs an extra of its own.

May import everything except `cli`; nothing imports it.
"""
