import Link from "@docusaurus/Link";
import useBrokenLinks from "@docusaurus/useBrokenLinks";
import { PageMetadata } from "@docusaurus/theme-common";
import Layout from "@theme/Layout";

/** Every post by month, and the lists of everything. */
export default function ArchivesPage({ lists, years }) {
  const anchors = useBrokenLinks();
  for (const { year, months } of years) {
    anchors.collectAnchor(year);
    for (const { month } of months) anchors.collectAnchor(month);
  }
  return (
    <Layout>
      <PageMetadata title="Archives" />
      <main className="container margin-vert--lg">
        <h1>Archives</h1>
        <ul className="terms">
          {lists.map((one) => (
            <li key={one.url}>
              <Link to={one.url}>{one.title}</Link>
            </li>
          ))}
        </ul>
        {years.map(({ year, months }) => (
          <section key={year}>
            <h2 id={year}>{year}</h2>
            {months.map(({ month, posts }) => (
              <section key={month}>
                <h3 id={month}>{month}</h3>
                <ul>
                  {posts.map((one) => (
                    <li key={one.url}>
                      <Link to={one.url}>{one.title}</Link>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </section>
        ))}
      </main>
    </Layout>
  );
}
