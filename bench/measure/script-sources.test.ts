import { expect, it } from "vitest";
import { scriptSources } from "./script-sources.ts";

it("finds every script file once, whatever else its tag says, and nothing that is written in the page", () => {
  const html = `<link rel="preload" as="script" href="/early.js"/>
    <script src="/a.js" async=""></script><script nonce="x" src="/b.js?v=1&amp;w=2" async=""></script>
    <script>self.push([1,"src=\\"/inline.js\\""])</script><script async="" src="/a.js"></script>`;
  expect(scriptSources(html)).toEqual(["/a.js", "/b.js?v=1&w=2"]);
});

it("leaves out what only browsers without modules load", () => {
  expect(scriptSources('<script src="/old.js" noModule=""></script><script src="/new.js"></script>')).toEqual(
    ["/new.js"],
  );
});
