import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreMessages } from "@/components/frame/more-messages";
import { pick } from "@/lib/i18n/pick";

type PageMessagesProps = { of: readonly string[]; children: ReactNode };

/** Sends the browser the messages that the client components of a page use, and no others. */
export async function PageMessages({ of, children }: PageMessagesProps) {
  return <MoreMessages messages={pick(await getMessages(), of)}>{children}</MoreMessages>;
}
