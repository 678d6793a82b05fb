/** The featured image, where the text does not show it itself. */
export default function Picture({ fields }) {
  if (!fields.shown?.image) return null;
  return (
    <figure>
      <img src={fields.shown.image} alt={fields.image_alt ?? ""} />
    </figure>
  );
}
