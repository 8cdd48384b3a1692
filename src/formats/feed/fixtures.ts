/** Feeds of one invented news site, written for the tests: the same two stories in every language of feeds. */

export const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel>
<title>خبر دیدار</title><link>https://didar.example/</link><description>تازه‌های دیدار</description><language>fa</language>
<atom:link rel="self" href="https://didar.example/feed.xml"/><atom:link rel="hub" href="https://hub.example/"/>
<image><url>/logo.png</url></image>
<item>
<title>پل چوبی روستا بازسازي شد</title><link>/news/482121</link><guid isPermaLink="false">didar-482121</guid>
<description>پل چوبی روستای کرانه پس از سه ماه دوباره باز شد.</description>
<content:encoded><![CDATA[<p>پل چوبی روستای <a href="/tag/کرانه">کرانه</a> باز شد.</p><p>اهالی می گویند راه مدرسه کوتاه‌تر شده است.</p><script>alert(1)</script>]]></content:encoded>
<dc:creator>سارا نمونه‌پور</dc:creator><category>استان‌ها</category><category>راه</category>
<pubDate>Tue, 27 Jan 2026 04:01:00 +0330</pubDate>
<media:content url="https://cdn.didar.example/482121.jpg" medium="image" width="800" height="500"><media:description>پل تازه</media:description><media:credit>آرش نمونه</media:credit></media:content>
<media:thumbnail url="https://cdn.didar.example/482121-s.jpg"/><slash:comments>۷</slash:comments>
</item>
<item>
<title>کتابخانهٔ شبانه گشایش یافت</title><link>https://didar.example/news/482120</link><guid>https://didar.example/news/482120</guid>
<description>&lt;p&gt;کتابخانهٔ شهر تا نیمه‌شب باز است.&lt;/p&gt;</description><author>news@didar.example (آرش نمونه‌یار)</author>
<pubDate>۱۴۰۴/۱۱/۰۶ ۲۲:۱۵</pubDate><enclosure url="/radio/1.mp3" length="1024" type="audio/mpeg"/><slash:comments>3</slash:comments>
</item>
</channel></rss>`

export const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fa" xml:base="https://didar.example/">
<title>خبر دیدار</title><id>tag:didar.example,2014:feed</id><updated>2026-01-27T00:31:00Z</updated>
<link rel="self" href="atom.xml"/><link href="/"/><author><name>هیئت تحریریه</name></author>
<entry xml:base="news/"><title type="html">پل چوبی &lt;b&gt;روستا&lt;/b&gt; بازسازی شد</title><id>tag:didar.example,2014:482121</id>
<link href="482121"/><link rel="enclosure" href="/radio/1.mp3" type="audio/mpeg" length="1024"/>
<published>2026-01-27T04:01:00+03:30</published><updated>2026-01-27T05:01:00+03:30</updated>
<author><name>سارا نمونه‌پور</name><email>sara@didar.example</email></author><category term="c1" label="استان‌ها"/>
<summary>پل چوبی روستای کرانه باز شد.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>پل چوبی روستای <a href="../tag/1">کرانه</a> باز شد.</p></div></content></entry>
<entry><title>کتابخانهٔ شبانه گشایش یافت</title><id>tag:didar.example,2014:482120</id><link href="/news/482120"/>
<updated>2026-01-26T22:15:00+03:30</updated><summary type="text">تا نیمه‌شب باز است.</summary></entry>
</feed>`

export const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'خبر دیدار',
  home_page_url: 'https://didar.example/',
  feed_url: 'https://didar.example/feed.json',
  items: [
    {
      id: 'didar-482121',
      url: '/news/482121',
      title: 'پل چوبی روستا بازسازی شد',
      content_html: '<p>پل چوبی روستای کرانه باز شد.</p>',
      date_published: '۱۴۰۴/۱۱/۰۷ ۰۴:۰۱',
      authors: [{ name: 'سارا نمونه‌پور' }],
      tags: ['استان‌ها'],
      image: '/i/1.jpg',
      attachments: [{ url: '/radio/1.mp3', mime_type: 'audio/mpeg', size_in_bytes: 1024 }],
    },
    { id: 482120, title: 'کتابخانهٔ شبانه گشایش یافت', content_text: 'تا نیمه‌شب باز است.', author: 'آرش نمونه‌یار' },
  ],
})

export const NEWSML = `<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-01-27T00:40:00Z</sent><sender>didar.example</sender></header>
<itemSet>
<newsItem guid="urn:newsml:didar.example:20260127:482121" version="3" standard="NewsML-G2" xml:lang="fa">
<itemMeta><provider literal="didar"><name>خبر دیدار</name></provider><versionCreated>2026-01-27T05:01:00+03:30</versionCreated>
<firstCreated>2026-01-27T04:01:00+03:30</firstCreated><pubStatus qcode="stat:canceled"/></itemMeta>
<contentMeta><urgency>4</urgency><by>سارا نمونه‌پور</by><creator><name>میز استان‌ها</name></creator><infoSource><name>ایسنا</name></infoSource>
<subject><name>استان‌ها</name></subject><keyword>راه</keyword><headline role="hlrole:main">پل چوبی روستا بازسازی شد</headline>
<description role="drol:summary">پل چوبی روستای کرانه باز شد.</description></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>تیتر NITF</hl1></hedline><byline>نویسندهٔ NITF</byline></body.head>
<body.content><p>پل چوبی روستای کرانه باز شد.</p><hl2>راه مدرسه</hl2><p>راه کوتاه‌تر شد.</p></body.content></body></nitf></inlineXML>
<remoteContent href="https://cdn.didar.example/s.jpg" contenttype="image/jpeg" width="200"/>
<remoteContent href="https://cdn.didar.example/l.jpg" contenttype="image/jpeg" width="1600" height="900"/></contentSet>
</newsItem>
<packageItem guid="urn:newsml:didar.example:pkg" version="1"><itemMeta><versionCreated>2026-01-27T06:00:00+03:30</versionCreated></itemMeta>
<contentMeta><headline>بستهٔ صبح</headline></contentMeta>
<groupSet root="g1"><group id="g1"><itemRef residref="a"><title>پل چوبی</title></itemRef><groupRef idref="g2"/></group>
<group id="g2"><itemRef residref="b"><title>کتابخانهٔ شبانه</title></itemRef></group></groupSet></packageItem>
</itemSet></newsMessage>`

