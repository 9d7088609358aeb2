"""Pages for the tests of newsclean.compat."""

URL = "https://news.lornepost.example/a/talks"

PAGE = """<!doctype html><html lang="en"><head><title>Talks end in Seoul | Lorne Post</title>
<meta property="og:site_name" content="Lorne Post"><meta property="og:type" content="article"><meta name="keywords" content="talks, trade">
<meta property="og:image" content="/lead.jpg"><meta property="og:image:width" content="1200"><meta property="article:section" content="World">
<meta name="description" content="Eleven hours in a hotel brought nothing."><link rel="shortcut icon" href="/favicon.ico">
<link rel="canonical" href="https://news.lornepost.example/a/talks"><meta property="article:published_time" content="2024-03-05T10:15:00+01:00">
<meta property="article:modified_time" content="2024-03-07T08:00:00+01:00"><meta name="author" content="Jane Doe"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks end in Seoul</h1><p>By Jane Doe and Kim Lee</p>
<p>The <b>talks</b> between both sides <a href="/b">failed</a> after eleven hours in a hotel.</p>
<h2>What the two sides said</h2><p>Delegates said <i>no new date</i> had been set, and that neither side had moved on prices.</p>
<figure><img src="/hotel.jpg" alt="The hotel" width="900" height="600"><figcaption>The hotel in Seoul</figcaption></figure>
<ul><li>Fish prices stay as they are for now</li><li>Fuel prices rise next month<ul><li>by four per cent in the north</li></ul></li></ul>
<blockquote><p>It was a long day for all of us here.</p><p>We go home with nothing at all.</p></blockquote>
<table><tr><th>Side</th><th>Offer</th></tr><tr><td>North</td><td>12</td></tr></table>
<p>The two sides met for the first time in a year, and for the third time since the treaty was signed in Lorne.</p>
<p>Follow us on X</p></article>
<section class="comments" id="comments"><h3>3 comments</h3>
<div class="comment"><span class="comment-author">Ann Moor</span><time>6 March 2024</time><p>I did not think that they would agree at all.</p></div>
<div class="comment"><span class="comment-author">Jo Field</span><time>6 March 2024</time><p>They will meet again before the summer.</p></div>
<div class="comment"><span class="comment-author">Kay Hill</span><time>7 March 2024</time><p>Nobody here believes in these talks any more.</p></div>
</section><footer>Copyright 2024 Lorne Post</footer></body></html>"""
