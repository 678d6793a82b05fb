import { PageMetadata } from "@docusaurus/theme-common";
import Layout from "@theme/Layout";
import MDXContent from "@theme/MDXContent";
import Below from "@site/src/components/Below";
import Picture from "@site/src/components/Picture";
import TextHead from "@site/src/components/TextHead";

/** A page: its title, its text, and what stands below it. */
export default function MDXPage({ content: Text }) {
  const { title, description, frontMatter } = Text.metadata;
  return (
    <Layout>
      <PageMetadata title={title} description={description} image={frontMatter.image} />
      <TextHead fields={frontMatter} />
      <main className="container margin-vert--lg">
        <article>
          <h1>{title}</h1>
          <Picture fields={frontMatter} />
          <div className="text markdown">
            <MDXContent>
              <Text />
            </MDXContent>
          </div>
          <Below fields={frontMatter} />
        </article>
      </main>
    </Layout>
  );
}
