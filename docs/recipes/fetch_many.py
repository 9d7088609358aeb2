"""Fetches pages side by side with httpx, and cleans them in a pool of processes: python fetch_many.py ADDRESS… > articles.jsonl"""

import asyncio
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import httpx

import newsclean

MAX_CONCURRENT = 8  # pages at a time; keep it low for a single site
MAX_BYTES = 10_000_000  # of a page, decompressed; the rest is cut off


async def fetch(client, address):
    """Return the body of a page, its address after redirects, and the charset of its HTTP header."""
    async with client.stream("GET", address) as response:
        response.raise_for_status()  # the status says more than such a page; errors and checks that come with 200 are told by the article's kind
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > MAX_BYTES:
                break
        return bytes(body[:MAX_BYTES]), str(response.url), response.charset_encoding


def cleaned(body, url, encoding):
    """Return the article of a page. Runs in a process of the pool, so it returns plain data, which is cheap to send."""
    return newsclean.clean(body, url=url, encoding=encoding).to_dict()


async def articles(addresses):
    """Yield each address with its article, or with the error that fetching it raised."""
    slots = asyncio.Semaphore(MAX_CONCURRENT)
    loop = asyncio.get_running_loop()

    async def one(address):
        async with slots:
            try:
                page = await fetch(client, address)
            except httpx.HTTPError as error:
                return address, error
            return address, await loop.run_in_executor(pool, cleaned, *page)

    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:  # forking a process that has threads is not safe
        async with httpx.AsyncClient(follow_redirects=True, timeout=20) as client:
            for done in asyncio.as_completed([one(address) for address in addresses]):
                yield await done


async def main(addresses):
    async for address, article in articles(addresses):
        if isinstance(article, Exception):
            print(f"{address}: {article!r}", file=sys.stderr)
        else:
            print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
