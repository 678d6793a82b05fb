"use strict";

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September"],
  ...["October", "November", "December"],
];
const NO_TERMS = ["authors"];

/** A list of what is in an array, a query of Hexo's, or nothing. */
function listed(found) {
  return found ? (found.toArray ? found.toArray() : [found].flat(2)) : [];
}

/** Names of a text's terms, as `terms.json` has them; a category is in its parents too. */
function namesOf(text, folder) {
  if (folder === "authors") return listed(text.author);
  const found = folder === "categories" || folder === "tags" ? text[folder] : text.terms?.[folder];
  return listed(found).map((one) => one.name ?? String(one));
}

/** What a text is filed under: for each taxonomy, its terms. */
function termsOf(text, known) {
  return Object.entries(known)
    .filter(([folder]) => !NO_TERMS.includes(folder))
    .map(([folder, terms]) => {
      const names = new Set(namesOf(text, folder));
      return [...names].filter((name) => Object.hasOwn(terms, name)).map((name) => terms[name]);
    })
    .filter((found) => found.length);
}

/** Every text that was converted, the newest first: posts and pages. */
function textsOf(locals) {
  const all = [...listed(locals.posts), ...listed(locals.pages)].filter((text) => text.wordpress);
  return all.sort((a, b) => (b.day ? b.date - 0 : 0) - (a.day ? a.date - 0 : 0));
}

/** The type of a text, as lists call it. */
function folderOf(text) {
  const type = text.wordpress.type ?? "post";
  return { post: "posts", page: "pages" }[type] ?? type;
}

/** Its address, as data files have it. */
function addressOf(text) {
  return `/${text.path.replace(/^\//, "").replace(/(^|\/)index\.html$/, "$1")}`;
}

/** A day as `2019-03-10`, in words. */
function inWords(day) {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[month - 1]} ${year}`;
}

/** The beginning of a text. */
function opening(text) {
  const html = (text.content ?? "").split('<span id="more"></span>')[0];
  const words = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
}

module.exports = { addressOf, folderOf, inWords, namesOf, opening, termsOf, textsOf };

if (typeof hexo !== "undefined") {
  // a tag may be called “constructor”, which any plain object has
  for (const map of ["category_map", "tag_map"]) {
    hexo.config[map] = Object.assign(Object.create(null), hexo.config[map]);
  }
  hexo.extend.helper.register("address_of", addressOf);
  hexo.extend.helper.register("in_words", inWords);
  hexo.extend.helper.register("opening", opening);
  hexo.extend.helper.register("terms_of", function (text) {
    return termsOf(text, this.site.data.terms ?? {});
  });
}
