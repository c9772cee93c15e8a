import type { DeliveriesView } from "@/lib/callbacks/view";
import type { PersonalData } from "@/lib/results/personal-data";
import type { CheckView, ScheduleView, VerifyLogView } from "@/lib/results/view";
import type { Thread } from "@/lib/transactions/thread";
import type { TransactionView } from "@/lib/transactions/view";

/** All that is known of one transaction, as a page and as JSON. */
export type Story = PersonalData & {
  transaction: TransactionView;
  /** The preset it was composed from, what it repeats and what repeats it. */
  thread: Thread;
  deliveries: DeliveriesView;
  checks: CheckView[];
  verifyLogs: VerifyLogView[];
  /** What is planned next, null when nothing is. */
  schedule: ScheduleView | null;
  /** The server's time when this was read: clocks on the page follow it. */
  now: string;
};
