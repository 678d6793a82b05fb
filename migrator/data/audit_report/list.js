"use strict";
// The list of posts: filters, sorting and pages. What is shown stands in the address, after “#”.
const data = JSON.parse(document.getElementById("data").textContent);
const { columns, rows, codes } = data;
const at = Object.fromEntries(columns.map((column, number) => [column.name, number]));
const shownColumns = columns.filter((column) => column.label);
const size = 100;
const texts = ["text", "published"];
const choices = ["rating", "code", "kept", "type", "status", "author", "since"];
const find = (id) => document.getElementById(id);
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
const collator = new Intl.Collator(undefined, { numeric: true });
const said = rows.map((row) => folded(`${row[at.title]}\n${row[at.file]}\n${row[at.author]}`));
const orders = new Map();
let shown = [];
let page = 0;
let sorting = { column: "weight", down: true };

// Rows in the order of a column, from the least: found once, since sorting is the slowest part.
function ordered(name) {
  if (!orders.has(name)) {
    const column = at[name];
    const ranks = Object.keys(data.ratings);
    const compare = columns[column].number ? (a, b) => a - b
      : name === "rating" ? (a, b) => ranks.indexOf(a) - ranks.indexOf(b)
      : collator.compare;
    const numbers = rows.map((_, number) => number);
    orders.set(name, numbers.sort((a, b) => compare(rows[a][column], rows[b][column]) || a - b));
  }
  return orders.get(name);
}

function wanted() {
  const words = folded(find("text").value).split(/\s+/).filter(Boolean);
  const published = find("published").value.trim();
  const code = codes.findIndex(([name]) => name === find("code").value);
  const equal = choices.filter((id) => id !== "code" && find(id).value)
    .map((id) => [at[id], find(id).value === "-" ? "" : find(id).value]);
  return (number) => {
    const row = rows[number];
    return equal.every(([column, value]) => row[column] === value)
      && (code < 0 || row[at.codes].includes(code))
      && row[at.published].startsWith(published)
      && words.every((word) => said[number].includes(word));
  };
}

function arrange(toPage = 0) {
  const order = ordered(sorting.column);
  shown = order.filter(wanted());
  if (sorting.down) shown.reverse();
  page = Math.min(Math.max(toPage, 0), Math.max(0, Math.ceil(shown.length / size) - 1));
  for (const head of find("heads").children) {
    const here = head.dataset.column === sorting.column;
    head.setAttribute("aria-sort", here ? (sorting.down ? "descending" : "ascending") : "none");
  }
  show();
}

function cell(row, column) {
  const value = row[at[column.name]];
  const made = document.createElement("td");
  made.className = column.number ? `${column.name} number` : column.name;
  if (column.name === "title") {
    const link = document.createElement("a");
    link.href = row[at.page];
    link.textContent = value || "no title";
    made.append(link);
    if (row[at.since]) made.append(" ", Object.assign(document.createElement("b"), { className: "new", textContent: "new" }));
  } else if (column.name === "rating") {
    made.append(Object.assign(document.createElement("b"), { className: value, textContent: data.ratings[value] }));
  } else {
    made.textContent = column.number ? value.toLocaleString("en") : value;
  }
  return made;
}

function show() {
  find("rows").replaceChildren(...shown.slice(page * size, (page + 1) * size).map((number) => {
    const line = document.createElement("tr");
    line.append(...shownColumns.map((column) => cell(rows[number], column)));
    return line;
  }));
  const pages = Math.max(1, Math.ceil(shown.length / size));
  find("count").textContent = `${shown.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")} posts`;
  find("page").textContent = `Page ${page + 1} of ${pages}`;
  find("before").setAttribute("aria-disabled", page === 0);
  find("after").setAttribute("aria-disabled", page + 1 >= pages);
}

function turn(by) {
  const pages = Math.ceil(shown.length / size);
  if (page + by < 0 || page + by >= pages) return;
  page += by;
  show();
  note();
  find("list").scrollIntoView();
}

// Into the address goes what is not as it is at first, so that a filtered list can be passed on.
function note() {
  const state = new URLSearchParams();
  for (const id of [...texts, ...choices]) if (find(id).value.trim()) state.set(id, find(id).value.trim());
  if (sorting.column !== "weight") state.set("sort", (sorting.down ? "-" : "") + sorting.column);
  if (page) state.set("page", page + 1);
  const hash = state.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : "#posts");
}

// The other way round: whether the address says what to show.
function follow() {
  const state = new URLSearchParams(location.hash.slice(1));
  if (!location.hash.includes("=")) return false;
  for (const id of texts) find(id).value = state.get(id) || "";
  for (const id of choices) {
    find(id).value = state.get(id) || "";
    if (find(id).selectedIndex < 0) find(id).value = "";
  }
  const sort = state.get("sort") || "-weight";
  const name = sort.replace(/^-/, "");
  sorting = Object.hasOwn(at, name) && name !== "codes" ? { column: name, down: sort.startsWith("-") } : { column: "weight", down: true };
  arrange((Number.parseInt(state.get("page"), 10) || 1) - 1);
  return true;
}

// A choice's options, each with how many posts it shows; a choice of nothing is not shown.
function offer(id, all, values) {
  const counts = new Map();
  for (const row of rows) {
    for (const key of id === "code" ? row[at.codes].map((number) => codes[number][0]) : [row[at[id]]]) {
      counts.set(key, (counts.get(key) || 0) + 1);
    }
  }
  const known = values || [...counts.keys()].sort(collator.compare).map((value) => [value, value || "none"]);
  find(id).append(new Option(all, ""), ...known.filter(([value]) => counts.has(value)).map(
    ([value, label]) => new Option(`${label} (${counts.get(value).toLocaleString("en")})`, value || "-")));
  find(id).parentElement.hidden = find(id).options.length < 2;
}

function heads() {
  for (const column of shownColumns) {
    const head = document.createElement("th");
    head.scope = "col";
    head.className = column.number ? `${column.name} number` : column.name;
    head.dataset.column = column.name;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = column.label;
    button.addEventListener("click", () => {
      const again = sorting.column === column.name;
      sorting = { column: column.name, down: again ? !sorting.down : column.number };
      arrange();
      note();
    });
    head.append(button);
    find("heads").append(head);
  }
}

offer("rating", "all", Object.entries(data.ratings));
offer("code", "anything", codes);
offer("kept", "all", Object.entries(data.kept));
for (const id of ["type", "status", "author"]) offer(id, "all");
offer("since", "all", [["new", "new"]]);
heads();
find("filters").addEventListener("input", () => arrange());
find("filters").addEventListener("change", note);
find("filters").addEventListener("submit", (event) => { event.preventDefault(); note(); });
find("filters").addEventListener("reset", () => setTimeout(() => { arrange(); note(); }));
find("before").addEventListener("click", () => turn(-1));
find("after").addEventListener("click", () => turn(1));
function lead() {
  if (!follow()) return false;
  find("posts").scrollIntoView();
  find("posts").focus({ preventScroll: true });
  return true;
}

addEventListener("hashchange", lead);
if (!lead()) arrange();