export const NINJS = JSON.stringify({
  uri: 'https://didar.example/news/482121',
  version: '3',
  firstcreated: '2026-01-27T04:01:00+03:30',
  versioncreated: '2026-01-27T05:01:00+03:30',
  pubstatus: 'usable',
  urgency: 4,
  language: 'fa',
  by: 'سارا نمونه‌پور',
  headlines: [{ role: 'main', value: 'پل چوبی روستا بازسازی شد' }],
  bodies: [
    { role: 'text', contenttype: 'text/plain', value: 'پل چوبی روستای کرانه باز شد.' },
    { role: 'html', contenttype: 'text/html', value: '<p>پل چوبی روستای کرانه باز شد.</p><p>راه کوتاه‌تر شد.</p>' },
  ],
  subjects: [{ name: 'استان‌ها' }],
  infosources: [{ name: 'ایسنا' }],
  associations: [
    {
      name: 'mainpic',
      type: 'picture',
      descriptions: [{ role: 'caption', value: 'پل تازه' }],
      renditions: [
        { href: 'https://cdn.didar.example/s.jpg', contenttype: 'image/jpeg', width: 200 },
        { href: 'https://cdn.didar.example/l.jpg', contenttype: 'image/jpeg', width: 1600 },
      ],
    },
  ],
})

export const SITEMAP = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://didar.example/news/482121</loc><lastmod>2026-01-27</lastmod>
<news:news><news:publication><news:name>خبر دیدار</news:name><news:language>fa</news:language></news:publication>
<news:publication_date>2026-01-27T04:01:00+03:30</news:publication_date><news:title>پل چوبی روستا بازسازی شد</news:title>
<news:keywords>استان‌ها, راه</news:keywords></news:news><image:image><image:loc>https://cdn.didar.example/l.jpg</image:loc></image:image></url>
<url><loc>javascript:alert(1)</loc></url></urlset>`

export const OPML = `<?xml version="1.0"?><opml version="2.0"><head><title>خوراک‌های میز</title></head><body>
<outline text="خبرگزاری‌ها"><outline text="خبر دیدار" type="rss" xmlUrl="https://didar.example/feed.xml" htmlUrl="https://didar.example/"/></outline></body></opml>`

export const WXR = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>روزنامهٔ کرانه</title><link>https://karaneh.example</link><language>fa-IR</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://karaneh.example</wp:base_blog_url>
<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[sara]]></wp:author_login><wp:author_email>sara@karaneh.example</wp:author_email><wp:author_display_name><![CDATA[سارا نمونه‌پور]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>ostan</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[استان‌ها]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>gilan</wp:category_nicename><wp:category_parent>ostan</wp:category_parent><wp:cat_name><![CDATA[گیلان]]></wp:cat_name></wp:category>
<item><title>پل چوبی روستا بازسازی شد</title><link>https://karaneh.example/1404/11/07/%d9%be%d9%84/</link><pubDate>Tue, 27 Jan 2026 00:31:00 +0000</pubDate>
<dc:creator><![CDATA[sara]]></dc:creator><guid isPermaLink="false">https://karaneh.example/?p=4821</guid><description></description>
<content:encoded><![CDATA[پل چوبی روستای کرانه باز شد.

[caption id="attachment_4820" width="640"]<img src="https://karaneh.example/files/pol.jpg" width="640" alt="پل"> پل تازه[/caption]

راه مدرسه کوتاه‌تر شد.]]></content:encoded><excerpt:encoded><![CDATA[پل باز شد.]]></excerpt:encoded>
<wp:post_id>4821</wp:post_id><wp:post_date><![CDATA[2026-01-27 04:01:00]]></wp:post_date><wp:post_date_gmt><![CDATA[2026-01-27 00:31:00]]></wp:post_date_gmt>
<wp:post_modified_gmt><![CDATA[2026-01-27 02:00:00]]></wp:post_modified_gmt><wp:post_name><![CDATA[%d9%be%d9%84]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status>
<wp:post_parent>0</wp:post_parent><wp:post_type><![CDATA[post]]></wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="gilan"><![CDATA[گیلان]]></category><category domain="post_tag" nicename="pol"><![CDATA[پل]]></category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[4820]]></wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>آفرین</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type></wp:comment>
<wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_approved>0</wp:comment_approved><wp:comment_type>comment</wp:comment_type></wp:comment>
<wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type></wp:comment></item>
<item><title>یادداشت نیمه‌کاره</title><link>https://karaneh.example/?p=4830</link><pubDate>Tue, 30 Nov 1999 00:00:00 +0000</pubDate><dc:creator>sara</dc:creator>
<content:encoded><![CDATA[هنوز نوشته نشده.]]></content:encoded><wp:post_id>4830</wp:post_id><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>pol</title><link>https://karaneh.example/pol/</link><wp:post_id>4820</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
<wp:post_parent>4821</wp:post_parent><wp:attachment_url>https://karaneh.example/files/pol.jpg</wp:attachment_url></item>
</channel></rss>`
