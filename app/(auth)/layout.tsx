import type { ReactNode } from "react";
import { BareFrame } from "@/components/frame/bare-frame";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <BareFrame>{children}</BareFrame>;
}
