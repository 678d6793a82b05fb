import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a file of `data/` holds. */
export function data(name) {
  const path = join(__dirname, "..", "data", `${name}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf-8")) : {};
}

/** The address of a file that is no page, as links are given it. */
export function file(address) {
  return `pathname://${data("site").base}${address}`;
}
