import { themes } from "prism-react-renderer";
import { data, file } from "./plugins/data.js";
import { keepAddresses } from "./plugins/addresses.js";

const site = data("site");
const terms = data("terms");
const comments = data("comments");
const menu = data("menus")[site.menu] ?? [];

const markdown = {
  admonitions: false,
  beforeDefaultRemarkPlugins: [keepAddresses],
  exclude: [],
};

/** A language as JavaScript knows it; English where it knows none of that name. */
function locale(language) {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return "en";
  }
}

/** A text's terms, in a list for each taxonomy. */
function groupsOf(fields) {
  return Object.entries(fields.terms ?? {}).map(([folder, names]) => {
    const known = terms[folder] ?? {};
    return names.filter((name) => Object.hasOwn(known, name)).map((name) => known[name]);
  });
}

/** Front matter with what is shown beside the text; what only WordPress needs is not published. */
async function parseFrontMatter(params) {
  const { content, frontMatter } = await params.defaultParseFrontMatter(params);
  const { wordpress, ...fields } = frontMatter;
  const shown = {
    groups: groupsOf(fields),
    comments: comments[fields.slug] ?? [],
    image: fields.image && !content.includes(fields.image) ? fields.image : undefined,
  };
  return { content, frontMatter: { ...fields, shown } };
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

/** A line of the menu; the bar has room for two levels, so deeper ones stand in the second. */
function line({ title, url, children = [] }) {
  const label = title || url;
  const place = url?.startsWith("/") ? { to: url } : url ? { href: url } : {};
  const items = children.flatMap((child) => [child, ...(child.children ?? [])]);
  if (items.length) {
    const plain = items.map(({ title, url }) => line({ title, url }));
    return { type: "dropdown", label, ...place, items: plain };
  }
  return url ? { label, ...place } : { type: "html", value: escaped(title) };
}

export default {
  title: site.title || "Untitled",
  tagline: site.description,
  titleDelimiter: "–",
  url: site.url,
  baseUrl: `${site.base}/`,
  trailingSlash: true,
  onBrokenLinks: "warn",
  onBrokenAnchors: "warn",
  onDuplicateRoutes: "throw",
  i18n: { defaultLocale: locale(site.language), locales: [locale(site.language)] },
  future: { faster: true, v4: true },
  markdown: {
    format: "detect",
    emoji: false,
    parseFrontMatter,
    hooks: { onBrokenMarkdownLinks: "ignore", onBrokenMarkdownImages: "ignore" },
  },
  plugins: [
    [
      "./plugins/blog.js",
      {
        ...markdown,
        routeBasePath: "/",
        tagsBasePath: "tag",
        authorsBasePath: "author",
        archiveBasePath: null,
        blogTitle: site.title,
        blogDescription: site.description,
        blogSidebarCount: 0,
        showReadingTime: false,
        onInlineTags: "throw",
        onInlineAuthors: "throw",
        onUntruncatedBlogPosts: "ignore",
        feedOptions: {
          type: "atom",
          title: site.title || "Untitled",
          description: site.description,
          limit: 20,
        },
      },
    ],
    ["@docusaurus/plugin-content-pages", markdown],
    "./plugins/lists.js",
    "./plugins/redirects.js",
  ],
  themes: [["@docusaurus/theme-classic", { customCss: "./src/css/site.css" }]],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    prism: { theme: themes.github, darkTheme: themes.dracula },
    navbar: { title: site.title, items: menu.map(line) },
    footer: {
      links: [
        { label: "Archives", to: "/archives/" },
        { label: "Feed", href: file("/atom.xml") },
      ],
    },
  },
};
