"""newsclean in Scrapy, web-poet, datatrove and engines that hand over Arrow data. Each module needs an extra of its own.

May import everything but `cli`; nothing imports it.
"""
