import { data } from "./data.js";

/** Every text that was converted, the newest first: posts and pages. */
function textsOf(allContent) {
  const posts = allContent["docusaurus-plugin-content-blog"]?.default?.blogPosts ?? [];
  const pages = allContent["docusaurus-plugin-content-pages"]?.default ?? [];
  const all = [...posts.map(({ metadata }) => metadata), ...pages];
  return all
    .filter(({ frontMatter }) => frontMatter?.folder)
    .map(({ title, permalink, frontMatter: { day = "", description, folder, terms, author_name } }) => ({
      shown: { title: title ?? "", permalink, day, description },
      folder,
      terms: { ...terms, authors: author_name ? [author_name] : [] },
    }))
    .sort((a, b) => b.shown.day.localeCompare(a.shown.day));
}

/** A page for each term and author, each type, each taxonomy, and the archives. */
export default function lists({ baseUrl }) {
  return {
    name: "lists",
    async allContentLoaded({ allContent, actions }) {
      const texts = textsOf(allContent);
      const known = data("terms");
      const add = (address, component, props) =>
        actions.addRoute({
          path: baseUrl + address.slice(1),
          component: `@site/src/components/${component}.js`,
          exact: true,
          props,
        });
      const addList = (url, title, wanted, more) =>
        add(url, "ListPage", { title, items: texts.filter(wanted).map(({ shown }) => shown), ...more });
      for (const [folder, terms] of Object.entries(known)) {
        for (const [name, { title, url, description }] of Object.entries(terms)) {
          addList(url, title, (text) => text.terms[folder]?.includes(name), { description });
        }
      }
      for (const { title, url, folder } of data("lists")) {
        const links = Object.entries(known[folder] ?? {}).map(([name, term]) => [name, term.url]);
        addList(url, title, (text) => !links.length && text.folder === folder, { links });
      }
      add("/archives/", "ArchivesPage", { lists: data("lists"), years: data("archives") });
    },
  };
}
