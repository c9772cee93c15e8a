import { PageAbsent } from "@/components/frame/page-absent";

export default function ConsoleForbidden() {
  return <PageAbsent reason="forbidden" />;
}
