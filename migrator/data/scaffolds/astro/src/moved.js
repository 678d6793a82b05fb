function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}

/** A page that sends its reader on. */
export function moved(to) {
  const html = `<!doctype html>
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
  return new Response(html, { headers: { "Content-Type": "text/html" } });
}
