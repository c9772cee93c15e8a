import { BareFrame } from "@/components/frame/bare-frame";
import { PageAbsent } from "@/components/frame/page-absent";

export default function NotFound() {
  return (
    <BareFrame>
      <PageAbsent reason="notFound" />
    </BareFrame>
  );
}
