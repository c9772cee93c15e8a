"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { focusIt, MENU_ITEM } from "@/components/ui/menu-item-look";

/** An item of a menu that leads to a page. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} role="menuitem" tabIndex={-1} className={MENU_ITEM} onPointerMove={focusIt}>
      {children}
    </Link>
  );
}
