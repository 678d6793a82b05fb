const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September"],
  ...["October", "November", "December"],
];

/** A day as `2019-03-10`, in words. */
export function inWords(day) {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[month - 1]} ${year}`;
}
