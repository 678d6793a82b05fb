/** None: it would put texts of the blog into a script. */
export default function StructuredData() {
  return null;
}
