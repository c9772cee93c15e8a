import { Toast } from "@base-ui/react/toast";

export type NoticeTone = "success" | "info" | "warning" | "danger";

/** Holds the notices of the page; drawn by components/ui/toaster. */
export const noticeManager = Toast.createToastManager<{ tone: NoticeTone }>();

/**
 * Says in a corner that something happened elsewhere on the page. What a person must act on belongs beside the
 * thing itself, not here: a notice goes away. Problems stay until they are dismissed.
 */
export function notify(tone: NoticeTone, title: string, description?: string): void {
  const stays = tone === "danger" || tone === "warning";
  noticeManager.add({
    title,
    description,
    data: { tone },
    timeout: stays ? 0 : 5_000,
    priority: stays ? "high" : "low",
  });
}
