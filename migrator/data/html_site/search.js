"use strict";
// Looks for words in titles and texts of the posts that stand in the page; asks nobody.
const posts = JSON.parse(document.getElementById("posts").textContent);
const query = document.getElementById("query");
const status = document.getElementById("status");
const results = document.getElementById("results");
const MOST = 100;

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

for (const post of posts) {
  post.inTitle = plain(post.title);
  post.inText = plain(post.text);
}

function score(post, words) {
  let sum = 0;
  for (const word of words) {
    const title = post.inTitle.includes(word);
    if (!title && !post.inText.includes(word)) return 0;
    sum += title ? 10 : 1;
  }
  return sum;
}

function shown(post, words) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = post.url;
  link.textContent = post.title || "Untitled";
  const at = Math.max(0, Math.min(...words.map((word) => post.inText.indexOf(word)).filter((found) => found >= 0), post.text.length) - 60);
  const piece = document.createElement("p");
  piece.className = "meta";
  piece.textContent = (post.date ? post.date + " · " : "") + post.text.slice(at, at + 200);
  row.append(link, piece);
  return row;
}

function search() {
  const words = plain(query.value).split(/\s+/).filter(Boolean);
  const found = words.length ? posts.map((post) => [score(post, words), post]).filter(([sum]) => sum) : [];
  found.sort((one, other) => other[0] - one[0]);
  results.replaceChildren(...found.slice(0, MOST).map(([, post]) => shown(post, words)));
  status.textContent = words.length ? (found.length === 1 ? "1 found" : found.length + " found") : "";
}

query.addEventListener("input", search);
search();
