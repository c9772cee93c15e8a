/** The empty page: what it loads, every page of Next loads. */
export default function Page() {
  return <p>Nothing.</p>;
}
