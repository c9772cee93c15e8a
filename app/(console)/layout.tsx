import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame";
import { PageMessages } from "@/components/frame/page-messages";
import { SettledNewsLater } from "@/components/live/settled-news-later";
import { Toaster } from "@/components/ui/toaster";
import { permissionsOf } from "@/lib/auth/permissions";
import { currentActor } from "@/lib/auth/server/actor";

/** Only draws: each page asks for its own permission, and sends away whoever lacks it. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) return children;
  const permissions = actor.mustChangePassword ? [] : permissionsOf(actor.role);
  return (
    <PageMessages of={["errors", "live"]}>
      <AppFrame actor={{ name: actor.name, role: actor.role }} permissions={permissions}>
        {children}
      </AppFrame>
      <Toaster />
      {permissions.includes("transaction.read") ? <SettledNewsLater /> : null}
    </PageMessages>
  );
}
