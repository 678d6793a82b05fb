import { readFileSync } from "node:fs";

const site = JSON.parse(readFileSync(new URL("./content/_data/site.json", import.meta.url)));
const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September"],
  ...["October", "November", "December"],
];

/** A day as `2019-03-10`, in words. */
function inWords(day) {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[month - 1]} ${year}`;
}

/** What front matter calls a taxonomy: “tags” would make collections of them. */
function field(folder) {
  return folder === "tags" ? "topics" : folder;
}

/** All pages that front matter puts under a name of a taxonomy. */
function under(pages, folder, term) {
  return pages.filter(({ data }) => {
    const names = folder === "authors" ? data.author : data[field(folder)];
    return Array.isArray(names) ? names.includes(term) : names === term;
  });
}

/** The beginning of a page, as text. */
function opening(content) {
  const text = (content ?? "").split("<!--more-->")[0].replace(/<[^>]*>/g, " ");
  const words = text.replace(/\s+/g, " ").trim();
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
}

export default function (config) {
  config.addPassthroughCopy({ "content/style.css": "style.css" });
  config.addPassthroughCopy({ "static/media": "media" });
  config.addPreprocessor("drafts", "*", (data) => (data.draft ? false : undefined));
  const of = (folder) => (api) =>
    api.getFilteredByGlob(`content/${folder}/**/*.md`).sort((a, b) => a.date - b.date);
  config.addCollection("posts", of("posts"));
  config.addCollection("front", (api) => {
    const newest = of("posts")(api).reverse();
    return [...newest.filter(({ data }) => data.sticky), ...newest.filter(({ data }) => !data.sticky)];
  });
  config.addCollection("pages", of("pages"));
  config.addCollection("texts", (api) => api.getAll().filter(({ data }) => data.wordpress));
  config.addFilter("inWords", inWords);
  config.addFilter("under", under);
  config.addFilter("named", function (folder) {
    return this.ctx[field(folder)];
  });
  config.addFilter("opening", opening);
  config.addFilter("newestFirst", (pages) => [...pages].sort((a, b) => b.date - a.date));
  config.addFilter("inFolder", (pages, folder) =>
    pages.filter(({ inputPath }) => inputPath.startsWith(`./content/${folder}/`)),
  );
  config.addFilter("absolute", (path) => new URL(path, `${site.url || "https://example.org"}/`).href);
  config.addFilter("iso", (date) => new Date(date).toISOString());
  config.setNunjucksEnvironmentOptions({ throwOnUndefined: false, autoescape: true });
  config.setLiquidOptions({ strictFilters: true });
  return { dir: { input: "content", output: "_site" }, pathPrefix: site.base };
}
