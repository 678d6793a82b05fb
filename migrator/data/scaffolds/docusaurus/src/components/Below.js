import Link from "@docusaurus/Link";
import useBrokenLinks from "@docusaurus/useBrokenLinks";
import Thread from "./Thread";

/** What stands below a text: terms, translations, comments. */
export default function Below({ fields }) {
  const anchors = useBrokenLinks();
  const { groups = [], comments = [] } = fields.shown ?? {};
  if (comments.length) anchors.collectAnchor("comments");
  return (
    <>
      {groups.map((group) => (
        <ul className="terms" key={group.map(({ url }) => url).join()}>
          {group.map((one) => (
            <li key={one.url}>
              <Link rel="tag" to={one.url}>
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
      ))}
      {fields.translations && (
        <ul className="terms translations">
          {fields.translations.map((one) => (
            <li key={one.url}>
              <Link hrefLang={one.language} lang={one.language} to={one.url}>
                {one.language}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {comments.length > 0 && (
        <section className="comments" id="comments">
          <h2>Comments</h2>
          <Thread list={comments} />
        </section>
      )}
    </>
  );
}
