"use strict";

const { folderOf, namesOf, textsOf } = require("./texts");

const { generator } = hexo.extend;

function page(address, data) {
  return { path: address, layout: ["list"], data };
}

/** Pages of posts, unless the front page is a page: what is sticky comes first. */
generator.register("front", function (locals) {
  if (locals.pages.toArray().some(({ path }) => path === "index.html")) return [];
  const posts = textsOf({ posts: locals.posts });
  const sorted = [...posts.filter(({ sticky }) => sticky), ...posts.filter(({ sticky }) => !sticky)];
  const size = this.config.per_page || sorted.length || 1;
  const count = Math.max(1, Math.ceil(sorted.length / size));
  return Array.from({ length: count }, (_, at) => {
    const items = sorted.slice(at * size, (at + 1) * size);
    return page(at ? `page/${at + 1}/` : "", { items, front: true, number: at + 1, count });
  });
});

/** Texts by the names of their terms in one taxonomy. */
function filed(texts, folder) {
  const found = new Map();
  for (const text of texts) {
    for (const name of new Set(namesOf(text, folder))) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(text);
    }
  }
  return found;
}

/** A page for each term and author. */
generator.register("terms", (locals) => {
  const texts = textsOf(locals);
  return Object.entries(locals.data.terms ?? {}).flatMap(([folder, known]) => {
    const found = filed(texts, folder);
    return Object.entries(known).map(([name, { title, url, description }]) =>
      page(url, { title, description, items: found.get(name) ?? [] }),
    );
  });
});

/** A page for each type, with its texts, and for each taxonomy, with its terms. */
generator.register("lists", (locals) => {
  const texts = textsOf(locals);
  return (locals.data.lists ?? []).map(({ title, url, folder }) => {
    const links = Object.entries(locals.data.terms?.[folder] ?? {});
    if (links.length) return page(url, { title, links });
    return page(url, { title, items: texts.filter((text) => folderOf(text) === folder) });
  });
});

generator.register("archives", () => ({
  path: "archives/",
  layout: ["archives"],
  data: { title: "Archives" },
}));
