import { readFileSync } from "node:fs";
import { defineConfig } from "astro/config";

const site = JSON.parse(readFileSync(new URL("./src/data/site.json", import.meta.url)));

export default defineConfig({
  site: site.url,
  base: site.base || "/",
  cacheDir: "./.astro/cache",
  build: { format: "directory" },
  markdown: { smartypants: false, syntaxHighlight: false },
});
