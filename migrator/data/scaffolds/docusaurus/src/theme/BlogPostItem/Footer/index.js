import { useBlogPost } from "@docusaurus/plugin-content-blog/client";
import ReadMoreLink from "@theme/BlogPostItem/Footer/ReadMoreLink";
import Below from "@site/src/components/Below";

export default function BlogPostItemFooter() {
  const { metadata, isBlogPostPage } = useBlogPost();
  if (isBlogPostPage) {
    return (
      <footer>
        <Below fields={metadata.frontMatter} />
      </footer>
    );
  }
  if (!metadata.hasTruncateMarker) return null;
  return (
    <footer>
      <ReadMoreLink blogPostTitle={metadata.title} to={metadata.permalink} />
    </footer>
  );
}
