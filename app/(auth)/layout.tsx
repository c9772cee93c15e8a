import type { ReactNode } from "react";
import { BareFrame } from "@/components/frame/bare-frame";
import { PageMessages } from "@/components/frame/page-messages";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <PageMessages of={["auth", "errors", "validation"]}>
      <BareFrame>{children}</BareFrame>
    </PageMessages>
  );
}
