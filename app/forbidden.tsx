import { BareFrame } from "@/components/frame/bare-frame";
import { PageAbsent } from "@/components/frame/page-absent";

export default function Forbidden() {
  return (
    <BareFrame>
      <PageAbsent reason="forbidden" />
    </BareFrame>
  );
}
