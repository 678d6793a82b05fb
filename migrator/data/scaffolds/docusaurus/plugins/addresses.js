const FILE = /^\/[^/?#][^?#]*\.\w+(?:[?#]|$)/;

function isFile({ type, url }) {
  return (type === "image" && /^\/(?!\/)/.test(url)) || (type === "link" && FILE.test(url));
}

/** Pictures and files keep their addresses; Docusaurus would copy each to one of its own. */
export function keepAddresses() {
  return (tree) => {
    const todo = [tree];
    while (todo.length) {
      const node = todo.pop();
      if (isFile(node)) node.url = `pathname://${node.url}`;
      todo.push(...(node.children ?? []));
    }
  };
}
