import type { Rule } from "@/lib/initialize/parameter-spec";

const OURS = { source: "console", checked: "draft" } as const;

/** What the console demands beyond the page, so that a call cannot fail or mislead for a reason seen beforehand. */
export const CONSOLE_RULES = {
  "MetaInfo.size": {
    ...OURS,
    text: {
      en: "At most 4,096 bytes, because MetaInfo travels in the URL.",
      zh: "最多 4,096 字节，因为 MetaInfo 通过 URL 传递。",
    },
  },
  "MetaInfo.text": {
    ...OURS,
    text: {
      en: "No control characters and no halves of characters: they cannot be sent.",
      zh: "不能包含控制字符或残缺字符，它们无法发送。",
    },
    broken: {
      en: "MetaInfo holds a control character or half of a character that cannot be sent.",
      zh: "MetaInfo 中含有无法发送的控制字符或残缺字符。",
    },
  },
  "MetaInfo.json": {
    ...OURS,
    text: { en: "MetaInfo must be valid JSON.", zh: "MetaInfo 必须是有效的 JSON。" },
  },
  "MetaInfo.object": {
    ...OURS,
    text: {
      en: 'MetaInfo must be a JSON object: {"name": "value", …}.',
      zh: 'MetaInfo 必须是 JSON 对象：{"名称": "值", …}。',
    },
  },
  "MerchantUserId.text": {
    ...OURS,
    text: {
      en: "No control characters (a line break or a tab, say) and no halves of characters.",
      zh: "不能包含控制字符（例如换行符、制表符）或残缺字符。",
    },
  },
  "MerchantUserId.edges": {
    ...OURS,
    text: {
      en: "No space before or after it: it would count as another user.",
      zh: "首尾不能有空白字符，否则会被视为另一个用户。",
    },
  },
  "MerchantUserId.length": {
    ...OURS,
    text: { en: "At most 256 characters.", zh: "最多 256 个字符。" },
  },
  "DocType.spelling": {
    ...OURS,
    text: {
      en: "A code outside the table, where an administrator permits it: up to 32 letters, digits and the signs - _.",
      zh: "表格之外的代码（须经管理员许可）：最多 32 个字符，只能包含英文字母、数字以及 - _。",
    },
  },
  "CallbackUrl.given": {
    ...OURS,
    text: {
      en: "An address of your own cannot be left empty.",
      zh: "选择自有地址时，地址不能为空。",
    },
    broken: {
      en: "Enter the address, or let the console receive the callback.",
      zh: "请填写地址，或改由控制台接收回调。",
    },
  },
  "CallbackUrl.absolute": {
    ...OURS,
    text: {
      en: "The address must be complete, with a host: https://host/path.",
      zh: "地址必须完整并包含主机名：https://主机/路径。",
    },
  },
  "CallbackUrl.characters": {
    ...OURS,
    text: {
      en: "Only characters that a URL may hold; write all others percent-encoded, and the host in ASCII.",
      zh: "只能包含 URL 允许的字符；其他字符请使用百分号编码，主机名请使用 ASCII 形式。",
    },
  },
  "CallbackUrl.length": {
    ...OURS,
    text: { en: "At most 2,048 characters.", zh: "最多 2,048 个字符。" },
  },
  "CallbackUrl.no-credentials": {
    ...OURS,
    text: {
      en: "No user name or password in the address.",
      zh: "地址中不能包含用户名或密码。",
    },
  },
  "CallbackUrl.no-fragment": {
    ...OURS,
    text: {
      en: "No fragment (#…): it never reaches a server.",
      zh: "不能包含片段（#…），片段不会发送到服务器。",
    },
  },
  "CallbackUrl.added-fields": {
    ...OURS,
    text: {
      en: "transactionId, passed and subcode are added by the vendor, so the address must not carry them already.",
      zh: "transactionId、passed 和 subcode 由厂商自动添加，地址中不能事先包含这些字段。",
    },
  },
  "CallbackToken.characters": {
    ...OURS,
    text: {
      en: "At most 128 letters (A–Z, a–z), digits and the signs - . _ ~, which come back in a URL unchanged.",
      zh: "最多 128 个字符，只能包含英文字母、数字以及 - . _ ~，以确保在 URL 中原样返回。",
    },
  },
} as const satisfies Record<string, Rule>;
