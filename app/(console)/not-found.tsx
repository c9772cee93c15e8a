import { PageAbsent } from "@/components/frame/page-absent";

export default function ConsoleNotFound() {
  return <PageAbsent reason="notFound" />;
}
