import blog from "@docusaurus/plugin-content-blog";
import { data } from "./data.js";

export { validateOptions } from "@docusaurus/plugin-content-blog";

/** Pages that `lists.js` makes, with pages and other types in them too. */
const ELSEWHERE = [
  "@theme/BlogTagsListPage",
  "@theme/BlogTagsPostsPage",
  "@theme/Blog/Pages/BlogAuthorsListPage",
  "@theme/Blog/Pages/BlogAuthorsPostsPage",
];

function isWanted({ component }) {
  if (component === "@theme/BlogListPage") return !data("site").front;
  return !ELSEWHERE.includes(component);
}

/** The blog, with sticky posts first in its list, and no list where the front page is a page. */
export default async function stickyBlog(context, options) {
  const plugin = await blog(context, options);
  const isSticky = ({ metadata }) => Boolean(metadata.frontMatter.sticky);
  return {
    ...plugin,
    async contentLoaded({ content, actions }) {
      const posts = content.blogPosts;
      const sorted = [...posts.filter(isSticky), ...posts.filter((post) => !isSticky(post))];
      const addRoute = (route) => {
        if (isWanted(route)) actions.addRoute(route);
      };
      await plugin.contentLoaded({
        content: { ...content, blogPosts: sorted },
        actions: { ...actions, addRoute },
      });
    },
  };
}
