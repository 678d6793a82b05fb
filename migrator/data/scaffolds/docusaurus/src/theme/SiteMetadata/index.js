import Head from "@docusaurus/Head";
import { useLocation } from "@docusaurus/router";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";

/** The address of each page; languages are said by the texts that have translations. */
export default function SiteMetadata() {
  const { siteConfig } = useDocusaurusContext();
  const { pathname } = useLocation();
  const address = siteConfig.url + (pathname.endsWith("/") ? pathname : `${pathname}/`);
  return (
    <Head>
      <meta name="twitter:card" content="summary" />
      <meta property="og:site_name" content={siteConfig.title} />
      <meta property="og:url" content={address} />
      <link rel="canonical" href={address} />
    </Head>
  );
}
