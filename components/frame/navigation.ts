import type { Permission } from "@/lib/auth/permissions";

export type NavigationItem = { key: string; href: string; needs: Permission };

/** Every page that the top bar leads to, and the permission that its page asks for. `key` names its message. */
const ITEMS = [
  { key: "overview", href: "/", needs: "transaction.read" },
  { key: "initialize", href: "/initialize", needs: "transaction.start" },
  { key: "transactions", href: "/transactions", needs: "transaction.read" },
  { key: "presets", href: "/presets", needs: "transaction.start" },
  { key: "scenarios", href: "/scenarios", needs: "device.order" },
  { key: "lab", href: "/lab", needs: "transaction.read" },
  { key: "credentials", href: "/credentials", needs: "credential.manage" },
  { key: "users", href: "/users", needs: "person.manage" },
  { key: "audit", href: "/audit", needs: "audit.read" },
  { key: "settings", href: "/settings", needs: "system.read" },
] as const satisfies readonly NavigationItem[];

export type NavigationKey = (typeof ITEMS)[number]["key"];

/** The pages that somebody with these permissions may open. */
export function navigationFor(permissions: readonly string[]): { key: NavigationKey; href: string }[] {
  return ITEMS.filter(({ needs }) => permissions.includes(needs)).map(({ key, href }) => ({ key, href }));
}

/** All pages that they may open, one's own account too: what one may search for. */
export function pagesFor(permissions: readonly string[]): { key: NavigationKey | "account"; href: string }[] {
  return [...navigationFor(permissions), { key: "account", href: "/account" }];
}

/** True on a page and on everything below it; the overview has nothing below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
