"use strict";

const { full_url_for } = require("hexo-util");
const { textsOf } = require("./texts");

function escaped(text) {
  return String(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** A date of Hexo's with the offset that the site had: Hexo itself keeps none. */
function moment(date, offset) {
  return date.format("YYYY-MM-DDTHH:mm:ss") + (offset || "Z");
}

function entry(hexo, post) {
  const address = escaped(full_url_for.call(hexo, post.path));
  return `<entry>
<title>${escaped(post.title)}</title>
<id>${address}</id>
<link rel="alternate" href="${address}"/>
<published>${moment(post.date, post.utc_offset)}</published>
<updated>${moment(post.updated ?? post.date, post.utc_offset)}</updated>
<author><name>${escaped(post.author || hexo.config.title)}</name></author>
<content type="html">${escaped(post.content)}</content>
</entry>`;
}

/** An Atom feed of the latest posts. */
hexo.extend.generator.register("feed", function (locals) {
  const latest = textsOf({ posts: locals.posts }).filter(({ day }) => day).slice(0, 20);
  const home = escaped(full_url_for.call(this, "/"));
  const updated = latest.length ? moment(latest[0].date, latest[0].utc_offset) : "1970-01-01T00:00:00Z";
  const data = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${escaped(this.config.title)}</title>
<id>${home}</id>
<link rel="alternate" href="${home}"/>
<link rel="self" href="${escaped(full_url_for.call(this, "/atom.xml"))}"/>
<updated>${updated}</updated>
${latest.map((post) => entry(this, post)).join("\n")}
</feed>
`;
  return { path: "atom.xml", data };
});
