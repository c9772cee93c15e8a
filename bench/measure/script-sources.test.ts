import { expect, it } from "vitest";
import { scriptSources } from "./script-sources.ts";

it("finds every script file once, whatever else its tag says, and nothing that is written in the page", () => {
  const html = `<link rel="preload" as="script" href="/early.js"/>
    <script src="/a.js" async=""></script><script nonce="x" src="/b.js?v=1&amp;w=2" noModule=""></script>
    <script>self.push([1,"src=\\"/inline.js\\""])</script><script async="" src="/a.js"></script>`;
  expect(scriptSources(html)).toEqual(["/a.js", "/b.js?v=1&w=2"]);
});
