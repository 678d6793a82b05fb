import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { data } from "./data.js";

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}

function page(to) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${escaped(to)}">
</head>
<body><p><a href="${escaped(to)}">Moved</a></p></body>
</html>
`;
}

/** A page at the very path of each old address that sends its reader on, where nothing else is. */
export default function redirects() {
  return {
    name: "redirects",
    async postBuild({ outDir }) {
      for (const { from, to } of data("redirects")) {
        const path = join(outDir, from.endsWith("/") ? `${from}index.html` : from);
        if (existsSync(path)) continue;
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, page(to));
      }
    },
  };
}
