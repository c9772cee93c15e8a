"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RawDialog } from "@/components/callbacks/raw-dialog";
import { SendOnDialog } from "@/components/callbacks/send-on-dialog";
import { useJudgeAgain } from "@/components/callbacks/use-judge-again";
import { copyText } from "@/components/shared/copy-text";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { notify } from "@/components/ui/notify";
import { asCurl } from "@/lib/callbacks/as-curl";
import { TOKEN_PLACEHOLDER } from "@/lib/callbacks/raw-request";
import type { DeliveryView } from "@/lib/callbacks/view";
import { useStory } from "@/lib/timeline/story-context";

/** What the reader may do with a delivery beyond reading it. */
export type Abilities = { mayForward: boolean; mayJudge: boolean };

type DeliveryMenuProps = { delivery: DeliveryView } & Abilities;

/** What can be done with one delivery. */
export function DeliveryMenu({ delivery, mayForward, mayJudge }: DeliveryMenuProps) {
  const t = useTranslations("callbacks");
  const common = useTranslations("common");
  const { address } = useStory().story.deliveries;
  const [open, setOpen] = useState<"raw" | "send-on" | null>(null);
  const judge = useJudgeAgain();
  if (delivery.erased) return null;
  const copyCurl = async () => {
    const copied = await copyText(asCurl(delivery, address));
    if (copied) notify("success", t("curlCopied", { placeholder: TOKEN_PLACEHOLDER }));
    else notify("warning", common("copyFailed", { name: t("curl") }));
  };
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <Button
            variant="ghost"
            size="icon"
            className="-my-1"
            aria-label={t("menu", { number: delivery.number })}
            data-print="hide"
          >
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen("raw")}>{t("showRaw")}</MenuItem>
        <MenuItem onSelect={copyCurl}>{t("copyCurl")}</MenuItem>
        {mayForward || mayJudge ? <MenuSeparator /> : null}
        {mayForward ? <MenuItem onSelect={() => setOpen("send-on")}>{t("sendOn")}</MenuItem> : null}
        {mayJudge ? (
          <MenuItem onSelect={judge.run} disabled={judge.pending}>
            {t("judgeAgain")}
          </MenuItem>
        ) : null}
      </Menu>
      {open === "raw" ? <RawDialog delivery={delivery} address={address} onClose={close} /> : null}
      {open === "send-on" ? <SendOnDialog delivery={delivery} onClose={close} /> : null}
    </>
  );
}
