import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPanel } from "@/components/account/account-panel";
import { PageMessages } from "@/components/frame/page-messages";
import { NotifyCard } from "@/components/live/notify-card";
import { listOwnSessions } from "@/lib/account/server/own-sessions";
import { requireActor } from "@/lib/auth/server/actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const actor = await requireActor("account.manage");
  const sessions = actor.mustChangePassword ? [] : await listOwnSessions(actor);
  return (
    <PageMessages of={["account", "validation"]}>
      <AccountPanel
        {...{ actor, sessions }}
        serverNow={new Date().toISOString()}
        notifications={<NotifyCard />}
      />
    </PageMessages>
  );
}
