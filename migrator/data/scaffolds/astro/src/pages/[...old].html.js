import { moved } from "../moved.js";
import { redirects } from "../site.js";

/** The files at old addresses: of a folder its index. */
export function getStaticPaths() {
  return redirects.map(({ from, to }) => {
    const path = from.endsWith("/") ? `${from}index` : from.replace(/\.html?$/, "");
    return { params: { old: path.replace(/^\//, "") }, props: { to } };
  });
}

export function GET({ props }) {
  return moved(props.to);
}
