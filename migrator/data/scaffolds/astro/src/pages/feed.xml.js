import { absolute, site, texts } from "../site.js";

function escaped(text) {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

function entry({ data, rendered }) {
  const date = data.date.toISOString();
  const address = escaped(absolute(data.address));
  return `<entry>
<title>${escaped(data.title)}</title>
<id>${address}</id>
<link rel="alternate" href="${address}"/>
<published>${date}</published>
<updated>${(data.modified ?? data.date).toISOString()}</updated>
<author><name>${escaped(data.author ?? site.title)}</name></author>
<content type="html">${escaped(rendered?.html ?? "")}</content>
</entry>`;
}

export async function GET() {
  const all = await texts();
  const latest = all.filter(({ data }) => data.folder === "posts" && data.date).slice(0, 20);
  const updated = latest[0]?.data.date.toISOString() ?? "1970-01-01T00:00:00Z";
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${escaped(site.title)}</title>
<id>${escaped(absolute("/"))}</id>
<link rel="alternate" href="${escaped(absolute("/"))}"/>
<link rel="self" href="${escaped(absolute("/feed.xml"))}"/>
<updated>${updated}</updated>
${latest.map(entry).join("\n")}
</feed>
`;
  return new Response(xml, { headers: { "Content-Type": "application/atom+xml" } });
}
