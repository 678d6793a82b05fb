import { MDXProvider } from "@mdx-js/react";
import { useBlogPost } from "@docusaurus/plugin-content-blog/client";
import Content from "@theme-original/BlogPostItem/Content";
import A from "@theme/MDXComponents/A";
import Picture from "@site/src/components/Picture";

/** A link of a text in a list: one within the text, as to a footnote, leads to the whole text. */
function LinkInList(props) {
  const { metadata } = useBlogPost();
  const href = props.href?.startsWith("#") ? metadata.permalink + props.href : props.href;
  return <A {...props} href={href} />;
}

export default function BlogPostItemContent({ children, ...props }) {
  const { metadata, isBlogPostPage } = useBlogPost();
  if (!isBlogPostPage) {
    return (
      <Content {...props} className="text">
        <MDXProvider components={{ a: LinkInList }}>{children}</MDXProvider>
      </Content>
    );
  }
  return (
    <>
      <Picture fields={metadata.frontMatter} />
      <Content {...props} className="text">
        {children}
      </Content>
    </>
  );
}
