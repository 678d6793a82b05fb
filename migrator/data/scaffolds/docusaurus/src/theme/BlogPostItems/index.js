import Items from "@theme-original/BlogPostItems";

export default function BlogPostItems(props) {
  return (
    <div className="list">
      <Items {...props} />
    </div>
  );
}
