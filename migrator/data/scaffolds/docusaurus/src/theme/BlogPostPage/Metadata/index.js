import { useBlogPost } from "@docusaurus/plugin-content-blog/client";
import Metadata from "@theme-original/BlogPostPage/Metadata";
import TextHead from "@site/src/components/TextHead";

export default function BlogPostPageMetadata(props) {
  const { metadata } = useBlogPost();
  return (
    <>
      <Metadata {...props} />
      <TextHead fields={metadata.frontMatter} />
    </>
  );
}
