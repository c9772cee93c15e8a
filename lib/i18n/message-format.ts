/**
 * What the console's messages use of ICU MessageFormat: `{name}`, plural with exact cases and `#`, select, and
 * apostrophes that quote. It stands in for the package `intl-messageformat`, which next-intl brings and which would be
 * a tenth of the script that every page loads; message-format.test.ts holds it to that package on every message.
 */

type Part = string | Argument | typeof COUNT;
type Argument = { name: string; kind?: "plural" | "select"; cases?: Map<string, Part[]> };
type Values = Record<string, unknown>;

/** Marks that turn the direction of writing would turn the sentence around a value as well. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** The `#` of a plural. */
const COUNT = Symbol("count");

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  all(): Part[] {
    const parts = this.parts(false);
    if (this.at < this.text.length) throw this.fault();
    return parts;
  }

  private parts(inPlural: boolean): Part[] {
    const parts: Part[] = [];
    let literal = "";
    const flush = () => {
      if (literal !== "") parts.push(literal);
      literal = "";
    };
    for (let next = this.text[this.at]; next !== undefined && next !== "}"; next = this.text[this.at]) {
      if (next === "'") literal += this.quoted(inPlural);
      else if (next === "{" || (next === "#" && inPlural)) {
        flush();
        parts.push(next === "{" ? this.argument() : this.count());
      } else {
        literal += next;
        this.at += 1;
      }
    }
    flush();
    return parts;
  }

  /** Two apostrophes are one; one before a brace (or a plural's #) quotes up to the next; any other is itself. */
  private quoted(inPlural: boolean): string {
    const next = this.text[this.at + 1] ?? "";
    if (next === "'") {
      this.at += 2;
      return "'";
    }
    if (!"{}".includes(next || " ") && !(inPlural && next === "#")) {
      this.at += 1;
      return "'";
    }
    const [whole = "", inner = ""] = /^'((?:[^']|'')*)'?/.exec(this.text.slice(this.at)) ?? [];
    this.at += whole.length;
    return inner.replaceAll("''", "'");
  }

  private count(): typeof COUNT {
    this.at += 1;
    return COUNT;
  }

  private argument(): Argument {
    const name = this.take(/^\{\s*([^\s,{}]+)\s*/);
    if (this.text[this.at] === "}") {
      this.at += 1;
      return { name };
    }
    const kind = this.take(/^,\s*(plural|select)\s*,\s*/) === "plural" ? "plural" : "select";
    const cases = new Map<string, Part[]>();
    while (this.text[this.at] !== "}") {
      const label = this.take(/^([^\s{}]+)\s*\{/);
      cases.set(label, this.parts(kind === "plural"));
      this.take(/^(\})\s*/);
    }
    if (!cases.has("other")) throw this.fault();
    this.at += 1;
    return { name, kind, cases };
  }

  private take(pattern: RegExp): string {
    const found = pattern.exec(this.text.slice(this.at));
    if (!found) throw this.fault();
    this.at += found[0].length;
    return found[1] ?? "";
  }

  private fault(): SyntaxError {
    return new SyntaxError(`A message that cannot be read, at ${this.at}: ${this.text}`);
  }
}

/** A message, read once. */
export class IntlMessageFormat {
  static readonly formats = { date: {}, time: {}, number: {} };
  private readonly parts: Part[];
  private readonly locale: string;

  /** @throws SyntaxError when it is not well formed */
  constructor(message: string, locale: string) {
    this.parts = new Reader(message).all();
    this.locale = locale;
  }

  /** @throws Error when a value that it names is not given */
  format(values: Values = {}): string {
    return this.write(this.parts, values, 0);
  }

  private write(parts: readonly Part[], values: Values, count: number): string {
    return parts.map((part) => this.one(part, values, count)).join("");
  }

  private one(part: Part, values: Values, count: number): string {
    if (typeof part === "string") return part;
    if (part === COUNT) return new Intl.NumberFormat(this.locale).format(count);
    if (!Object.hasOwn(values, part.name))
      throw new Error(`The message names {${part.name}}, which was not given`);
    const value = values[part.name];
    if (!part.cases) return String(value ?? "").replace(TURNING, "");
    const number = Number(value);
    const chosen =
      part.kind === "select"
        ? part.cases.get(String(value))
        : (part.cases.get(`=${number}`) ?? part.cases.get(new Intl.PluralRules(this.locale).select(number)));
    return this.write(
      chosen ?? part.cases.get("other") ?? [],
      values,
      part.kind === "plural" ? number : count,
    );
  }
}
