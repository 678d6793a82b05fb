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
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const markdownIt = new MarkdownIt({ html: true });
const marked = new Marked({ gfm: true });
const remark = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeStringify);
const liquid = new Liquid({ strictFilters: true });
const plainNunjucks = new nunjucks.Environment(null, { autoescape: false });

async function mdx(text) {
  const { default: Content } = await evaluate(text, { ...runtime, remarkPlugins: [remarkGfm] });
  return renderToStaticMarkup(createElement(Content));
}

const READERS = {
  "markdown-it": (text) => markdownIt.render(text),
  marked: (text) => marked.parse(text),
  remark: async (text) => String(await remark.process(text)),
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
