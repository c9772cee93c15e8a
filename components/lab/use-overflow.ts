import { type RefObject, useEffect, useRef, useState } from "react";

/** Whether a table is wider than what it scrolls in, followed as either of them changes. */
export function useOverflow(): [RefObject<HTMLTableElement | null>, boolean] {
  const ref = useRef<HTMLTableElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const table = ref.current;
    const scroller = table?.parentElement;
    if (!table || !scroller) return;
    const observer = new ResizeObserver(() => setOverflows(scroller.scrollWidth > scroller.clientWidth));
    observer.observe(table);
    observer.observe(scroller);
    return () => observer.disconnect();
  }, []);
  return [ref, overflows];
}
