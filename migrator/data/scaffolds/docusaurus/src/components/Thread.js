import { inWords } from "./words";

/** Comments, answers inside what they answer. */
export default function Thread({ list }) {
  return (
    <ol>
      {list.map((one) => (
        <li key={one.id} id={`comment-${one.id}`}>
          <p className="meta">
            {one.url ? (
              <a rel="nofollow ugc" href={one.url}>
                {one.author}
              </a>
            ) : (
              one.author
            )}
            {one.date && (
              <>
                , <time dateTime={one.date}>{inWords(one.date.slice(0, 10))}</time>
              </>
            )}
          </p>
          <div dangerouslySetInnerHTML={{ __html: one.html }} />
          {one.answers && <Thread list={one.answers} />}
        </li>
      ))}
    </ol>
  );
}
