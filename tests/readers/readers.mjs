// Reads texts by the readers of the platforms: a JSON array [reader, text] a line in, a JSON string a line out.
import { createInterface } from "node:readline";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import * as runtime from "react/jsx-runtime";
import { evaluate } from "@mdx-js/mdx";
import { Liquid } from "liquidjs";
import { Marked } from "marked";
import MarkdownIt from "markdown-it";
import nunjucks from "nunjucks";
import rehypeRaw from "rehype-raw";
import rehypeStringify from "rehype-stringify";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const markdownIt = new MarkdownIt({ html: true });
// A bare address in a text becomes a link in GFM, as it did in WordPress: left out, to compare texts.
const marked = new Marked({ gfm: true, tokenizer: { url() {} } });
function gfm() {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    ...[gfmTable(), gfmStrikethrough(), gfmTaskListItem(), gfmFootnote()],
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    gfmFootnoteFromMarkdown(),
  ];
}
const remark = remarkWith();
const docusaurus = remarkWith(remarkDirective, directivesAsText);
const liquid = new Liquid({ strictFilters: true });
const plainNunjucks = new nunjucks.Environment(null, { autoescape: false });

// As Docusaurus has it: a directive in a text that has nothing to it is the text it was.
function directivesAsText() {
  return function visit(node) {
    if (node.type === "textDirective" && !node.children.length && !Object.keys(node.attributes ?? {}).length) {
      Object.assign(node, { type: "text", value: `:${node.name}` });
    } else {
      (node.children ?? []).forEach(visit);
    }
  };
}

function remarkWith(...more) {
  const reader = unified().use(remarkParse).use(gfm);
  for (const plugin of more) reader.use(plugin);
  return reader
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeStringify);
}

async function mdx(text) {
  const { default: Content } = await evaluate(text, { ...runtime, remarkPlugins: [gfm] });
  return renderToStaticMarkup(createElement(Content)).replace(/^(<link rel="preload"[^>]*>)+/, "");
}

const READERS = {
  "markdown-it": (text) => markdownIt.render(text),
  marked: (text) => marked.parse(text),
  remark: async (text) => String(await remark.process(text)),
  docusaurus: async (text) => String(await docusaurus.process(text)),
  mdx,
  liquidjs: (text) => liquid.parseAndRender(text),
  nunjucks: (text) => plainNunjucks.renderString(text, {}),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [reader, text] = JSON.parse(line);
  let answer;
  try {
    answer = [await READERS[reader](text), ""];
  } catch (error) {
    answer = ["", String(error)];
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
