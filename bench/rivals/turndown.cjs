// Reads a JSON array of HTML bodies on standard input; prints {seconds, texts} for turndown with GFM.
const TurndownService = require(process.argv[2] + "/turndown");
const { gfm } = require(process.argv[2] + "/turndown-plugin-gfm");

const bodies = JSON.parse(require("fs").readFileSync(0, "utf8"));
const service = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced" });
service.use(gfm);
service.turndown("<p>warm</p>");
const start = process.hrtime.bigint();
const texts = bodies.map((body) => service.turndown(body));
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
process.stdout.write(JSON.stringify({ seconds, texts }));
