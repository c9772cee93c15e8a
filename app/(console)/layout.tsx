import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame";
import { pagesFor } from "@/components/frame/navigation";
import { PageMessages } from "@/components/frame/page-messages";
import { SettledNewsLater } from "@/components/live/settled-news-later";
import { PaletteLater } from "@/components/palette/palette-later";
import { Toaster } from "@/components/ui/toaster";
import { type Permission, permissionsOf } from "@/lib/auth/permissions";
import { currentActor } from "@/lib/auth/server/actor";

/** Only draws: each page asks for its own permission, and sends away whoever lacks it. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) return children;
  const permissions = actor.mustChangePassword ? [] : permissionsOf(actor.role);
  const t = await getTranslations("frame");
  const pages = pagesFor(permissions).map((page) => ({ ...page, label: t(page.key) }));
  return (
    <PageMessages of={["errors", "live", "palette"]}>
      <AppFrame actor={{ name: actor.name, role: actor.role }} permissions={permissions}>
        {children}
      </AppFrame>
      <Toaster />
      {permissions.includes("transaction.read") ? <SettledNewsLater /> : null}
      {permissions.length > 0 ? (
        <PaletteLater reader={readerOf(actor.personId, permissions)} pages={pages} />
      ) : null}
    </PageMessages>
  );
}

/** What the palette looks for; each answer checks for itself. */
const readerOf = (personId: string, permissions: readonly Permission[]) => ({
  personId,
  mayRead: permissions.includes("transaction.read"),
  mayStart: permissions.includes("transaction.start"),
});
