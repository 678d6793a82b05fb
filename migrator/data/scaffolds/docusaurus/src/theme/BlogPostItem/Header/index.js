import Link from "@docusaurus/Link";
import { useBlogPost } from "@docusaurus/plugin-content-blog/client";
import Title from "@theme/BlogPostItem/Header/Title";
import { inWords } from "@site/src/components/words";

/** Title, the day where it was written, and the author. */
export default function BlogPostItemHeader() {
  const { metadata } = useBlogPost();
  const { day } = metadata.frontMatter;
  return (
    <header>
      <Title />
      <p className="meta">
        {day && <time dateTime={day}>{inWords(day)}</time>}
        {metadata.authors.map((author) => (
          <span key={author.key}>
            {" · "}
            <Link rel="author" to={author.page.permalink}>
              {author.name}
            </Link>
          </span>
        ))}
      </p>
    </header>
  );
}
