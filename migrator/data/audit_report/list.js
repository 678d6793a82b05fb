"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const columns = data.columns;
const rows = data.rows;
const at = Object.fromEntries(columns.map((column, number) => [column.name, number]));
const size = 100;
const rank = { broken: 0, look: 1, ok: 2 };
const find = (id) => document.getElementById(id);
let shown = rows;
let page = 0;
let sorting = { column: at.weight, down: true };

function options(id, values) {
  for (const [value, label] of values) {
    const option = document.createElement("option");
    option.value = value;
    option.textContent = label;
    find(id).append(option);
  }
}

function counted(column) {
  const counts = new Map();
  for (const row of rows) counts.set(row[column], (counts.get(row[column]) || 0) + 1);
  return [...counts].sort().map(([value, times]) => [value, `${value || "none"} (${times})`]);
}

function heads() {
  for (const column of columns.filter((one) => one.shown)) {
    const head = document.createElement("th");
    head.scope = "col";
    if (column.number) head.className = "number";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = column.label;
    button.addEventListener("click", () => {
      const number = at[column.name];
      sorting = { column: number, down: sorting.column === number ? !sorting.down : column.number };
      arrange();
    });
    head.append(button);
    head.dataset.column = at[column.name];
    find("heads").append(head);
  }
}

function wanted(row) {
  const text = find("text").value.trim().toLocaleLowerCase();
  for (const id of ["rating", "type", "status"]) {
    const value = find(id).value;
    if (value && row[at[id]] !== value) return false;
  }
  const code = find("code").value;
  if (code && !row[at.codes].includes(Number(code))) return false;
  return !text || `${row[at.title]} ${row[at.file]} ${row[at.author]}`.toLocaleLowerCase().includes(text);
}

function order(one, other) {
  const a = one[sorting.column];
  const b = other[sorting.column];
  if (sorting.column === at.rating) return rank[a] - rank[b];
  return typeof a === "number" ? a - b : String(a).localeCompare(String(b));
}

function arrange() {
  shown = rows.filter(wanted).sort(order);
  if (sorting.down) shown.reverse();
  page = 0;
  for (const head of find("heads").children) {
    const here = Number(head.dataset.column) === sorting.column;
    head.setAttribute("aria-sort", here ? (sorting.down ? "descending" : "ascending") : "none");
  }
  show();
}

function cell(row, column) {
  const value = row[at[column.name]];
  const made = document.createElement("td");
  if (column.number) made.className = "number";
  if (column.name === "title" && row[at.page]) {
    const link = document.createElement("a");
    link.href = row[at.page];
    link.textContent = value || "no title";
    made.append(link);
  } else {
    made.textContent = column.number ? value.toLocaleString("en") : value;
  }
  if (column.name === "rating") made.classList.add(value);
  return made;
}

function show() {
  const body = find("rows");
  body.replaceChildren(...shown.slice(page * size, (page + 1) * size).map((row) => {
    const line = document.createElement("tr");
    line.append(...columns.filter((one) => one.shown).map((column) => cell(row, column)));
    return line;
  }));
  const pages = Math.max(1, Math.ceil(shown.length / size));
  find("count").textContent = `${shown.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")} posts`;
  find("page").textContent = `Page ${page + 1} of ${pages}`;
  find("before").disabled = page === 0;
  find("after").disabled = page + 1 >= pages;
}

options("rating", counted(at.rating));
options("type", counted(at.type));
options("status", counted(at.status));
options("code", data.codes.map((code, number) => [String(number), code]));
heads();
find("filters").addEventListener("input", arrange);
find("filters").addEventListener("submit", (event) => event.preventDefault());
find("before").addEventListener("click", () => { page -= 1; show(); });
find("after").addEventListener("click", () => { page += 1; show(); });
arrange();
