import Link from "@docusaurus/Link";
import { PageMetadata } from "@docusaurus/theme-common";
import Layout from "@theme/Layout";
import { inWords } from "./words";

/** A list of texts, or of terms. */
export default function ListPage({ title, description, items, links = [] }) {
  return (
    <Layout>
      <PageMetadata title={title} description={description} />
      <main className="container margin-vert--lg">
        <h1>{title}</h1>
        {description && <p>{description}</p>}
        {links.length > 0 && (
          <ul>
            {links.map(([name, url]) => (
              <li key={url}>
                <Link to={url}>{name}</Link>
              </li>
            ))}
          </ul>
        )}
        <ol className="titles">
          {items.map((one) => (
            <li key={one.permalink}>
              <h2>
                <Link to={one.permalink}>{one.title}</Link>
              </h2>
              {one.day && (
                <p className="meta">
                  <time dateTime={one.day}>{inWords(one.day)}</time>
                </p>
              )}
              {one.description && <p>{one.description}</p>}
            </li>
          ))}
        </ol>
      </main>
    </Layout>
  );
}
