import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getCollection } from "astro:content";

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September"],
  ...["October", "November", "December"],
];

function data(name) {
  const path = join(process.cwd(), "src", "data", `${name}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf-8")) : {};
}

export const site = data("site");
export const terms = data("terms");
export const lists = data("lists");
export const archives = data("archives");
export const comments = data("comments");
export const redirects = data("redirects");
export const menu = data("menus")[site.menu] ?? [];

/** A day as `2019-03-10`, in words. */
export function inWords(day) {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[month - 1]} ${year}`;
}

/** An address in the folder that the site lies in. */
export function at(address) {
  return site.base + address;
}

/** The same with its host. */
export function absolute(address) {
  return new URL(at(address), site.url).href;
}

/** Every text that anyone may read, the newest first. */
export async function texts() {
  const found = await getCollection("texts", ({ data }) => !data.draft);
  return found.sort((a, b) => (b.data.date?.getTime() ?? 0) - (a.data.date?.getTime() ?? 0));
}

/** The beginning of a text. */
export function opening({ data, rendered }) {
  if (data.description) return data.description;
  const html = (rendered?.html ?? "").split("<!--more-->")[0];
  const words = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
}
