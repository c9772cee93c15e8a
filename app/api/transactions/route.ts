import { defineRoute } from "@/lib/boundary/server/define-route";
import { LIST_READ } from "@/lib/transactions/server/list-read";

// The usual question is answered before Next is asked: scripts/serve/shortcuts.ts.
export const GET = defineRoute(LIST_READ);
