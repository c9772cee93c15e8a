import type { IncomingMessage, ServerResponse } from "node:http";

const RETRY_AFTER_SECONDS = 3;

const WORDS = {
  title: "The console's pages are being started again · 控制台页面正在重新启动",
  en: "Callbacks are received meanwhile, and nothing is lost. This page comes back by itself.",
  zh: "其间仍会接收回调，不会丢失任何数据。本页面会自动恢复。",
};

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="${RETRY_AFTER_SECONDS}">
<title>${WORDS.title}</title></head>
<body><h1>${WORDS.title}</h1><p>${WORDS.en}</p><p lang="zh">${WORDS.zh}</p></body></html>
`;

/** Says that pages cannot be shown just now: to a person who follows a link as a page that looks again, else as text. */
export function sayAway({ headers }: IncomingMessage, res: ServerResponse): void {
  const wantsPage = headers["sec-fetch-dest"] === "document" || /\btext\/html\b/.test(headers.accept ?? "");
  res.writeHead(503, {
    "retry-after": String(RETRY_AFTER_SECONDS),
    "content-type": `text/${wantsPage ? "html" : "plain"}; charset=utf-8`,
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  res.end(wantsPage ? PAGE : `${WORDS.title}\n${WORDS.en}\n${WORDS.zh}\n`);
}
