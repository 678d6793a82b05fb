// Reads a JSON array of HTML bodies on standard input; prints how many seconds turndown took for all.
const TurndownService = require(process.argv[2] + "/turndown");
const { gfm } = require(process.argv[2] + "/turndown-plugin-gfm");

const bodies = JSON.parse(require("fs").readFileSync(0, "utf8"));
const service = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced" });
service.use(gfm);
service.turndown(bodies[0]);
const start = process.hrtime.bigint();
for (const body of bodies) service.turndown(body);
console.log(Number(process.hrtime.bigint() - start) / 1e9);
