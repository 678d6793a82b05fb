import Head from "@docusaurus/Head";
import { useBaseUrlUtils } from "@docusaurus/useBaseUrl";

/** What the head says of a text beside its title: language, search engines, translations. */
export default function TextHead({ fields }) {
  const { withBaseUrl } = useBaseUrlUtils();
  const { lang, title_meta: title, canonical, noindex, translations = [] } = fields;
  return (
    <Head>
      {lang && <html lang={lang} />}
      {title && <title>{title}</title>}
      {canonical && <link rel="canonical" href={canonical} />}
      {noindex && <meta name="robots" content="noindex" />}
      {translations.map((one) => (
        <link
          key={one.language}
          rel="alternate"
          hrefLang={one.language}
          href={withBaseUrl(one.url, { absolute: true })}
        />
      ))}
    </Head>
  );
}
