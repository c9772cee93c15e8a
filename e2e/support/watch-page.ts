import type { Page } from "@playwright/test";

// In the page, before anything of its own: whatever a hostile text sets off is remembered there.
const IN_PAGE = `
  window.__wrong = [];
  window.hit = () => window.__wrong.push("a script ran");
  for (const name of ["alert", "confirm", "prompt"]) window[name] = window.hit;
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
    window.__wrong.push("policy: " + violatedDirective + " " + blockedURI + " " + sample));
`;

// Nothing of the console's own looks like this, so whatever does was made of a text.
const IN_DOCUMENT = `(() => {
  const found = [];
  const alien = "base,iframe,object,embed,applet,marquee,video,audio,math,frame,frameset,[srcdoc]," +
    "meta[http-equiv],body ~ *";
  for (const one of document.querySelectorAll(alien)) found.push("element: " + one.outerHTML.slice(0, 120));
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      if (/^on/i.test(name)) found.push("handler: " + one.outerHTML.slice(0, 120));
      if (!/^(href|src|action|formaction|xlink:href|data|poster)$/i.test(name)) continue;
      // What React writes where a form is sent by a function, and in place of such an address.
      if (/^javascript:throw new Error\\(/.test(value)) continue;
      const { protocol, origin } = new URL(value, location.href);
      const inert = one.tagName === "A" || one.tagName === "LINK" && one.rel !== "stylesheet";
      const fine = origin === location.origin || protocol === "data:" && one.tagName === "IMG" ||
        inert && /^(https:|mailto:)$/.test(protocol);
      if (!fine) found.push("address: " + one.outerHTML.slice(0, 160));
    }
  }
  if (document.querySelectorAll("h1").length !== 1) found.push("headings of the page: " + document.querySelectorAll("h1").length);
  if (/1787569/.test(document.body.innerText)) found.push("a template was filled in");
  return found;
})()`;

// A control character of writing direction reaches to the end of its paragraph, or of the isolate around it: it must
// not stand in one with words of the console's.
const TURNED = `(() => {
  const turning = /[\\u202a-\\u202e\\u2066-\\u2069]/;
  const apart = (one) => {
    const { display, unicodeBidi } = getComputedStyle(one);
    return !/^(inline|contents)$/.test(display) || /isolate|plaintext/.test(unicodeBidi);
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!turning.test(node.data)) continue;
    let one = node.parentElement;
    if (one.closest("script,style,option,title,[hidden],textarea")) continue;
    while (!apart(one)) one = one.parentElement;
    const others = [...one.childNodes].filter((each) => each !== node && !each.contains(node) &&
      (each.nodeType === 3 ? each.data.trim() !== "" : each.nodeType === 1 && !apart(each) && each.textContent.trim() !== ""));
    if (others.length > 0) found.push("turns its neighbours: " + one.outerHTML.slice(0, 200));
  }
  return found;
})()`;

export type Watched = {
  /** What went wrong since the page was opened, in words; nothing when all is well. */
  wrong(): Promise<string[]>;
};

/** Sees scripts that ran, reports of the policy, dialogs, complaints, strange elements and calls to strangers. */
export async function watchPage(page: Page): Promise<Watched> {
  let outside: string[] = [];
  await page.addInitScript(IN_PAGE);
  page.on("dialog", (dialog) => {
    outside.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => outside.push(`error: ${String(error)}`));
  page.on("console", (message) => {
    if (message.type() === "error") outside.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:/.test(protocol) && hostname !== "127.0.0.1") outside.push(`called: ${request.url()}`);
  });
  return {
    async wrong() {
      const inside = await page.evaluate<string[]>("window.__wrong.splice(0)");
      const made = await page.evaluate<string[]>(IN_DOCUMENT);
      const turned = await page.evaluate<string[]>(TURNED);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      const layout = over > 0 ? [`wider than the window by ${over} px`] : [];
      const all = [...outside, ...inside, ...made, ...turned, ...layout];
      outside = [];
      return all;
    },
  };
}

/** Which of the texts the document holds, in whatever place: text, attribute, value of a field. */
export async function shownOf(page: Page, texts: readonly string[]): Promise<number> {
  const held = await page.evaluate(() => {
    const pieces: string[] = [document.body.textContent ?? ""];
    for (const one of document.querySelectorAll("*")) {
      for (const { value } of one.attributes) pieces.push(value);
      if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) pieces.push(one.value);
    }
    return pieces.join("\n");
  });
  return texts.filter((text) => held.includes(text)).length;
}
