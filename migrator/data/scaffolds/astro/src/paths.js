import { lists, terms, texts } from "./site.js";

const SIZE = 10;

/** Addresses of pages as parameters of this route: none for the front page. */
function page(address, props) {
  const path = address.replace(/^\/|\/$/g, "");
  return { params: { path: path || undefined }, props: { address, ...props } };
}

/** Every page that is made of texts: their own, those of terms and lists, and the front pages. */
export async function paths() {
  const all = await texts();
  const posts = all.filter(({ data }) => data.folder === "posts");
  const pages = all.map((text) => {
    const place = posts.indexOf(text);
    const [before, after] = place < 0 ? [] : [posts[place + 1], posts[place - 1]];
    return page(text.data.address, { title: text.data.title, text, before, after });
  });
  for (const [folder, known] of Object.entries(terms)) {
    for (const [name, term] of Object.entries(known)) {
      const items = all.filter(({ data }) =>
        folder === "authors" ? data.author === name : data.terms[folder]?.includes(name),
      );
      pages.push(page(term.url, { title: term.title, items, data: { description: term.description } }));
    }
  }
  for (const list of lists) {
    const links = Object.entries(terms[list.folder] ?? {});
    const items = links.length ? undefined : all.filter(({ data }) => data.folder === list.folder);
    pages.push(page(list.url, { title: list.title, items, links }));
  }
  if (!all.some(({ data }) => data.address === "/")) {
    const sorted = [...posts.filter(({ data }) => data.sticky), ...posts.filter(({ data }) => !data.sticky)];
    const count = Math.max(1, Math.ceil(sorted.length / SIZE));
    for (let number = 1; number <= count; number++) {
      const items = sorted.slice((number - 1) * SIZE, number * SIZE);
      const address = number === 1 ? "/" : `/page/${number}/`;
      pages.push(page(address, { items, front: true, number, count }));
    }
  }
  return pages;
}
