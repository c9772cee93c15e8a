import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BareFrame } from "@/components/frame/bare-frame";
import { PageMessages } from "@/components/frame/page-messages";
import { PhonePage } from "@/components/pairing/phone-page";
import { deviceToken } from "@/lib/pairing/server/device-cookie";
import { isPaired } from "@/lib/pairing/server/phone";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("phone"))("title"), robots: { index: false } };
}

/** For whoever has scanned a code. The same for every code until a phone has used it: the code is not looked at. */
export default async function PairPage({ params }: Props) {
  const [{ code }, token] = await Promise.all([params, deviceToken()]);
  return (
    <PageMessages of={["device", "errors", "phone"]}>
      <BareFrame>
        <PhonePage code={code} paired={await isPaired(token, new Date())} />
      </BareFrame>
    </PageMessages>
  );
}
