import { useEffect } from "react";

/*
 * The title of the browser's tab, put together from what several parts of a page know: how much news there is, and
 * what this page says in place of the title that it came with. Next changes that title at every navigation.
 */
let plain = "";
let written: string | undefined;
let instead: string | null = null;
let news = 0;
let watching = false;

function write(): void {
  if (document.title !== written) plain = document.title;
  const title = `${news > 0 ? `(${news}) ` : ""}${instead ?? plain}`;
  if (document.title !== title) document.title = title;
  written = title;
}

function watch(): void {
  if (watching) return;
  watching = true;
  const observer = new MutationObserver(() => {
    if (document.title !== written) write();
  });
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
}

/** Says something else than the page's own title, until null or until the component goes. */
export function useTabTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    watch();
    instead = title;
    write();
    return () => {
      instead = null;
      write();
    };
  }, [title]);
}

/** Puts a number before the title, as mail programs do; none for 0. */
export function setTabNews(count: number): void {
  if (count === news) return;
  watch();
  news = count;
  write();
}
